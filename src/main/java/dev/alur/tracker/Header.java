package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A header as written, and its column.
///
/// @param text trimmed; empty where the column has no header
/// @param nth which one it is among the columns whose headers read the same, from the left and counted from 1
/// @param same how many of those there are
record Header(String text, int column, int nth, int same) {
    /// The name by which it is told from all others of its row: `Status`, of several `Status` and `Status (2)`,
    /// and `C:C` where the column has no header.
    String name() {
        return text.isEmpty() ? letters() : nth == 1 ? text : text + " (" + nth + ")";
    }

    /// How Settings name it so that it can be no other: of several also the first by its place, `Status (1)`.
    String exact() {
        return text.isEmpty() || same == 1 ? name() : text + " (" + nth + ")";
    }

    /// Whether somebody means this column by a name: its header, with its place among equal ones in brackets,
    /// or the column as a range, `C:C`.
    boolean isCalled(String wanted) {
        String folded = Words.fold(wanted);
        return folded.equals(Words.fold(letters()))
                || (!text.isEmpty()
                        && (folded.equals(Words.fold(text))
                                || (same > 1 && folded.equals(Words.fold(text + " (" + nth + ")")))));
    }

    private String letters() {
        return Address.letters(column) + ":" + Address.letters(column);
    }

    /// The headers of a row, from left to right.
    ///
    /// @param table whose columns alone count, or null for the whole row
    /// @param also names of columns that count without a header too, as [#isCalled] understands them
    static List<Header> of(Sheet sheet, int row, @Nullable Table table, List<String> also) {
        int first = table == null ? 1 : table.range().firstColumn();
        int last = table == null ? sheet.lastColumn() : table.range().lastColumn();
        List<Header> bare = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int column = first; column <= last; column++) {
            String text = sheet.value(row, column).plain().strip();
            Header header = new Header(text, column, 1, 1);
            if (!text.isEmpty()) {
                int nth = counts.merge(Words.fold(text), 1, Integer::sum);
                bare.add(new Header(text, column, nth, nth));
            } else if (also.stream().anyMatch(header::isCalled)) {
                bare.add(header);
            }
        }
        List<Header> headers = new ArrayList<>();
        for (Header header : bare) {
            int same = counts.getOrDefault(Words.fold(header.text()), 1);
            headers.add(new Header(header.text(), header.column(), header.nth(), same));
        }
        return headers;
    }
}
