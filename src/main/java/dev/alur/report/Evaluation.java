package dev.alur.report;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the report of a period out of a tracker and its runs. Pure: the same input gives the same report.
public final class Evaluation {
    private Evaluation() {}

    /// The evaluation of everything in a tracker.
    ///
    /// @param runs of the tracker's lineage; empty where it has no history
    /// @param records by job id, as the last run left them
    /// @param today what stands in the tracker is taken as of this day
    public static Report of(
            Tracker tracker, List<Run> runs, Map<String, JobRecord> records, Period period, LocalDate today) {
        return of(tracker, runs, records, period, today, null);
    }

    /// The evaluation for one client: only their jobs, invoices and the time noted for their jobs; without
    /// rhythm, rates and what else is none of theirs, so that it can be sent to them.
    ///
    /// @param name the client's name, whatever its case, or null for everything
    /// @throws ProblemException where neither Clients nor a job names such a client
    public static Report of(
            Tracker tracker,
            List<Run> runs,
            Map<String, JobRecord> records,
            Period period,
            LocalDate today,
            @Nullable String name) {
        String client = name == null ? null : known(tracker, name);
        Notes notes = new Notes();
        Targets targets = Targets.of(tracker, notes);
        Material material = new Material(tracker, records, period, today, client, notes);
        WorkFigures workFigures = new WorkFigures(material, targets);
        HoursFigures hoursFigures = new HoursFigures(material, targets);
        MoneyFigures moneyFigures = new MoneyFigures(material, targets);
        Report.Work work = workFigures.work();
        Report.Hours hours = hoursFigures.hours();
        Report.Money money = moneyFigures.money();
        List<Figure> figures = new ArrayList<>(workFigures.figures(work));
        figures.addAll(hoursFigures.figures(hours));
        figures.addAll(moneyFigures.figures(money));
        if (client == null) {
            figures.addAll(runs(runs, period));
        }
        new Doubts(material).tell();
        Report.Heading heading = new Report.Heading(
                tracker.snapshot().workbook(),
                tracker.settings().text(Setting.SELLER),
                client,
                period,
                today,
                tracker.settings().currency());
        Report bare =
                new Report(heading, figures, work, hours, money, new Report.Remarks(List.of(), notes.sentences()));
        return new Report(
                heading,
                figures,
                work,
                hours,
                money,
                new Report.Remarks(new Focus(bare, targets::isWorkingDay).facts(), notes.sentences()));
    }

    private static String known(Tracker tracker, String name) {
        return tracker.client(name)
                .map(Client::name)
                .or(() -> tracker.jobs().stream()
                        .map(job -> job.text(Field.JOB_CLIENT))
                        .filter(client -> Material.same(client, name))
                        .findFirst())
                .orElseThrow(() -> new ProblemException(Problem.error(
                        ReportProblem.NO_SUCH_CLIENT,
                        null,
                        name,
                        tracker.clients().stream().map(Client::name).collect(Collectors.joining(", ")))));
    }

    /// How often Alur was let do something in a period, and how much it did that still stands; the period
    /// before beside it. A run that was undone counts for nothing, and neither does the one that undid it.
    private static List<Figure> runs(List<Run> runs, Period period) {
        return List.of(
                new Figure(
                        FigureKey.RUNS,
                        null,
                        new Measure.Count(in(runs, period).size()),
                        new Measure.Count(in(runs, period.before()).size())),
                new Figure(FigureKey.CHANGES, null, changes(runs, period), changes(runs, period.before())));
    }

    private static List<Run> in(List<Run> runs, Period period) {
        return runs.stream()
                .filter(run -> run.state() == Run.State.DONE && run.undoneBy() == 0 && run.undoes() == 0)
                .filter(run -> run.adopted().isEmpty() && period.holds(run.today()))
                .toList();
    }

    private static Measure changes(List<Run> runs, Period period) {
        return new Measure.Count(in(runs, period).stream()
                .flatMap(run -> run.changes().stream())
                .filter(done -> done.outcome() == Run.Outcome.DONE)
                .count());
    }
}
