package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text as someone types it into a cell (USER_ENTERED). Exact: `0042` is 42, `2,000,000.01` a number that is
/// shown so, `2020-01-01` a day, `= 1 / 1024` a formula, `3_1_0`, `-` and words are texts. Documented:
/// ValueInputOption, and the locale's way of writing.
final class Entering {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?: (\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");
    private static final Pattern LOCAL =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?: (\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern DOUBTFUL = Pattern.compile(
            "\\d{1,4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|\\d{1,2}:\\d{2}.*|.*\\d{1,2}[ -]\\p{L}{3,9}\\.?[ -]\\d{2,4}.*"
                    + "|\\p{L}{3,9} \\d{1,2}, \\d{4}|[+-]?[$€£¥]\\s?[\\d.,]+|[\\d.,]+\\s?[$€£¥]|Rp ?[\\d.,]+");

    /// A value and the number format that comes with the way it was written.
    record Typed(@Nullable Entered value, @Nullable ObjectNode format) {}

    private Entering() {}

    static Typed typed(String text, Tongue tongue) {
        Entered.limited(text);
        if (text.isEmpty()) {
            return new Typed(null, null);
        }
        if (text.startsWith("'")) {
            return new Typed(text.length() == 1 ? null : new Entered.Text(text.substring(1)), null);
        }
        if (text.startsWith("=") && text.length() > 1) {
            return new Typed(Entered.formula(text, tongue), null);
        }
        Typed found = number(text, tongue);
        found = found == null ? moment(text.trim(), tongue) : found;
        if (found != null) {
            return found;
        }
        if (isTruth(text, tongue, true) || isTruth(text, tongue, false)) {
            return new Typed(new Entered.Bool(isTruth(text, tongue, true)), null);
        }
        if (DOUBTFUL.matcher(text).matches()) {
            throw Refusal.unknown("what the text \"" + text + "\" becomes when it is typed in " + tongue.code());
        }
        return new Typed(new Entered.Text(text), null);
    }

    private static boolean isTruth(String text, Tongue tongue, boolean yes) {
        return text.equalsIgnoreCase(tongue.truth(yes)) || text.equalsIgnoreCase(yes ? "TRUE" : "FALSE");
    }

    private static @Nullable Typed number(String typed, Tongue tongue) {
        String text = typed.trim().replace(' ', ' ');
        if (!text.matches("[+-]?[\\d.,\\s\\u202f]*\\d[\\d.,]*(?:[eE][+-]?\\d{1,3})?%?")) {
            return null;
        }
        boolean percent = text.endsWith("%");
        String bare = percent ? text.substring(0, text.length() - 1) : text;
        String decimal = Pattern.quote(String.valueOf(tongue.decimal()));
        String group = tongue.group().equals("\u202f") ? "[ \u202f]" : Pattern.quote(tongue.group());
        boolean grouped = bare.matches("[+-]?\\d{1,3}(?:" + group + "\\d{3})+(?:" + decimal + "\\d*)?");
        boolean plain = bare.matches("[+-]?(?:\\d+(?:" + decimal + "\\d*)?|" + decimal + "\\d+)(?:[eE][+-]?\\d{1,3})?");
        if (!grouped && !plain) {
            return null;
        }
        tongue.need();
        String digits = (grouped ? bare.replaceAll(group, "") : bare).replace(tongue.decimal(), '.');
        double value = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits).doubleValue();
        boolean fraction = digits.indexOf('.') >= 0;
        ObjectNode format = percent
                ? Formats.of("PERCENT", fraction ? "0.00%" : "0%")
                : grouped ? Formats.of("NUMBER", fraction ? "#,##0.00" : "#,##0") : null;
        return new Typed(new Entered.Num(percent ? value / 100 : value), format);
    }

    private static @Nullable Typed moment(String text, Tongue tongue) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso, 1, 3, 4, "yyyy" + iso.group(2) + "mm" + iso.group(2) + "dd");
        }
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            tongue.need();
            String mark = local.group(2);
            boolean padded = local.group(1).length() == 2 && local.group(3).length() == 2;
            String first = tongue.dayFirst() ? "d" : "m";
            String second = tongue.dayFirst() ? "m" : "d";
            String pattern =
                    (padded ? first + first : first) + mark + (padded ? second + second : second) + mark + "yyyy";
            return day(local, 4, tongue.dayFirst() ? 3 : 1, tongue.dayFirst() ? 1 : 3, pattern);
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            Double part = part(time, 1);
            return part == null
                    ? null
                    : new Typed(new Entered.Num(part), Formats.of("TIME", time.group(3) == null ? "h:mm" : "h:mm:ss"));
        }
        return null;
    }

    private static @Nullable Typed day(Matcher matcher, int year, int month, int day, String pattern) {
        LocalDate date;
        try {
            date = LocalDate.of(part(matcher, year, 0), part(matcher, month, 0), part(matcher, day, 0));
        } catch (DateTimeException e) {
            return null;
        }
        double serial = Formats.serial(date.atStartOfDay());
        if (matcher.group(5) == null) {
            return new Typed(new Entered.Num(serial), Formats.of("DATE", pattern));
        }
        Double time = part(matcher, 5);
        String clock = matcher.group(7) == null ? " h:mm" : " h:mm:ss";
        return time == null
                ? null
                : new Typed(new Entered.Num(serial + time), Formats.of("DATE_TIME", pattern + clock));
    }

    private static int part(Matcher matcher, int group, int otherwise) {
        String text = matcher.group(group);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    private static @Nullable Double part(Matcher matcher, int from) {
        int hours = part(matcher, from, 0);
        int minutes = part(matcher, from + 1, 0);
        int seconds = part(matcher, from + 2, 0);
        return hours > 23 || minutes > 59 || seconds > 59 ? null : (hours * 3600 + minutes * 60 + seconds) / 86_400.0;
    }

    /// A value of a ValueRange. Exact: null is skipped, "" is written.
    static Typed input(com.fasterxml.jackson.databind.JsonNode value, boolean parsed, Tongue tongue) {
        if (value.isNumber()) {
            return new Typed(new Entered.Num(value.asDouble()), null);
        }
        if (value.isBoolean()) {
            return new Typed(new Entered.Bool(value.asBoolean()), null);
        }
        if (!value.isTextual()) {
            String kind = value.isArray() ? "list_value" : "struct_value";
            throw Refusal.invalid(
                    "Invalid values[0][0]: " + kind + " " + value.toString().toLowerCase(Locale.ROOT));
        }
        String text = value.asText();
        if (parsed) {
            return typed(text, tongue);
        }
        return new Typed(text.isEmpty() ? null : new Entered.Text(Entered.limited(text)), null);
    }
}
