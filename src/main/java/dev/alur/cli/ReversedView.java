package dev.alur.cli;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.plan.Change;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.run.Applied;
import dev.alur.run.Reversed;

/// What taking something back would do, or did, as text.
final class ReversedView {
    private static final int LABELS = 44;

    private final Terminal out;
    private final Language language;

    ReversedView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    /// What would be done.
    void show(Reversed reversed, String tracker) {
        new PlanView(out, language).plan(reversed.plan(), tracker);
        out.line();
        if (reversed.run() > 0) {
            out.line(text(reversed.goesBack() ? "undo-goes-back" : "undo-cell-by-cell", reversed.run()));
        }
        new PlanView(out, language).problems(reversed.notes());
    }

    /// What was done.
    void done(Applied applied, String tracker) {
        applied.finished().forEach(run -> out.line(text("finished-first", run.serial())));
        PlanView view = new PlanView(out, language);
        Run run = applied.run();
        if (run != null) {
            for (Run.Done done : run.changes()) {
                Change change = PlanJson.readChange(done.json());
                view.line(change, change.symbol(), LABELS, true);
                if (done.outcome() != Run.Outcome.DONE) {
                    out.wrapped("           ", text("outcome-" + done.outcome().key()));
                }
            }
        }
        view.problems(applied.problems());
        out.line();
        if (run != null) {
            out.line(run.undoes() > 0 ? text("undone", run.undoes(), run.serial()) : text("voided", run.serial()));
        }
        if (!applied.plan().waiting().isEmpty()) {
            out.line(text("held-now", applied.plan().waiting().size(), Shown.command("alur plan", tracker)));
        }
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
