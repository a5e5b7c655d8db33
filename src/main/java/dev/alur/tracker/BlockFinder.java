package dev.alur.tracker;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds what could be lists: the tables of a sheet, and rows of headers outside of them.
final class BlockFinder {
    private static final int HEADER_ROWS = 40;
    private static final int MOST_COLUMNS = 300;
    /// How far a column is looked down for values under a blank header.
    private static final int LOOK = 30;
    /// After so many blank rows a list has ended.
    private static final int GAP = 500;
    private static final int MOST_BLOCKS = 6;
    /// Rows that are less like headers than this part of the best one are none.
    private static final double WORTH_A_LOOK = 0.3;
    private static final int LONG_HEADER = 80;

    private final Sheet sheet;
    private final List<Block> blocks = new ArrayList<>();

    private BlockFinder(Sheet sheet) {
        this.sheet = sheet;
    }

    static List<Block> find(Snapshot snapshot) {
        return snapshot.sheets().stream()
                .flatMap(sheet -> new BlockFinder(sheet).find().stream())
                .toList();
    }

    private List<Block> find() {
        for (Table table : sheet.tables()) {
            if (table.headerRows() > 0) {
                blocks.add(Block.of(sheet, table));
            }
        }
        List<Block> plain = new ArrayList<>();
        for (int row = 1; row <= Math.min(HEADER_ROWS, sheet.lastRow()); row++) {
            for (SortedMap<Integer, String> headers : segments(row)) {
                plain.add(new Block(sheet, null, row, row, headers));
            }
        }
        double best = plain.stream().mapToDouble(BlockFinder::promise).max().orElse(0);
        plain.stream()
                .filter(block -> promise(block) >= best * WORTH_A_LOOK)
                .sorted(Comparator.comparingDouble(BlockFinder::promise)
                        .reversed()
                        .thenComparing(Block::headerRow))
                .limit(MOST_BLOCKS)
                .map(block -> new Block(
                        sheet, null, block.headerRow(), end(block.headerRow(), block.headers()), block.headers()))
                .forEach(blocks::add);
        return blocks;
    }

    /// How much a row is like headers of work or of invoices.
    private static double promise(Block block) {
        return block.headers().values().stream()
                .mapToDouble(Vocabulary.all()::promise)
                .sum();
    }

    /// Runs of header cells in a row. A column with values but without a header belongs to its run.
    private List<SortedMap<Integer, String>> segments(int row) {
        List<SortedMap<Integer, String>> segments = new ArrayList<>();
        TreeMap<Integer, String> segment = new TreeMap<>();
        int last = Math.min(sheet.lastColumn(), MOST_COLUMNS);
        for (int column = 1; column <= last + 1; column++) {
            String header = column > last || isElsewhere(row, column) ? "" : header(row, column);
            boolean blank = header.isEmpty() && (column > last || isElsewhere(row, column) || !hasValues(row, column));
            if (!blank) {
                segment.put(column, header);
            } else if (!segment.isEmpty()) {
                add(row, segment, segments);
                segment = new TreeMap<>();
            }
        }
        return joined(row, segments);
    }

    private void add(int row, TreeMap<Integer, String> segment, List<SortedMap<Integer, String>> segments) {
        while (!segment.isEmpty() && segment.firstEntry().getValue().isEmpty()) {
            segment.pollFirstEntry();
        }
        long texts = segment.keySet().stream()
                .filter(column -> sheet.value(row, column) instanceof Value.Text)
                .count();
        long named =
                segment.values().stream().filter(header -> !header.isEmpty()).count();
        boolean tooLong = segment.values().stream().anyMatch(header -> header.length() > LONG_HEADER * 4);
        if (named >= 1 && texts * 2 >= named && !tooLong && !isCalendar(row)) {
            segments.add(segment);
        }
    }

    /// Segments side by side that are one list: their rows are filled together and they do not repeat headers.
    private List<SortedMap<Integer, String>> joined(int row, List<SortedMap<Integer, String>> segments) {
        List<SortedMap<Integer, String>> joined = new ArrayList<>();
        for (SortedMap<Integer, String> segment : segments) {
            SortedMap<Integer, String> before = joined.isEmpty() ? null : joined.getLast();
            if (before != null
                    && segment.firstKey() - before.lastKey() <= 2
                    && !repeats(before, segment)
                    && isFilledTogether(row, before, segment)) {
                before.putAll(segment);
            } else {
                joined.add(new TreeMap<>(segment));
            }
        }
        joined.removeIf(segment -> segment.size() < 2);
        return joined;
    }

    private static boolean repeats(SortedMap<Integer, String> one, SortedMap<Integer, String> other) {
        return other.values().stream()
                .filter(header -> !header.isEmpty())
                .anyMatch(header ->
                        one.values().stream().anyMatch(each -> Words.fold(each).equals(Words.fold(header))));
    }

    private boolean isFilledTogether(int row, SortedMap<Integer, String> one, SortedMap<Integer, String> other) {
        int both = 0;
        int single = 0;
        for (int below = row + 1; below <= Math.min(sheet.lastRow(), row + LOOK); below++) {
            boolean first = hasValue(below, one);
            boolean second = hasValue(below, other);
            both += first && second ? 1 : 0;
            single += first != second ? 1 : 0;
        }
        return both > 0 && both >= single * 3;
    }

    private boolean hasValue(int row, SortedMap<Integer, String> columns) {
        return columns.keySet().stream()
                .anyMatch(column -> !sheet.value(row, column).isBlank());
    }

    /// The text of a header cell, also where it is merged with cells above; empty for none.
    private String header(int row, int column) {
        Value value = sheet.value(row, column);
        Range merged = value.isBlank() ? sheet.layout().merged(row, column) : null;
        if (merged != null
                && merged.lastRow() == row
                && merged.firstRow() < row
                && merged.firstColumn() == column
                && merged.lastColumn() == column) {
            value = sheet.value(merged.firstRow(), column);
        }
        return value.plain().strip();
    }

    private boolean hasValues(int row, int column) {
        for (int below = row + 1; below <= Math.min(sheet.lastRow(), row + LOOK); below++) {
            if (!isElsewhere(below, column) && !sheet.value(below, column).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean isElsewhere(int row, int column) {
        return (!sheet.layout().pivots().isEmpty() && sheet.layout().pivot(row, column) != null)
                || sheet.tables().stream().anyMatch(table -> table.range().contains(row, column));
    }

    /// A row of weekdays, as calendars on walls have it.
    private boolean isCalendar(int row) {
        return Calendars.isWeek(sheet, row);
    }

    /// The last row of a list: above the next row that is headers of something else, and above a great gap.
    private int end(int headerRow, SortedMap<Integer, String> headers) {
        int blank = 0;
        int last = headerRow;
        for (int row = headerRow + 1; row <= sheet.lastRow() && blank < GAP; row++) {
            if (hasValue(row, headers)) {
                if (blank > 0 && isHeaders(row, headers)) {
                    return last;
                }
                blank = 0;
                last = row;
            } else {
                blank++;
            }
        }
        return last;
    }

    /// Whether a row below a blank one is the headers of another list: most of its cells are usual headers.
    private boolean isHeaders(int row, SortedMap<Integer, String> columns) {
        int cells = 0;
        int known = 0;
        boolean same = false;
        for (var column : columns.entrySet()) {
            Value value = sheet.value(row, column.getKey());
            if (value.isBlank()) {
                continue;
            }
            cells++;
            boolean isText = value instanceof Value.Text;
            known += isText && Vocabulary.all().isHeader(Register.PROJECTS, value.plain()) ? 1 : 0;
            same |= Words.fold(value.plain()).equals(Words.fold(column.getValue()));
        }
        return known >= 3 && known * 2 >= cells && !same;
    }
}
