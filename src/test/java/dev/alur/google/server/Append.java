package dev.alur.google.server;

import org.jspecify.annotations.Nullable;

/// Where values.append writes. Exact: below the last table that the range meets, from its first column, or
/// where the range begins if it meets none. Documented ("Append values"): a table is what hangs together, and
/// which of two tables is the last.
final class Append {
    private Append() {}

    /// The last table in a range, or null.
    static @Nullable Box table(Box range) {
        Tab tab = range.tab();
        int bottom = Math.min(range.bottom(), tab.rows.size());
        for (int row = bottom - 1; row >= range.top(); row--) {
            int right = Math.min(range.right(), tab.rows.get(row).cells.size());
            for (int column = right - 1; column >= range.left(); column--) {
                if (!tab.cell(row, column).isBlank()) {
                    return region(tab, row, column);
                }
            }
        }
        // an empty cell inside of a table's rectangle belongs to it
        for (int row = 0; row < tab.rows.size(); row++) {
            for (int column = 0; column < tab.rows.get(row).cells.size(); column++) {
                if (!tab.cell(row, column).isBlank()) {
                    Box region = region(tab, row, column);
                    if (region.meets(range)) {
                        return region;
                    }
                    column = region.right() - 1;
                }
            }
        }
        return null;
    }

    /// The rectangle around a cell with nothing but blanks around it.
    private static Box region(Tab tab, int row, int column) {
        Box box = new Box(tab, row, row + 1, column, column + 1);
        while (true) {
            Box wider = box;
            if (box.top() > 0 && any(tab, box.top() - 1, box.top(), box.left() - 1, box.right() + 1)) {
                wider = new Box(tab, wider.top() - 1, wider.bottom(), wider.left(), wider.right());
            }
            if (any(tab, box.bottom(), box.bottom() + 1, box.left() - 1, box.right() + 1)) {
                wider = new Box(tab, wider.top(), wider.bottom() + 1, wider.left(), wider.right());
            }
            if (box.left() > 0 && any(tab, box.top() - 1, box.bottom() + 1, box.left() - 1, box.left())) {
                wider = new Box(tab, wider.top(), wider.bottom(), wider.left() - 1, wider.right());
            }
            if (any(tab, box.top() - 1, box.bottom() + 1, box.right(), box.right() + 1)) {
                wider = new Box(tab, wider.top(), wider.bottom(), wider.left(), wider.right() + 1);
            }
            if (wider.equals(box)) {
                return box;
            }
            box = wider;
        }
    }

    private static boolean any(Tab tab, int top, int bottom, int left, int right) {
        for (int row = Math.max(0, top); row < Math.min(bottom, tab.rows.size()); row++) {
            for (int column = Math.max(0, left); column < right; column++) {
                if (!tab.cell(row, column).isBlank()) {
                    return true;
                }
            }
        }
        return false;
    }
}
