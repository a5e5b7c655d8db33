package dev.alur.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Rows that are opened in a workbook that is being edited, and tables that grow: what stands below moves,
/// references follow, and the new rows look like their neighbours.
final class EditedRows {
    private final Drafts drafts;
    private final List<Stroke> strokes;

    EditedRows(Drafts drafts, List<Stroke> strokes) {
        this.drafts = drafts;
        this.strokes = strokes;
    }

    /// Opens one row over all columns and makes it look like its neighbour.
    void insert(Draft draft, int row) {
        requireOpen(draft, row);
        List<Growth> growths = draft.tables.stream()
                .filter(table -> table.totalsRows() > 0 && table.lastDataRow() + 1 == row)
                .map(table -> Growth.of(table, 1))
                .toList();
        boolean header = draft.tables.stream().anyMatch(table -> table.firstDataRow() == row)
                || row - 1 <= draft.firstRow()
                || draft.columns(row - 1).stream()
                        .noneMatch(column -> draft.cell(row - 1, column).holds());
        int like = header ? row : row - 1;
        TreeMap<Integer, Draft.Cell> fresh = new TreeMap<>();
        for (int column : draft.columns(like)) {
            String first = draft.cell(like, column).formula();
            String second = draft.cell(like + 1, column).formula();
            boolean same = first != null && References.shift(first, 1, 0).equals(second);
            String formula = same && first != null ? References.shift(first, header ? 0 : 1, 0) : null;
            fresh.put(
                    column,
                    new Draft.Cell(
                            Value.BLANK, formula, draft.cell(like, column).format()));
        }
        open(draft, Opening.rows(draft.name, row, 1), growths, !header && row > 1);
        fresh.forEach((column, cell) -> dress(draft, row, column, cell));
    }

    /// Moves what stands below a table, or a list's total, down.
    void makeRoom(Draft draft, int row, int count, @Nullable Table table, Set<Integer> columns) {
        requireOpen(draft, row);
        int first =
                table == null ? new TreeSet<>(columns).first() : table.range().firstColumn();
        int last = table == null ? new TreeSet<>(columns).last() : table.range().lastColumn();
        boolean beside = draft.rows().tailMap(row, true).values().stream()
                .flatMap(cells -> cells.entrySet().stream())
                .anyMatch(cell -> cell.getValue().holds() && (cell.getKey() < first || cell.getKey() > last));
        Opening opening =
                beside ? new Opening(draft.name, row, count, first, last) : Opening.rows(draft.name, row, count);
        Growth growth = table == null
                ? new Growth(draft.name, 1, 2, row - 1, count, first, last, false)
                : Growth.of(table, count);
        open(draft, opening, List.of(growth), true);
    }

    /// Begins rows below all that a sheet holds, so that they are new ones whatever happens to the rows above.
    void begin(Draft draft, int row, int count) {
        if (draft.locked) {
            throw Editing.refusal(GridProblem.LOCKED_CELL, draft.address(row, 1));
        }
        strokes.add(new Stroke.Open(Opening.rows(draft.name, row, count), row - 1 > draft.firstRow()));
    }

    /// Lets a table grow by rows at its end.
    void grow(Draft draft, Table table, int count) {
        Range range = table.range();
        int row = table.lastDataRow() + 1;
        boolean taken = table.totalsRows() > 0;
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            taken |= draft.cell(row, column).holds();
        }
        if (taken) {
            makeRoom(draft, row, count, table, Set.of());
        } else {
            growInto(draft, table, row, count);
        }
        strokes.add(new Stroke.Reach(table.to(range.lastRow() + count)));
        Range above = new Range(draft.name, row - 1, range.firstColumn(), row - 1, range.lastColumn());
        Range fresh = new Range(draft.name, row, range.firstColumn(), row + count - 1, range.lastColumn());
        strokes.add(new Stroke.Dress(above, fresh, true));
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            Draft.Cell pattern = draft.cell(row - 1, column);
            for (int i = 0; i < count; i++) {
                String formula = pattern.formula() == null ? null : References.shift(pattern.formula(), i + 1, 0);
                dress(draft, row + i, column, new Draft.Cell(Value.BLANK, formula, pattern.format()));
            }
        }
    }

    private void growInto(Draft draft, Table table, int row, int count) {
        if (row > draft.lastRow()) {
            begin(draft, row, count);
        } else if (draft.locked) {
            throw Editing.refusal(GridProblem.LOCKED_CELL, draft.address(row, 1));
        }
        follow(MovedReferences.of(List.of(Growth.of(table, count))), null);
        draft.tables.replaceAll(old -> old.equals(table) ? table.to(row + count - 1) : old);
        draft.validations.replaceAll(validation -> new Validation(
                validation.ranges().stream()
                        .map(range -> range.lastRow() == row - 1 ? to(range, row + count - 1) : range)
                        .toList(),
                validation.type(),
                validation.formula()));
    }

    private static Range to(Range range, int row) {
        return new Range(range.sheet(), range.firstRow(), range.firstColumn(), row, range.lastColumn());
    }

    /// A fresh cell gets its format with the row; its formula has to be given.
    private void dress(Draft draft, int row, int column, Draft.Cell cell) {
        draft.put(row, column, cell);
        if (cell.formula() != null) {
            strokes.add(new Stroke.Put(draft.address(row, column), cell.value(), cell.formula(), null));
        }
    }

    private void open(Draft draft, Opening opening, List<Growth> growths, boolean isLikeAbove) {
        strokes.add(new Stroke.Open(opening, isLikeAbove));
        MovedReferences rules = MovedReferences.of(opening, growths);
        follow(rules, MovedReferences.of(opening, List.of()));
        draft.move(opening);
        ranges(draft, rules);
    }

    private record Formula(Draft draft, int row, int column, String moved) {}

    /// Lets all references follow.
    ///
    /// @param itself what whoever opens the rows does to references without being told, or null for nothing;
    /// the rest is a stroke of its own
    private void follow(MovedReferences rules, @Nullable MovedReferences itself) {
        List<Formula> moved = new ArrayList<>();
        for (Draft draft : drafts.all()) {
            draft.rows()
                    .forEach((row, cells) -> cells.forEach((column, cell) -> {
                        if (cell.formula() != null) {
                            Growth.Reader reader = rules.reader(draft.name, row, column);
                            String text = rules.moved(cell.formula(), new MovedReferences.Place(draft.name, reader));
                            if (!text.equals(cell.formula())) {
                                moved.add(new Formula(draft, row, column, text));
                            }
                        }
                    }));
        }
        for (Formula each : moved) {
            Draft draft = each.draft();
            Draft.Cell cell = draft.cell(each.row(), each.column());
            String old = String.valueOf(cell.formula());
            draft.put(each.row(), each.column(), new Draft.Cell(cell.value(), each.moved(), cell.format()));
            if (!each.moved().equals(without(itself, draft, old))) {
                int row = rules.opening()
                        .filter(opening -> opening.sheet().equalsIgnoreCase(draft.name))
                        .map(opening -> opening.after(each.row(), each.column()))
                        .orElse(each.row());
                strokes.add(new Stroke.Put(draft.address(row, each.column()), cell.value(), each.moved(), null));
            }
        }
        names(rules, itself);
    }

    private static String without(@Nullable MovedReferences itself, Draft draft, String formula) {
        return itself == null
                ? formula
                : itself.moved(formula, new MovedReferences.Place(draft.name, Growth.Reader.NONE));
    }

    private void names(MovedReferences rules, @Nullable MovedReferences itself) {
        Map<String, String> names = drafts.names();
        for (String name : List.copyOf(names.keySet())) {
            String old = String.valueOf(names.get(name));
            MovedReferences.Place place = new MovedReferences.Place("", Growth.Reader.REGION, 0);
            String moved = rules.moved(old, place);
            names.put(name, moved);
            if (!moved.equals(itself == null ? old : itself.moved(old, place))) {
                strokes.add(new Stroke.Refer(name, moved));
            }
        }
    }

    private static void ranges(Draft draft, MovedReferences rules) {
        draft.tables.replaceAll(table -> new Table(
                table.name(),
                rules.moved(table.range(), true),
                table.headerRows(),
                table.totalsRows(),
                table.columns()));
        draft.validations.replaceAll(validation -> new Validation(
                validation.ranges().stream()
                        .map(range -> rules.moved(range, true))
                        .toList(),
                validation.type(),
                validation.formula()));
        draft.layout = moved(draft.layout, rules);
    }

    private static Layout moved(Layout old, MovedReferences rules) {
        Layout.Builder layout = new Layout.Builder();
        old.merged().forEach(range -> layout.merge(rules.moved(range, false)));
        old.arrays().forEach(range -> layout.array(rules.moved(range, false)));
        old.links().forEach(link -> layout.link(rules.moved(link.cells(), false), link.text()));
        old.comments().forEach(note -> layout.comment(rules.moved(note.cells(), false), note.text()));
        Range filter = old.filter();
        if (filter != null) {
            layout.filter(rules.moved(filter, true));
        }
        return layout.build();
    }

    private static void requireOpen(Draft draft, int row) {
        if (draft.locked) {
            throw Editing.refusal(GridProblem.PROTECTED_ROWS, draft.address(row, 1), draft.name, row);
        }
    }

    /// Whether a list's total stands in a row.
    static boolean isTotal(Draft draft, int row) {
        return draft.columns(row).stream().anyMatch(column -> {
            String formula = draft.cell(row, column).formula();
            String above = draft.cell(row - 1, column).formula();
            return formula != null
                    && MovedReferences.isTotal(formula, row, column)
                    && (above == null || !References.shift(above, 1, 0).equals(formula));
        });
    }
}
