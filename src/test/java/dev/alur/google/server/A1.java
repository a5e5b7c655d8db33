package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A1 notation. Exact: ranges come back clipped to the grid and turned the right way round, one cell as `B1`,
/// titles in quotes only where they need them (also where they look like a cell), whole rows and columns, named
/// ranges.
final class A1 {
    private static final Pattern CELLS =
            Pattern.compile("\\$?([A-Za-z]{0,3})\\$?(\\d*)(?::\\$?([A-Za-z]{0,3})\\$?(\\d*))?");
    private static final Pattern BARE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");
    private static final Pattern LIKE_A_CELL = Pattern.compile("(?i)[a-z]{1,3}\\d+|r\\d*c\\d*|r|c|true|false");
    private static final Pattern ROW_COLUMN = Pattern.compile("(?i)R(\\[?-?\\d+]?)?C(\\[?-?\\d+]?)?(:.*)?");

    private A1() {}

    /// Reads a range; where nothing is missing its ends may lie outside of the grid.
    static Box parse(Book book, String text) {
        int mark = mark(text);
        if (mark >= 0) {
            Tab tab = book.find(unquoted(text.substring(0, mark)));
            Box box = tab == null ? null : within(book, tab, text.substring(mark + 1));
            if (box != null) {
                return box;
            }
        } else {
            Box box = bare(book, text);
            if (box != null) {
                return box;
            }
        }
        throw Refusal.invalid("Unable to parse range: " + text);
    }

    private static @Nullable Box bare(Book book, String text) {
        if (!text.startsWith("'")) {
            Box cells = within(book, book.tabs.getFirst(), text);
            if (cells != null) {
                return cells;
            }
        }
        Tab tab = book.find(unquoted(text));
        return tab == null ? null : Box.whole(tab);
    }

    private static @Nullable Box within(Book book, Tab tab, String text) {
        Matcher matcher = CELLS.matcher(text);
        if (!text.isEmpty() && matcher.matches()) {
            Box box = cells(tab, matcher);
            if (box != null) {
                return box;
            }
        }
        for (ObjectNode named : book.namedRanges) {
            if (named.get("name").asText().equalsIgnoreCase(text)) {
                return Box.read(book, named.get("range"));
            }
        }
        if (ROW_COLUMN.matcher(text).matches()) {
            throw Refusal.unknown("R1C1 notation: " + text);
        }
        return null;
    }

    private static @Nullable Box cells(Tab tab, Matcher matcher) {
        String column = matcher.group(1);
        String row = matcher.group(2);
        String otherColumn = matcher.group(3);
        String otherRow = matcher.group(4);
        boolean one = otherColumn == null;
        if (one && (column.isEmpty() || row.isEmpty())) {
            return null;
        }
        if (!one && (column.isEmpty() && row.isEmpty() || otherColumn.isEmpty() && otherRow.isEmpty())) {
            return null;
        }
        int left = column.isEmpty() ? 0 : column(column);
        int top = row.isEmpty() ? 0 : row(row);
        int right = one ? left : otherColumn.isEmpty() ? tab.columnCount() - 1 : column(otherColumn);
        int bottom = one ? top : otherRow.isEmpty() ? tab.rowCount() - 1 : row(otherRow);
        return new Box(
                tab,
                Math.min(top, bottom),
                Math.max(top, bottom) + 1,
                Math.min(left, right),
                Math.max(left, right) + 1);
    }

    private static int row(String digits) {
        if (digits.length() > 9 || digits.startsWith("0")) {
            throw Refusal.invalid("Unable to parse range: " + digits);
        }
        return Integer.parseInt(digits) - 1;
    }

    static int column(String letters) {
        int column = 0;
        for (char c : letters.toCharArray()) {
            column = column * 26 + Character.toUpperCase(c) - 'A' + 1;
        }
        return column - 1;
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /// Where the sheet's title ends, or -1.
    private static int mark(String text) {
        if (!text.startsWith("'")) {
            return text.indexOf('!');
        }
        for (int at = 1; at < text.length(); at++) {
            if (text.charAt(at) == '\'') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                    at++;
                } else {
                    return at + 1 < text.length() && text.charAt(at + 1) == '!' ? at + 1 : -1;
                }
            }
        }
        return -1;
    }

    private static String unquoted(String title) {
        boolean quoted = title.length() > 1 && title.startsWith("'") && title.endsWith("'");
        return quoted ? title.substring(1, title.length() - 1).replace("''", "'") : title;
    }

    static String title(String title) {
        boolean bare =
                BARE.matcher(title).matches() && !LIKE_A_CELL.matcher(title).matches();
        return bare ? title : "'" + title.replace("'", "''") + "'";
    }

    static String print(Box box) {
        String first = letters(box.left()) + (box.top() + 1);
        String last = letters(box.right() - 1) + box.bottom();
        return title(box.tab().title()) + "!" + (first.equals(last) ? first : first + ":" + last);
    }
}
