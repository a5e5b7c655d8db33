package dev.alur.formula;

import org.apache.poi.ss.formula.EvaluationSheet;
import org.jspecify.annotations.Nullable;

/// A sheet as POI sees it. Rows and columns are counted from 0 here.
final class BookSheet implements EvaluationSheet {
    private final Cells cells;
    private final int lastRow;

    /// Where the sheet's cells come from.
    @FunctionalInterface
    interface Cells {
        @Nullable
        BookCell cell(BookSheet sheet, int row, int column);
    }

    BookSheet(Cells cells, int lastRow) {
        this.cells = cells;
        this.lastRow = lastRow;
    }

    @Override
    public @Nullable BookCell getCell(int rowIndex, int columnIndex) {
        return cells.cell(this, rowIndex, columnIndex);
    }

    @Override
    public void clearAllCachedResultValues() {
        // keeps no values of its own
    }

    @Override
    public int getLastRowNum() {
        return lastRow;
    }

    @Override
    public boolean isRowHidden(int rowIndex) {
        return false;
    }
}
