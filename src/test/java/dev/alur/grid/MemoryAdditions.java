package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sheets, columns, tables and names as they are added to a workbook in memory; it refuses what the walls
/// refuse.
final class MemoryAdditions {
    private final Map<String, SheetDraft> drafts;
    private final Map<String, String> names;

    /// @param drafts all sheets, by [Naming#key], in the order of their tabs
    /// @param names defined names with what they refer to
    MemoryAdditions(Map<String, SheetDraft> drafts, Map<String, String> names) {
        this.drafts = drafts;
        this.names = names;
    }

    void sheet(Edit.AddSheet edit) {
        if (!Naming.isSheetName(edit.sheet())) {
            throw refusal(GridProblem.SHEET_NAME_UNFIT, null, edit.sheet(), Naming.MOST_SHEET);
        }
        if (drafts.containsKey(Naming.key(edit.sheet()))) {
            throw refusal(GridProblem.SHEET_EXISTS, null, edit.sheet());
        }
        SheetDraft draft = SheetDraft.of(edit.sheet());
        draft.hidden = edit.hidden();
        for (int i = 0; i < edit.columns().size(); i++) {
            NewColumn column = edit.columns().get(i);
            draft.put(1, i + 1, new SheetDraft.Cell(Value.of(column.header()), null, null));
            list(draft, column, 2, 1000, i + 1);
        }
        for (int r = 0; r < edit.rows().size(); r++) {
            List<Value> row = edit.rows().get(r);
            for (int c = 0; c < Math.max(row.size(), edit.columns().size()); c++) {
                @Nullable
                NewColumn column = c < edit.columns().size() ? edit.columns().get(c) : null;
                Value value = c < row.size() ? row.get(c) : Value.BLANK;
                @Nullable String given = column == null ? null : column.formula();
                String formula = given != null && value instanceof Value.Blank ? References.shift(given, r, 0) : null;
                String format = column == null ? null : column.format();
                boolean bare = format == null && value instanceof Value.Date;
                draft.put(r + 2, c + 1, new SheetDraft.Cell(value, formula, bare ? "yyyy-mm-dd" : format));
            }
        }
        drafts.put(Naming.key(edit.sheet()), draft);
    }

    void column(Edit.AddColumn edit) {
        Address at = edit.header();
        SheetDraft draft = draft(at.sheet());
        requireOpen(draft, at);
        NewColumn column = edit.column();
        Table table = draft.tables.stream()
                .filter(each ->
                        each.range().firstRow() == at.row() && each.range().lastColumn() == at.column() - 1)
                .findFirst()
                .orElse(null);
        if (table == null) {
            boolean beside = at.column() > 1 && holds(draft, at.row(), at.column() - 1);
            boolean inTable =
                    draft.tables.stream().anyMatch(each -> each.range().contains(at.row(), at.column() - 1));
            if (!beside || inTable) {
                throw refusal(GridProblem.NO_HEADER_BESIDE, at, column.header());
            }
        } else if (table.columns().stream().anyMatch(column.header()::equalsIgnoreCase)) {
            throw refusal(GridProblem.HEADER_TWICE, at, column.header());
        }
        int last = table == null ? lastOfList(draft, at) : table.range().lastRow();
        for (int row = at.row(); row <= last; row++) {
            if (holds(draft, row, at.column())) {
                throw refusal(
                        GridProblem.COLUMN_NOT_FREE,
                        at,
                        draft.cell(row, at.column()).value());
            }
        }
        draft.put(at.row(), at.column(), new SheetDraft.Cell(Value.of(column.header()), null, null));
        int lastData = table == null ? last : table.lastDataRow();
        for (int row = at.row() + 1; row <= lastData; row++) {
            String formula = column.formula();
            String moved = formula == null ? null : References.shift(formula, row - at.row() - 1, 0);
            draft.put(row, at.column(), new SheetDraft.Cell(Value.BLANK, moved, column.format()));
        }
        list(draft, column, at.row() + 1, lastData, at.column());
        if (table != null) {
            widen(draft, table, column);
        }
    }

    private static void widen(SheetDraft draft, Table table, NewColumn column) {
        Range old = table.range();
        List<String> headers = new ArrayList<>(table.columns());
        headers.add(column.header());
        Range wide = new Range(old.sheet(), old.firstRow(), old.firstColumn(), old.lastRow(), old.lastColumn() + 1);
        draft.tables.set(
                draft.tables.indexOf(table),
                new Table(table.name(), wide, table.headerRows(), table.totalsRows(), headers));
    }

    private static int lastOfList(SheetDraft draft, Address at) {
        int row = at.row();
        while (hasAny(draft, row + 1, at.column())) {
            row++;
        }
        return row;
    }

    private static boolean hasAny(SheetDraft draft, int row, int column) {
        for (int each = 1; each < column; each++) {
            if (holds(draft, row, each)) {
                return true;
            }
        }
        return false;
    }

    void table(Edit.AddTable edit) {
        Range range = edit.range();
        SheetDraft draft = draft(range.sheet());
        Address corner = new Address(draft.name, range.firstRow(), range.firstColumn());
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
        List<String> headers = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            Address at = new Address(draft.name, range.firstRow(), column);
            SheetDraft.Cell cell = draft.cell(range.firstRow(), column);
            if (!(cell.value() instanceof Value.Text(String text)) || cell.formula() != null) {
                throw refusal(GridProblem.HEADER_UNFIT, at, cell.value());
            }
            if (!known.add(Naming.key(text))) {
                throw refusal(GridProblem.HEADER_TWICE, at, text);
            }
            headers.add(text);
        }
        draft.tables.add(new Table(edit.name(), range, 1, 0, headers));
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
            draft(sheet);
        }
        names.put(edit.name(), reference);
    }

    private void requireName(String name) {
        if (!Naming.isName(name)) {
            throw refusal(GridProblem.NAME_UNFIT, null, name);
        }
        boolean taken = names.keySet().stream().anyMatch(name::equalsIgnoreCase)
                || drafts.values().stream()
                        .flatMap(draft -> draft.tables.stream())
                        .anyMatch(table -> table.name().equalsIgnoreCase(name));
        if (taken) {
            throw refusal(GridProblem.NAME_TAKEN, null, name);
        }
    }

    private static void requireOpen(SheetDraft draft, Address at) {
        if (draft.locked) {
            throw refusal(GridProblem.SHEET_PROTECTED, at, draft.name);
        }
    }

    private static void list(SheetDraft draft, NewColumn column, int first, int last, int place) {
        String list = column.list();
        if (list != null && last >= first) {
            Range cells = new Range(draft.name, first, place, last, place);
            draft.validations.add(new Validation(List.of(cells), "list", list));
        }
    }

    private static boolean holds(SheetDraft draft, int row, int column) {
        SheetDraft.Cell cell = draft.cell(row, column);
        return cell.formula() != null || !(cell.value() instanceof Value.Blank);
    }

    private SheetDraft draft(String sheet) {
        SheetDraft draft = drafts.get(Naming.key(sheet));
        if (draft == null) {
            throw refusal(GridProblem.NO_SHEET, null, sheet);
        }
        return draft;
    }

    private static ProblemException refusal(GridProblem key, @Nullable Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
