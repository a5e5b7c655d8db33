package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row: its cells as far as there is something in them, and what is said about the row (height, hidden).
final class Line {
    final List<Cell> cells;

    @Nullable
    ObjectNode dimension;

    Line() {
        this.cells = new ArrayList<>();
    }

    private Line(Line other) {
        this.cells = new ArrayList<>(other.cells);
        this.dimension = other.dimension;
    }

    Line copy() {
        return new Line(this);
    }

    Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    void set(int column, Cell cell) {
        while (cells.size() <= column) {
            if (cell.isEmpty()) {
                return;
            }
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    /// How many cells there are up to the last that holds something.
    int length() {
        int length = cells.size();
        while (length > 0 && cells.get(length - 1).isEmpty()) {
            length--;
        }
        return length;
    }
}
