package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sheet: its properties, its rows as far as they hold something, and what lies over ranges of it.
final class Tab {
    final ObjectNode properties;
    final List<Line> rows = new ArrayList<>();
    final List<@Nullable ObjectNode> columns = new ArrayList<>();
    final List<ObjectNode> merges = new ArrayList<>();
    final List<ObjectNode> protectedRanges = new ArrayList<>();
    final List<ObjectNode> tables = new ArrayList<>();
    final List<ObjectNode> rowGroups = new ArrayList<>();
    final List<ObjectNode> columnGroups = new ArrayList<>();

    @Nullable
    ObjectNode basicFilter;

    private final Set<Line> own = new HashSet<>();

    Tab(ObjectNode properties) {
        this.properties = properties;
    }

    /// A copy for another sheet or for a change that may be rolled back; rows are shared until they are
    /// written to.
    Tab copy() {
        own.clear();
        Tab copy = new Tab(properties.deepCopy());
        copy.rows.addAll(rows);
        copy.columns.addAll(columns);
        merges.forEach(range -> copy.merges.add(range.deepCopy()));
        protectedRanges.forEach(range -> copy.protectedRanges.add(range.deepCopy()));
        tables.forEach(table -> copy.tables.add(table.deepCopy()));
        rowGroups.forEach(group -> copy.rowGroups.add(group.deepCopy()));
        columnGroups.forEach(group -> copy.columnGroups.add(group.deepCopy()));
        copy.basicFilter = basicFilter == null ? null : basicFilter.deepCopy();
        return copy;
    }

    int id() {
        return Json.number(properties, "sheetId", 0);
    }

    String title() {
        return properties.get("title").asText();
    }

    private ObjectNode grid() {
        return (ObjectNode) properties.get("gridProperties");
    }

    int rowCount() {
        return Json.number(grid(), "rowCount", 0);
    }

    int columnCount() {
        return Json.number(grid(), "columnCount", 0);
    }

    int count(String dimension) {
        return dimension.equals("ROWS") ? rowCount() : columnCount();
    }

    /// Sets the size of the grid; what is outside is lost.
    void resize(String dimension, int count) {
        grid().put(dimension.equals("ROWS") ? "rowCount" : "columnCount", count);
        if (dimension.equals("ROWS")) {
            while (rows.size() > count) {
                rows.removeLast();
            }
        } else {
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row).cells.size() > count) {
                    Line line = writable(row);
                    line.cells.subList(count, line.cells.size()).clear();
                }
            }
            while (columns.size() > count) {
                columns.removeLast();
            }
        }
    }

    Cell cell(int row, int column) {
        return row < rows.size() ? rows.get(row).cell(column) : Cell.EMPTY;
    }

    void set(int row, int column, Cell cell) {
        if (row < rows.size() || !cell.isEmpty()) {
            writable(row).set(column, cell);
        }
    }

    /// The row for writing: made where it is missing, copied where another copy of the sheet has it too.
    Line writable(int row) {
        while (rows.size() <= row) {
            Line line = new Line();
            own.add(line);
            rows.add(line);
        }
        Line line = rows.get(row);
        if (!own.contains(line)) {
            line = line.copy();
            own.add(line);
            rows.set(row, line);
        }
        return line;
    }

    @Nullable
    ObjectNode dimension(String dimension, int index) {
        if (dimension.equals("ROWS")) {
            return index < rows.size() ? rows.get(index).dimension : null;
        }
        return index < columns.size() ? columns.get(index) : null;
    }

    void dimension(String dimension, int index, @Nullable ObjectNode properties) {
        if (dimension.equals("ROWS")) {
            writable(index).dimension = properties;
            return;
        }
        while (columns.size() <= index) {
            columns.add(null);
        }
        columns.set(index, properties);
    }

    /// Everything that is bound to a range of this sheet, by its GridRange.
    List<ObjectNode> ranges() {
        List<ObjectNode> all = new ArrayList<>(merges);
        protectedRanges.forEach(item -> add(all, item.get("range")));
        tables.forEach(item -> add(all, item.get("range")));
        add(all, basicFilter == null ? null : basicFilter.get("range"));
        return all;
    }

    private static void add(List<ObjectNode> all, @Nullable JsonNode range) {
        if (range instanceof ObjectNode object) {
            all.add(object);
        }
    }

    /// The table that holds a cell, or null.
    @Nullable
    ObjectNode table(Book book, int row, int column) {
        for (ObjectNode table : tables) {
            Box box = Box.read(book, table.get("range"));
            if (box.holds(new Box(this, row, row + 1, column, column + 1))) {
                return table;
            }
        }
        return null;
    }
}
