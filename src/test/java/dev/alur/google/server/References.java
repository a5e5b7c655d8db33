package dev.alur.google.server;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites the cells that a formula names, as Sheets does when rows and columns move.
final class References {
    private static final Pattern NAMED = Pattern.compile("\"(?:[^\"]|\"\")*\""
            + "|(?<![\\p{L}\\p{N}_.$])(?:'((?:[^']|'')*)'!|([\\p{L}_][\\p{L}\\p{N}_.]*)!)?"
            + "(?:(\\$?[A-Za-z]{1,3})(\\$?[1-9]\\d{0,6})(?::(\\$?[A-Za-z]{1,3})(\\$?[1-9]\\d{0,6}))?"
            + "|(\\$?[A-Za-z]{1,3}):(\\$?[A-Za-z]{1,3})|(\\$?[1-9]\\d{0,6}):(\\$?[1-9]\\d{0,6}))"
            + "(?![\\p{L}\\p{N}_(.!])");

    private References() {}

    /// What becomes of a stretch of rows or columns, ends included; null where nothing of it is left.
    interface Stretch {
        int @Nullable [] of(int first, int last);
    }

    /// The formula after a move of rows or columns of a sheet.
    ///
    /// @param home the title of the sheet that the formula stands in
    /// @param moved the title of the sheet in which something moved
    static String moved(String formula, String home, String moved, boolean rows, Stretch stretch) {
        return replaced(formula, match -> {
            String sheet = match.group(1) != null
                    ? match.group(1).replace("''", "'")
                    : match.group(2) != null ? match.group(2) : home;
            return sheet.equalsIgnoreCase(moved) ? rewritten(match, rows, stretch) : match.group();
        });
    }

    /// The formula after cells of some columns moved up or down: a reference follows that has no other columns.
    ///
    /// @param left the first of the columns
    /// @param right the one behind the last
    static String slid(String formula, String home, String moved, int left, int right, Stretch stretch) {
        return replaced(formula, match -> {
            String sheet = match.group(1) != null
                    ? match.group(1).replace("''", "'")
                    : match.group(2) != null ? match.group(2) : home;
            String first = match.group(3);
            String last = match.group(5) == null ? first : match.group(5);
            boolean within = first != null && index(first, false) >= left && index(last, false) < right;
            return within && sheet.equalsIgnoreCase(moved) ? rewritten(match, true, stretch) : match.group();
        });
    }

    /// The formula copied by so many rows and columns: what is not fixed by `$` goes along.
    static String copied(String formula, int down, int across) {
        return replaced(formula, match -> {
            String once = rewritten(match, true, relative(match, 4, 6, 9, 10, down));
            Matcher again = NAMED.matcher(once);
            return again.matches() ? rewritten(again, false, relative(again, 3, 5, 7, 8, across)) : once;
        });
    }

    /// The formula after cells were cut and pasted on their sheet: what lies wholly among them goes along, and
    /// what lies among the cells that they were pasted over is not known.
    static String cut(String formula, String home, Box source, Box target) {
        return replaced(formula, match -> {
            String sheet = match.group(1) != null
                    ? match.group(1).replace("''", "'")
                    : match.group(2) != null ? match.group(2) : home;
            if (!sheet.equalsIgnoreCase(source.tab().title()) || match.group(4) == null) {
                return match.group();
            }
            Box named = box(match, source.tab());
            if (!source.holds(named)) {
                if (target.holds(named) || target.meets(named) && !named.holds(target)) {
                    throw Refusal.unknown("what becomes of " + match.group() + " when other cells are pasted over it");
                }
                return match.group();
            }
            int down = target.top() - source.top();
            int across = target.left() - source.left();
            String moved = rewritten(match, true, (first, last) -> new int[] {first + down, last + down});
            Matcher again = NAMED.matcher(moved);
            return again.matches()
                    ? rewritten(again, false, (first, last) -> new int[] {first + across, last + across})
                    : moved;
        });
    }

    private static Box box(Matcher match, Tab tab) {
        int top = index(match.group(4), true);
        int left = index(match.group(3), false);
        int bottom = match.group(6) == null ? top : index(match.group(6), true);
        int right = match.group(5) == null ? left : index(match.group(5), false);
        return new Box(
                tab,
                Math.min(top, bottom),
                Math.max(top, bottom) + 1,
                Math.min(left, right),
                Math.max(left, right) + 1);
    }

    private static Stretch relative(Matcher match, int first, int last, int wholeFirst, int wholeLast, int by) {
        String from = match.group(first) != null ? match.group(first) : match.group(wholeFirst);
        String to = match.group(last) != null
                ? match.group(last)
                : match.group(wholeLast) != null ? match.group(wholeLast) : from;
        return (one, other) -> {
            int start = from != null && from.startsWith("$") ? one : one + by;
            int end = to != null && to.startsWith("$") ? other : other + by;
            return start < 0 || end < 0 ? null : new int[] {start, end};
        };
    }

    private static String replaced(String formula, Function<Matcher, String> change) {
        Matcher matcher = NAMED.matcher(formula);
        StringBuilder all = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            all.append(formula, at, matcher.start());
            all.append(matcher.group().startsWith("\"") ? matcher.group() : change.apply(matcher));
            at = matcher.end();
        }
        return all.append(formula.substring(at)).toString();
    }

    private static String rewritten(Matcher match, boolean rows, Stretch stretch) {
        int from = rows ? (match.group(4) != null ? 4 : 9) : (match.group(3) != null ? 3 : 7);
        String first = match.group(from);
        if (first == null) {
            return match.group();
        }
        int to = from == 4 ? 6 : from == 9 ? 10 : from == 3 ? 5 : 8;
        String last = match.group(to);
        int[] kept = stretch.of(index(first, rows), index(last == null ? first : last, rows));
        String text = match.group();
        if (kept == null) {
            return "#REF!";
        }
        int start = match.start();
        StringBuilder all = new StringBuilder(text);
        if (last != null) {
            all.replace(match.start(to) - start, match.end(to) - start, name(last, kept[1], rows));
        }
        all.replace(match.start(from) - start, match.end(from) - start, name(first, kept[0], rows));
        return all.toString();
    }

    private static int index(String name, boolean rows) {
        String bare = name.replace("$", "");
        return rows ? Integer.parseInt(bare) - 1 : A1.column(bare);
    }

    private static String name(String old, int index, boolean rows) {
        String name = rows ? String.valueOf(index + 1) : A1.letters(index);
        boolean small = !rows && old.equals(old.toLowerCase(Locale.ROOT));
        return (old.startsWith("$") ? "$" : "") + (small ? name.toLowerCase(Locale.ROOT) : name);
    }
}
