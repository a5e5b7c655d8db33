package dev.alur.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet being put together by a test, cell by cell or row by row; [#build] makes a [Sheet] of it.
public final class SheetDraft {
    private final Draft draft;
    private int next;

    private SheetDraft(Draft draft) {
        this.draft = draft;
        this.next = draft.lastRow() + 1;
    }

    public static SheetDraft of(String name) {
        return new SheetDraft(new Draft(name));
    }

    /// A draft with the contents of a sheet.
    public static SheetDraft of(Sheet sheet) {
        return new SheetDraft(Draft.of(sheet));
    }

    /// Adds a row below the last one; null is blank, texts that begin with `=` are texts.
    public SheetDraft row(@Nullable Object... values) {
        int row = next;
        for (int i = 0; i < values.length; i++) {
            Value value = value(values[i]);
            if (!(value instanceof Value.Blank)) {
                put(row, i + 1, new Draft.Cell(value, null, value instanceof Value.Date ? "yyyy-mm-dd" : null));
            }
        }
        next = row + 1;
        return this;
    }

    /// Sets one cell: `set("B7", 3)`.
    public SheetDraft set(String cell, @Nullable Object content) {
        Range at = Range.parse(draft.name, cell);
        Value value = value(content);
        put(
                at.firstRow(),
                at.firstColumn(),
                new Draft.Cell(value, null, value instanceof Value.Date ? "yyyy-mm-dd" : null));
        return this;
    }

    /// Sets a formula, without its `=`, and its cached value.
    public SheetDraft formula(String cell, String formula, @Nullable Object cached) {
        Range at = Range.parse(draft.name, cell);
        Value value = value(cached);
        put(
                at.firstRow(),
                at.firstColumn(),
                new Draft.Cell(value, formula, value instanceof Value.Date ? "yyyy-mm-dd" : null));
        return this;
    }

    /// Makes a rectangle a table; its first row is the header.
    public SheetDraft table(String tableName, String cells) {
        Range range = Range.parse(draft.name, cells);
        List<String> headers = new ArrayList<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            headers.add(draft.cell(range.firstRow(), column).value().plain());
        }
        draft.tables.add(new Table(tableName, range, 1, 0, headers));
        return this;
    }

    /// Makes the last row of the last table its totals.
    public SheetDraft totals() {
        Table table = draft.tables.removeLast();
        draft.tables.add(new Table(table.name(), table.range(), table.headerRows(), 1, table.columns()));
        return this;
    }

    /// A list to choose from in some cells: `list("E2:E9", "Brief,Final")`.
    public SheetDraft list(String cells, String choices) {
        draft.validations.add(new Validation(List.of(Range.parse(draft.name, cells)), "list", '"' + choices + '"'));
        return this;
    }

    public SheetDraft hidden() {
        draft.hidden = true;
        return this;
    }

    public SheetDraft isProtected() {
        draft.locked = true;
        return this;
    }

    /// Gives it a layout: merged cells, hidden rows, comments.
    public SheetDraft laidOut(Layout other) {
        draft.layout = other;
        return this;
    }

    public Sheet build() {
        return draft.build();
    }

    private void put(int row, int column, Draft.Cell cell) {
        draft.put(row, column, cell);
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
