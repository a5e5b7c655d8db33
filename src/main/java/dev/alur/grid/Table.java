package dev.alur.grid;

import java.util.List;

/// A table as Excel and Google Sheets know it: a named rectangle with a header row.
///
/// @param range all of it, header and totals included
/// @param totalsRows rows of totals at its end, 0 or 1
/// @param columns the header names, from left to right
public record Table(String name, Range range, int headerRows, int totalsRows, List<String> columns) {
    public Table {
        columns = List.copyOf(columns);
    }

    /// The first row below the header.
    public int firstDataRow() {
        return range.firstRow() + headerRows;
    }

    /// The last row above the totals; one less than the first where the table has no rows.
    public int lastDataRow() {
        return range.lastRow() - totalsRows;
    }

    /// Whether a cell of this sheet is one of its headers.
    public boolean isHeader(int row, int column) {
        return row < firstDataRow() && range.contains(row, column);
    }

    /// Whether a value may stand in one of its cells: a header holds the name of its column, by which the
    /// table and formulas know it.
    public boolean allows(int row, int column, Value value) {
        int index = column - range.firstColumn();
        return !isHeader(row, column) || (index < columns.size() && value.equals(Value.of(columns.get(index))));
    }

    /// The same table with another last row.
    public Table to(int lastRow) {
        return over(new Range(range.sheet(), range.firstRow(), range.firstColumn(), lastRow, range.lastColumn()));
    }

    /// The same table over another range.
    Table over(Range other) {
        return new Table(name, other, headerRows, totalsRows, columns);
    }
}
