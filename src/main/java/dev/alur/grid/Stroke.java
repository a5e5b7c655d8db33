package dev.alur.grid;

import org.jspecify.annotations.Nullable;

/// One thing that has to be done to a workbook for an edit, in the order in which it has to be done; addresses
/// count rows as they are then. A wall that tells another program what to do reads its requests off these.
public sealed interface Stroke {
    /// A cell is given something.
    ///
    /// @param value what it holds from then on; for a formula what it gave so far
    /// @param formula without its `=`, or null
    /// @param format the number format that the cell is given along, or null where it keeps its own
    record Put(
            Address at,
            Value value,
            @Nullable String formula,
            @Nullable String format) implements Stroke {}

    /// A cell leads somewhere else.
    ///
    /// @param target as [Edit.SetLink] has it
    record Link(Address at, String target) implements Stroke {}

    /// Rows are opened: what stands there moves down, and references follow.
    ///
    /// @param isLikeAbove whether they look like the row above, else like the one that was there
    record Open(Opening opening, boolean isLikeAbove) implements Stroke {}

    /// Cells take the look and the rules of others.
    ///
    /// @param cells as wide as the pattern or as high
    /// @param isRuled whether they take what may be typed there as well
    record Dress(Range pattern, Range cells, boolean isRuled) implements Stroke {}

    /// A table reaches to another range.
    ///
    /// @param table as it is from then on
    record Reach(Table table) implements Stroke {}

    /// A sheet is added, blank.
    record NewSheet(Edit.AddSheet sheet) implements Stroke {}

    /// Cells become a table.
    record NewTable(Table table) implements Stroke {}

    /// A defined name refers to something, whether it is new or not.
    record Refer(String name, String reference) implements Stroke {}

    /// A rule for what may be typed is laid on cells that have none.
    record Rule(Validation validation) implements Stroke {}

    /// Cells are given a number format.
    ///
    /// @param format its code, or null for General
    record Format(Range cells, @Nullable String format) implements Stroke {}

    /// A column is given a width.
    ///
    /// @param width in characters of the usual font
    record Width(String sheet, int column, double width) implements Stroke {}
}
