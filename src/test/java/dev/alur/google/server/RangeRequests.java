package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Requests that move cells about: merging, inserting and deleting ranges, text to columns, filters.
/// Exact but for insertRange (documented).
final class RangeRequests {
    private RangeRequests() {}

    /// Exact: a merge over merged cells takes their place; the first cell's value stays.
    static @Nullable ObjectNode merge(Work work, ObjectNode request) {
        Box box = work.writable(request.get("range"));
        dissolve(work, box);
        String type = Json.text(request, "mergeType", "MERGE_ALL");
        List<Box> parts = new ArrayList<>();
        switch (type) {
            case "MERGE_ALL" -> parts.add(box);
            case "MERGE_ROWS" -> {
                for (int row = box.top(); row < box.bottom(); row++) {
                    parts.add(new Box(box.tab(), row, row + 1, box.left(), box.right()));
                }
            }
            case "MERGE_COLUMNS" -> {
                for (int column = box.left(); column < box.right(); column++) {
                    parts.add(new Box(box.tab(), box.top(), box.bottom(), column, column + 1));
                }
            }
            default -> throw Refusal.unknown("the merge type " + type);
        }
        parts.stream().filter(part -> !part.isCell()).forEach(RangeRequests::join);
        return null;
    }

    private static void join(Box box) {
        box.tab().merges.add(box.write());
        for (int row = box.top(); row < box.bottom(); row++) {
            for (int column = box.left(); column < box.right(); column++) {
                if (row > box.top() || column > box.left()) {
                    box.tab().set(row, column, box.tab().cell(row, column).with(null));
                }
            }
        }
    }

    private static void dissolve(Work work, Box box) {
        for (ObjectNode range : List.copyOf(box.tab().merges)) {
            Box merged = work.box(range);
            if (merged.meets(box)) {
                if (!box.holds(merged)) {
                    throw Refusal.invalid("You must select all cells in a merged range to merge or unmerge them.");
                }
                box.tab().merges.remove(range);
            }
        }
    }

    static @Nullable ObjectNode unmerge(Work work, ObjectNode request) {
        dissolve(work, work.writable(request.get("range")));
        return null;
    }

    static @Nullable ObjectNode insert(Work work, ObjectNode request) {
        return slide(work, request, true);
    }

    static @Nullable ObjectNode delete(Work work, ObjectNode request) {
        return slide(work, request, false);
    }

    /// Cells beside the range slide; the grid keeps its size (exact for deleteRange).
    private static @Nullable ObjectNode slide(Work work, ObjectNode request, boolean insert) {
        Box box = work.writable(request.get("range"));
        boolean rows = Json.text(request, "shiftDimension", "").equals("ROWS");
        Tab tab = box.tab();
        boolean across = rows && box.width() == tab.columnCount();
        if (!insert && across && box.height() < tab.rowCount()) {
            work.guard(new Box(tab, box.top(), tab.rowCount(), box.left(), box.right()));
            int size = tab.rowCount();
            Shift.delete(work.book(), tab, "ROWS", box.top(), box.bottom());
            tab.resize("ROWS", size);
            return null;
        }
        int by = rows ? box.height() : box.width();
        Box touched = rows
                ? new Box(tab, box.top(), tab.rowCount(), box.left(), box.right())
                : new Box(tab, box.top(), box.bottom(), box.left(), tab.columnCount());
        work.guard(touched);
        refuseBound(work, touched, rows && insert);
        if (rows && insert) {
            follow(work, box);
        }
        Cell[][] old = cells(touched);
        for (int i = 0; i < touched.height(); i++) {
            for (int j = 0; j < touched.width(); j++) {
                int row = rows ? i + (insert ? -by : by) : i;
                int column = rows ? j : j + (insert ? -by : by);
                boolean there = row >= 0 && row < touched.height() && column >= 0 && column < touched.width();
                tab.set(touched.top() + i, touched.left() + j, there ? old[row][column] : Cell.EMPTY);
            }
        }
        return null;
    }

    /// Documented (InsertRangeRequest: existing cells are shifted down): references to them follow.
    private static void follow(Work work, Box box) {
        References.Stretch down = (first, last) -> new int[] {
            first >= box.top() ? first + box.height() : first, last >= box.top() ? last + box.height() : last
        };
        for (Tab tab : work.book().tabs) {
            for (int row = 0; row < tab.rows.size(); row++) {
                List<Cell> cells = tab.rows.get(row).cells;
                for (int column = 0; column < cells.size(); column++) {
                    if (cells.get(column).value() instanceof Entered.Formula(String text)) {
                        String moved =
                                References.slid(text, tab.title(), box.tab().title(), box.left(), box.right(), down);
                        tab.set(row, column, cells.get(column).with(new Entered.Formula(moved)));
                    }
                }
            }
        }
    }

    private static void refuseBound(Work work, Box touched, boolean isKnown) {
        for (ObjectNode range : touched.tab().ranges()) {
            if (work.box(range).meets(touched)) {
                throw Refusal.unknown("what becomes of merges, tables and the like when cells beside them slide");
            }
        }
        for (Tab tab : isKnown ? List.<Tab>of() : work.book().tabs) {
            for (Line line : tab.rows) {
                if (line.cells.stream().anyMatch(cell -> cell.value() instanceof Entered.Formula)) {
                    throw Refusal.unknown("what becomes of formulas when cells slide");
                }
            }
        }
    }

    static Cell[][] cells(Box box) {
        Cell[][] cells = new Cell[box.height()][box.width()];
        for (int row = 0; row < box.height(); row++) {
            for (int column = 0; column < box.width(); column++) {
                cells[row][column] = box.tab().cell(box.top() + row, box.left() + column);
            }
        }
        return cells;
    }

    /// Exact: the parts go into the columns to the right, over what stands there.
    static @Nullable ObjectNode textToColumns(Work work, ObjectNode request) {
        Box box = work.writable(request.get("source"));
        if (box.width() != 1) {
            throw Refusal.invalid("The source must span exactly one column.");
        }
        String delimiter = delimiter(box, request);
        int widest = 1;
        for (int row = box.top(); row < box.bottom(); row++) {
            Cell cell = box.tab().cell(row, box.left());
            if (delimiter.isEmpty() || !(cell.value() instanceof Entered.Text(String text))) {
                continue;
            }
            String[] parts = text.split(java.util.regex.Pattern.quote(delimiter), -1);
            widest = Math.max(widest, parts.length);
            if (parts.length > 1) {
                fill(work, box, row, parts);
            }
        }
        if (box.left() + widest > box.tab().columnCount()) {
            throw Refusal.unknown("text to columns beyond the last column");
        }
        return null;
    }

    private static void fill(Work work, Box box, int row, String[] parts) {
        work.guard(new Box(box.tab(), row, row + 1, box.left(), box.left() + parts.length));
        for (int i = 0; i < parts.length; i++) {
            Entering.Typed typed = Entering.typed(parts[i], work.book().tongue());
            Cell old = box.tab().cell(row, box.left() + i);
            box.tab().set(row, box.left() + i, old.with(typed.value()));
        }
    }

    private static String delimiter(Box box, ObjectNode request) {
        String type = Json.text(request, "delimiterType", "");
        return switch (type) {
            case "COMMA" -> ",";
            case "SEMICOLON" -> ";";
            case "PERIOD" -> ".";
            case "SPACE" -> " ";
            case "CUSTOM" -> Json.text(request, "delimiter", "");
            case "AUTODETECT" -> detected(box);
            default -> throw Refusal.unknown("the delimiter type " + type);
        };
    }

    private static String detected(Box box) {
        List<String> found = Arrays.stream(new String[] {",", ";", "|"})
                .filter(mark -> Arrays.stream(cells(box))
                        .allMatch(row -> row[0].value() instanceof Entered.Text(String text) && text.contains(mark)))
                .toList();
        if (found.size() != 1) {
            throw Refusal.unknown("which delimiter is detected");
        }
        return found.getFirst();
    }

    /// Exact: a filter without ends takes the grid's.
    static @Nullable ObjectNode setFilter(Work work, ObjectNode request) {
        ObjectNode filter = ((ObjectNode) request.get("filter")).deepCopy();
        for (String name : new String[] {"sortSpecs", "criteria", "filterSpecs", "tableId"}) {
            if (filter.has(name) && !filter.get(name).isEmpty()) {
                throw Refusal.unknown("filters with " + name);
            }
        }
        Box box = work.box(filter.get("range"));
        filter.set("range", box.write());
        box.tab().basicFilter = filter;
        return null;
    }

    static @Nullable ObjectNode clearFilter(Work work, ObjectNode request) {
        work.book().sheet(Json.number(request, "sheetId", 0)).basicFilter = null;
        return null;
    }
}
