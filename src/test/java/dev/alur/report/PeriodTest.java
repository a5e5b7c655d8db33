package dev.alur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PeriodTest {
    @Test
    void aWeekGoesFromMondayToSunday() {
        Period week = Period.parse("2026-W47");
        assertThat(week.from()).isEqualTo("2026-11-16");
        assertThat(week.to()).isEqualTo("2026-11-22");
        assertThat(week.length()).isEqualTo(7);
        assertThat(week.name()).isEqualTo("2026-W47");
        assertThat(week.before().name()).isEqualTo("2026-W46");
    }

    @Test
    void weeksAtTheTurnOfTheYearBelongToTheYearOfTheirThursday() {
        assertThat(Period.parse("2026-W53").to()).isEqualTo("2027-01-03");
        assertThat(Period.weekOf(LocalDate.parse("2027-01-02")).name()).isEqualTo("2026-W53");
        assertThat(Period.parse("2025-W01").from()).isEqualTo("2024-12-30");
        assertThat(Period.parse("2025w1")).isEqualTo(Period.parse("2025-W01"));
    }

    @Test
    void theLastCompleteWeekEndsOnTheSundayBeforeToday() {
        assertThat(Period.lastCompleteWeek(LocalDate.parse("2026-11-24")).name())
                .isEqualTo("2026-W47");
        assertThat(Period.lastCompleteWeek(LocalDate.parse("2026-11-22")).name())
                .isEqualTo("2026-W46");
        assertThat(Period.lastCompleteWeek(LocalDate.parse("2026-11-23")).name())
                .isEqualTo("2026-W47");
    }

    @Test
    void aPeriodOfDaysIsNamedByThem() {
        Period days = Period.parse("2026-11-01", "2026-11-15");
        assertThat(days.name()).isEqualTo("2026-11-01--2026-11-15");
        assertThat(days.week()).isEmpty();
        assertThat(days.before()).isEqualTo(Period.parse("2026-10-17", "2026-10-31"));
    }

    @Test
    void whatIsNoPeriodSaysWhy() {
        assertThat(problem(() -> Period.parse("2025-W53"))).isEqualTo(ReportProblem.NO_SUCH_WEEK);
        assertThat(problem(() -> Period.parse("2026-W00"))).isEqualTo(ReportProblem.NO_SUCH_WEEK);
        assertThat(problem(() -> Period.parse("47"))).isEqualTo(ReportProblem.NO_SUCH_WEEK);
        assertThat(problem(() -> Period.parse("2026-11-31", "2026-12-01"))).isEqualTo(ReportProblem.NO_SUCH_DAY);
        assertThat(problem(() -> Period.parse("2026-11-02", "2026-11-01"))).isEqualTo(ReportProblem.DAYS_REVERSED);
        assertThat(problem(() -> Period.parse("2025-01-01", "2026-11-01"))).isEqualTo(ReportProblem.PERIOD_TOO_LONG);
        assertThatThrownBy(() -> Period.parse("next week")).isInstanceOf(ProblemException.class);
    }

    private static Problem.Key problem(ThrowingCallable parse) {
        try {
            parse.call();
        } catch (ProblemException e) {
            return e.problems().getFirst().key();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("nothing was wrong");
    }
}
