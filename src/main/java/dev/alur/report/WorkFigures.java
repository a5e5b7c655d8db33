package dev.alur.report;

import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the work flows: what was finished, in time or not, how long it took, what is still open.
final class WorkFigures {
    private static final int WEEKS = 8;

    private final Material material;
    private final Targets targets;

    WorkFigures(Material material, Targets targets) {
        this.material = material;
        this.targets = targets;
    }

    List<Figure> figures(Report.Work work) {
        Period period = material.period;
        List<Job> now = finishedIn(period);
        List<Job> last = finishedIn(period.before());
        BigDecimal finished = material.client == null ? targets.finished() : null;
        BigDecimal onTime = material.client == null ? targets.onTime() : null;
        return List.of(
                new Figure(
                        FigureKey.FINISHED,
                        finished == null
                                ? null
                                : new Measure.Count(
                                        Targets.scaled(finished, period, 0).longValueExact()),
                        new Measure.Count(now.size()),
                        new Measure.Count(last.size())),
                new Figure(
                        FigureKey.ON_TIME,
                        onTime == null ? null : new Measure.Percent(onTime),
                        onTime(now),
                        onTime(last)),
                new Figure(FigureKey.CYCLE_MEDIAN, null, cycle(now, 50), cycle(last, 50)),
                new Figure(FigureKey.CYCLE_P85, null, cycle(now, 85), cycle(last, 85)),
                new Figure(FigureKey.REVISIONS, allowance(now), revisions(now), revisions(last)),
                Figure.now(
                        FigureKey.OVER_ALLOWANCE, new Measure.Count(work.over().size())),
                Figure.now(FigureKey.FINISHED_BY_WEEK, mean(work.weeks())),
                Figure.now(FigureKey.IN_PROGRESS, new Measure.Count(open().size())),
                Figure.now(FigureKey.STAGE_DAYS, longest(work.stages())),
                Figure.now(FigureKey.OVERDUE, new Measure.Count(work.overdue().size())),
                Figure.now(FigureKey.DUE_NEXT, new Measure.Count(work.next().size())));
    }

    Report.Work work() {
        LocalDate until = until();
        List<Job> open = open();
        List<Job> due = open.stream()
                .filter(job -> job.day(Field.JOB_DUE).isPresent())
                .sorted(Comparator.comparing(job -> job.day(Field.JOB_DUE).orElseThrow()))
                .toList();
        return new Report.Work(
                lines(finishedIn(material.period)),
                weeks(),
                new StageTimes(material, open).lines(),
                over(open),
                lines(due.stream()
                        .filter(job -> isDueBefore(job, material.today))
                        .toList()),
                lines(due.stream()
                        .filter(job -> !isDueBefore(job, material.today) && isDueBefore(job, until.plusDays(1)))
                        .toList()),
                until);
    }

    /// A week after the period's end, or a week from today where that is past.
    private LocalDate until() {
        LocalDate next = material.period.to().plusDays(7);
        return next.isBefore(material.today) ? material.today.plusDays(7) : next;
    }

    private static boolean isDueBefore(Job job, LocalDate day) {
        return job.day(Field.JOB_DUE).orElseThrow().isBefore(day);
    }

    private List<Report.JobLine> lines(List<Job> jobs) {
        return jobs.stream().map(material::line).toList();
    }

    private List<Job> open() {
        return material.jobs.stream().filter(job -> !material.isFinished(job)).toList();
    }

    private List<Job> finishedIn(Period period) {
        return material.jobs.stream()
                .filter(job -> material.done(job).filter(period::holds).isPresent())
                .sorted(Comparator.comparing(job -> material.done(job).orElseThrow()))
                .toList();
    }

    private List<Report.WeekLine> weeks() {
        List<Report.WeekLine> weeks = new ArrayList<>();
        Period period = material.period;
        for (int i = 0; i < WEEKS; i++) {
            weeks.addFirst(new Report.WeekLine(period, finishedIn(period).size()));
            period = period.before();
        }
        return weeks;
    }

    private static Measure mean(List<Report.WeekLine> weeks) {
        int sum = weeks.stream().mapToInt(Report.WeekLine::finished).sum();
        return new Measure.Mean(
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(weeks.size()), 1, RoundingMode.HALF_UP));
    }

    private static Measure.@Nullable Days longest(List<Report.StageLine> stages) {
        Integer longest = null;
        for (Report.StageLine stage : stages) {
            Integer days = stage.longest();
            if (days != null && (longest == null || days > longest)) {
                longest = days;
            }
        }
        return longest == null ? null : Measure.Days.of(longest);
    }

    private Measure.@Nullable Share onTime(List<Job> finished) {
        List<Job> dated = finished.stream()
                .filter(job -> job.day(Field.JOB_DUE).isPresent())
                .toList();
        long part = dated.stream().filter(job -> material.late(job) == 0).count();
        return dated.isEmpty() ? null : new Measure.Share(part, dated.size());
    }

    /// The nearest-rank percentile of the days from start to done: the smallest that so many of a hundred do
    /// not exceed.
    private Measure.@Nullable Days cycle(List<Job> finished, int percent) {
        List<Long> days = finished.stream()
                .filter(job -> job.day(Field.JOB_START).isPresent())
                .map(job -> ChronoUnit.DAYS.between(
                        job.day(Field.JOB_START).orElseThrow(),
                        material.done(job).orElseThrow()))
                .filter(count -> count >= 0)
                .sorted()
                .toList();
        return days.isEmpty() ? null : Measure.Days.of(days.get(Math.ceilDiv(days.size() * percent, 100) - 1));
    }

    private @Nullable Integer included(Job job) {
        return material.service(job).map(service -> service.revisionsIncluded()).orElse(null);
    }

    private static int used(Job job) {
        return job.number(Field.JOB_REVISIONS)
                .map(number -> number.setScale(0, RoundingMode.HALF_UP).intValue())
                .orElse(0);
    }

    private Measure.@Nullable Count allowance(List<Job> finished) {
        List<Job> limited = limited(finished);
        return limited.isEmpty()
                ? null
                : new Measure.Count(limited.stream()
                        .mapToLong(job -> Objects.requireNonNullElse(included(job), 0))
                        .sum());
    }

    private Measure.@Nullable Count revisions(List<Job> finished) {
        List<Job> limited = limited(finished);
        return limited.isEmpty()
                ? null
                : new Measure.Count(
                        limited.stream().mapToLong(WorkFigures::used).sum());
    }

    private List<Job> limited(List<Job> finished) {
        return finished.stream().filter(job -> included(job) != null).toList();
    }

    private List<Report.RevisionLine> over(List<Job> open) {
        List<Job> counted = new ArrayList<>(finishedIn(material.period));
        counted.addAll(open);
        List<Report.RevisionLine> over = new ArrayList<>();
        for (Job job : counted) {
            Integer included = included(job);
            if (included != null && used(job) > included) {
                over.add(new Report.RevisionLine(material.line(job), used(job), included));
            }
        }
        over.sort(Comparator.comparing(line -> line.included() - line.used()));
        return over;
    }
}
