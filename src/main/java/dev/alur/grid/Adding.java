package dev.alur.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays sheets, columns and tables over a snapshot as a wall would add them, so that planning can go on with
/// them before anything is written. Walls refuse what cannot be added; here it is laid all the same.
final class Adding {
    private static final int LAST_LIST_ROW = 1000;

    private Adding() {}

    static Sheet sheet(Edit.AddSheet edit) {
        int rows = edit.rows().size();
        List<@Nullable Column> columns = new ArrayList<>();
        List<Validation> validations = new ArrayList<>();
        for (int index = 0; index < edit.columns().size(); index++) {
            NewColumn design = edit.columns().get(index);
            Column.Builder cells = new Column.Builder().set(1, Value.of(design.header()));
            for (int row = 0; row < rows; row++) {
                List<Value> values = edit.rows().get(row);
                Value value = index < values.size() ? values.get(index) : Value.BLANK;
                cells.set(row + 2, value);
                if (design.formula() != null && value.isBlank()) {
                    cells.formula(row + 2, References.shift(design.formula(), row, 0));
                }
                if (design.format() != null) {
                    cells.format(row + 2, design.format());
                }
            }
            columns.add(cells.build());
            if (design.list() != null) {
                Range range = new Range(edit.sheet(), 2, index + 1, LAST_LIST_ROW, index + 1);
                validations.add(new Validation(List.of(range), "list", design.list()));
            }
        }
        int last = columns.isEmpty() ? 0 : rows + 1;
        return new Sheet(edit.sheet(), edit.hidden(), false, last, columns, List.of(), validations);
    }

    /// A header right of a table belongs to it.
    static Sheet column(Sheet sheet, Edit.AddColumn edit) {
        Address at = edit.header();
        List<Table> tables = new ArrayList<>(sheet.tables());
        tables.replaceAll(table -> {
            Range range = table.range();
            return range.firstRow() == at.row() && range.lastColumn() == at.column() - 1 ? wider(table, edit) : table;
        });
        Address here = sheet.address(at.row(), at.column());
        return sheet.with(Map.of(here, Value.of(edit.column().header()))).withTables(tables);
    }

    private static Table wider(Table table, Edit.AddColumn edit) {
        Range range = table.range();
        List<String> headers = new ArrayList<>(table.columns());
        headers.add(edit.column().header());
        Range wide = new Range(
                range.sheet(), range.firstRow(), range.firstColumn(), range.lastRow(), range.lastColumn() + 1);
        return new Table(table.name(), wide, table.headerRows(), table.totalsRows(), headers);
    }

    static Sheet table(Sheet sheet, Edit.AddTable edit) {
        Range range = edit.range();
        List<String> headers = new ArrayList<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            headers.add(sheet.value(range.firstRow(), column).plain());
        }
        List<Table> tables = new ArrayList<>(sheet.tables());
        tables.add(new Table(edit.name(), range, 1, 0, headers));
        return sheet.withTables(tables);
    }
}
