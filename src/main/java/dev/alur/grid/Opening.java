package dev.alur.grid;

/// Rows that are opened in a sheet: in some columns the cells from a row on move down and leave room above.
///
/// @param row the first row that moves; there the first new row will be
/// @param count how many rows are opened
public record Opening(String sheet, int row, int count, int firstColumn, int lastColumn) {
    public Opening {
        if (row < 1 || count < 1 || row + count - 1 > Address.MAX_ROW || firstColumn < 1 || lastColumn < firstColumn) {
            throw new IllegalArgumentException("no such rows: " + row + " and " + (count - 1) + " more");
        }
    }

    /// Whole rows, over all columns.
    public static Opening rows(String sheet, int row, int count) {
        return new Opening(sheet, row, count, 1, Address.MAX_COLUMN);
    }

    /// Whether whole rows move.
    public boolean isWhole() {
        return firstColumn == 1 && lastColumn == Address.MAX_COLUMN;
    }

    /// Whether all of these columns move.
    public boolean covers(int first, int last) {
        return first >= firstColumn && last <= lastColumn;
    }

    /// Whether any of these columns moves.
    public boolean touches(int first, int last) {
        return last >= firstColumn && first <= lastColumn;
    }

    /// The row in which a cell stands afterwards; beyond the sheet's last row where it falls off.
    public int after(int cellRow, int column) {
        return cellRow >= row && column >= firstColumn && column <= lastColumn ? cellRow + count : cellRow;
    }

    /// The row in which a cell stood before, 0 for a cell that is new.
    public int before(int cellRow, int column) {
        if (cellRow < row || column < firstColumn || column > lastColumn) {
            return cellRow;
        }
        return cellRow < row + count ? 0 : cellRow - count;
    }

    /// A range afterwards: below the opening it has moved, around it it has grown. One that reaches out of the
    /// columns that move stays.
    public Range after(Range range) {
        if (range.lastRow() < row || !covers(range.firstColumn(), range.lastColumn())) {
            return range;
        }
        int first = range.firstRow() >= row ? range.firstRow() + count : range.firstRow();
        int last = range.lastRow() + count;
        return new Range(
                range.sheet(),
                Math.min(first, Address.MAX_ROW),
                range.firstColumn(),
                Math.min(last, Address.MAX_ROW),
                range.lastColumn());
    }
}
