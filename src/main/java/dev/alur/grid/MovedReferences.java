package dev.alur.grid;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rewrites the references of formulas for rows that were opened and for tables that grew: what stood below
/// moves along, what spans the new rows or ends with the data grows. Texts, names, structured references
/// (`Jobs[Price]`), other workbooks (`[1]Sheet1!A1`), several sheets at once (`Jan:Dec!A1`) and `#REF!` stay as
/// they are.
public final class MovedReferences {
    private final @Nullable Opening opening;
    private final List<Growth> growths;
    private final String sheet;

    /// Where a formula stands and how its references are meant.
    ///
    /// @param sheet the sheet that references without one mean; empty for none
    /// @param relative by how many rows references without `$` move, whatever they refer to: 0 or the number
    ///     of opened rows where one formula stands for many rows; null where each means the cell it names
    public record Place(
            String sheet, Growth.Reader reader, @Nullable Integer relative) {
        public Place(String sheet, Growth.Reader reader) {
            this(sheet, reader, null);
        }
    }

    private MovedReferences(String sheet, @Nullable Opening opening, List<Growth> growths) {
        this.sheet = sheet;
        this.opening = opening;
        this.growths = List.copyOf(growths);
    }

    /// For rows opened in a sheet, and what grows into them.
    public static MovedReferences of(Opening opening, List<Growth> growths) {
        return new MovedReferences(opening.sheet(), opening, growths);
    }

    /// For tables of one sheet that grow over free rows, where nothing has to move.
    public static MovedReferences of(List<Growth> growths) {
        return new MovedReferences(growths.getFirst().sheet(), null, growths);
    }

    /// The sheet whose rows these are.
    public String sheet() {
        return sheet;
    }

    public Optional<Opening> opening() {
        return Optional.ofNullable(opening);
    }

    public List<Growth> growths() {
        return growths;
    }

    /// A formula's text, without `=`, as it has to read afterwards; the same text where nothing changes.
    public String moved(String formula, Place place) {
        return new FormulaMover(this, formula, place).moved();
    }

    /// Who reads the rows from a cell: whether it stands in rows that grow, in rows that move, or elsewhere.
    public Growth.Reader reader(String onSheet, int row, int column) {
        if (growths.isEmpty()) {
            return Growth.Reader.NONE;
        }
        if (growths.stream().anyMatch(growth -> growth.holds(onSheet, row, column))) {
            return Growth.Reader.OWN_ROW;
        }
        boolean moves = opening != null && onSheet.equalsIgnoreCase(sheet) && opening.after(row, column) != row;
        return moves ? Growth.Reader.BELOW : Growth.Reader.FORMULA;
    }

    /// A range of the sheet as an element or an attribute names it (a merged cell, a validation's cells).
    ///
    /// @param grows whether it grows where it ends with the data
    public Range moved(Range range, boolean grows) {
        Range after = opening == null ? range : opening.after(range);
        if (!grows || !after.equals(range)) {
            return after;
        }
        for (Growth growth : growths) {
            boolean ends = range.lastRow() == growth.lastRow()
                    && range.firstColumn() <= growth.lastColumn()
                    && range.lastColumn() >= growth.firstColumn();
            if (ends) {
                int last = Math.min(Address.MAX_ROW, range.lastRow() + growth.count());
                return new Range(range.sheet(), range.firstRow(), range.firstColumn(), last, range.lastColumn());
            }
        }
        return range;
    }

    /// The last row of a reference that grows with the data; the same where it does not.
    int grown(Growth.Reader reader, int top, int left, int bottom, int right, int anchors) {
        for (Growth growth : growths) {
            if (growth.takes(reader, top, left, bottom, right, anchors)) {
                return Math.min(Address.MAX_ROW, bottom + growth.count());
            }
        }
        return bottom;
    }

    /// Whether a formula is a total of its own column: it refers to a range there that ends right above it.
    public static boolean isTotal(String formula, int row, int column) {
        if (row < 3) {
            return false;
        }
        Growth above = new Growth("-", 1, 1, row - 1, 1, column, column, false);
        return !of(List.of(above))
                .moved(formula, new Place("-", Growth.Reader.BELOW))
                .equals(formula);
    }
}
