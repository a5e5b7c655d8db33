package dev.alur.tracker;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final Pattern TIME = Pattern.compile("[ t,]+(\\d{1,2})[:.](\\d{2})(?:[:.]\\d{2})?$");
    private static final Pattern DAY_MONTH_YEAR = Pattern.compile(
            "(?:\\p{L}{2,9}\\.?,? )?(\\d{1,2})(?:st|nd|rd|th)?\\.?[- /]*(?:of )?" + MONTH + "[-,. /]+(\\d{2}|\\d{4})");
    private static final Pattern MONTH_DAY_YEAR = Pattern.compile(
            "(?:\\p{L}{2,9}\\.?,? )?" + MONTH + "\\.?[- /]*(\\d{1,2})(?:st|nd|rd|th)?[-,. /]+(\\d{2}|\\d{4})");
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan"),
            List.of("feb"),
            List.of("mar", "mrz", "mär"),
            List.of("apr"),
            List.of("may", "mei", "mai"),
            List.of("jun"),
            List.of("jul"),
            List.of("aug", "agu", "ags", "agt"),
            List.of("sep"),
            List.of("oct", "okt"),
            List.of("nov"),
            List.of("dec", "des", "dez"));

    /// The day that a text names, with its hour if it has one; empty where it names none, or where its numbers
    /// cannot stand in that order. Two digits of a year are those of this century.
    ///
    /// @param order one of [#DAY_FIRST], [#MONTH_FIRST] and [#YEAR_FIRST]; a month in words needs none
    static Optional<LocalDateTime> parse(String text, int order) {
        String day = text.strip().toLowerCase(Locale.ROOT);
        Matcher time = TIME.matcher(day);
        LocalTime hour = LocalTime.MIDNIGHT;
        if (time.find() && day.length() - (time.end() - time.start()) >= 6) {
            int hours = Integer.parseInt(time.group(1));
            int minutes = Integer.parseInt(time.group(2));
            if (hours > 23 || minutes > 59) {
                return Optional.empty();
            }
            hour = LocalTime.of(hours, minutes);
            day = day.substring(0, time.start());
        }
        String bare = day;
        Optional<LocalDate> date = named(bare).or(() -> numbers(bare, order));
        LocalTime at = hour;
        return date.map(found -> found.atTime(at));
    }

    /// The day that a text names without a year, in a year that others tell; empty where it names a year
    /// itself.
    static Optional<LocalDateTime> inYear(String text, int year) {
        String day = text.strip().toLowerCase(Locale.ROOT).replaceFirst("[,.]+$", "");
        return DAY_MONTH_YEAR.matcher(day).matches()
                        || MONTH_DAY_YEAR.matcher(day).matches()
                ? Optional.empty()
                : named(day + " " + year).map(LocalDate::atStartOfDay);
    }

    private static Optional<LocalDate> named(String day) {
        Matcher first = DAY_MONTH_YEAR.matcher(day);
        if (first.matches()) {
            return date(first.group(3), month(first.group(2)), first.group(1));
        }
        Matcher second = MONTH_DAY_YEAR.matcher(day);
        return second.matches() ? date(second.group(3), month(second.group(1)), second.group(2)) : Optional.empty();
    }

    private static int month(String word) {
        for (int month = 0; month < MONTHS.size(); month++) {
            if (MONTHS.get(month).stream().anyMatch(word::startsWith)) {
                return month + 1;
            }
        }
        return 0;
    }

    private static Optional<LocalDate> numbers(String day, int order) {
        Matcher parts = PARTS.matcher(day);
        if ((order(day) & order) == 0 || !parts.matches()) {
            return Optional.empty();
        }
        String second = parts.group(2);
        return switch (order) {
            case DAY_FIRST -> date(parts.group(3), Integer.parseInt(second), parts.group(1));
            case MONTH_FIRST -> date(parts.group(3), Integer.parseInt(parts.group(1)), second);
            default -> date(parts.group(1), Integer.parseInt(second), parts.group(3));
        };
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        int full = year.length() == 2 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
        int of = Integer.parseInt(day);
        boolean is = month >= 1
                && full >= 1900
                && of >= 1
                && of <= YearMonth.of(full, month).lengthOfMonth();
        return is ? Optional.of(LocalDate.of(full, month, of)) : Optional.empty();
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
