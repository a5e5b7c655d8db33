package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import org.jspecify.annotations.Nullable;

/// Adds a column right of a table, which takes it in, or right of the headers of a list. It looks like its left
/// neighbour; conditional formats and filters of the sheet stay as they are.
final class NewColumns {
    /// Where a list has no rows yet, what people type down to here can be chosen.
    private static final int ROWS_OF_EMPTY_LIST = 1000;

    private final Structure structure;
    private final Book.SheetPart part;
    private final Ground ground;
    private final Address header;
    private final NewColumn column;

    NewColumns(Structure structure, Edit.AddColumn edit) {
        this.structure = structure;
        this.part = structure.sheet(edit.header().sheet());
        this.header =
                new Address(part.name(), edit.header().row(), edit.header().column());
        this.column = edit.column();
        this.ground = structure.ground(part.name());
    }

    void add() {
        Structure.requireList(column, header);
        TablePart table = table();
        if (table == null) {
            requireList();
        } else {
            requireTable(table);
        }
        int last = table == null ? lastOfList() : table.table().range().lastRow();
        int lastData = table == null ? last : table.table().lastDataRow();
        requireFree(table, last);
        CellPlan plan = new CellPlan(
                structure, part.name(), structure.patch(part.name()), structure.hasNoStrings() || ground.isInline());
        plan.put(header.row(), header.column(), styleBeside(header.row(), true), Value.of(column.header()));
        for (int row = header.row() + 1; row <= last; row++) {
            cell(plan, row, row <= lastData);
        }
        frame(table, lastData);
        if (table != null) {
            Packaging packaging = structure.packaging();
            String name = table.entry().part();
            packaging.put(name, TableXml.widened(packaging.part(name), column));
            structure.packaged();
        }
    }

    private @Nullable TablePart table() {
        for (TablePart table : TablePart.of(structure.book(), part)) {
            Range range = table.table().range();
            if (range.firstRow() == header.row()
                    && range.lastColumn() == header.column() - 1
                    && table.table().headerRows() == 1) {
                return table;
            }
        }
        return null;
    }

    private void requireTable(TablePart table) {
        Table before = table.table();
        if (table.isFed()) {
            throw Structure.refusal(GridProblem.TABLE_IS_FED, header, before.name());
        }
        String text = NewTable.requireHeader(Value.of(column.header()), header);
        if (before.columns().stream().anyMatch(text::equalsIgnoreCase)) {
            throw Structure.refusal(GridProblem.HEADER_TWICE, header, text);
        }
    }

    private void requireList() {
        boolean beside = header.column() > 1
                && ground.at(header.row(), header.column() - 1).holds()
                && TablePart.of(structure.book(), part).stream()
                        .noneMatch(table -> table.table().range().contains(header.row(), header.column() - 1));
        if (!beside) {
            throw Structure.refusal(GridProblem.NO_HEADER_BESIDE, header, column.header());
        }
        if (column.header().isBlank()) {
            throw Structure.refusal(GridProblem.HEADER_UNFIT, header, column.header());
        }
    }

    private int lastOfList() {
        return ground.lastRow(structure.end(header), header.column() - 1);
    }

    private void requireFree(@Nullable TablePart table, int last) {
        Range cells = new Range(part.name(), header.row(), header.column(), last, header.column());
        Obstruction.require(structure, part, ground, table == null ? Range.of(header) : cells, table);
        if (table == null) {
            // what a pivot table shows is no list, and it wipes what stands beside its filters
            Range beside = new Range(part.name(), header.row(), header.column() - 1, header.row(), header.column());
            Obstruction.requireNoPivot(structure, part, beside);
        }
        if (table == null && last > header.row()) {
            // what is merged over some rows of a list (a group's title) is left alone, not refused
            Obstruction.requireNoTable(structure, part, cells, null);
        }
        for (int row = header.row(); row <= last; row++) {
            Ground.Stands stands = ground.at(row, header.column());
            if (stands.holds()) {
                Address at = new Address(part.name(), row, header.column());
                throw Structure.refusal(GridProblem.COLUMN_NOT_FREE, at, stands.value());
            }
        }
    }

    private void cell(CellPlan plan, int row, boolean isData) {
        if (ground.layout().merged(row, header.column()) != null) {
            return;
        }
        int style = styleBeside(row, !isData);
        String formula = column.formula();
        if (formula != null && isData) {
            plan.formula(row, header.column(), style, References.shift(formula, row - header.row() - 1, 0));
        } else {
            plan.put(row, header.column(), style, Value.BLANK);
        }
    }

    /// The look of the cell to the left; below the header with the number format that was asked for.
    private int styleBeside(int row, boolean asItIs) {
        int beside = ground.at(row, header.column() - 1).style();
        boolean plain = beside < 0 && column.format() == null;
        return asItIs || plain ? beside : structure.styles().withCode(beside, column.format());
    }

    private void frame(@Nullable TablePart table, int lastData) {
        SheetFrame frame = structure.patch(part.name()).frame();
        if (column.width() > 0 || ground.layout().isColumnHidden(header.column())) {
            frame.column(header.column(), column.width());
        }
        String list = column.list();
        if (list == null) {
            return;
        }
        int last = table == null ? lastChoice(lastData) : lastData;
        if (last <= header.row()) {
            return;
        }
        Range cells = new Range(part.name(), header.row() + 1, header.column(), last, header.column());
        for (Validation validation : ground.validations()) {
            Range met = Ground.met(validation.ranges(), cells);
            if (met != null) {
                throw Structure.refusal(GridProblem.VALIDATION_IN_THE_WAY, header, met.cells());
            }
        }
        frame.choice(cells.cells(), list, column.isOpen());
    }

    /// Lists to choose from reach as far down as those of the columns to the left.
    private int lastChoice(int lastRow) {
        int last = lastRow == header.row() ? Math.min(lastRow + ROWS_OF_EMPTY_LIST, Address.MAX_ROW) : lastRow;
        int first = ground.firstColumn(structure.end(header));
        for (Validation validation : ground.validations()) {
            for (Range range : validation.ranges()) {
                boolean ofList = range.lastColumn() >= first && range.firstColumn() < header.column();
                if (ofList && range.firstRow() > header.row() && range.firstRow() <= lastRow + 1) {
                    last = Math.max(last, range.lastRow());
                }
            }
        }
        return last;
    }
}
