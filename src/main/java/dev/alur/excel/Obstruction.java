package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Range;
import dev.alur.grid.Table;
import org.jspecify.annotations.Nullable;

/// What can be in the way of a table, or of a column that is added to one: it is refused with the reason.
final class Obstruction {
    private static final byte[] LOCATION = Names.of("location");

    private Obstruction() {}

    /// Refuses cells that something else claims already.
    ///
    /// @param own the table that the cells are to belong to, or null
    static void require(Structure structure, Book.SheetPart part, Ground ground, Range range, @Nullable TablePart own) {
        Address at = new Address(range.sheet(), range.firstRow(), range.firstColumn());
        if (ground.isProtected()) {
            throw Structure.refusal(GridProblem.SHEET_PROTECTED, at, part.name());
        }
        requireNoTable(structure, part, range, own);
        Range array = ground.array(range);
        if (array != null) {
            throw Structure.refusal(GridProblem.ARRAY_IN_THE_WAY, at, array.cells());
        }
        Range merged = ground.merged(range);
        if (merged != null) {
            throw Structure.refusal(GridProblem.MERGE_OVERLAPS, at, merged.cells());
        }
        requireNoPivot(structure, part, range);
    }

    /// Refuses cells that a pivot table fills, or its filters, which stand above it.
    static void requireNoPivot(Structure structure, Book.SheetPart part, Range range) {
        Range pivot = pivot(structure.book(), part, range);
        if (pivot != null) {
            Address at = new Address(range.sheet(), range.firstRow(), range.firstColumn());
            throw Structure.refusal(GridProblem.PIVOT_OVERLAPS, at, pivot.cells());
        }
    }

    /// Refuses cells that a table has.
    ///
    /// @param own the table that may have them, or null
    static void requireNoTable(Structure structure, Book.SheetPart part, Range range, @Nullable TablePart own) {
        for (TablePart table : TablePart.of(structure.book(), part)) {
            Table other = table.table();
            boolean isOther = own == null || !table.entry().equals(own.entry());
            if (isOther && Ground.meet(other.range(), range)) {
                Address at = new Address(range.sheet(), range.firstRow(), range.firstColumn());
                throw Structure.refusal(
                        GridProblem.TABLE_OVERLAPS,
                        at,
                        other.name(),
                        other.range().cells());
            }
        }
    }

    private static @Nullable Range pivot(Book book, Book.SheetPart sheet, Range range) {
        Relations relations =
                Relations.of(book.file(), book.archive(), sheet.entry().part());
        for (String target : relations.targets("pivotTable")) {
            Part xml = Part.of(book.file(), book.archive(), book.archive().need(target));
            while (xml.next() != Tokenizer.Kind.EOF) {
                String ref = xml.tokens().opens(LOCATION) ? xml.tag().get(Names.REF) : null;
                Range cells = ref == null ? null : Refs.range(sheet.name(), ref);
                Range pivot = cells == null ? null : withFilters(cells, xml.tag());
                if (pivot != null && Ground.meet(pivot, range)) {
                    return pivot;
                }
            }
        }
        return null;
    }

    /// A pivot table with its filters: so many rows of them above a blank one, in columns of three.
    private static Range withFilters(Range cells, Tag location) {
        int rows = count(location.get("rowPageCount"));
        int columns = count(location.get("colPageCount"));
        int top = rows == 0 ? cells.firstRow() : Math.max(1, cells.firstRow() - rows - 1);
        int right = Math.clamp(cells.firstColumn() + 3L * columns - 2, cells.lastColumn(), Address.MAX_COLUMN);
        return new Range(cells.sheet(), top, cells.firstColumn(), cells.lastRow(), right);
    }

    private static int count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
