package dev.alur.report;

import dev.alur.language.Amounts;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.TimeEntry;
import dev.alur.tracker.TimeEntry.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the time went, and what an hour brought.
final class HoursFigures {
    private static final int RATE_WEEKS = 12;
    private static final int MOST_DAYS = 14;

    private final Material material;
    private final Targets targets;

    HoursFigures(Material material, Targets targets) {
        this.material = material;
        this.targets = targets;
    }

    List<Figure> figures(Report.Hours hours) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(FigureKey.PRODUCTION, targets.production(), Kind.PRODUCTION));
        figures.add(figure(FigureKey.PROMOTION, targets.promotion(), Kind.PROMOTION));
        figures.add(figure(FigureKey.RHYTHM, aim(), Kind.PRODUCTION, Kind.PROMOTION));
        figures.add(figure(FigureKey.OTHER_TIME, 0, Kind.ADMIN, Kind.EVALUATION));
        figures.add(Figure.now(FigureKey.TIME_BY_DAY, busiest(hours.days())));
        if (material.client == null) {
            figures.add(Figure.now(FigureKey.HOURLY_RATE, overall(hours.rates())));
        }
        return figures;
    }

    Report.Hours hours() {
        List<Report.DayLine> days = material.period.length() > MOST_DAYS
                ? List.of()
                : material.period.days().map(this::day).toList();
        return new Report.Hours(days, rhythm() ? aim() : 0, material.client == null ? rates() : List.of());
    }

    private boolean rhythm() {
        return material.client == null;
    }

    private int aim() {
        return targets.production() + targets.promotion();
    }

    private Figure figure(FigureKey key, int perDay, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        int workingDays = targets.workingDays(material.period, material.today);
        Measure target = rhythm() && perDay > 0 ? new Measure.Minutes((long) perDay * workingDays) : null;
        return new Figure(
                key,
                target,
                new Measure.Minutes(minutes(material.period, wanted)),
                new Measure.Minutes(minutes(material.period.before(), wanted)));
    }

    private long minutes(Period period, Set<Kind> kinds) {
        return material.times.stream()
                .filter(entry -> period.holds(entry.date()) && kinds.contains(entry.kind()))
                .mapToLong(TimeEntry::minutes)
                .sum();
    }

    private Report.DayLine day(LocalDate day) {
        Period only = new Period(day, day);
        return new Report.DayLine(
                day,
                minutes(only, Set.of(Kind.PRODUCTION)),
                minutes(only, Set.of(Kind.PROMOTION)),
                minutes(only, Set.of(Kind.ADMIN, Kind.EVALUATION)));
    }

    private static Measure.@Nullable Minutes busiest(List<Report.DayLine> days) {
        return days.isEmpty()
                ? null
                : new Measure.Minutes(days.stream()
                        .mapToLong(day -> day.production() + day.promotion() + day.other())
                        .max()
                        .orElse(0));
    }

    private List<Report.RateLine> rates() {
        Map<Job, Long> minutes = new LinkedHashMap<>();
        for (TimeEntry entry : material.times) {
            Job job = material.job(entry);
            if (job != null && isRated(job)) {
                minutes.merge(job, (long) entry.minutes(), Long::sum);
            }
        }
        Map<String, List<Job>> byService = new LinkedHashMap<>();
        for (Job job : minutes.keySet()) {
            byService
                    .computeIfAbsent(job.text(Field.JOB_SERVICE), any -> new ArrayList<>())
                    .add(job);
        }
        List<Report.RateLine> rates = new ArrayList<>();
        byService.forEach((service, jobs) -> rates.add(rate(service, jobs, minutes)));
        rates.removeIf(rate -> rate.minutes() == 0);
        rates.sort(Comparator.comparing(Report.RateLine::rate).reversed().thenComparing(Report.RateLine::service));
        return rates;
    }

    private boolean isRated(Job job) {
        Period lately = new Period(material.period.to().minusWeeks(RATE_WEEKS).plusDays(1), material.period.to());
        return material.value(job) != null
                && material.done(job).filter(lately::holds).isPresent();
    }

    private Report.RateLine rate(String service, List<Job> jobs, Map<Job, Long> minutes) {
        long sum = 0;
        BigDecimal value = BigDecimal.ZERO;
        for (Job job : jobs) {
            sum += minutes.getOrDefault(job, 0L);
            BigDecimal worth = material.value(job);
            value = worth == null ? value : value.add(worth);
        }
        return new Report.RateLine(service, jobs.size(), sum, value, hourly(value, sum));
    }

    private BigDecimal hourly(BigDecimal value, long minutes) {
        int scale = Amounts.digits(material.tracker.settings().currency());
        return minutes == 0
                ? BigDecimal.ZERO
                : value.multiply(BigDecimal.valueOf(60))
                        .divide(BigDecimal.valueOf(minutes), scale, RoundingMode.HALF_UP);
    }

    private Measure.@Nullable Rate overall(List<Report.RateLine> rates) {
        BigDecimal value = rates.stream().map(Report.RateLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        long minutes = rates.stream().mapToLong(Report.RateLine::minutes).sum();
        return minutes == 0 ? null : new Measure.Rate(hourly(value, minutes));
    }
}
