package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which formulas of a workbook read which cells. Formulas have numbers from 0 on.
final class Dependence {
    /// Formulas that a workbook may have; they are read once each.
    static final int MAX_FORMULAS = 20_000;
    /// Times that it may be asked whether a formula reads a cell.
    private static final long MAX_LOOKS = 20_000_000L;
    /// Areas of more columns are kept for their sheet rather than for each of their columns.
    private static final int NARROW = 32;

    /// A formula in its cell.
    ///
    /// @param fills the cells that its values fill: one, or those of an array
    record Live(Sheet sheet, int row, int column, String text, Mentions mentions, Range fills) {
        Address at() {
            return sheet.address(row, column);
        }
    }

    private record Area(Range range, List<Integer> readers) {}

    private final List<Live> formulas = new ArrayList<>();
    private final Map<String, Map<Long, List<Integer>>> cells = new HashMap<>();
    private final Map<String, Map<Integer, List<Area>>> narrow = new HashMap<>();
    private final Map<String, List<Area>> wide = new HashMap<>();
    private final Map<Range, Area> areas = new HashMap<>();
    private final List<Range> dataTables = new ArrayList<>();
    private boolean whole = true;
    private long looks = MAX_LOOKS;

    Dependence(Snapshot snapshot) {
        for (Sheet sheet : snapshot.sheets()) {
            whole &= !sheet.hasMoreFormulas();
            for (int column = 1; column <= sheet.lastColumn() && whole; column++) {
                for (int row : sheet.formulaRows(column)) {
                    String text = sheet.formula(row, column);
                    if (text != null && formulas.size() < MAX_FORMULAS) {
                        add(snapshot, sheet, row, column, text);
                    } else {
                        whole &= text == null;
                    }
                }
            }
            for (Range range : sheet.layout().arrays()) {
                if (sheet.formula(range.firstRow(), range.firstColumn()) == null) {
                    dataTables.add(range);
                }
            }
        }
    }

    /// Whether all formulas were read, and everything that was asked could be answered.
    boolean isWhole() {
        return whole && looks > 0;
    }

    List<Live> formulas() {
        return formulas;
    }

    /// Cells that a data table fills, whose formulas stand nowhere.
    List<Range> dataTables() {
        return dataTables;
    }

    /// The formulas that read some cells, or cells that such formulas fill, and so on.
    BitSet readers(Collection<Range> changed) {
        BitSet found = new BitSet();
        Deque<Range> open = new ArrayDeque<>(changed);
        while (!open.isEmpty() && looks > 0) {
            Range range = open.poll();
            String sheet = key(range.sheet());
            single(sheet, range, found, open);
            for (Area area : wide.getOrDefault(sheet, List.of())) {
                meet(area, range, found, open);
            }
            Map<Integer, List<Area>> columns = narrow.getOrDefault(sheet, Map.of());
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                for (Area area : columns.getOrDefault(column, List.of())) {
                    meet(area, range, found, open);
                }
            }
        }
        return found;
    }

    private void single(String sheet, Range range, BitSet found, Deque<Range> open) {
        Map<Long, List<Integer>> here = cells.getOrDefault(sheet, Map.of());
        long size = (range.lastRow() - range.firstRow() + 1L) * (range.lastColumn() - range.firstColumn() + 1L);
        if (size > here.size()) {
            here.forEach((key, readers) -> {
                looks--;
                if (range.contains((int) (key >> 16), (int) (key & 0xFFFF))) {
                    take(readers, found, open);
                }
            });
            return;
        }
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                looks--;
                take(here.getOrDefault(LiveFormulas.key(row, column), List.of()), found, open);
            }
        }
    }

    private void meet(Area area, Range range, BitSet found, Deque<Range> open) {
        looks--;
        boolean meets = area.range.firstRow() <= range.lastRow()
                && area.range.lastRow() >= range.firstRow()
                && area.range.firstColumn() <= range.lastColumn()
                && area.range.lastColumn() >= range.firstColumn();
        if (meets) {
            take(area.readers, found, open);
        }
    }

    private void take(List<Integer> readers, BitSet found, Deque<Range> open) {
        for (int reader : readers) {
            if (!found.get(reader)) {
                found.set(reader);
                open.add(formulas.get(reader).fills());
            }
        }
    }

    private void add(Snapshot snapshot, Sheet sheet, int row, int column, String text) {
        Range array = sheet.layout().array(row, column);
        Range fills = array == null ? new Range(sheet.name(), row, column, row, column) : array;
        Mentions mentions = Mentions.of(text, sheet.name(), row, snapshot);
        int number = formulas.size();
        formulas.add(new Live(sheet, row, column, text, mentions, fills));
        for (Range range : mentions.ranges()) {
            if (range.firstRow() == range.lastRow() && range.firstColumn() == range.lastColumn()) {
                cells.computeIfAbsent(key(range.sheet()), name -> new HashMap<>())
                        .computeIfAbsent(
                                LiveFormulas.key(range.firstRow(), range.firstColumn()), cell -> new ArrayList<>(2))
                        .add(number);
            } else {
                areas.computeIfAbsent(range, this::area).readers.add(number);
            }
        }
    }

    private Area area(Range range) {
        Area area = new Area(range, new ArrayList<>(2));
        String sheet = key(range.sheet());
        if (range.lastColumn() - range.firstColumn() >= NARROW) {
            wide.computeIfAbsent(sheet, name -> new ArrayList<>()).add(area);
        } else {
            Map<Integer, List<Area>> columns = narrow.computeIfAbsent(sheet, name -> new HashMap<>());
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                columns.computeIfAbsent(column, at -> new ArrayList<>()).add(area);
            }
        }
        return area;
    }

    private static String key(String sheet) {
        return sheet.toLowerCase(Locale.ROOT);
    }
}
