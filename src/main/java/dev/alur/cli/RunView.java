package dev.alur.cli;

import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.Drift;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import java.util.ArrayList;
import java.util.List;

/// Runs as text and as JSON.
final class RunView {
    private final Terminal out;
    private final Language language;

    RunView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    /// One line: serial, day, what was done, how it ended.
    void line(Run run) {
        List<String> parts = new ArrayList<>();
        parts.add(Dates.brief(language, run.today()));
        parts.add(text("changes", run.changes().size()));
        if (!run.documents().isEmpty()) {
            parts.add(text("documents", run.documents().size()));
        }
        parts.add(text("run-" + run.state().key()));
        if (!run.adopted().isEmpty()) {
            parts.add(text("run-adopted-" + run.adopted()));
        }
        if (run.undoes() > 0) {
            parts.add(text("run-undoes", run.undoes()));
        }
        if (run.undoneBy() > 0) {
            parts.add(text("run-undone", run.undoneBy()));
        }
        out.line(Terminal.padded("  " + run.serial(), 6) + String.join(" · ", parts));
    }

    /// The run in full.
    ///
    /// @param drifts which of its cells somebody has changed since
    void full(Run run, List<Drift> drifts) {
        line(run);
        PlanView view = new PlanView(out, language);
        for (Run.Done done : run.changes()) {
            Change change = PlanJson.readChange(done.json());
            view.change(change, change.symbol(), 36, true);
            if (done.outcome() != Run.Outcome.DONE) {
                out.wrapped("           ", text("outcome-" + done.outcome().key()));
            }
        }
        run.documents().forEach(document -> out.line("  " + document));
        view.drifts(drifts);
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
