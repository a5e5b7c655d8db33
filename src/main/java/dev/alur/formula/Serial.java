package dev.alur.formula;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/// Turns our values into the numbers that formulas reckon with, and back: a date is the days since 1899-12-30
/// (ECMA-376 part 1, 18.17.4.1), in the system that begins with 1900, whatever system the file uses.
final class Serial {
    /// 9999-12-31.
    private static final double LAST = 2_958_466;

    private static final long EPOCH = 25_569;
    private static final long MILLIS = 86_400_000L;
    /// The number of a format that is none of the built-in ones.
    private static final int FORMAT_UNKNOWN = 1000;
    /// Numbers are shown and compared with fifteen digits; what doubles add behind them is noise.
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern DAY = Pattern.compile("\\s*([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\\s*");

    private Serial() {}

    static double of(LocalDateTime at) {
        double days = at.toInstant(ZoneOffset.UTC).toEpochMilli() / (double) MILLIS + EPOCH;
        // Excel believes in a 29 February 1900
        return days < 61 ? days - 1 : days;
    }

    /// Whether a cell shows its number as a day: it held one, or its format says so.
    static boolean isShown(Value cached, @Nullable String format) {
        return cached instanceof Value.Date || (format != null && DateUtil.isADateFormat(FORMAT_UNKNOWN, format));
    }

    /// The number of a day that is written as in ISO 8601, the one way that every language reads alike;
    /// else null.
    static @Nullable Double day(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
            return day.getYear() < 1900 ? null : of(day.atStartOfDay());
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    static boolean isDate(double number) {
        return number >= 1 && number < LAST;
    }

    static Value date(double serial) {
        long millis = Math.round((serial < 60 ? serial + 1 : serial) * MILLIS) - EPOCH * MILLIS;
        return Value.of(LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), (int) Math.floorMod(millis, 1000L) * 1_000_000, ZoneOffset.UTC));
    }

    static Value number(double number) {
        return Value.of(new BigDecimal(number).round(DIGITS).stripTrailingZeros());
    }

    /// The number by which formulas know an error value; those that POI does not know count as
    /// `#VALUE!`.
    static int code(String fault) {
        for (FormulaError error : FormulaError.values()) {
            if (error.getString().equalsIgnoreCase(fault) && error.getCode() >= 0) {
                return error.getCode();
            }
        }
        return FormulaError.VALUE.getCode();
    }
}
