package dev.alur.formula;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// Functions that POI lacks or computes otherwise than Excel, by their English names. Each gives what Excel
/// gives; where Excel's own result is known to be unsound, an error value.
final class OwnFunctions {
    /// All of them.
    static final Map<String, Arguments.Computed> ALL = Map.ofEntries(
            Map.entry("WORKDAY", Workdays::workday),
            Map.entry("WORKDAY.INTL", Workdays::workdayIntl),
            Map.entry("NETWORKDAYS", Workdays::networkdays),
            Map.entry("NETWORKDAYS.INTL", Workdays::networkdaysIntl),
            Map.entry("DATEDIF", OwnFunctions::dateDif),
            Map.entry("DATE", OwnFunctions::date),
            Map.entry("DATEVALUE", OwnFunctions::dateValue),
            Map.entry("DAYS", arguments -> new NumberEval(arguments.day(0) - arguments.day(1))),
            Map.entry("ISOWEEKNUM", OwnFunctions::isoWeek),
            Map.entry("POWER", OwnFunctions::power),
            Map.entry("XOR", OwnFunctions::xor),
            Map.entry("N", OwnFunctions::n),
            Map.entry("TYPE", OwnFunctions::type),
            Map.entry("TEXTBEFORE", arguments -> TextParts.of(arguments, true)),
            Map.entry("TEXTAFTER", arguments -> TextParts.of(arguments, false)));

    private static final int MAX_YEAR = 9999;

    private static final Pattern DAY_FIRST_OR_MONTH_FIRST =
            Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})");

    private OwnFunctions() {}

    private static ValueEval dateDif(Arguments arguments) throws EvaluationException {
        int first = arguments.day(0);
        int last = arguments.day(1);
        if (first > last) {
            return ErrorEval.NUM_ERROR;
        }
        LocalDate from = Arguments.date(first);
        LocalDate to = Arguments.date(last);
        return switch (arguments.text(2).strip().toUpperCase(Locale.ROOT)) {
            case "D" -> new NumberEval(last - first);
            case "M" -> new NumberEval(months(from, to));
            case "Y" -> new NumberEval(Math.floorDiv(months(from, to), 12));
            case "YM" -> new NumberEval(months(from, to) % 12);
            case "MD" -> daysBeyondMonths(from, to);
            case "YD" -> daysBeyondYears(from, to);
            default -> ErrorEval.NUM_ERROR;
        };
    }

    private static int months(LocalDate from, LocalDate to) {
        int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
        return to.getDayOfMonth() < from.getDayOfMonth() ? months - 1 : months;
    }

    /// Excel counts on from a day of the month before that need not exist, and may get less than 0 then.
    private static ValueEval daysBeyondMonths(LocalDate from, LocalDate to) {
        int day = from.getDayOfMonth();
        if (day <= to.getDayOfMonth()) {
            return new NumberEval(to.getDayOfMonth() - day);
        }
        LocalDate before = to.minusMonths(1);
        return day > before.lengthOfMonth()
                ? ErrorEval.NUM_ERROR
                : new NumberEval(ChronoUnit.DAYS.between(before.withDayOfMonth(day), to));
    }

    /// Where it matters in which of the two years the days are counted, programs differ.
    private static ValueEval daysBeyondYears(LocalDate from, LocalDate to) {
        int years = Period.between(from, to).getYears();
        long late = ChronoUnit.DAYS.between(from.plusYears(years), to);
        long early = ChronoUnit.DAYS.between(from, to.minusYears(years));
        boolean leapDay = from.getMonthValue() == 2
                && from.getDayOfMonth() == 29
                && !from.plusYears(years).isLeapYear();
        return late == early && !leapDay ? new NumberEval(late) : ErrorEval.NUM_ERROR;
    }

    private static ValueEval date(Arguments arguments) throws EvaluationException {
        double year = arguments.whole(0);
        double month = arguments.whole(1);
        double day = arguments.whole(2);
        year += year >= 0 && year < 1900 ? 1900 : 0;
        if (year < 0 || year > MAX_YEAR || Math.abs(month) > 200_000 || Math.abs(day) > 4_000_000) {
            return ErrorEval.NUM_ERROR;
        }
        LocalDate date =
                LocalDate.of((int) year, 1, 1).plusMonths((long) month - 1).plusDays((long) day - 1);
        return date.getYear() < 1900 || date.getYear() > MAX_YEAR
                ? ErrorEval.NUM_ERROR
                : new NumberEval(Serial.of(date.atStartOfDay()));
    }

    /// A day that every language reads alike: year, month and day, or day and month in an order that the
    /// numbers tell.
    private static ValueEval dateValue(Arguments arguments) throws EvaluationException {
        String text = arguments.text(0).strip();
        Double day = Serial.day(text.replace('/', '-'));
        Matcher parts = DAY_FIRST_OR_MONTH_FIRST.matcher(text);
        if (day == null && parts.matches()) {
            int one = Integer.parseInt(parts.group(1));
            int other = Integer.parseInt(parts.group(2));
            boolean ambiguous = one <= 12 && other <= 12 && one != other;
            String iso = String.format(
                    Locale.ROOT, "%s-%02d-%02d", parts.group(3), Math.min(one, other), Math.max(one, other));
            day = ambiguous ? null : Serial.day(iso);
        }
        return day == null ? ErrorEval.VALUE_INVALID : new NumberEval(day);
    }

    private static ValueEval isoWeek(Arguments arguments) throws EvaluationException {
        return new NumberEval(Arguments.date(arguments.day(0)).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /// An odd root of a number below 0 is one below 0; an even one is none.
    private static ValueEval power(Arguments arguments) throws EvaluationException {
        double base = arguments.number(0);
        double exponent = arguments.number(1);
        if (base == 0 && exponent <= 0) {
            return exponent == 0 ? ErrorEval.NUM_ERROR : ErrorEval.DIV_ZERO;
        }
        double result = Math.pow(base, exponent);
        if (Double.isNaN(result) && base < 0) {
            double root = Math.rint(1 / exponent);
            boolean odd = Math.abs(root) < 1e9 && root % 2 != 0 && Math.abs(1 / root - exponent) < 1e-15;
            return odd ? new NumberEval(-Math.pow(-base, exponent)) : ErrorEval.NUM_ERROR;
        }
        return new NumberEval(result);
    }

    private static ValueEval xor(Arguments arguments) throws EvaluationException {
        int[] seen = new int[2];
        for (int place = 0; place < arguments.values().length; place++) {
            boolean direct = arguments.values()[place] instanceof StringEval;
            arguments.each(place, value -> {
                switch (value) {
                    case ErrorEval fault -> throw new EvaluationException(fault);
                    case BoolEval bool -> seen[bool.getBooleanValue() ? 1 : 0]++;
                    case NumberEval number -> seen[number.getNumberValue() != 0 ? 1 : 0]++;
                    case StringEval _ when direct -> throw new EvaluationException(ErrorEval.VALUE_INVALID);
                    default -> {}
                }
            });
        }
        return seen[0] + seen[1] == 0 ? ErrorEval.VALUE_INVALID : BoolEval.valueOf(seen[1] % 2 == 1);
    }

    private static ValueEval n(Arguments arguments) throws EvaluationException {
        return switch (arguments.single(0)) {
            case NumberEval number -> number;
            case BoolEval bool -> new NumberEval(bool.getNumberValue());
            default -> NumberEval.ZERO;
        };
    }

    private static ValueEval type(Arguments arguments) {
        try {
            return switch (arguments.single(0)) {
                case StringEval _ -> new NumberEval(2);
                case BoolEval _ -> new NumberEval(4);
                case NumberEval _, BlankEval _ -> new NumberEval(1);
                default -> ErrorEval.VALUE_INVALID;
            };
        } catch (EvaluationException fault) {
            return new NumberEval(16);
        }
    }
}
