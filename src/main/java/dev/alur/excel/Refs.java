package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists of ranges as attributes write them: `B2:B9 D2`, whole columns (`B:B`) and rows (`2:3`) too.
final class Refs {
    private static final Pattern COLUMNS = Pattern.compile("\\$?([A-Z]{1,3}):\\$?([A-Z]{1,3})");
    private static final Pattern ROWS = Pattern.compile("\\$?([0-9]{1,7}):\\$?([0-9]{1,7})");

    private Refs() {}

    /// One range, or null where it is none.
    static @Nullable Range range(String sheet, String text) {
        try {
            Matcher columns = COLUMNS.matcher(text);
            if (columns.matches()) {
                return new Range(
                        sheet, 1, Address.column(columns.group(1)), Address.MAX_ROW, Address.column(columns.group(2)));
            }
            Matcher rows = ROWS.matcher(text);
            if (rows.matches()) {
                return new Range(
                        sheet, Integer.parseInt(rows.group(1)), 1, Integer.parseInt(rows.group(2)), Address.MAX_COLUMN);
            }
            return Range.parse(sheet, text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The list with every range grown by a row that ends in the row above it and lies in some columns; the same text where none does.
    static String grown(String sheet, String list, int row, int firstColumn, int lastColumn) {
        List<String> grown = new ArrayList<>();
        boolean changed = false;
        for (String text : list.strip().split("\\s+")) {
            Range range = range(sheet, text);
            boolean grows = range != null
                    && range.lastRow() == row - 1
                    && range.firstColumn() <= lastColumn
                    && range.lastColumn() >= firstColumn;
            changed |= grows;
            grown.add(
                    grows
                            ? new Range(sheet, range.firstRow(), range.firstColumn(), row, range.lastColumn()).cells()
                            : text);
        }
        return changed ? String.join(" ", grown) : list;
    }
}
