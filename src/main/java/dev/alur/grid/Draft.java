package dev.alur.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sheet that can still be changed, cell by cell; [#build] makes a [Sheet] of it.
final class Draft {
    /// What one cell holds.
    record Cell(
            Value value, @Nullable String formula, @Nullable String format) {
        static final Cell NONE = new Cell(Value.BLANK, null, null);

        /// Whether anything but blanks stands there.
        boolean holds() {
            return formula != null || !value.isBlank();
        }

        /// Whether anything stands there.
        boolean holdsAny() {
            return formula != null || !(value instanceof Value.Blank);
        }
    }

    final String name;
    boolean hidden;
    boolean locked;
    final List<Table> tables = new ArrayList<>();
    final List<Validation> validations = new ArrayList<>();
    Layout layout = Layout.PLAIN;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();

    Draft(String name) {
        this.name = name;
    }

    static Draft of(Sheet sheet) {
        Draft draft = new Draft(sheet.name());
        draft.hidden = sheet.hidden();
        draft.locked = sheet.isProtected();
        draft.tables.addAll(sheet.tables());
        draft.validations.addAll(sheet.validations());
        draft.layout = sheet.layout();
        for (int row = 1; row <= sheet.lastRow(); row++) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                Cell cell = new Cell(sheet.value(row, column), sheet.formula(row, column), sheet.format(row, column));
                if (!cell.equals(Cell.NONE)) {
                    draft.put(row, column, cell);
                }
            }
        }
        return draft;
    }

    Sheet build() {
        List<Column.@Nullable Builder> builders = new ArrayList<>();
        int last = 0;
        for (var row : rows.entrySet()) {
            for (var entry : row.getValue().entrySet()) {
                while (builders.size() < entry.getKey()) {
                    builders.add(new Column.Builder());
                }
                Column.Builder builder = builders.get(entry.getKey() - 1);
                Cell cell = entry.getValue();
                builder.set(row.getKey(), cell.value());
                if (cell.formula() != null) {
                    builder.formula(row.getKey(), cell.formula());
                }
                if (cell.format() != null) {
                    builder.format(row.getKey(), cell.format());
                }
                last = cell.holdsAny() ? row.getKey() : last;
            }
        }
        List<@Nullable Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        return new Sheet(name, hidden, locked, last, columns, tables, validations).laidOut(layout);
    }

    Cell cell(int row, int column) {
        TreeMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? Cell.NONE : cells.getOrDefault(column, Cell.NONE);
    }

    void put(int row, int column, Cell cell) {
        rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, cell);
    }

    /// All cells by row and column.
    NavigableMap<Integer, TreeMap<Integer, Cell>> rows() {
        return Collections.unmodifiableNavigableMap(rows);
    }

    /// The columns of a row in which the sheet has cells.
    List<Integer> columns(int row) {
        SortedMap<Integer, Cell> cells = rows.getOrDefault(row, new TreeMap<>());
        return List.copyOf(cells.keySet());
    }

    /// The first row that the sheet has cells in; 0 for an empty sheet.
    int firstRow() {
        return rows.isEmpty() ? 0 : rows.firstKey();
    }

    /// The last row that holds anything; 0 for an empty sheet.
    int lastRow() {
        for (var row : rows.descendingMap().entrySet()) {
            if (row.getValue().values().stream().anyMatch(Cell::holdsAny)) {
                return row.getKey();
            }
        }
        return 0;
    }

    Address address(int row, int column) {
        return new Address(name, row, column);
    }

    /// Moves down what stands where rows are opened, without a look at formulas and ranges.
    void move(Opening opening) {
        for (int row : List.copyOf(rows.tailMap(opening.row(), true).descendingKeySet())) {
            TreeMap<Integer, Cell> cells = Objects.requireNonNull(rows.get(row));
            TreeMap<Integer, Cell> stay = new TreeMap<>();
            TreeMap<Integer, Cell> go = new TreeMap<>();
            cells.forEach((column, cell) -> (opening.after(row, column) == row ? stay : go).put(column, cell));
            if (stay.isEmpty()) {
                rows.remove(row);
            } else {
                rows.put(row, stay);
            }
            if (!go.isEmpty()) {
                rows.computeIfAbsent(row + opening.count(), key -> new TreeMap<>())
                        .putAll(go);
            }
        }
    }
}
