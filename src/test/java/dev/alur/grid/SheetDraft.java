package dev.alur.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A sheet being put together by a test, cell by cell or row by row; [#build] makes a [Sheet] of it.
public final class SheetDraft {
    final String name;
    boolean hidden;
    boolean locked;
    final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
    final List<Table> tables = new ArrayList<>();
    final List<Validation> validations = new ArrayList<>();
    Layout layout = Layout.PLAIN;
    private int next = 1;

    /// What one cell holds.
    record Cell(
            Value value, @Nullable String formula, @Nullable String format) {
        static final Cell NONE = new Cell(Value.BLANK, null, null);
    }

    private SheetDraft(String name) {
        this.name = name;
    }

    public static SheetDraft of(String name) {
        return new SheetDraft(name);
    }

    /// A draft with the contents of a sheet.
    public static SheetDraft of(Sheet sheet) {
        SheetDraft draft = new SheetDraft(sheet.name());
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

    /// Adds a row below the last one; null is blank, texts that begin with `=` are texts.
    public SheetDraft row(@Nullable Object... values) {
        int row = next;
        for (int i = 0; i < values.length; i++) {
            Value value = value(values[i]);
            if (!(value instanceof Value.Blank)) {
                put(row, i + 1, new Cell(value, null, value instanceof Value.Date ? "yyyy-mm-dd" : null));
            }
        }
        next = row + 1;
        return this;
    }

    /// Sets one cell: `set("B7", 3)`.
    public SheetDraft set(String cell, @Nullable Object content) {
        Range at = Range.parse(name, cell);
        Value value = value(content);
        put(at.firstRow(), at.firstColumn(), new Cell(value, null, value instanceof Value.Date ? "yyyy-mm-dd" : null));
        return this;
    }

    /// Sets a formula, without its `=`, and its cached value.
    public SheetDraft formula(String cell, String formula, @Nullable Object cached) {
        Range at = Range.parse(name, cell);
        Value value = value(cached);
        put(
                at.firstRow(),
                at.firstColumn(),
                new Cell(value, formula, value instanceof Value.Date ? "yyyy-mm-dd" : null));
        return this;
    }

    /// Makes a rectangle a table; its first row is the header.
    public SheetDraft table(String tableName, String cells) {
        Range range = Range.parse(name, cells);
        List<String> headers = new ArrayList<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            headers.add(cell(range.firstRow(), column).value().plain());
        }
        tables.add(new Table(tableName, range, 1, 0, headers));
        return this;
    }

    /// Makes the last row of the last table its totals.
    public SheetDraft totals() {
        Table table = tables.removeLast();
        tables.add(new Table(table.name(), table.range(), table.headerRows(), 1, table.columns()));
        return this;
    }

    /// A list to choose from in some cells: `list("E2:E9", "Brief,Final")`.
    public SheetDraft list(String cells, String choices) {
        validations.add(new Validation(List.of(Range.parse(name, cells)), "list", '"' + choices + '"'));
        return this;
    }

    public SheetDraft hidden() {
        hidden = true;
        return this;
    }

    public SheetDraft isProtected() {
        locked = true;
        return this;
    }

    /// Gives it a layout: merged cells, hidden rows, comments.
    public SheetDraft laidOut(Layout other) {
        layout = other;
        return this;
    }

    public Sheet build() {
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
                boolean holds = cell.formula() != null || !(cell.value() instanceof Value.Blank);
                last = holds ? row.getKey() : last;
            }
        }
        List<@Nullable Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        return new Sheet(name, hidden, locked, last, columns, tables, validations).laidOut(layout);
    }

    Cell cell(int row, int column) {
        return rows.getOrDefault(row, new TreeMap<>()).getOrDefault(column, Cell.NONE);
    }

    void put(int row, int column, Cell cell) {
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, cell);
        next = Math.max(next, row + 1);
    }

    private static Value value(@Nullable Object content) {
        return switch (content) {
            case null -> Value.BLANK;
            case Value value -> value;
            case String text -> Value.of(text);
            case Integer number -> Value.of(number);
            case Long number -> Value.of(number);
            case BigDecimal number -> Value.of(number);
            case Double number -> Value.of(BigDecimal.valueOf(number));
            case Boolean bool -> Value.of(bool);
            case LocalDate day -> Value.of(day);
            case LocalDateTime at -> Value.of(at);
            default -> throw new IllegalArgumentException("no cell value: " + content);
        };
    }
}
