package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Follows what a formula names down to the cells that people fill.
final class Reads {
    /// Formula cells that are followed at most; beyond that they stand for themselves.
    private static final int MAX_FOLLOWED = 20_000;
    /// Cells of areas that are searched for an error value.
    private static final int MAX_SEARCHED = 20_000;

    private final Snapshot snapshot;
    private final LiveFormulas formulas;
    private final FormulaCells cells;

    Reads(Snapshot snapshot, LiveFormulas formulas, FormulaCells cells) {
        this.snapshot = snapshot;
        this.formulas = formulas;
        this.cells = cells;
    }

    /// The ranges without the cells that hold formulas, and in their place what those formulas
    /// name, in a fixed order.
    List<Range> of(List<Range> ranges) {
        Set<Range> plain = new LinkedHashSet<>();
        Set<Range> seen = new HashSet<>(ranges);
        Set<FormulaCells.Spot> followed = new HashSet<>();
        Deque<Range> open = new ArrayDeque<>(ranges);
        while (!open.isEmpty()) {
            Range range = open.poll();
            List<FormulaCells.Spot> live = new ArrayList<>(cells.formulaCells(range));
            live.removeIf(spot -> followed.size() >= MAX_FOLLOWED && !followed.contains(spot));
            List<FormulaCells.Spot> gone = new ArrayList<>();
            for (FormulaCells.Spot spot : live) {
                if (follow(spot, followed, seen, open)) {
                    gone.add(spot);
                }
            }
            plain.addAll(without(range, gone));
        }
        return List.copyOf(plain);
    }

    /// False where it is not known what a cell reads, so that it must stand for itself.
    private boolean follow(
            FormulaCells.Spot spot, Set<FormulaCells.Spot> followed, Set<Range> seen, Deque<Range> open) {
        String formula = spot.sheet().formula(spot.row(), spot.column());
        if (formula == null) {
            return false;
        }
        Live live = formulas.get(spot.sheet().name(), spot.row(), spot.column(), formula);
        if (followed.add(spot)) {
            for (Reference reference : live.references()) {
                Range range = reference.on(spot.sheet().name(), spot.row());
                if (seen.add(range)) {
                    open.add(range);
                }
            }
        }
        return live.known();
    }

    /// The parts of a range that are left when some of its cells are taken out, column by column
    /// where any is.
    private static List<Range> without(Range range, List<FormulaCells.Spot> gone) {
        if (gone.isEmpty()) {
            return List.of(range);
        }
        Map<Integer, List<Integer>> rowsByColumn = gone.stream()
                .sorted(Comparator.comparingInt(FormulaCells.Spot::row))
                .collect(Collectors.groupingBy(
                        FormulaCells.Spot::column, Collectors.mapping(FormulaCells.Spot::row, Collectors.toList())));
        List<Range> left = new ArrayList<>();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            int from = range.firstRow();
            for (int row : rowsByColumn.getOrDefault(column, List.of())) {
                if (row > from) {
                    left.add(new Range(range.sheet(), from, column, row - 1, column));
                }
                from = row + 1;
            }
            if (from <= range.lastRow()) {
                left.add(new Range(range.sheet(), from, column, range.lastRow(), column));
            }
        }
        return left;
    }

    /// The first cell of some ranges that holds an error value, or null.
    @Nullable
    Address fault(List<Range> ranges, Function<Address, Value> values) {
        int searched = 0;
        for (Range range : ranges) {
            Sheet sheet = snapshot.sheet(range.sheet()).orElse(null);
            int last = sheet == null ? 0 : Math.min(range.lastRow(), sheet.lastRow());
            for (int row = range.firstRow(); row <= last; row++) {
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    if (sheet == null || ++searched > MAX_SEARCHED) {
                        return null;
                    }
                    Address cell = sheet.address(row, column);
                    if (values.apply(cell) instanceof Value.Fault) {
                        return cell;
                    }
                }
            }
        }
        return null;
    }
}
