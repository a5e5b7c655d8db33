package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clocks that are wrong, zones that change, and days that are special.
class ClockTest {
    @TempDir
    Path folder;

    @Test
    void aClockThatWasAYearAheadIsLeftBehindByAPersonsWord() throws Exception {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.now = Workshop.NOW.plus(Duration.ofDays(365));
        workshop.apply();
        workshop.now = Workshop.NOW;
        workshop.type("Projects!H3", Value.of("yes"));
        assertThatThrownBy(workshop::apply)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::key)
                                .containsExactly(RunProblem.CLOCK_BACK));
        String tracker = workshop.tracker.toString();
        assertThat(workshop.runner().lookAtClock(tracker, Options.NONE).other()).isEqualTo("2027-11-24T03:00:00Z");
        assertThat(workshop.runner().adoptClock(tracker, Options.NONE, null).isDone())
                .isTrue();
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2027-001", "INV-2026-001");
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(workshop.runner().lookAtClock(tracker, Options.NONE).other()).isEmpty();
    }

    @Test
    void aWeekThatIsClaimedDoesNotHideThatTheClockWentBack() throws Exception {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.apply();
        workshop.now = Workshop.NOW.minus(Duration.ofDays(1));
        assertThat(workshop.runner().claimWeek(workshop.tracker.toString(), "2026-W47"))
                .isTrue();
        assertThat(workshop.runner().claimWeek(workshop.tracker.toString(), "2026-W47"))
                .isFalse();
        workshop.type("Projects!H3", Value.of("yes"));
        assertThatThrownBy(workshop::apply).isInstanceOf(ProblemException.class);
    }

    @Test
    void aSeriesFollowsTheYearOfTheTrackersZoneAlsoWhereThatIsChanged() throws Exception {
        Workshop workshop = new Workshop(folder);
        workshop.draw(1, Workshop.projects(1), "Time zone", "Europe/Berlin");
        workshop.now = Instant.parse("2026-12-31T23:30:00Z");
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2027-001");
        workshop.type("Settings!B5", Value.of("America/New_York"));
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.now = workshop.now.plusSeconds(60);
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2027-001", "INV-2026-001");
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void anInvoiceOfTheTwentyNinthOfFebruaryIsDueInMarch() throws Exception {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.now = Instant.parse("2028-02-29T12:00:00Z");
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2028-001");
        assertThat(workshop.read().invoices().getFirst().due())
                .isEqualTo(LocalDate.of(2028, 2, 29)
                        .plusDays(workshop.read().settings().terms()));
    }
}
