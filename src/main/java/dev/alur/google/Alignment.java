package dev.alur.google;

import dev.alur.grid.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// Where the rows of a sheet have gone that somebody sorted, inserted, cut or deleted rows in. A row is known
/// again by what it says in columns that we did not write; one that says something else now is looked for
/// between its neighbours.
final class Alignment {
    private final Map<Integer, Integer> now = new HashMap<>();
    private final Map<Integer, Integer> before = new HashMap<>();

    private Alignment() {}

    /// @param written columns that we wrote in rows which were there before
    /// @param expected where a row would be if nobody but us had done anything
    static Alignment of(Sheet old, Sheet fresh, Set<Integer> written, IntUnaryOperator expected) {
        Alignment alignment = new Alignment();
        List<String> was = lines(old, Math.max(old.lastColumn(), fresh.lastColumn()), written);
        List<String> is = lines(fresh, Math.max(old.lastColumn(), fresh.lastColumn()), written);
        if (!alignment.stayed(was, is, expected)) {
            alignment.match(was, is, expected);
            alignment.fill(was, is);
        }
        return alignment;
    }

    /// Where a row is now; 0 where it is gone.
    int now(int row) {
        return now.getOrDefault(row, 0);
    }

    /// Where a row was before; 0 for one that was not there.
    int before(int row) {
        return before.getOrDefault(row, 0);
    }

    private void pair(int old, int fresh) {
        now.put(old, fresh);
        before.put(fresh, old);
    }

    private static List<String> lines(Sheet sheet, int lastColumn, Set<Integer> without) {
        List<String> lines = new ArrayList<>();
        for (int row = 1; row <= sheet.lastRow(); row++) {
            StringBuilder line = new StringBuilder();
            boolean blank = true;
            for (int column = 1; column <= lastColumn; column++) {
                boolean counts = !without.contains(column) && sheet.formula(row, column) == null;
                String text = counts ? sheet.value(row, column).plain() : "";
                blank &= text.isEmpty();
                line.append(text).append('\u001f');
            }
            lines.add(blank ? "" : line.toString());
        }
        return lines;
    }

    private static String line(List<String> lines, int row) {
        return row <= lines.size() ? lines.get(row - 1) : "";
    }

    /// Whether every row is where it would be.
    private boolean stayed(List<String> was, List<String> is, IntUnaryOperator expected) {
        for (int row = 1; row <= was.size(); row++) {
            if (!was.get(row - 1).isEmpty() && !was.get(row - 1).equals(line(is, expected.applyAsInt(row)))) {
                return false;
            }
        }
        // blank rows below the last one are where they would be, too
        for (int row = 1; row <= was.size() + is.size() + 1; row++) {
            pair(row, expected.applyAsInt(row));
        }
        return true;
    }

    /// Pairs rows that say the same; of several alike the one that has not moved, else in their order.
    private void match(List<String> was, List<String> is, IntUnaryOperator expected) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int row = 1; row <= is.size(); row++) {
            if (!is.get(row - 1).isEmpty()) {
                places.computeIfAbsent(is.get(row - 1), key -> new ArrayList<>())
                        .add(row);
            }
        }
        for (int row = 1; row <= was.size(); row++) {
            List<Integer> there = places.getOrDefault(was.get(row - 1), List.of());
            if (there.size() == 1) {
                pairFree(row, there.getFirst());
            } else if (there.contains(expected.applyAsInt(row))) {
                pairFree(row, expected.applyAsInt(row));
            }
        }
        for (int row = 1; row <= was.size(); row++) {
            for (int place : places.getOrDefault(was.get(row - 1), List.of())) {
                pairFree(row, place);
            }
        }
    }

    private void pairFree(int old, int fresh) {
        if (!now.containsKey(old) && !before.containsKey(fresh)) {
            pair(old, fresh);
        }
    }

    /// Rows that say something else, or nothing, are right below the last one above them that is known, if that
    /// place is not another's.
    private void fill(List<String> was, List<String> is) {
        int place = 0;
        for (int row = 1; row <= was.size() + is.size() + 1; row++) {
            boolean gone = !line(was, row).isEmpty() && line(is, place + 1).isEmpty();
            if (!now.containsKey(row) && !gone) {
                pairFree(row, place + 1);
            }
            place = now.getOrDefault(row, place);
        }
    }
}
