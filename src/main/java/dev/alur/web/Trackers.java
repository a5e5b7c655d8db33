package dev.alur.web;

import dev.alur.grid.Fingerprint;
import dev.alur.report.Period;
import dev.alur.run.Answered;
import dev.alur.run.Applied;
import dev.alur.run.Explained;
import dev.alur.run.Options;
import dev.alur.run.Planned;
import dev.alur.run.ReportOptions;
import dev.alur.run.Reported;
import dev.alur.run.Reversed;
import dev.alur.run.Runner;
import dev.alur.run.Workspace;
import dev.alur.tracker.InboxLine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The trackers of the served folder, and what may be done with them. Waits a little where one is busy.
@Singleton
final class Trackers {
    private static final Patience PATIENCE = new Patience(3, Duration.ofSeconds(2));

    private final Runner runner;
    private final Workspace workspace;

    @Inject
    Trackers(Runner runner, Workspace workspace) {
        this.runner = runner;
        this.workspace = workspace;
    }

    List<Workspace.Entry> all() {
        return workspace.trackers();
    }

    /// @throws AskedException where the folder has none of that id
    Workspace.Entry demand(String id) {
        return workspace.tracker(id).orElseThrow(() -> new AskedException(404, WebProblem.NO_SUCH_TRACKER));
    }

    /// @throws AskedException where the tracker has no document of that name
    Path document(String id, String name) {
        return demand(id).document(name).orElseThrow(() -> new AskedException(404, WebProblem.NO_SUCH_DOCUMENT));
    }

    /// The folder's name.
    String folder() {
        return String.valueOf(workspace.folder().getFileName());
    }

    Runner runner() {
        return runner;
    }

    Planned plan(Workspace.Entry entry) {
        return PATIENCE.ask(() -> runner.plan(entry.workbook(), entry.options(), null));
    }

    /// @param job its id
    Explained explain(Workspace.Entry entry, String job) {
        return PATIENCE.ask(() -> runner.explain(entry.workbook(), job, entry.options()));
    }

    /// @param shown the plan that a person saw, as JSON; null for whatever the plan is by now
    /// @param approvals the rules, or the Refs, that got a yes
    Applied apply(Workspace.Entry entry, @Nullable String shown, Set<String> approvals) {
        Options options = entry.options().approving(approvals);
        return PATIENCE.ask(() -> runner.apply(entry.workbook(), options, shown, change -> {}));
    }

    /// @param answers by Ref
    Answered answer(Workspace.Entry entry, Map<String, InboxLine.Answer> answers, Visitor who) {
        return PATIENCE.ask(() -> runner.answer(entry.workbook(), entry.options(), answers, who.name()));
    }

    /// What an undo of a run would do.
    Reversed undoing(Workspace.Entry entry, int run) {
        return PATIENCE.ask(() -> runner.undoing(entry.workbook(), run, entry.options()));
    }

    /// Takes a run back.
    ///
    /// @param basis the workbook as a person saw it, or null
    Applied undo(Workspace.Entry entry, int run, @Nullable Fingerprint basis) {
        return PATIENCE.ask(() -> runner.undo(entry.workbook(), run, entry.options(), basis, change -> {}));
    }

    /// Voids an invoice.
    ///
    /// @param because in a person's words, or empty
    Applied voided(Workspace.Entry entry, String number, String because) {
        return PATIENCE.ask(() -> runner.voided(entry.workbook(), number, because, entry.options(), null));
    }

    /// @param week as `2026-W47`, null for the last complete one
    Reported report(Workspace.Entry entry, @Nullable String week) {
        Period period = week == null || week.isBlank() ? null : Period.parse(week);
        ReportOptions wanted = new ReportOptions(period, null, null, null);
        return PATIENCE.ask(() -> runner.report(entry.workbook(), wanted, entry.options()));
    }
}
