package dev.alur.grid;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What edits make of a workbook, worked out without touching it: how it is afterwards, and what has to be done
/// for that, stroke by stroke. It refuses what every wall refuses.
public final class Editing {
    private static final int MOST_TEXT = 32_767;
    private static final String DAY = "yyyy-mm-dd";
    private static final String DAY_AND_TIME = "yyyy-mm-dd hh:mm";

    private final Drafts drafts;
    private final List<Stroke> strokes = new ArrayList<>();
    private final EditedRows rows;
    private final EditedDesign design;

    private Editing(Snapshot basis) {
        this.drafts = new Drafts(basis);
        this.rows = new EditedRows(drafts, strokes);
        this.design = new EditedDesign(drafts, strokes);
    }

    /// Makes the edits, in their order.
    ///
    /// @throws ProblemException where one of them cannot be made
    public static Editing of(Snapshot basis, List<Edit> edits) {
        Editing editing = new Editing(basis);
        List<Edit.AppendRow> appended = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.AppendRow append) {
                appended.add(append);
            } else {
                editing.append(appended);
                editing.make(edit);
            }
        }
        editing.append(appended);
        for (Edit edit : edits) {
            if (edit instanceof Edit.SetCached cached) {
                editing.setCached(cached);
            }
        }
        return editing;
    }

    /// The workbook as it is with the edits; its fingerprint is that of the basis.
    public Snapshot after() {
        return drafts.build();
    }

    /// What has to be done, in its order. Cached values are not among it.
    public List<Stroke> strokes() {
        return List.copyOf(strokes);
    }

    private void make(Edit edit) {
        switch (edit) {
            case Edit.AddSheet sheet -> design.sheet(sheet);
            case Edit.AddColumn column -> design.column(column);
            case Edit.AddTable table -> design.table(table);
            case Edit.AddName name -> design.name(name);
            case Edit.SetCell set -> set(set);
            case Edit.AppendRow append -> append(new ArrayList<>(List.of(append)));
            case Edit.InsertRow insert -> {
                Draft draft = drafts.need(insert.sheet());
                rows.insert(draft, insert.row());
                fill(draft, insert.row(), insert.cells());
            }
            case Edit.SetLink link -> link(link);
            case Edit.SetCached cached -> drafts.need(cached.sheet());
            case Edit.OfWrite _ -> {}
        }
    }

    private void set(Edit.SetCell set) {
        Draft draft = drafts.need(set.sheet());
        Address at = draft.address(set.at().row(), set.at().column());
        Draft.Cell old = draft.cell(at.row(), at.column());
        requireWritable(draft, at);
        if (old.formula() != null && !set.overFormula()) {
            throw refusal(GridProblem.FORMULA_IN_THE_WAY, at, old.formula());
        }
        for (Table table : draft.tables) {
            if (!table.allows(at.row(), at.column(), set.value())) {
                throw refusal(GridProblem.TABLE_HEADER, at, table.name());
            }
        }
        put(draft, at, set.value());
    }

    private void link(Edit.SetLink link) {
        Draft draft = drafts.need(link.sheet());
        Address at = draft.address(link.at().row(), link.at().column());
        requireWritable(draft, at);
        draft.layout = draft.layout.linked(at, link.target());
        strokes.add(new Stroke.Link(at, link.target()));
    }

    private static void requireWritable(Draft draft, Address at) {
        Range merged = draft.layout.merged(at.row(), at.column());
        if (merged != null && (merged.firstRow() != at.row() || merged.firstColumn() != at.column())) {
            throw refusal(GridProblem.MERGED_CELL, at, merged.cells());
        }
        Range array = draft.layout.array(at.row(), at.column());
        if (array != null && !array.equals(Range.of(at))) {
            throw refusal(GridProblem.ARRAY_IN_THE_WAY, at, array.cells());
        }
        Range pivot = draft.layout.pivot(at.row(), at.column());
        if (pivot != null) {
            throw refusal(GridProblem.PIVOT_CELL, at, pivot.cells());
        }
        if (draft.locked && draft.layout.isLocked(at.row(), at.column())) {
            throw refusal(GridProblem.LOCKED_CELL, at);
        }
    }

    private void put(Draft draft, Address at, Value value) {
        if (value instanceof Value.Text(String text) && text.length() > MOST_TEXT) {
            throw refusal(GridProblem.TEXT_TOO_LONG, at, text.length(), MOST_TEXT);
        }
        String format = draft.cell(at.row(), at.column()).format();
        String given = format == null && value instanceof Value.Date(var day)
                ? day.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : DAY_AND_TIME
                : null;
        draft.put(at.row(), at.column(), new Draft.Cell(value, null, given == null ? format : given));
        strokes.add(new Stroke.Put(at, value, null, given));
    }

    private void setCached(Edit.SetCached cached) {
        Draft draft = drafts.need(cached.sheet());
        Address at = draft.address(cached.at().row(), cached.at().column());
        Draft.Cell old = draft.cell(at.row(), at.column());
        if (old.formula() == null) {
            throw refusal(GridProblem.NO_FORMULA, at);
        }
        draft.put(at.row(), at.column(), new Draft.Cell(cached.value(), old.formula(), old.format()));
    }

    /// Appends rows that come one after the other, sheet by sheet; rows of one table that follow each other are
    /// made room for at once.
    private void append(List<Edit.AppendRow> appended) {
        Map<String, List<Edit.AppendRow>> bySheet = new LinkedHashMap<>();
        appended.forEach(row -> bySheet.computeIfAbsent(Naming.key(row.sheet()), key -> new ArrayList<>())
                .add(row));
        appended.clear();
        for (List<Edit.AppendRow> all : bySheet.values()) {
            Draft draft = drafts.need(all.getFirst().sheet());
            for (int from = 0; from < all.size(); ) {
                from += append(draft, all.subList(from, all.size()));
            }
        }
    }

    /// @return how many of the rows were appended
    private int append(Draft draft, List<Edit.AppendRow> all) {
        Edit.AppendRow first = all.getFirst();
        int row = first.row();
        Table above = tableAbove(draft, first);
        boolean total = above == null && EditedRows.isTotal(draft, row);
        boolean end = above == null
                && row == draft.lastRow() + 1
                && draft.tables.stream().noneMatch(table -> table.range().lastRow() >= row);
        int count = 1;
        while (count < all.size()
                && all.get(count).row() == row + count
                && (above == null ? total || end : touches(above, all.get(count)))) {
            count++;
        }
        if (above != null) {
            rows.grow(draft, above, count);
        } else if (total) {
            rows.makeRoom(draft, row, count, null, first.cells().keySet());
        } else if (end && row > 1) {
            rows.begin(draft, row, count);
        }
        if (draft.locked) {
            throw refusal(GridProblem.LOCKED_CELL, draft.address(row, 1));
        }
        all.subList(0, count).forEach(append -> fill(draft, append.row(), append.cells()));
        return count;
    }

    private static @Nullable Table tableAbove(Draft draft, Edit.AppendRow append) {
        Table above = null;
        for (Table table : draft.tables) {
            above = touches(table, append) && append.row() == table.lastDataRow() + 1 ? table : above;
        }
        return above;
    }

    private static boolean touches(Table table, Edit.AppendRow append) {
        Range range = table.range();
        Set<Integer> columns = append.cells().keySet();
        return columns.stream().anyMatch(column -> column >= range.firstColumn() && column <= range.lastColumn());
    }

    private void fill(Draft draft, int row, Map<Integer, Value> cells) {
        cells.forEach((column, value) -> {
            Draft.Cell old = draft.cell(row, column);
            if (old.formula() == null) {
                if (!old.value().isBlank()) {
                    throw refusal(GridProblem.ROW_NOT_FREE, draft.address(row, column), row);
                }
                put(draft, draft.address(row, column), value);
            }
        });
    }

    static ProblemException refusal(GridProblem key, Address at, Object... arguments) {
        return new ProblemException(Problem.error(key, at, arguments));
    }
}
