package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows and columns that are inserted and deleted. What lies over them goes along: ranges, tables, names,
/// formulas and developer metadata (documented: "Read & write developer metadata": it follows inserted and
/// deleted rows).
final class Shift {
    private Shift() {}

    /// Inserts empty rows or columns.
    static void insert(Book book, Tab tab, String dimension, int at, int count) {
        boolean rows = dimension.equals("ROWS");
        if (rows) {
            if (at < tab.rows.size()) {
                List<Line> lines = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    lines.add(new Line());
                }
                tab.rows.addAll(at, lines);
            }
        } else {
            for (int row = 0; row < tab.rows.size(); row++) {
                if (at < tab.rows.get(row).cells.size()) {
                    tab.writable(row).cells.addAll(at, Collections.nCopies(count, Cell.EMPTY));
                }
            }
            if (at < tab.columns.size()) {
                tab.columns.addAll(at, Collections.nCopies(count, (ObjectNode) null));
            }
        }
        tab.resize(dimension, tab.count(dimension) + count);
        book.checkSize();
        follow(book, tab, rows, (first, last) ->
                new int[] {first >= at ? first + count : first, last >= at ? last + count : last});
    }

    /// Deletes rows or columns with all that is on them.
    static void delete(Book book, Tab tab, String dimension, int from, int to) {
        boolean rows = dimension.equals("ROWS");
        if (rows) {
            if (from < tab.rows.size()) {
                tab.rows.subList(from, Math.min(to, tab.rows.size())).clear();
            }
        } else {
            for (int row = 0; row < tab.rows.size(); row++) {
                if (from < tab.rows.get(row).cells.size()) {
                    List<Cell> cells = tab.writable(row).cells;
                    cells.subList(from, Math.min(to, cells.size())).clear();
                }
            }
            if (from < tab.columns.size()) {
                tab.columns.subList(from, Math.min(to, tab.columns.size())).clear();
            }
        }
        tab.resize(dimension, tab.count(dimension) - (to - from));
        thaw(tab, rows, from, to);
        follow(book, tab, rows, (first, last) -> remaining(first, last, from, to));
    }

    /// Frozen rows that are deleted are no longer frozen.
    private static void thaw(Tab tab, boolean rows, int from, int to) {
        ObjectNode grid = (ObjectNode) tab.properties.get("gridProperties");
        String name = rows ? "frozenRowCount" : "frozenColumnCount";
        int frozen = Json.number(grid, name, 0);
        int left = frozen - Math.max(0, Math.min(frozen, to) - Math.min(frozen, from));
        if (left == 0) {
            grid.remove(name);
        } else {
            grid.put(name, left);
        }
    }

    private static int @Nullable [] remaining(int first, int last, int from, int to) {
        int gone = to - from;
        int start = first < from ? first : first < to ? from : first - gone;
        int end = last < from ? last : last < to ? from - 1 : last - gone;
        return end < start ? null : new int[] {start, end};
    }

    /// Takes everything along that is bound to rows or columns of the sheet.
    static void follow(Book book, Tab tab, boolean rows, References.Stretch stretch) {
        String start = rows ? "startRowIndex" : "startColumnIndex";
        String end = rows ? "endRowIndex" : "endColumnIndex";
        tab.merges.removeIf(range -> !bent(range, start, end, stretch));
        tab.protectedRanges.removeIf(item -> !bent((ObjectNode) item.get("range"), start, end, stretch));
        tab.tables.removeIf(item -> !bent((ObjectNode) item.get("range"), start, end, stretch));
        ObjectNode filter = tab.basicFilter;
        if (filter != null && !bent((ObjectNode) filter.get("range"), start, end, stretch)) {
            tab.basicFilter = null;
        }
        book.namedRanges.removeIf(item -> Json.number(item.get("range"), "sheetId", 0) == tab.id()
                && !bent((ObjectNode) item.get("range"), start, end, stretch));
        List<ObjectNode> groups = rows ? tab.rowGroups : tab.columnGroups;
        groups.removeIf(item -> !bent((ObjectNode) item.get("range"), "startIndex", "endIndex", stretch));
        tags(book, tab, rows ? "ROWS" : "COLUMNS", stretch);
        formulas(book, tab, rows, stretch);
    }

    private static boolean bent(@Nullable ObjectNode range, String start, String end, References.Stretch stretch) {
        if (range == null || !range.has(start) && !range.has(end)) {
            return true;
        }
        int first = Json.number(range, start, 0);
        int last = range.has(end) ? range.get(end).asInt() - 1 : Integer.MAX_VALUE / 2;
        int[] kept = stretch.of(first, last);
        if (kept == null) {
            return false;
        }
        if (range.has(start)) {
            range.put(start, kept[0]);
        }
        if (range.has(end)) {
            range.put(end, kept[1] + 1);
        }
        return true;
    }

    private static void tags(Book book, Tab tab, String dimension, References.Stretch stretch) {
        for (int i = book.tags.size() - 1; i >= 0; i--) {
            Tag tag = book.tags.get(i);
            if (tag.isOn(tab, dimension)) {
                int[] kept = stretch.of(tag.index(), tag.index());
                if (kept == null) {
                    book.tags.remove(i);
                } else {
                    book.tags.set(i, tag.movedTo(kept[0]));
                }
            }
        }
    }

    private static void formulas(Book book, Tab moved, boolean rows, References.Stretch stretch) {
        for (Tab tab : book.tabs) {
            for (int row = 0; row < tab.rows.size(); row++) {
                Line line = tab.rows.get(row);
                for (int column = 0; column < line.cells.size(); column++) {
                    Cell cell = line.cells.get(column);
                    if (cell.value() instanceof Entered.Formula(String text)) {
                        String other = References.moved(text, tab.title(), moved.title(), rows, stretch);
                        if (!other.equals(text)) {
                            tab.set(row, column, cell.with(new Entered.Formula(other)));
                        }
                    }
                }
            }
        }
    }
}
