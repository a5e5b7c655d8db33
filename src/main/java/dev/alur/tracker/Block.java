package dev.alur.tracker;

import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A part of a sheet that could be a list: a row of headers with what is below it.
///
/// @param endRow the last row that can belong to it
/// @param headers by column, as written, in the order of the columns; empty where a column of values has none
record Block(Sheet sheet, @Nullable Table table, int headerRow, int endRow, SortedMap<Integer, String> headers) {
    Block {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    static Block of(Sheet sheet, Table table) {
        TreeMap<Integer, String> headers = new TreeMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            headers.put(table.range().firstColumn() + i, table.columns().get(i));
        }
        int end = table.lastDataRow();
        boolean open = table.totalsRows() == 0;
        while (open && end < sheet.lastRow() && isFilled(sheet, end + 1, headers)) {
            end++;
        }
        return new Block(sheet, table, table.firstDataRow() - 1, end, headers);
    }

    int firstColumn() {
        return headers.firstKey();
    }

    int lastColumn() {
        return headers.lastKey();
    }

    String header(int column) {
        return headers.getOrDefault(column, "");
    }

    /// The header above a column's own that spans several columns, or is empty.
    String group(int column) {
        for (int row = headerRow - 1; row >= Math.max(1, headerRow - 2); row--) {
            Range merged = sheet.layout().merged(row, column);
            if (merged != null && merged.lastColumn() > merged.firstColumn()) {
                boolean all = merged.firstColumn() <= firstColumn() && merged.lastColumn() >= lastColumn();
                return all
                        ? ""
                        : sheet.value(merged.firstRow(), merged.firstColumn())
                                .plain()
                                .strip();
            }
            for (int at = column; at >= firstColumn() && table == null; at--) {
                Value value = sheet.value(row, at);
                if (value instanceof Value.Text(String text) && !text.isBlank()) {
                    return isAlone(row, at) ? "" : text.strip();
                }
            }
        }
        return "";
    }

    private boolean isAlone(int row, int column) {
        return headers.keySet().stream()
                .noneMatch(other -> other != column && !sheet.value(row, other).isBlank());
    }

    /// The rows that hold something that no formula made, at most so many, from the top.
    List<Integer> filled(int most) {
        List<Integer> rows = new ArrayList<>();
        for (int row = headerRow + 1; row <= endRow && rows.size() < most; row++) {
            if (isFilled(sheet, row, headers) && !isRepeated(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// Whether a row repeats the headers.
    boolean isRepeated(int row) {
        int same = 0;
        int named = 0;
        for (var header : headers.entrySet()) {
            if (named >= 3 && same == 0) {
                return false;
            }
            String name = header.getValue();
            named += name.isBlank() ? 0 : 1;
            boolean repeats = sheet.value(row, header.getKey()) instanceof Value.Text(String text)
                    && text.length() >= name.length()
                    && !name.isBlank()
                    && text.strip().equals(name.strip());
            same += repeats ? 1 : 0;
        }
        return same >= 2 && same * 2 > named;
    }

    private static boolean isFilled(Sheet sheet, int row, SortedMap<Integer, String> columns) {
        for (int column : columns.keySet()) {
            Value value = sheet.value(row, column);
            boolean ticked = !(value instanceof Value.Bool(boolean tick)) || tick;
            if (!value.isBlank() && ticked && sheet.formula(row, column) == null) {
                return true;
            }
        }
        return false;
    }
}
