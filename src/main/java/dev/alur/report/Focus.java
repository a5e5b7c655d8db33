package dev.alur.report;

import dev.alur.report.Sentence.Tone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Derives what to look at from the figures: what is late, what was forgotten, where the rhythm broke; each
/// with its number and a name.
final class Focus {
    private static final int MOST = 5;
    private static final int LEAST = 3;
    private static final BigDecimal MUCH_OF_ONE_CLIENT = new BigDecimal("0.4");
    private static final BigDecimal POOR_RATE = new BigDecimal("0.7");

    private final Report report;
    private final Predicate<LocalDate> isWorkingDay;
    private final List<Sentence> urgent = new ArrayList<>();
    private final List<Sentence> good = new ArrayList<>();

    /// @param report without remarks
    /// @param isWorkingDay whether a day is one on which somebody works
    Focus(Report report, Predicate<LocalDate> isWorkingDay) {
        this.report = report;
        this.isWorkingDay = isWorkingDay;
    }

    /// Three to five facts, fewer only where the tracker has nothing to say: the urgent ones, then as many good
    /// ones as are missing.
    List<Sentence> facts() {
        overdue();
        lateMoney();
        unbilled();
        production();
        promotion();
        revisions();
        stages();
        onTime();
        next();
        client();
        rates();
        List<Sentence> facts = new ArrayList<>(urgent.subList(0, Math.min(MOST, urgent.size())));
        facts.addAll(good.subList(0, Math.clamp(LEAST - facts.size(), 0, good.size())));
        return facts;
    }

    private void urge(String key, Tone tone, Object... arguments) {
        urgent.add(Sentence.of("focus." + key, tone, arguments));
    }

    private void praise(String key, Object... arguments) {
        good.add(Sentence.of("focus." + key, Tone.GOOD, arguments));
    }

    private static String label(Report.JobLine job) {
        String name = (job.id() + " " + job.name()).strip();
        return job.client().isEmpty() ? name : name + " · " + job.client();
    }

    private void overdue() {
        List<Report.JobLine> overdue = report.work().overdue();
        if (!overdue.isEmpty()) {
            Report.JobLine oldest = overdue.getFirst();
            urge("overdue", Tone.BAD, new Measure.Count(overdue.size()), label(oldest), Measure.Days.of(oldest.late()));
        } else if (report.actual(FigureKey.IN_PROGRESS) instanceof Measure.Count(long open) && open > 0) {
            praise("nothing-overdue", new Measure.Count(open));
        }
    }

    private void lateMoney() {
        Measure late = report.actual(FigureKey.OUTSTANDING_LATE);
        Measure all = report.actual(FigureKey.OUTSTANDING);
        List<Report.ClientLine> debtors = report.money().debtors();
        if (late != null && late.number().signum() > 0 && !debtors.isEmpty()) {
            Report.ClientLine most = debtors.getFirst();
            if (debtors.size() == 1) {
                urge("late-money-of-one", Tone.BAD, late, most.client());
            } else {
                urge("late-money", Tone.BAD, late, most.client(), new Measure.Money(most.amount()));
            }
        } else if (all != null && all.number().signum() > 0) {
            praise("no-late-money", all);
        }
    }

    private void unbilled() {
        List<Report.JobLine> jobs = report.money().unbilled();
        Measure worth = report.actual(FigureKey.UNBILLED);
        if (!jobs.isEmpty() && worth != null) {
            Report.JobLine largest = jobs.stream()
                    .max(Comparator.comparing(job -> Objects.requireNonNullElse(job.value(), BigDecimal.ZERO)))
                    .orElseThrow();
            urge("unbilled", Tone.CARE, new Measure.Count(jobs.size()), worth, label(largest));
        }
    }

    private void production() {
        Measure missing = shortfall(FigureKey.PRODUCTION);
        if (missing == null) {
            return;
        }
        if (missing.number().signum() <= 0) {
            praise("production-kept", Objects.requireNonNull(report.actual(FigureKey.PRODUCTION)));
            return;
        }
        long idle = idleDays();
        if (idle > 0) {
            urge("production-idle", Tone.CARE, missing, new Measure.Count(idle));
        } else {
            urge("production", Tone.CARE, missing);
        }
    }

    /// Working days up to today without a minute of production.
    private long idleDays() {
        LocalDate today = report.heading().today();
        return report.hours().days().stream()
                .filter(day -> !day.day().isAfter(today) && isWorkingDay.test(day.day()))
                .filter(day -> day.production() == 0)
                .count();
    }

    private void promotion() {
        Measure missing = shortfall(FigureKey.PROMOTION);
        Measure actual = report.actual(FigureKey.PROMOTION);
        if (missing == null || actual == null) {
            return;
        }
        if (missing.number().signum() > 0) {
            Figure figure = Objects.requireNonNull(report.figure(FigureKey.PROMOTION));
            urge("promotion", Tone.CARE, actual, Objects.requireNonNull(figure.target()));
        } else {
            praise("promotion-kept", actual);
        }
    }

    /// Target less actual in minutes; negative where more was done; null without a target.
    private @Nullable Measure shortfall(FigureKey key) {
        Figure figure = report.figure(key);
        return figure != null
                        && figure.target() instanceof Measure.Minutes(long target)
                        && figure.actual() instanceof Measure.Minutes(long actual)
                ? new Measure.Minutes(target - actual)
                : null;
    }

    private void revisions() {
        List<Report.RevisionLine> over = report.work().over();
        if (!over.isEmpty()) {
            Report.RevisionLine most = over.getFirst();
            urge(
                    "revisions",
                    Tone.CARE,
                    new Measure.Count(over.size()),
                    label(most.job()),
                    new Measure.Count(most.used()),
                    new Measure.Count(most.included()));
        }
    }

    private void stages() {
        Optional<Report.StageLine> slow = report.work().stages().stream()
                .filter(stage -> excess(stage) > 0)
                .max(Comparator.comparing(Focus::excess));
        slow.ifPresent(stage -> urge(
                "stage",
                Tone.CARE,
                Objects.requireNonNullElse(stage.slowest(), ""),
                stage.stage(),
                Measure.Days.of(Objects.requireNonNullElse(stage.longest(), 0)),
                Measure.Days.of(Objects.requireNonNullElse(stage.planned(), 0))));
    }

    private static int excess(Report.StageLine stage) {
        Integer longest = stage.longest();
        Integer planned = stage.planned();
        return longest == null || planned == null ? 0 : longest - planned;
    }

    private void onTime() {
        Figure figure = report.figure(FigureKey.ON_TIME);
        if (figure == null || !(figure.actual() instanceof Measure.Share share)) {
            return;
        }
        if (share.part() == share.whole()) {
            praise("all-on-time", new Measure.Count(share.whole()));
        } else if (figure.target() != null && !figure.isMet()) {
            urge("on-time", Tone.CARE, share, figure.target());
        }
    }

    private void next() {
        List<Report.JobLine> next = report.work().next();
        if (!next.isEmpty()) {
            Report.JobLine first = next.getFirst();
            urge(
                    "next",
                    Tone.PLAIN,
                    new Measure.Count(next.size()),
                    report.work().until(),
                    label(first),
                    Objects.requireNonNull(first.due()));
        }
    }

    private void client() {
        List<Report.ClientLine> clients = report.money().clients();
        if (clients.size() > 1 && clients.getFirst().share().compareTo(MUCH_OF_ONE_CLIENT) > 0) {
            Report.ClientLine largest = clients.getFirst();
            urge("client", Tone.CARE, largest.client(), new Measure.Percent(largest.share()));
        }
    }

    private void rates() {
        List<Report.RateLine> rates = report.hours().rates();
        Measure overall = report.actual(FigureKey.HOURLY_RATE);
        if (rates.size() > 1 && overall != null) {
            Report.RateLine least = rates.getLast();
            if (least.rate().compareTo(overall.number().multiply(POOR_RATE)) < 0) {
                urge("rate", Tone.PLAIN, least.service(), new Measure.Rate(least.rate()), overall);
            }
        }
    }
}
