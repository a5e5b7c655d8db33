package dev.alur.google;

import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cells that another cell fills: those of an array formula, of a pivot table, of a data source. Google does
/// not say which of them belong together, so they come as stretches of columns.
final class Spills {
    private final Map<Integer, List<int[]>> stretches = new TreeMap<>();

    /// Rows of a column have to come from the top.
    void add(int row, int column) {
        List<int[]> here = stretches.computeIfAbsent(column, key -> new ArrayList<>());
        if (!here.isEmpty() && here.getLast()[1] == row - 1) {
            here.getLast()[1] = row;
        } else {
            here.add(new int[] {row, row});
        }
    }

    List<Range> ranges(String sheet) {
        List<Range> ranges = new ArrayList<>();
        stretches.forEach((column, rows) ->
                rows.forEach(stretch -> ranges.add(new Range(sheet, stretch[0], column, stretch[1], column))));
        return ranges;
    }
}
