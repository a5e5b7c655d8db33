package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A rectangle of cells of one sheet, from 0, ends not included, inside the grid.
record Box(Tab tab, int top, int bottom, int left, int right) {
    static Box whole(Tab tab) {
        return new Box(tab, 0, tab.rowCount(), 0, tab.columnCount());
    }

    /// Reads a GridRange; missing ends are the grid's.
    static Box read(Book book, JsonNode range) {
        Tab tab = book.grid(Json.number(range, "sheetId", 0));
        int top = Json.number(range, "startRowIndex", 0);
        int bottom = Json.number(range, "endRowIndex", tab.rowCount());
        int left = Json.number(range, "startColumnIndex", 0);
        int right = Json.number(range, "endColumnIndex", tab.columnCount());
        if (top < 0 || left < 0) {
            throw Refusal.invalid("range." + (top < 0 ? "startRowIndex" : "startColumnIndex") + "["
                    + Math.min(top, left) + "] must be greater than or equal to zero");
        }
        if (bottom < top
                || right < left
                || bottom == top && range.has("endRowIndex")
                || right == left && range.has("endColumnIndex")) {
            throw Refusal.invalid("The range is empty: its end must be after its start.");
        }
        if (top > tab.rowCount() || left > tab.columnCount()) {
            throw Refusal.invalid("Range (" + A1.print(new Box(tab, top, bottom, left, right))
                    + ") exceeds grid limits. Max rows: " + tab.rowCount() + ", max columns: " + tab.columnCount());
        }
        return new Box(tab, top, bottom, left, right);
    }

    /// As GridRange; sheet 0 is left out (exact).
    ObjectNode write() {
        ObjectNode node = Json.object();
        Json.nonZero(node, "sheetId", tab.id());
        node.put("startRowIndex", top).put("endRowIndex", bottom);
        node.put("startColumnIndex", left).put("endColumnIndex", right);
        return node;
    }

    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }

    boolean isCell() {
        return height() == 1 && width() == 1;
    }

    boolean meets(Box other) {
        return tab == other.tab && top < other.bottom && other.top < bottom && left < other.right && other.left < right;
    }

    boolean holds(Box other) {
        return tab == other.tab
                && top <= other.top
                && other.bottom <= bottom
                && left <= other.left
                && other.right <= right;
    }

    Box clipped() {
        return new Box(
                tab,
                top,
                Math.max(top, Math.min(bottom, tab.rowCount())),
                left,
                Math.max(left, Math.min(right, tab.columnCount())));
    }
}
