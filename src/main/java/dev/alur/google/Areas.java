package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.GridRange;
import dev.alur.grid.Range;

/// Rectangles as the API writes them: counted from 0, the end not included, and open where nothing is said.
final class Areas {
    private Areas() {}

    /// @param rows of the sheet, where the area says no last one
    static Range range(JsonNode area, String sheet, int rows, int columns) {
        int firstRow = area.path("startRowIndex").asInt(0) + 1;
        int firstColumn = area.path("startColumnIndex").asInt(0) + 1;
        return new Range(
                sheet,
                firstRow,
                firstColumn,
                Math.max(firstRow, area.path("endRowIndex").asInt(rows)),
                Math.max(firstColumn, area.path("endColumnIndex").asInt(columns)));
    }

    static GridRange of(int sheet, Range range) {
        return new GridRange()
                .setSheetId(sheet)
                .setStartRowIndex(range.firstRow() - 1)
                .setEndRowIndex(range.lastRow())
                .setStartColumnIndex(range.firstColumn() - 1)
                .setEndColumnIndex(range.lastColumn());
    }

    static GridCoordinate corner(int sheet, int row, int column) {
        return new GridCoordinate().setSheetId(sheet).setRowIndex(row - 1).setColumnIndex(column - 1);
    }

    static DimensionRange rows(int sheet, int first, int count) {
        return new DimensionRange()
                .setSheetId(sheet)
                .setDimension("ROWS")
                .setStartIndex(first - 1)
                .setEndIndex(first - 1 + count);
    }
}
