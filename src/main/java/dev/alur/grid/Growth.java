package dev.alur.grid;

/// Rows that a table or a list grows by at its end, and which references end there and grow as well.
///
/// @param firstRow its first row, the header
/// @param firstDataRow the first row below the header
/// @param lastRow its last row of data before it grows
/// @param count how many rows it grows by
/// @param isTable false for a list that is no table
public record Growth(
        String sheet,
        int firstRow,
        int firstDataRow,
        int lastRow,
        int count,
        int firstColumn,
        int lastColumn,
        boolean isTable) {

    /// What kind of place refers to the rows.
    public enum Reader {
        /// A formula that sees each of its ranges as the person wrote it: nothing grows.
        NONE,
        /// A formula in the table's own rows: a running total `SUM(E$2:E20)` stays, only `$E$2:$E$20` grows.
        OWN_ROW,
        /// Any other formula: a range that is the data of whole columns of a table grows.
        FORMULA,
        /// A formula in rows that the new one pushed down, a total under a list: what ends right above grows.
        BELOW,
        /// A name, a print area, a chart, a pivot table's source: what covers the rows to the end grows.
        REGION
    }

    /// The growth of a table by some rows.
    public static Growth of(Table table, int count) {
        Range range = table.range();
        return new Growth(
                range.sheet(),
                range.firstRow(),
                table.firstDataRow(),
                table.lastDataRow(),
                count,
                range.firstColumn(),
                range.lastColumn(),
                true);
    }

    /// Whether a reference grows, by its corners.
    ///
    /// @param anchors how many of its two rows are written with `$`
    public boolean takes(Reader reader, int top, int left, int bottom, int right, int anchors) {
        if (bottom != lastRow || right < firstColumn || left > lastColumn) {
            return false;
        }
        boolean within = left >= firstColumn && right <= lastColumn;
        boolean data = within && isTable && top >= firstRow && top <= firstDataRow;
        return switch (reader) {
            case NONE -> false;
            case OWN_ROW -> data && anchors == 2;
            case FORMULA -> data;
            case BELOW -> data || (within && !isTable && top >= firstRow && top < bottom);
            case REGION -> anchors != 1 && top <= firstDataRow && (top < bottom || firstDataRow == lastRow);
        };
    }

    /// Whether a cell stands in its rows of data.
    public boolean holds(String onSheet, int row, int column) {
        return onSheet.equalsIgnoreCase(sheet)
                && row >= firstDataRow
                && row <= lastRow
                && column >= firstColumn
                && column <= lastColumn;
    }
}
