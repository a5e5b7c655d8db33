package dev.alur.excel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Days as numbers (ECMA-376 part 1, 18.17.4.1): since 1900 with a 29 February 1900 that never was,
/// or since 1904.
final class Dates {
    private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
    /// The days that stand for none where a cell of type `d` holds a mere time.
    static final LocalDate NO_DAY = LocalDate.of(1899, 12, 31);

    private static final long MILLIS = 86_400_000L;
    private static final double BEYOND = 2_958_466;

    private Dates() {}

    /// The day of a number, to the millisecond, or null where it has none: below 1 in the system of 1900 (a
    /// mere time), the day that never was, beyond 9999.
    static @Nullable LocalDateTime fromNumber(double number, boolean is1904) {
        if (!(number >= (is1904 ? 0 : 1)) || number >= BEYOND || (!is1904 && number >= 60 && number < 61)) {
            return null;
        }
        long day = (long) Math.floor(number);
        long millis = Math.round((number - day) * MILLIS);
        LocalDate base = is1904 ? FROM_1904 : day < 60 ? FROM_1900.plusDays(1) : FROM_1900;
        return base.plusDays(day).atStartOfDay().plus(Duration.ofMillis(millis));
    }

    /// The number of a day, as cells write it, or null where it has none.
    static @Nullable String toNumber(LocalDateTime at, boolean is1904) {
        LocalDate base = is1904 ? FROM_1904 : FROM_1900;
        long day = at.toLocalDate().toEpochDay() - base.toEpochDay();
        day -= !is1904 && day <= 60 ? 1 : 0;
        if (day < (is1904 ? 0 : 1) || day >= BEYOND) {
            return null;
        }
        long nanos = at.toLocalTime().toNanoOfDay();
        if (nanos == 0) {
            return Long.toString(day);
        }
        return new BigDecimal(Double.toString(day + nanos / (MILLIS * 1e6))).toPlainString();
    }

    /// The day that a cell of type `d` writes in ISO 8601; a mere time stands on [#NO_DAY]. An offset is left
    /// out, as cells know no zones.
    static LocalDateTime fromIso(String text) {
        String bare = text.strip();
        try {
            if (bare.length() == 10) {
                return LocalDate.parse(bare).atStartOfDay();
            }
            if (bare.startsWith("T") || bare.indexOf('T') < 0) {
                String time = bare.startsWith("T") ? bare.substring(1) : bare;
                return NO_DAY.atTime(LocalTime.from(DateTimeFormatter.ISO_TIME.parse(time)));
            }
            return LocalDateTime.from(DateTimeFormatter.ISO_DATE_TIME.parse(bare));
        } catch (DateTimeException e) {
            throw new DamagedException("the day " + bare);
        }
    }
}
