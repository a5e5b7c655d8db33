package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the rectangle that holds a cell among very many, without looking at each of them. Costs nothing
/// before it is asked for the first time.
public final class RangeIndex {
    /// Rectangles are kept in stripes of so many rows; those that cross many stripes are kept by themselves.
    private static final int STRIPE = 64;

    private static final int MANY = 64;

    private record Built(Map<Integer, List<Integer>> stripes, List<Integer> tall) {}

    private final List<Range> ranges;
    private @Nullable Built built;

    /// @param ranges may still grow until the first question
    public RangeIndex(List<Range> ranges) {
        this.ranges = ranges;
    }

    /// The place in the list of a rectangle that holds the cell, or -1.
    public int find(int row, int column) {
        if (ranges.isEmpty()) {
            return -1;
        }
        Built known = built;
        if (known == null) {
            known = build();
            built = known;
        }
        int found = find(known.stripes.getOrDefault(row / STRIPE, List.of()), row, column);
        return found >= 0 ? found : find(known.tall, row, column);
    }

    private int find(List<Integer> places, int row, int column) {
        for (int place : places) {
            if (ranges.get(place).contains(row, column)) {
                return place;
            }
        }
        return -1;
    }

    private Built build() {
        Map<Integer, List<Integer>> stripes = new HashMap<>();
        List<Integer> tall = new ArrayList<>();
        for (int place = 0; place < ranges.size(); place++) {
            Range range = ranges.get(place);
            int first = range.firstRow() / STRIPE;
            int last = range.lastRow() / STRIPE;
            if (last - first > MANY) {
                tall.add(place);
                continue;
            }
            for (int stripe = first; stripe <= last; stripe++) {
                stripes.computeIfAbsent(stripe, key -> new ArrayList<>()).add(place);
            }
        }
        return new Built(stripes, tall);
    }
}
