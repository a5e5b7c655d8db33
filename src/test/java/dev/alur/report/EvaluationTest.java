package dev.alur.report;

import static dev.alur.report.SmallTracker.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import dev.alur.report.Report.Age;
import dev.alur.tracker.Field;
import dev.alur.tracker.Setting;
import dev.alur.tracker.TimeEntry.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The figures of a small studio in week 47 of 2026 (16–22 November), seen on Tuesday, 24 November. Every
/// expected number is worked out by hand.
class EvaluationTest {
    private static final Period WEEK = Period.parse("2026-W47");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private static Map<Field, Value> with(Map<Field, Value> days, Field field, long number) {
        Map<Field, Value> all = new HashMap<>(days);
        all.put(field, Value.of(number));
        return all;
    }

    private static SmallTracker studio() {
        return new SmallTracker()
                .client("Bu Sri", "IDR")
                .client("Kopi Senja", "IDR")
                .client("Acme", "EUR")
                // finished in the week: on time after 6 days, a day late after 12, on time after 3
                .job("P1", "Bu Sri", "Menu", "Menu design", "Final", days("2026-11-10", "2026-11-16", "2026-11-16"))
                .job(
                        "P2",
                        "Kopi Senja",
                        "Poster",
                        "Menu design",
                        "Archived",
                        with(days("2026-11-06", "2026-11-17", "2026-11-18"), Field.JOB_REVISIONS, 4))
                .job(
                        "P3",
                        "Kopi Senja",
                        "Coffee at home",
                        "SEO article",
                        "Published",
                        with(days("2026-11-16", "2026-11-22", "2026-11-19"), Field.JOB_REVISIONS, 1))
                // finished the week before
                .job("P4", "Bu Sri", "Sign", "Menu design", "Archived", days("2026-11-01", "2026-11-12", "2026-11-11"))
                // open: overdue by 4 days, due in the next week, due later, without a due day
                .job("P5", "Bu Sri", "Banner", "Menu design", "Revision", days("2026-11-09", "2026-11-20", ""))
                .job("P6", "Kopi Senja", "Beans", "SEO article", "Draft", days("2026-11-16", "2026-11-27", ""))
                .job("P7", "Kopi Senja", "Mugs", "SEO article", "Research", days("2026-11-20", "2026-12-10", ""))
                .job("P8", "Acme", "Deck", "Menu design", "Brief", days("2026-11-20", "", ""))
                .invoice("I1", "2026-11-16", "2026-11-30", "Bu Sri", "P1", 500_000, 0, "open")
                .invoice("I2", "2026-11-18", "2026-12-02", "Kopi Senja", "P2", 500_000, 550_000, "paid")
                .invoice("I3", "2026-11-12", "2026-11-20", "Bu Sri", "P4", 400_000, 100_000, "open")
                .invoice("I4", "2026-09-20", "2026-10-10", "Kopi Senja", "", 1_000_000, 100_000, "open")
                .invoice("I5", "2026-08-01", "2026-08-15", "Kopi Senja", "", 200_000, 0, "open")
                .invoice("I6", "2026-11-17", "2026-12-01", "Bu Sri", "", 900_000, 0, "void")
                .time("2026-11-16", "P1", Kind.PRODUCTION, 120)
                .time("2026-11-17", "P2 Poster", Kind.PRODUCTION, 180)
                .time("2026-11-18", "Coffee at home", Kind.PRODUCTION, 90)
                .time("2026-11-17", "", Kind.PROMOTION, 60)
                .time("2026-11-20", "", Kind.ADMIN, 45)
                .time("2026-11-20", "", Kind.EVALUATION, 15)
                .time("2026-11-10", "P4", Kind.PRODUCTION, 300);
    }

    private static Report report(SmallTracker tracker) {
        return Evaluation.of(tracker.tracker(), List.of(), Map.of(), WEEK, TODAY);
    }

    private static Measure money(long amount) {
        return new Measure.Money(BigDecimal.valueOf(amount));
    }

    private static Figure figure(Report report, FigureKey key) {
        return Objects.requireNonNull(report.figure(key));
    }

    @Test
    void jobsAreFinishedByTheirDay() {
        Report report = report(studio().set(Setting.TARGET_FINISHED, "4"));
        assertThat(figure(report, FigureKey.FINISHED))
                .isEqualTo(new Figure(
                        FigureKey.FINISHED, new Measure.Count(4), new Measure.Count(3), new Measure.Count(1)));
        assertThat(report.work().finished()).extracting(Report.JobLine::id).containsExactly("P1", "P2", "P3");
        assertThat(report.work().weeks()).extracting(Report.WeekLine::finished).containsExactly(0, 0, 0, 0, 0, 0, 1, 3);
    }

    @Test
    void onTimeComparesDoneWithDue() {
        Report report = report(studio().set(Setting.TARGET_ON_TIME, "0.9"));
        assertThat(figure(report, FigureKey.ON_TIME))
                .isEqualTo(new Figure(
                        FigureKey.ON_TIME,
                        new Measure.Percent(new BigDecimal("0.9")),
                        new Measure.Share(2, 3),
                        new Measure.Share(1, 1)));
        assertThat(figure(report, FigureKey.ON_TIME).isMet()).isFalse();
        assertThat(report.work().finished()).extracting(Report.JobLine::late).containsExactly(0, 1, 0);
    }

    @Test
    void theWayFromStartToDoneIsTheNearestRank() {
        Report report = report(studio());
        assertThat(report.actual(FigureKey.CYCLE_MEDIAN)).isEqualTo(Measure.Days.of(6));
        assertThat(report.actual(FigureKey.CYCLE_P85)).isEqualTo(Measure.Days.of(12));
        assertThat(figure(report, FigureKey.CYCLE_MEDIAN).last()).isEqualTo(Measure.Days.of(10));
    }

    @Test
    void revisionsStandBesideWhatTheServicesInclude() {
        Report report = report(studio());
        assertThat(figure(report, FigureKey.REVISIONS))
                .isEqualTo(new Figure(
                        FigureKey.REVISIONS, new Measure.Count(5), new Measure.Count(5), new Measure.Count(0)));
        assertThat(figure(report, FigureKey.REVISIONS).isMet()).isTrue();
        assertThat(report.work().over()).singleElement().satisfies(line -> {
            assertThat(line.job().id()).isEqualTo("P2");
            assertThat(line.used()).isEqualTo(4);
            assertThat(line.included()).isEqualTo(2);
        });
    }

    @Test
    void openWorkIsCountedInItsStageAndByItsDueDay() {
        Report report = report(studio());
        assertThat(report.actual(FigureKey.IN_PROGRESS)).isEqualTo(new Measure.Count(4));
        assertThat(report.work().stages())
                .extracting(Report.StageLine::stage)
                .containsExactly("Brief", "Revision", "Research", "Draft");
        assertThat(report.work().overdue()).extracting(Report.JobLine::id).containsExactly("P5");
        assertThat(report.work().overdue().getFirst().late()).isEqualTo(4);
        assertThat(report.work().until()).isEqualTo("2026-11-29");
        assertThat(report.work().next()).extracting(Report.JobLine::id).containsExactly("P6");
    }

    @Test
    void hoursStandBesideTheRhythmOfFiveWorkingDays() {
        Report report = report(studio());
        assertThat(figure(report, FigureKey.PRODUCTION))
                .isEqualTo(new Figure(
                        FigureKey.PRODUCTION,
                        new Measure.Minutes(600),
                        new Measure.Minutes(390),
                        new Measure.Minutes(300)));
        assertThat(figure(report, FigureKey.PROMOTION))
                .isEqualTo(new Figure(
                        FigureKey.PROMOTION,
                        new Measure.Minutes(150),
                        new Measure.Minutes(60),
                        new Measure.Minutes(0)));
        assertThat(report.actual(FigureKey.RHYTHM)).isEqualTo(new Measure.Minutes(450));
        assertThat(report.actual(FigureKey.OTHER_TIME)).isEqualTo(new Measure.Minutes(60));
        assertThat(report.actual(FigureKey.TIME_BY_DAY)).isEqualTo(new Measure.Minutes(240));
        assertThat(report.hours().days()).hasSize(7);
        assertThat(report.hours().aim()).isEqualTo(150);
    }

    @Test
    void nobodyWorksOnAHoliday() {
        // a Wednesday, a Thursday and a Sunday of that week
        Report report = report(studio().holidays("2026-11-18", "2026-11-19", "2026-11-22"));
        assertThat(report.figure(FigureKey.PRODUCTION))
                .extracting(Figure::target)
                .isEqualTo(new Measure.Minutes(360));
    }

    @Test
    void theRhythmOfAWeekThatIsNotOverCountsTheDaysUntilToday() {
        Report report = Evaluation.of(studio().tracker(), List.of(), Map.of(), WEEK, LocalDate.parse("2026-11-18"));
        assertThat(figure(report, FigureKey.PRODUCTION).target()).isEqualTo(new Measure.Minutes(360));
        assertThat(report.remarks().notes()).extracting(Sentence::key).contains("note.period-not-over");
    }

    @Test
    void anHourBroughtTheValueOfJobsByTheHoursNotedForThem() {
        Report report = report(studio());
        // designs: three of 500,000 in 120 + 180 + 300 minutes; the article: 150,000 in 90 minutes
        assertThat(report.hours().rates())
                .containsExactly(
                        new Report.RateLine(
                                "Menu design", 3, 600, BigDecimal.valueOf(1_500_000), BigDecimal.valueOf(150_000)),
                        new Report.RateLine(
                                "SEO article", 1, 90, BigDecimal.valueOf(150_000), BigDecimal.valueOf(100_000)));
        // 1,650,000 x 60 / 690 = 143,478.26
        assertThat(report.actual(FigureKey.HOURLY_RATE)).isEqualTo(new Measure.Rate(BigDecimal.valueOf(143_478)));
    }

    @Test
    void moneyIsCountedByTheInvoicesDateAndWithoutVoidOnes() {
        Report report = report(studio());
        assertThat(figure(report, FigureKey.INVOICED_NET))
                .isEqualTo(new Figure(FigureKey.INVOICED_NET, null, money(1_000_000), money(400_000)));
        assertThat(report.actual(FigureKey.INVOICED)).isEqualTo(money(1_100_000));
        assertThat(report.actual(FigureKey.PAID)).isEqualTo(money(550_000));
        assertThat(figure(report, FigureKey.PAID).last()).isEqualTo(money(100_000));
    }

    @Test
    void outstandingIsInvoicedLessPaidAndPartedByAge() {
        Report report = report(studio());
        // I1 550,000 not due; I3 340,000 four days late; I4 1,000,000 after 45 days; I5 220,000 after 101 days
        assertThat(report.money().ages())
                .containsExactly(
                        new Report.AgeLine(Age.NOT_DUE, 1, BigDecimal.valueOf(550_000)),
                        new Report.AgeLine(Age.TO_30, 1, BigDecimal.valueOf(340_000)),
                        new Report.AgeLine(Age.TO_60, 1, BigDecimal.valueOf(1_000_000)),
                        new Report.AgeLine(Age.OVER_60, 1, BigDecimal.valueOf(220_000)));
        assertThat(report.actual(FigureKey.OUTSTANDING)).isEqualTo(money(2_110_000));
        assertThat(report.actual(FigureKey.OUTSTANDING_BY_AGE)).isEqualTo(money(550_000));
        assertThat(report.actual(FigureKey.OUTSTANDING_LATE)).isEqualTo(money(1_220_000));
    }

    @Test
    void theLargestClientHasTheLargestShareOfAYearsNet() {
        Report report = report(studio());
        // Kopi Senja 500,000 + 1,000,000 + 200,000 of 2,600,000; Bu Sri 900,000
        assertThat(report.money().clients())
                .containsExactly(
                        new Report.ClientLine("Kopi Senja", BigDecimal.valueOf(1_700_000), new BigDecimal("0.6538")),
                        new Report.ClientLine("Bu Sri", BigDecimal.valueOf(900_000), new BigDecimal("0.3462")));
    }

    @Test
    void finishedJobsThatNoInvoiceNamesAreNotForgotten() {
        Report report = report(studio());
        assertThat(report.money().unbilled()).extracting(Report.JobLine::id).containsExactly("P3");
        assertThat(report.actual(FigureKey.UNBILLED)).isEqualTo(money(150_000));
    }

    @Test
    void stageTimesComeFromTheRecordsOfRuns() {
        Map<String, JobRecord> records = Map.of(
                "P5",
                record("Revision", Map.of("Brief", "2026-11-09", "Concept", "2026-11-09", "Revision", "2026-11-12")),
                "P1",
                record("Final", Map.of("Concept", "2026-11-11", "Revision", "2026-11-13", "Final", "2026-11-16")));
        Report report = Evaluation.of(studio().tracker(), List.of(), records, WEEK, TODAY);
        Report.StageLine revision = report.work().stages().get(1);
        assertThat(revision.longest()).isEqualTo(12);
        assertThat(revision.typical()).isEqualTo("3.0");
        assertThat(revision.planned()).isEqualTo(3);
        assertThat(revision.slowest()).isEqualTo("P5 Banner · Bu Sri");
        assertThat(report.actual(FigureKey.STAGE_DAYS)).isEqualTo(Measure.Days.of(12));
        assertThat(report.work().stages().getFirst().typical()).isEqualTo("0.0");
    }

    private static JobRecord record(String stage, Map<String, String> since) {
        Map<String, LocalDate> days = new HashMap<>();
        since.forEach((name, day) -> days.put(name, LocalDate.parse(day)));
        return new JobRecord(stage, Map.of(), days, Map.of());
    }

    @Test
    void runsOfTheWeekAreCountedWithWhatTheyDid() {
        List<Run.Done> changes =
                List.of(new Run.Done("{}", Run.Outcome.DONE), new Run.Done("{}", Run.Outcome.CONFLICT));
        Run run = new Run(
                1,
                Instant.parse("2026-11-17T02:00:00Z"),
                LocalDate.parse("2026-11-17"),
                Run.State.DONE,
                changes,
                List.of(),
                "",
                "");
        Report report = Evaluation.of(studio().tracker(), List.of(run), Map.of(), WEEK, TODAY);
        assertThat(report.actual(FigureKey.RUNS)).isEqualTo(new Measure.Count(1));
        assertThat(report.actual(FigureKey.CHANGES)).isEqualTo(new Measure.Count(1));
        Report undone =
                Evaluation.of(studio().tracker(), List.of(run.undone(2, 0), run.undone(0, 1)), Map.of(), WEEK, TODAY);
        assertThat(undone.actual(FigureKey.RUNS)).isEqualTo(new Measure.Count(0));
        assertThat(undone.actual(FigureKey.CHANGES)).isEqualTo(new Measure.Count(0));
    }

    @Test
    void theHeadlineSaysTimeRhythmAndMoney() {
        Report report = report(studio());
        assertThat(words(Language.EN).headline(report))
                .isEqualTo("2 of 3 on time, 5\u00a0h under the rhythm, Rp1.2\u00a0jt outstanding over 30 days");
        assertThat(words(Language.ID).headline(report))
                .isEqualTo(
                        "2 dari 3 tepat waktu, 5\u00a0jam di bawah ritme, Rp1,2\u00a0jt tertunggak lebih dari 30 hari");
    }

    private static Wording words(Language language) {
        return new Wording(language, Currency.getInstance("IDR"));
    }

    @Test
    void whatToLookAtComesFromTheFigures() {
        Report report = report(studio());
        assertThat(report.remarks().focus())
                .extracting(words(Language.EN)::say)
                .containsExactly(
                        "1 job is overdue, P5 Banner · Bu Sri by 4 days.",
                        "Rp1.2\u00a0jt is more than 30 days late, all of it from Kopi Senja.",
                        "1 finished job is not invoiced yet: Rp150\u00a0rb, the largest is P3 Coffee at home · Kopi"
                                + " Senja.",
                        "Production is 3\u00a0h\u00a030\u00a0min under the rhythm; 2 working days had none at all.",
                        "Promotion got 1\u00a0h of the 2\u00a0h\u00a030\u00a0min that the rhythm gives it.");
    }

    @Test
    void aReportForOneClientHoldsOnlyWhatIsTheirs() {
        Report report = Evaluation.of(
                studio().set(Setting.TARGET_ON_TIME, "0.9").tracker(), List.of(), Map.of(), WEEK, TODAY, "kopi senja");
        assertThat(report.heading().client()).isEqualTo("Kopi Senja");
        assertThat(report.work().finished()).extracting(Report.JobLine::id).containsExactly("P2", "P3");
        assertThat(report.actual(FigureKey.INVOICED_NET)).isEqualTo(money(500_000));
        assertThat(figure(report, FigureKey.PRODUCTION))
                .isEqualTo(new Figure(FigureKey.PRODUCTION, null, new Measure.Minutes(270), new Measure.Minutes(0)));
        assertThat(figure(report, FigureKey.ON_TIME).target()).isNull();
        assertThat(report.figure(FigureKey.HOURLY_RATE)).isNull();
        assertThat(report.figure(FigureKey.LARGEST_CLIENT)).isNull();
        assertThat(report.hours().rates()).isEmpty();
        assertThat(report.money().clients()).isEmpty();
        assertThatThrownBy(() -> Evaluation.of(studio().tracker(), List.of(), Map.of(), WEEK, TODAY, "Nobody"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void badDataIsCountedAndSaid() {
        SmallTracker tracker = studio().job(
                        "P9", "Bu Sri", "No day", "Menu design", "Archived", days("2026-11-01", "2026-11-10", ""))
                .job(
                        "P10",
                        "Bu Sri",
                        "Planned",
                        "Menu design",
                        "Concept",
                        days("2026-11-01", "2026-12-10", "2026-12-01"))
                .job(
                        "P11",
                        "Bu Sri",
                        "Backwards",
                        "Menu design",
                        "Final",
                        days("2026-11-19", "2026-11-20", "2026-11-17"))
                .job("P12", "Bu Sri", "Bare", "Menu design", "Final", days("", "", "2026-11-17"))
                .job("P13", "Bu Sri", "Odd", "Menu design", "Somewhere", days("2026-11-19", "2026-12-24", ""))
                .time("2026-11-19", "P99", Kind.PRODUCTION, 30)
                .time("2026-11-19", "", Kind.PRODUCTION, 30)
                .invoice("I7", "", "2026-12-01", "Bu Sri", "", 100_000, 0, "open")
                .invoice("I8", "2026-10-20", "", "Bu Sri", "", 100_000, 0, "open")
                .invoice("I9", "2026-10-20", "2026-11-03", "Bu Sri", "", 100_000, 200_000, "paid")
                .invoice("I10", "2026-11-17", "2026-12-01", "Acme", "", 100, 0, "open")
                .set(Setting.TARGET_FINISHED, "many");
        Report report = report(tracker);
        assertThat(report.remarks().notes())
                .extracting(Sentence::key)
                .containsExactlyInAnyOrder(
                        "note.setting",
                        "note.finished-without-date",
                        "note.done-in-future",
                        "note.done-before-start",
                        "note.finished-without-due",
                        "note.finished-without-start",
                        "note.unknown-stage",
                        "note.open-without-due",
                        "note.time-for-unknown-job",
                        "note.production-without-job",
                        "note.invoice-without-date",
                        "note.invoice-without-due",
                        "note.overpaid",
                        "note.other-currency");
        // P11 and P12 were finished in the week too, but P12 has no due day, and neither has a way from start
        // to done
        assertThat(report.actual(FigureKey.FINISHED)).isEqualTo(new Measure.Count(5));
        assertThat(report.actual(FigureKey.ON_TIME)).isEqualTo(new Measure.Share(3, 4));
        assertThat(report.actual(FigureKey.CYCLE_P85)).isEqualTo(Measure.Days.of(12));
        assertThat(report.actual(FigureKey.PRODUCTION)).isEqualTo(new Measure.Minutes(450));
        // I7 counts as not due, I8 fell due on 3 November by the usual terms; I9's surplus and I10's euros
        // count nowhere
        assertThat(report.actual(FigureKey.OUTSTANDING)).isEqualTo(money(2_110_000 + 2 * 110_000));
        assertThat(report.money().ages().get(1).invoices()).isEqualTo(2);
    }

    @Test
    void anEmptyTrackerHasAReport() {
        Report report = report(new SmallTracker());
        assertThat(words(Language.EN).headline(report))
                .isEqualTo("Nothing finished, 12\u00a0h\u00a030\u00a0min under the rhythm, nothing outstanding");
        assertThat(report.actual(FigureKey.CYCLE_MEDIAN)).isNull();
        assertThat(report.work().stages()).isEmpty();
    }
}
