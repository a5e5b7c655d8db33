package dev.alur.formula;

import java.util.TreeSet;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.NumericValueEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// Working days as WORKDAY, NETWORKDAYS and their INTL sisters count them: by weeks, so that no number of days
/// takes long.
final class Workdays {
    private static final int DAYS = 7;

    /// By weekday from Monday on.
    private final boolean[] free;
    private final int each;
    private final TreeSet<Integer> holidays = new TreeSet<>();

    private Workdays(boolean[] free) {
        this.free = free;
        int count = 0;
        for (boolean day : free) {
            count += day ? 0 : 1;
        }
        this.each = count;
    }

    /// `WORKDAY(start, days, [holidays])`
    static ValueEval workday(Arguments arguments) throws EvaluationException {
        return of(arguments, -1, 2).after(arguments);
    }

    /// `WORKDAY.INTL(start, days, [weekend], [holidays])`
    static ValueEval workdayIntl(Arguments arguments) throws EvaluationException {
        return of(arguments, 2, 3).after(arguments);
    }

    /// `NETWORKDAYS(start, end, [holidays])`
    static ValueEval networkdays(Arguments arguments) throws EvaluationException {
        return of(arguments, -1, 2).between(arguments);
    }

    /// `NETWORKDAYS.INTL(start, end, [weekend], [holidays])`
    static ValueEval networkdaysIntl(Arguments arguments) throws EvaluationException {
        return of(arguments, 2, 3).between(arguments);
    }

    private static Workdays of(Arguments arguments, int weekend, int holidays) throws EvaluationException {
        boolean given = weekend >= 0 && arguments.has(weekend);
        Workdays workdays = new Workdays(given ? weekend(arguments, weekend) : numbered(1));
        if (arguments.has(holidays)) {
            arguments.each(holidays, workdays::holiday);
        }
        return workdays;
    }

    /// The days that are free: a number as Excel counts weekends, or seven signs from Monday on, 1 for a
    /// free day.
    private static boolean[] weekend(Arguments arguments, int place) throws EvaluationException {
        if (arguments.single(place) instanceof StringEval text) {
            String week = text.getStringValue();
            if (!week.matches("[01]{7}")) {
                throw new EvaluationException(ErrorEval.VALUE_INVALID);
            }
            boolean[] free = new boolean[DAYS];
            for (int day = 0; day < DAYS; day++) {
                free[day] = week.charAt(day) == '1';
            }
            return free;
        }
        return numbered(arguments.whole(place, 1));
    }

    private static boolean[] numbered(int weekend) throws EvaluationException {
        boolean[] free = new boolean[DAYS];
        if (weekend >= 1 && weekend <= DAYS) {
            free[(weekend + 4) % DAYS] = true;
            free[(weekend + 5) % DAYS] = true;
        } else if (weekend >= 11 && weekend <= 17) {
            free[(weekend - 5) % DAYS] = true;
        } else {
            throw new EvaluationException(ErrorEval.NUM_ERROR);
        }
        return free;
    }

    private void holiday(ValueEval value) throws EvaluationException {
        switch (value) {
            case BlankEval _ -> {}
            case ErrorEval fault -> throw new EvaluationException(fault);
            case StringEval text when text.getStringValue().isBlank() -> {}
            case NumberEval number -> note((int) Math.floor(number.getNumberValue()));
            case NumericValueEval _, StringEval _ -> throw new EvaluationException(ErrorEval.VALUE_INVALID);
            default -> throw new EvaluationException(ErrorEval.VALUE_INVALID);
        }
    }

    private void note(int day) {
        if (day >= 0 && !isFree(day)) {
            holidays.add(day);
        }
    }

    /// Excel's day 2 is a Monday.
    private boolean isFree(int day) {
        return free[Math.floorMod(day - 2, DAYS)];
    }

    private ValueEval after(Arguments arguments) throws EvaluationException {
        int start = arguments.day(0);
        double wanted = arguments.whole(1);
        if (each == 0) {
            return ErrorEval.VALUE_INVALID;
        }
        if (Math.abs(wanted) > Arguments.LAST_DAY) {
            return ErrorEval.NUM_ERROR;
        }
        int step = wanted < 0 ? -1 : 1;
        int day = moved(start, (int) Math.abs(wanted), step);
        for (int holiday : step > 0
                ? holidays.tailSet(start, false)
                : holidays.headSet(start, false).descendingSet()) {
            if (wanted == 0 || (holiday - day) * step > 0) {
                break;
            }
            day = moved(day, 1, step);
        }
        return day < 0 || day > Arguments.LAST_DAY ? ErrorEval.NUM_ERROR : new NumberEval(day);
    }

    /// So many days of the week's working days on, whatever the holidays.
    private int moved(int start, int days, int step) {
        if (days == 0) {
            return start;
        }
        int weeks = (days - 1) / each;
        int day = start + step * weeks * DAYS;
        for (int left = days - weeks * each; left > 0; ) {
            day += step;
            left -= isFree(day) ? 0 : 1;
        }
        return day;
    }

    private ValueEval between(Arguments arguments) throws EvaluationException {
        int start = arguments.day(0);
        int end = arguments.day(1);
        int first = Math.min(start, end);
        int last = Math.max(start, end);
        int weeks = (last - first + 1) / DAYS;
        int days = weeks * each;
        for (int day = first + weeks * DAYS; day <= last; day++) {
            days += isFree(day) ? 0 : 1;
        }
        days -= holidays.subSet(first, true, last, true).size();
        return new NumberEval(end < start ? -days : days);
    }
}
