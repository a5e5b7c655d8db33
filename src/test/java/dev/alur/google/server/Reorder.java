package dev.alur.google.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows or columns in another order, with all that is on them.
final class Reorder {
    private Reorder() {}

    /// @param order for each new place the old one
    /// @param first the first place where something changes
    /// @param last behind the last such place
    static void apply(Book book, Tab tab, String dimension, List<Integer> order, int first, int last) {
        boolean rows = dimension.equals("ROWS");
        if (rows) {
            lines(tab, order);
        } else {
            cells(tab, order);
        }
        int[] places = new int[order.size()];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        Shift.follow(book, tab, rows, (from, to) -> moved(places, from, to, first, last));
    }

    private static int @Nullable [] moved(int[] places, int from, int to, int first, int last) {
        if (to < first || from >= last || from <= first && to >= last - 1) {
            return new int[] {from, to};
        }
        int place = places[from];
        for (int index = from; index <= to; index++) {
            if (index >= places.length || places[index] != place + index - from) {
                throw Refusal.unknown("what becomes of a range of which only a part is moved");
            }
        }
        return new int[] {place, place + to - from};
    }

    private static void lines(Tab tab, List<Integer> order) {
        List<Line> lines = new ArrayList<>();
        for (int old : order) {
            lines.add(old < tab.rows.size() ? tab.rows.get(old) : new Line());
        }
        while (!lines.isEmpty() && lines.getLast().length() == 0 && lines.getLast().dimension == null) {
            lines.removeLast();
        }
        tab.rows.clear();
        tab.rows.addAll(lines);
    }

    private static void cells(Tab tab, List<Integer> order) {
        for (int row = 0; row < tab.rows.size(); row++) {
            Line line = tab.writable(row);
            List<Cell> cells = new ArrayList<>();
            order.forEach(old -> cells.add(line.cell(old)));
            line.cells.clear();
            line.cells.addAll(cells);
        }
        List<com.fasterxml.jackson.databind.node.@Nullable ObjectNode> columns = new ArrayList<>();
        order.forEach(old -> columns.add(tab.dimension("COLUMNS", old)));
        tab.columns.clear();
        tab.columns.addAll(columns);
    }
}
