package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Range;
import dev.alur.grid.Table;
import org.jspecify.annotations.Nullable;

/// What can be in the way of a table, or of a column that is added to one: it is refused with the reason.
final class Obstruction {
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
        Book book = structure.book();
        Relations relations =
                Relations.of(book.file(), book.archive(), part.entry().part());
        Range pivot = Ground.met(PivotPart.blocks(book, part.name(), relations), range);
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
}
