package dev.alur.plan;

import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a formula's result becomes in a cell, and when a cell holds a value already.
final class CellValues {
    /// Day 0 of spreadsheets, so that 1 March 1900 is day 61 as everywhere.
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private CellValues() {}

    /// True where a cell with one value needs no setting to hold the other: a day and its serial number
    /// are the same to a spreadsheet.
    static boolean same(Value one, Value other) {
        if (one.isBlank() && other.isBlank()) {
            return true;
        }
        return one.equals(other)
                || (one instanceof Value.Date date
                        && other instanceof Value.Number(BigDecimal number)
                        && serial(date).compareTo(number) == 0)
                || (other instanceof Value.Date day
                        && one instanceof Value.Number(BigDecimal count)
                        && serial(day).compareTo(count) == 0);
    }

    /// True where a cell holds what a run left there, as far as a workbook can tell: line ends and parts of a
    /// second are not.
    static boolean isAsLeft(Value is, Value left) {
        if (is instanceof Value.Date(var at) && left instanceof Value.Date(var that)) {
            return at.truncatedTo(ChronoUnit.SECONDS).equals(that.truncatedTo(ChronoUnit.SECONDS));
        }
        if (is instanceof Value.Text(String text) && left instanceof Value.Text(String that)) {
            return text.replace("\r\n", "\n").equals(that.replace("\r\n", "\n"));
        }
        return same(is, left);
    }

    /// A formula's result as it suits a column of the job: a number is a day where the column holds days,
    /// white space alone is blank.
    static Value fitting(Value value, Job job, int column, @Nullable Sheet sheet) {
        if (value.isBlank()) {
            return Value.BLANK;
        }
        if (value instanceof Value.Number(BigDecimal number) && holdsDays(job, column, sheet)) {
            boolean day = number.signum() > 0 && number.compareTo(LAST_DAY) <= 0;
            return day ? Value.of(day(number)) : value;
        }
        return value;
    }

    private static boolean holdsDays(Job job, int column, @Nullable Sheet sheet) {
        for (Map.Entry<Field, Integer> entry : job.place().columns().entrySet()) {
            if (entry.getValue() == column) {
                return entry.getKey().kind() == Field.Kind.DATE;
            }
        }
        String format = sheet == null ? null : sheet.format(job.row(), column);
        return format != null
                && format.toLowerCase(Locale.ROOT)
                        .replaceAll("\"[^\"]*\"|\\[[^]]*]", "")
                        .matches(".*(yy|dd|mmm).*");
    }

    private static BigDecimal serial(Value.Date date) {
        Duration since = Duration.between(DAY_ZERO, date.at());
        return BigDecimal.valueOf(since.toSeconds()).divide(SECONDS, MathContext.DECIMAL64);
    }

    private static LocalDateTime day(BigDecimal serial) {
        long seconds =
                serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return DAY_ZERO.plusSeconds(seconds);
    }
}
