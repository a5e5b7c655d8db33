package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sheets, columns, tables and names as they are added to a workbook that is being edited.
final class EditedDesign {
    private static final int LAST_LIST_ROW = 1000;

    private final Drafts drafts;
    private final List<Stroke> strokes;

    EditedDesign(Drafts drafts, List<Stroke> strokes) {
        this.drafts = drafts;
        this.strokes = strokes;
    }

    void sheet(Edit.AddSheet edit) {
        if (!Naming.isSheetName(edit.sheet())) {
            throw refusal(GridProblem.SHEET_NAME_UNFIT, null, edit.sheet(), Naming.MOST_SHEET);
        }
        drafts.all();
        if (drafts.has(edit.sheet())) {
            throw refusal(GridProblem.SHEET_EXISTS, null, edit.sheet());
        }
        Draft draft = new Draft(edit.sheet());
        draft.hidden = edit.hidden();
        drafts.add(draft);
        strokes.add(new Stroke.NewSheet(edit));
        for (int i = 0; i < edit.columns().size(); i++) {
            NewColumn column = edit.columns().get(i);
            put(draft, 1, i + 1, Value.of(column.header()), null, null);
            design(draft, column, 2, Math.max(LAST_LIST_ROW, edit.rows().size() + 1), i + 1);
        }
        for (int r = 0; r < edit.rows().size(); r++) {
            List<Value> row = edit.rows().get(r);
            for (int c = 0; c < Math.max(row.size(), edit.columns().size()); c++) {
                NewColumn column = c < edit.columns().size() ? edit.columns().get(c) : null;
                row(draft, r, c, c < row.size() ? row.get(c) : Value.BLANK, column);
            }
        }
    }

    private void row(Draft draft, int row, int column, Value value, @Nullable NewColumn design) {
        String given = design == null ? null : design.formula();
        String formula = given != null && value instanceof Value.Blank ? References.shift(given, row, 0) : null;
        String format = design == null ? null : design.format();
        boolean bare = format == null && value instanceof Value.Date;
        if (formula != null || !(value instanceof Value.Blank) || format != null) {
            put(draft, row + 2, column + 1, value, formula, bare ? "yyyy-mm-dd" : format);
        }
    }

    private void put(Draft draft, int row, int column, Value value, @Nullable String formula, @Nullable String format) {
        draft.put(row, column, new Draft.Cell(value, formula, format));
        if (formula != null || !(value instanceof Value.Blank)) {
            strokes.add(new Stroke.Put(draft.address(row, column), value, formula, format));
        }
    }

    /// What a column's cells are like, from a row to another.
    private void design(Draft draft, NewColumn column, int first, int last, int place) {
        if (column.width() > 0) {
            strokes.add(new Stroke.Width(draft.name, place, column.width()));
        }
        if (last < first) {
            return;
        }
        Range cells = new Range(draft.name, first, place, last, place);
        if (column.format() != null) {
            strokes.add(new Stroke.Format(cells, column.format()));
        }
        if (column.list() != null) {
            Validation list = new Validation(List.of(cells), "list", column.list());
            draft.validations.add(list);
            strokes.add(new Stroke.Rule(list));
        }
    }

    void column(Edit.AddColumn edit) {
        Draft draft = drafts.need(edit.header().sheet());
        Address at = draft.address(edit.header().row(), edit.header().column());
        requireOpen(draft, at);
        NewColumn column = edit.column();
        Table table = draft.tables.stream()
                .filter(each ->
                        each.range().firstRow() == at.row() && each.range().lastColumn() == at.column() - 1)
                .findFirst()
                .orElse(null);
        requireBeside(draft, table, at, column);
        int last = table == null ? lastOfList(draft, at) : table.range().lastRow();
        for (int row = at.row(); row <= last; row++) {
            if (draft.cell(row, at.column()).holdsAny()) {
                throw refusal(
                        GridProblem.COLUMN_NOT_FREE,
                        at,
                        draft.cell(row, at.column()).value());
            }
        }
        int lastData = table == null ? last : table.lastDataRow();
        Range left = new Range(draft.name, at.row(), at.column() - 1, last, at.column() - 1);
        Range cells = new Range(draft.name, at.row(), at.column(), last, at.column());
        strokes.add(new Stroke.Dress(left, cells, false));
        if (last > at.row()) {
            strokes.add(new Stroke.Format(
                    new Range(draft.name, at.row() + 1, at.column(), last, at.column()), column.format()));
        }
        put(draft, at.row(), at.column(), Value.of(column.header()), null, null);
        if (table != null) {
            widen(draft, table, column);
        }
        for (int row = at.row() + 1; row <= lastData; row++) {
            String formula = column.formula();
            String moved = formula == null ? null : References.shift(formula, row - at.row() - 1, 0);
            put(draft, row, at.column(), Value.BLANK, moved, column.format());
        }
        design(draft, column.withFormat(""), at.row() + 1, lastData, at.column());
    }

    private static void requireBeside(Draft draft, @Nullable Table table, Address at, NewColumn column) {
        if (table == null) {
            boolean beside =
                    at.column() > 1 && draft.cell(at.row(), at.column() - 1).holdsAny();
            boolean inTable = at.column() > 1
                    && draft.tables.stream().anyMatch(each -> each.range().contains(at.row(), at.column() - 1));
            if (!beside || inTable) {
                throw refusal(GridProblem.NO_HEADER_BESIDE, at, column.header());
            }
        } else if (table.columns().stream().anyMatch(column.header()::equalsIgnoreCase)) {
            throw refusal(GridProblem.HEADER_TWICE, at, column.header());
        }
    }

    private void widen(Draft draft, Table table, NewColumn column) {
        Range old = table.range();
        List<String> headers = new ArrayList<>(table.columns());
        headers.add(column.header());
        Range range = new Range(old.sheet(), old.firstRow(), old.firstColumn(), old.lastRow(), old.lastColumn() + 1);
        Table wide = new Table(table.name(), range, table.headerRows(), table.totalsRows(), headers);
        draft.tables.set(draft.tables.indexOf(table), wide);
        strokes.add(new Stroke.Reach(wide));
    }

    private static int lastOfList(Draft draft, Address at) {
        int row = at.row();
        while (hasAny(draft, row + 1, at.column())) {
            row++;
        }
        return row;
    }

    private static boolean hasAny(Draft draft, int row, int column) {
        for (int each = 1; each < column; each++) {
            if (draft.cell(row, each).holdsAny()) {
                return true;
            }
        }
        return false;
    }

    void table(Edit.AddTable edit) {
        Draft draft = drafts.need(edit.range().sheet());
        Range range = new Range(
                draft.name,
                edit.range().firstRow(),
                edit.range().firstColumn(),
                edit.range().lastRow(),
                edit.range().lastColumn());
        Address corner = draft.address(range.firstRow(), range.firstColumn());
        requireName(edit.name());
        if (range.firstRow() == range.lastRow()) {
            throw refusal(GridProblem.TABLE_TOO_SMALL, corner, range.cells());
        }
        requireOpen(draft, corner);
        for (Table other : draft.tables) {
            if (meet(other.range(), range)) {
                throw refusal(
                        GridProblem.TABLE_OVERLAPS,
                        corner,
                        other.name(),
                        other.range().cells());
            }
        }
        Table table = new Table(edit.name(), range, 1, 0, headers(draft, range));
        draft.tables.add(table);
        strokes.add(new Stroke.NewTable(table));
    }

    private static List<String> headers(Draft draft, Range range) {
        List<String> headers = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            Address at = draft.address(range.firstRow(), column);
            Draft.Cell cell = draft.cell(range.firstRow(), column);
            if (!(cell.value() instanceof Value.Text(String text)) || cell.formula() != null) {
                throw refusal(GridProblem.HEADER_UNFIT, at, cell.value());
            }
            if (!known.add(Naming.key(text))) {
                throw refusal(GridProblem.HEADER_TWICE, at, text);
            }
            headers.add(text);
        }
        return headers;
    }

    private static boolean meet(Range one, Range other) {
        return one.firstRow() <= other.lastRow()
                && other.firstRow() <= one.lastRow()
                && one.firstColumn() <= other.lastColumn()
                && other.firstColumn() <= one.lastColumn();
    }

    void name(Edit.AddName edit) {
        requireName(edit.name());
        String reference = Naming.reference(edit.refersTo());
        if (reference == null) {
            throw refusal(GridProblem.REFERENCE_UNFIT, null, edit.name(), edit.refersTo());
        }
        String sheet = Naming.sheetOf(reference);
        if (sheet != null) {
            drafts.need(sheet);
        }
        drafts.names().put(edit.name(), reference);
        strokes.add(new Stroke.Refer(edit.name(), reference));
    }

    private void requireName(String name) {
        if (!Naming.isName(name)) {
            throw refusal(GridProblem.NAME_UNFIT, null, name);
        }
        if (drafts.isTaken(name)) {
            throw refusal(GridProblem.NAME_TAKEN, null, name);
        }
    }

    private static void requireOpen(Draft draft, Address at) {
        if (draft.locked) {
            throw refusal(GridProblem.SHEET_PROTECTED, at, draft.name);
        }
    }

    private static ProblemException refusal(GridProblem key, @Nullable Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
