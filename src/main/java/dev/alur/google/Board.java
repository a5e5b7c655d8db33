package dev.alur.google;

import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.InsertDimensionRequest;
import com.google.api.services.sheets.v4.model.InsertRangeRequest;
import com.google.api.services.sheets.v4.model.Request;
import dev.alur.grid.Opening;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;

/// The rows and columns that a sheet has while requests are made for it: blank ones count, and beyond them
/// nothing can be written.
final class Board {
    /// What a new sheet has.
    static final int ROWS = 1000;

    static final int COLUMNS = 26;

    private final int id;
    private int rows;
    private int columns;

    Board(int id, int rows, int columns) {
        this.id = id;
        this.rows = rows;
        this.columns = columns;
    }

    int id() {
        return id;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    long cells() {
        return (long) rows * columns;
    }

    /// A board of at least that size, before it is made.
    Board atLeast(int wantedRows, int wantedColumns) {
        return new Board(id, Math.max(rows, wantedRows), Math.max(columns, wantedColumns));
    }

    /// Makes room up to a cell.
    List<Request> reach(int row, int column) {
        List<Request> requests = new ArrayList<>();
        if (row > rows) {
            requests.add(longer("ROWS", row - rows));
            rows = row;
        }
        if (column > columns) {
            requests.add(longer("COLUMNS", column - columns));
            columns = column;
        }
        return requests;
    }

    private Request longer(String dimension, int count) {
        return new Request()
                .setAppendDimension(new AppendDimensionRequest()
                        .setSheetId(id)
                        .setDimension(dimension)
                        .setLength(count));
    }

    /// Opens rows.
    Request open(Opening opening, boolean isLikeAbove) {
        if (opening.isWhole() && opening.row() > rows) {
            int count = opening.row() - 1 - rows + opening.count();
            rows += count;
            return longer("ROWS", count);
        }
        rows += opening.isWhole() ? opening.count() : 0;
        if (opening.isWhole()) {
            return new Request()
                    .setInsertDimension(new InsertDimensionRequest()
                            .setRange(Areas.rows(id, opening.row(), opening.count()))
                            .setInheritFromBefore(isLikeAbove && opening.row() > 1));
        }
        Range cells = new Range(
                opening.sheet(),
                opening.row(),
                opening.firstColumn(),
                opening.row() + opening.count() - 1,
                opening.lastColumn());
        return new Request()
                .setInsertRange(
                        new InsertRangeRequest().setRange(Areas.of(id, cells)).setShiftDimension("ROWS"));
    }
}
