package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a column writes days that are text: `24/12/2026`, `3 Okt 2026`, `Oct 3, 26`. What is written there by a
/// program takes that form, so that the column stays of one kind and sorts as before.
public final class DayForm {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})([-/.])(\\d{1,4})");
    private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})(\\.?[- /]+)(\\p{L}+)(\\.?[-, /]+)(\\d{2,4})");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\p{L}+)(\\.?[- /]+)(\\d{1,2})([-, /]+)(\\d{2,4})");
    private static final int SHORT = 3;
    private static final List<List<String>> MONTHS = List.of(
            List.of(
                    "Januari",
                    "Februari",
                    "Maret",
                    "April",
                    "Mei",
                    "Juni",
                    "Juli",
                    "Agustus",
                    "September",
                    "Oktober",
                    "November",
                    "Desember"),
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December"),
            List.of(
                    "Januar",
                    "Februar",
                    "März",
                    "April",
                    "Mai",
                    "Juni",
                    "Juli",
                    "August",
                    "September",
                    "Oktober",
                    "November",
                    "Dezember"));

    private final String sample;
    private final Recognition.@Nullable DateOrder order;
    private final boolean padded;
    private final List<String> months;
    private final boolean whole;

    private DayForm(
            String sample, Recognition.@Nullable DateOrder order, boolean padded, List<String> months, boolean whole) {
        this.sample = sample;
        this.order = order;
        this.padded = padded;
        this.months = months;
        this.whole = whole;
    }

    /// The form of a column; empty where it holds a real day, or no text that is one, or nobody can say which
    /// part of its days is the month.
    ///
    /// @param language whose months come first where words of several languages fit
    public static Optional<DayForm> of(Sheet sheet, int column, int headerRow, int lastRow, Language language) {
        List<Integer> rows = IntStream.rangeClosed(headerRow + 1, Math.min(lastRow, sheet.lastRow()))
                .boxed()
                .toList();
        List<String> texts = new ArrayList<>();
        for (int row : rows) {
            Value value = sheet.value(row, column);
            if (value instanceof Value.Date && sheet.formula(row, column) == null) {
                return Optional.empty();
            }
            if (value instanceof Value.Text(String text) && TextDay.is(text)) {
                texts.add(text.strip());
            }
        }
        List<String> numbers =
                texts.stream().filter(text -> NUMBERS.matcher(text).matches()).toList();
        if (!numbers.isEmpty()) {
            return TextForms.dates(sheet, column, rows)
                    .filter(order -> order != Recognition.DateOrder.AMBIGUOUS && order != Recognition.DateOrder.MIXED)
                    .map(order -> new DayForm(numbers.getLast(), order, isPadded(numbers), List.of(), false));
        }
        List<String> named = texts.stream().filter(text -> month(text) != null).toList();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        List<String> months = months(named, language);
        boolean whole = named.stream()
                .map(text -> String.valueOf(month(text)))
                .anyMatch(word -> word.length() > SHORT && months.stream().anyMatch(word::equalsIgnoreCase));
        return Optional.of(new DayForm(named.getLast(), null, hasNought(named), months, whole));
    }

    /// A day in this form.
    public String write(LocalDate day) {
        Matcher parts = NUMBERS.matcher(sample);
        if (order != null && parts.matches()) {
            String first = parts.group(2);
            String second = parts.group(4);
            return switch (order) {
                case YEAR_FIRST ->
                    year(parts.group(1), day) + first + two(day.getMonthValue()) + second + two(day.getDayOfMonth());
                case MONTH_FIRST ->
                    two(day.getMonthValue()) + first + two(day.getDayOfMonth()) + second + year(parts.group(5), day);
                case DAY_FIRST, AMBIGUOUS, MIXED ->
                    two(day.getDayOfMonth()) + first + two(day.getMonthValue()) + second + year(parts.group(5), day);
            };
        }
        Matcher named = DAY_MONTH.matcher(sample);
        if (named.matches()) {
            return two(day.getDayOfMonth())
                    + named.group(2)
                    + word(named.group(3), day)
                    + named.group(4)
                    + year(named.group(5), day);
        }
        Matcher other = MONTH_DAY.matcher(sample);
        return other.matches()
                ? word(other.group(1), day)
                        + other.group(2)
                        + two(day.getDayOfMonth())
                        + other.group(4)
                        + year(other.group(5), day)
                : day.toString();
    }

    /// Whether days and months have two digits always: a nought leads one, or no part has only one digit.
    private static boolean isPadded(List<String> texts) {
        boolean single = texts.stream().anyMatch(text -> text.matches("(?:.*[^0-9])?[0-9](?:[^0-9].*)?"));
        return hasNought(texts) || !single;
    }

    private static boolean hasNought(List<String> texts) {
        return texts.stream().anyMatch(text -> text.matches("(?:.*[^0-9])?0[0-9](?:[^0-9].*)?"));
    }

    private String two(int part) {
        return padded ? String.format(Locale.ROOT, "%02d", part) : Integer.toString(part);
    }

    private static String year(String like, LocalDate day) {
        String full = String.format(Locale.ROOT, "%04d", day.getYear());
        return like.length() == 2 ? full.substring(2) : full;
    }

    private static @Nullable String month(String text) {
        Matcher named = DAY_MONTH.matcher(text);
        if (named.matches()) {
            return named.group(3);
        }
        Matcher other = MONTH_DAY.matcher(text);
        return other.matches() ? other.group(1) : null;
    }

    /// The months of the language that has most of the words.
    private static List<String> months(List<String> texts, Language language) {
        List<String> best = language == Language.EN ? MONTHS.get(1) : MONTHS.getFirst();
        long most = fitting(texts, best);
        for (List<String> months : MONTHS) {
            if (fitting(texts, months) > most) {
                most = fitting(texts, months);
                best = months;
            }
        }
        return best;
    }

    private static long fitting(List<String> texts, List<String> months) {
        return texts.stream()
                .map(text -> String.valueOf(month(text)))
                .filter(word -> months.stream()
                        .anyMatch(name ->
                                name.equalsIgnoreCase(word) || shortened(name).equalsIgnoreCase(word)))
                .count();
    }

    private static String shortened(String name) {
        return name.substring(0, SHORT);
    }

    /// The month as the sample writes its own: whole or shortened, and with its capitals.
    private String word(String like, LocalDate day) {
        String name = months.get(day.getMonthValue() - 1);
        String word = whole ? name : shortened(name);
        return like.equals(like.toUpperCase(Locale.ROOT))
                ? word.toUpperCase(Locale.ROOT)
                : Character.isLowerCase(like.charAt(0)) ? word.toLowerCase(Locale.ROOT) : word;
    }
}
