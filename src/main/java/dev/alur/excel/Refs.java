package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of ranges as attributes write them: `B2:B9 D2`, whole columns (`B:B`) and rows (`2:3`) too.
final class Refs {
    private Refs() {}

    /// One range, or null where it is none.
    static @Nullable Range range(String sheet, String text) {
        int colon = text.indexOf(':');
        long first = corner(text, 0, colon < 0 ? text.length() : colon);
        long last = colon < 0 ? first : corner(text, colon + 1, text.length());
        if (first < 0 || last < 0) {
            return null;
        }
        int top = (int) (first >> 16);
        int left = (int) (first & 0xFFFF);
        int bottom = (int) (last >> 16);
        int right = (int) (last & 0xFFFF);
        boolean wholeColumns = top == 0 && bottom == 0 && left > 0 && right > 0 && colon > 0;
        boolean wholeRows = left == 0 && right == 0 && top > 0 && bottom > 0 && colon > 0;
        if (wholeColumns) {
            return new Range(sheet, 1, Math.min(left, right), Address.MAX_ROW, Math.max(left, right));
        }
        if (wholeRows) {
            return new Range(sheet, Math.min(top, bottom), 1, Math.max(top, bottom), Address.MAX_COLUMN);
        }
        if (top == 0 || left == 0 || bottom == 0 || right == 0) {
            return null;
        }
        return new Range(
                sheet, Math.min(top, bottom), Math.min(left, right), Math.max(top, bottom), Math.max(left, right));
    }

    /// Row and column of a corner (`$B$2`, `B`, `2`; what it does not say is 0) in one number, or -1
    /// where it is none.
    private static long corner(String text, int from, int to) {
        int at = from < to && text.charAt(from) == '$' ? from + 1 : from;
        int column = 0;
        while (at < to && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z' && column <= Address.MAX_COLUMN) {
            column = column * 26 + text.charAt(at) - 'A' + 1;
            at++;
        }
        at += at < to && column > 0 && text.charAt(at) == '$' ? 1 : 0;
        int row = 0;
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9' && row <= Address.MAX_ROW) {
            row = row * 10 + text.charAt(at) - '0';
            at++;
        }
        boolean ends = at == to && from < to && column <= Address.MAX_COLUMN && row <= Address.MAX_ROW;
        return ends ? (long) row << 16 | column : -1;
    }

    /// The list with every range grown by a row that ends in the row above it and lies in some columns;
    /// the same text where none does.
    static String grown(String sheet, String list, int row, int firstColumn, int lastColumn) {
        List<String> grown = new ArrayList<>();
        boolean changed = false;
        for (String text : list.strip().split("\\s+")) {
            Range range = range(sheet, text);
            if (range != null
                    && range.lastRow() == row - 1
                    && range.firstColumn() <= lastColumn
                    && range.lastColumn() >= firstColumn) {
                changed = true;
                grown.add(new Range(sheet, range.firstRow(), range.firstColumn(), row, range.lastColumn()).cells());
            } else {
                grown.add(text);
            }
        }
        return changed ? String.join(" ", grown) : list;
    }
}
