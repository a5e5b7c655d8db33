package dev.alur.formula;

import dev.alur.grid.Range;

/// Cells that a formula names.
sealed interface Reference {
    /// The cells, for a formula that is evaluated over a row of a sheet.
    Range on(String sheet, int row);

    /// Cells of the row that the formula is evaluated over.
    record Own(int firstColumn, int lastColumn) implements Reference {
        @Override
        public Range on(String sheet, int row) {
            return new Range(sheet, row, firstColumn, row, lastColumn);
        }
    }

    /// Cells that are the same for every row.
    record Fixed(Range range) implements Reference {
        @Override
        public Range on(String sheet, int row) {
            return range;
        }
    }
}
