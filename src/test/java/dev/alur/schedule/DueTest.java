package dev.alur.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// When the weekly report falls due. 24 November 2026 is a Tuesday of week 48.
class DueTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final Due friday = new Due(DayOfWeek.FRIDAY, LocalTime.of(16, 0), JAKARTA);

    @Test
    void beforeItsHourTheReportOfLastWeekIsTheLastThatFellDue() {
        // 15:59 in Jakarta
        assertThat(week(friday, "2026-11-27T08:59:00Z")).isEqualTo("2026-W47");
    }

    @Test
    void atItsHourTheReportOfTheWeekThatEndsFallsDue() {
        assertThat(week(friday, "2026-11-27T09:00:00Z")).isEqualTo("2026-W48");
    }

    @Test
    void aMachineThatWasOffAtTheHourStillOwesTheReport() {
        assertThat(week(friday, "2026-11-30T01:00:00Z")).isEqualTo("2026-W48");
        assertThat(week(friday, "2026-12-04T08:59:59Z")).isEqualTo("2026-W48");
    }

    @Test
    void aReportOnMondayIsAboutTheWeekBefore() {
        Due monday = new Due(DayOfWeek.MONDAY, LocalTime.of(8, 0), JAKARTA);
        assertThat(week(monday, "2026-11-30T00:59:59Z")).isEqualTo("2026-W47");
        assertThat(week(monday, "2026-11-30T01:00:00Z")).isEqualTo("2026-W48");
    }

    @Test
    void theZoneDecidesWhichDayItIs() {
        // Friday 16:00 in Kiribati is Friday 02:00 in Greenwich
        Due kiribati = new Due(DayOfWeek.FRIDAY, LocalTime.of(16, 0), ZoneId.of("Pacific/Kiritimati"));
        assertThat(week(kiribati, "2026-11-27T02:00:00Z")).isEqualTo("2026-W48");
        assertThat(week(friday, "2026-11-27T02:00:00Z")).isEqualTo("2026-W47");
    }

    @Test
    void anHourThatTheClocksSkipIsTakenAfterTheGap() {
        // on 29 March 2026 clocks in Berlin go from 02:00 to 03:00, at 01:00 in Greenwich
        Due skipped = new Due(DayOfWeek.SUNDAY, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
        assertThat(week(skipped, "2026-03-29T01:29:59Z")).isEqualTo("2026-W12");
        assertThat(week(skipped, "2026-03-29T01:30:00Z")).isEqualTo("2026-W13");
    }

    @Test
    void anHourThatTheClocksShowTwiceIsTakenOnce() {
        // on 25 October 2026 clocks in Berlin go from 03:00 to 02:00, at 01:00 in Greenwich
        Due twice = new Due(DayOfWeek.SUNDAY, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
        assertThat(week(twice, "2026-10-25T00:29:59Z")).isEqualTo("2026-W42");
        assertThat(week(twice, "2026-10-25T00:30:00Z")).isEqualTo("2026-W43");
        assertThat(week(twice, "2026-10-25T01:30:00Z")).isEqualTo("2026-W43");
    }

    @Test
    void theWeekOfTheYearsEndBelongsToTheYearOfItsThursday() {
        assertThat(week(friday, "2027-01-01T09:00:00Z")).isEqualTo("2026-W53");
        assertThat(week(friday, "2027-01-08T09:00:00Z")).isEqualTo("2027-W01");
    }

    /// Asked every hour over a year, each week falls due exactly once and in order, whatever day and zone.
    @Test
    void everyWeekFallsDueOnceAndInOrder() {
        for (DayOfWeek day : DayOfWeek.values()) {
            Due due = new Due(day, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
            SortedMap<String, Integer> times = new TreeMap<>();
            String before = "";
            for (Instant now = Instant.parse("2026-01-05T00:00:00Z");
                    now.isBefore(Instant.parse("2027-01-05T00:00:00Z"));
                    now = now.plusSeconds(3600)) {
                String week = week(due, now.toString());
                assertThat(week).isGreaterThanOrEqualTo(before);
                if (!week.equals(before)) {
                    times.merge(week, 1, Integer::sum);
                }
                before = week;
            }
            assertThat(times.values()).containsOnly(1);
            assertThat(times.size()).isBetween(53, 54);
        }
    }

    private static String week(Due due, String now) {
        return due.week(Instant.parse(now)).name();
    }
}
