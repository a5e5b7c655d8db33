package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/// Number formats. Documented: "Date and number formats", and NumberFormatType for what a type shows
/// without a pattern.
final class Formats {
    private static final Set<String> DAYS = Set.of("DATE", "TIME", "DATE_TIME");
    private static final LocalDateTime ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);

    private Formats() {}

    static boolean isDate(@Nullable ObjectNode format) {
        return format != null && DAYS.contains(Json.text(format, "type", ""));
    }

    static boolean isText(@Nullable ObjectNode format) {
        return format != null && Json.text(format, "type", "").equals("TEXT");
    }

    static ObjectNode of(String type, String pattern) {
        return Json.object().put("type", type).put("pattern", pattern);
    }

    static Value day(double serial) {
        long days = (long) Math.floor(serial);
        long millis = Math.round((serial - days) * 86_400_000);
        return new Value.Date(ZERO.plusDays(days).plus(millis, ChronoUnit.MILLIS));
    }

    static double serial(Value.Date date) {
        long millis = ZERO.until(date.at(), ChronoUnit.MILLIS);
        return millis / 86_400_000.0;
    }

    static double serial(LocalDateTime at) {
        return serial(new Value.Date(at));
    }

    /// What people see of a value.
    ///
    /// @param format the cell's number format, null for automatic
    static String shown(Entered value, @Nullable ObjectNode format, Tongue tongue) {
        return switch (value) {
            case Entered.Text(String text) -> text;
            case Entered.Bool(boolean yes) -> tongue.truth(yes);
            case Entered.Fault fault -> fault.shown();
            case Entered.Num(double number) -> number(number, format, tongue);
            case Entered.Formula formula -> throw new IllegalArgumentException(formula.text());
        };
    }

    private static String number(double number, @Nullable ObjectNode format, Tongue tongue) {
        String pattern = pattern(format, tongue);
        if (pattern.isEmpty()) {
            return general(number, tongue);
        }
        tongue.need();
        DataFormatter formatter = new DataFormatter(tongue.locale());
        formatter.setUse4DigitYearsInAllDateFormats(false);
        String shown = formatter.formatRawCellContents(number, -1, excel(pattern));
        return shown.replace('\u00a0', ' ');
    }

    /// The pattern of a format; where it has none, its type's, as NumberFormatType documents them.
    private static String pattern(@Nullable ObjectNode format, Tongue tongue) {
        if (format == null) {
            return "";
        }
        String pattern = Json.text(format, "pattern", "");
        if (!pattern.isEmpty()) {
            return pattern.equals("General") || pattern.equals("@") ? "" : pattern;
        }
        return switch (Json.text(format, "type", "")) {
            case "TEXT" -> "";
            case "NUMBER" -> "#,##0.00";
            case "PERCENT" -> "0.00%";
            case "DATE" -> tongue.date();
            case "TIME" -> "h:mm:ss am/pm";
            case "DATE_TIME" -> tongue.date() + " h:mm:ss";
            case "SCIENTIFIC" -> "0.00E+00";
            default -> throw Refusal.unknown("how a number of the format " + format + " is shown");
        };
    }

    /// The patterns of Sheets are those of Excel but for the halves of the day.
    private static String excel(String pattern) {
        return FormulaText.outside(pattern, part -> part.replaceAll("(?i)am/pm", "AM/PM"));
    }

    /// A number without a format: at most ten digits, unless it is whole. Recorded with up to nine
    /// digits; the tenth is an assumption.
    private static String general(double number, Tongue tongue) {
        double size = Math.abs(number);
        if (size >= 1e15 || size != 0 && size < 1e-9) {
            throw Refusal.unknown("how " + number + " is shown without a format");
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal rounded = number == Math.rint(number) ? exact : exact.round(new MathContext(10));
        String plain = rounded.stripTrailingZeros().toPlainString();
        if (plain.indexOf('.') >= 0) {
            tongue.need();
        }
        return plain.replace('.', tongue.decimal());
    }
}
