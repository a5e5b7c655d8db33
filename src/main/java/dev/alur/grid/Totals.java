package dev.alur.grid;

/// Tells the totals under a list from its rows: a sum of a column right below it, and what is reckoned from
/// that.
final class Totals {
    private Totals() {}

    /// Whether the totals of a list begin in a row: it holds a formula over a range of its own column that ends
    /// right above, and what follows up to the next blank row is reckoned too. The sum of a group within a list
    /// is none.
    static boolean begin(Sheet sheet, int row) {
        boolean total = false;
        for (int column = 1; column <= sheet.lastColumn() && !total; column++) {
            String formula = sheet.formula(row, column);
            total = formula != null
                    && MovedReferences.isTotal(formula, row, column)
                    && !continues(sheet, row, column, row - 1);
        }
        for (int next = row + 1; total && next <= sheet.lastRow() && !isBlank(sheet, next); next++) {
            total = isReckoned(sheet, next, row - 1);
        }
        return total;
    }

    private static boolean isReckoned(Sheet sheet, int row, int dataRow) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.formula(row, column) != null && !continues(sheet, row, column, dataRow)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a cell's formula is that of a row above it, filled down.
    private static boolean continues(Sheet sheet, int row, int column, int dataRow) {
        String above = sheet.formula(dataRow, column);
        return above != null && References.shift(above, row - dataRow, 0).equals(sheet.formula(row, column));
    }

    private static boolean isBlank(Sheet sheet, int row) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.formula(row, column) != null || !sheet.value(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
