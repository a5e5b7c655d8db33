package dev.alur.report;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The days that a report is about: mostly one ISO week, Monday to Sunday (ISO 8601: week 1 holds the year's
/// first Thursday).
///
/// @param from the first day
/// @param to the last day, which belongs to it
public record Period(LocalDate from, LocalDate to) {
    /// A year and a day to spare; a longer evaluation would say nothing about a rhythm.
    public static final int MOST_DAYS = 366;

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{1,2})");

    /// @throws ProblemException where the last day is before the first, or the two are more than a year apart
    public Period {
        if (to.isBefore(from)) {
            throw new ProblemException(Problem.error(ReportProblem.DAYS_REVERSED, null, from, to));
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days > MOST_DAYS) {
            throw new ProblemException(Problem.error(ReportProblem.PERIOD_TOO_LONG, null, days, MOST_DAYS));
        }
    }

    /// The ISO week that a day lies in.
    public static Period weekOf(LocalDate day) {
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        return new Period(monday, monday.plusDays(6));
    }

    /// The last ISO week that was over when `today` began.
    public static Period lastCompleteWeek(LocalDate today) {
        return weekOf(today.minusWeeks(1));
    }

    /// Reads an ISO week, `2026-W47` or `2026W47`, whatever the case of the W.
    ///
    /// @throws ProblemException where the text is none, or that year has no such week
    public static Period parse(String text) {
        Matcher match = WEEK.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (match.matches()) {
            LocalDate fourth = LocalDate.of(Integer.parseInt(match.group(1)), 1, 4);
            int week = Integer.parseInt(match.group(2));
            if (week >= 1
                    && week <= fourth.range(IsoFields.WEEK_OF_WEEK_BASED_YEAR).getMaximum()) {
                return weekOf(fourth.plusWeeks(week - 1L));
            }
        }
        throw new ProblemException(Problem.error(ReportProblem.NO_SUCH_WEEK, null, text));
    }

    /// Reads a first and a last day, both as `2026-11-24`.
    ///
    /// @throws ProblemException where one is no day, they are reversed, or they are more than a year apart
    public static Period parse(String from, String to) {
        return new Period(day(from), day(to));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.error(ReportProblem.NO_SUCH_DAY, null, text), e);
        }
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /// How many days it has.
    public int length() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// Its days, in order.
    public Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    /// The period of the same length that ends the day before this one begins.
    public Period before() {
        return new Period(from.minusDays(length()), from.minusDays(1));
    }

    /// The number of its ISO week, where it is one.
    public Optional<Integer> week() {
        return from.getDayOfWeek() == DayOfWeek.MONDAY && length() == 7
                ? Optional.of(from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                : Optional.empty();
    }

    /// Its name in file names and in JSON: `2026-W47`, or `2026-11-01--2026-11-15`.
    public String name() {
        return week().map(week -> String.format(Locale.ROOT, "%04d-W%02d", from.get(IsoFields.WEEK_BASED_YEAR), week))
                .orElse(from + "--" + to);
    }

    @Override
    public String toString() {
        return name();
    }
}
