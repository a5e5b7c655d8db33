package dev.alur.google;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Days as numbers, as spreadsheets at Google count them: whole days since 30 December 1899, the time as a
/// fraction. Unlike in Excel, 1900 has no 29 February.
final class Serials {
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final long MILLIS = 86_400_000L;
    private static final double BEYOND = 2_958_466;

    private Serials() {}

    /// The day of a number, to the millisecond; null for a mere time and beyond 9999.
    static @Nullable LocalDateTime day(double number) {
        if (!(number >= 1) || number >= BEYOND) {
            return null;
        }
        long day = (long) Math.floor(number);
        long millis = Math.round((number - day) * MILLIS);
        return ZERO.plusDays(day).atStartOfDay().plus(Duration.ofMillis(millis));
    }

    /// The number of a day, or null where it has none.
    static @Nullable BigDecimal number(LocalDateTime at) {
        long day = at.toLocalDate().toEpochDay() - ZERO.toEpochDay();
        if (day < 1 || day >= BEYOND) {
            return null;
        }
        long nanos = at.toLocalTime().toNanoOfDay();
        return nanos == 0 ? BigDecimal.valueOf(day) : BigDecimal.valueOf(day + nanos / (MILLIS * 1e6));
    }
}
