package dev.alur.tracker;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days that stand in cells as text: in which order their parts can be read.
final class TextDay {
    private static final Pattern PARTS = Pattern.compile(
            "(?:\\p{L}{2,9}\\.?,? )?(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})(?:[ T,]+\\d{1,2}[:.]\\d{2}.*)?");
    private static final String MONTH =
            "(jan|feb|mar|apr|may|mei|mai|jun|jul|aug|agu|ags|agt|sep|oct|okt|nov|dec|des|dez|mrz|mär)\\p{L}*";
    private static final Pattern NAMED =
            Pattern.compile("(?:\\p{L}{2,9}\\.?,? )?(?:\\d{1,2}(?:st|nd|rd|th)?\\.?[- /]*(?:of )?" + MONTH + "|" + MONTH
                    + "\\.?[- /]*\\d{1,2}(?:st|nd|rd|th)?)(?:[-,. /]+\\d{2,4})?(?:[ T,]+\\d{1,2}[:.]\\d{2}.*)?");
    private static final Pattern WEEK = Pattern.compile("(?:week|wk|w|kw|minggu|woche)[ .#-]*(?:ke[- ]?)?\\d{1,2}");

    private TextDay() {}

    /// Whether a text is a day.
    static boolean is(String text) {
        String day = text.strip().toLowerCase(Locale.ROOT);
        return day.length() <= 40 && (order(day) != 0 || NAMED.matcher(day).matches());
    }

    /// Whether a text names a week.
    static boolean isWeek(String text) {
        return text.length() <= 20
                && WEEK.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    static final int DAY_FIRST = 1;
    static final int MONTH_FIRST = 2;
    static final int YEAR_FIRST = 4;

    /// The orders in which a text of three numbers is a day, as a sum; 0 for none, and where the month is
    /// a word.
    static int order(String text) {
        Matcher parts = PARTS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return 0;
        }
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(2));
        if (parts.group(1).length() == 4) {
            int third = Integer.parseInt(parts.group(3));
            return second >= 1 && second <= 12 && third >= 1 && third <= 31 ? YEAR_FIRST : 0;
        }
        boolean year = parts.group(3).length() == 2 || parts.group(3).length() == 4;
        boolean dayFirst = year && first >= 1 && first <= 31 && second >= 1 && second <= 12;
        boolean monthFirst = year && first >= 1 && first <= 12 && second >= 1 && second <= 31;
        return (dayFirst ? DAY_FIRST : 0) + (monthFirst ? MONTH_FIRST : 0);
    }
}
