package dev.alur.cli;

import dev.alur.grid.Fingerprint;
import dev.alur.run.Applied;
import dev.alur.run.ResultJson;
import dev.alur.run.Reversed;
import org.jspecify.annotations.Nullable;

/// `alur undo TRACKER [RUN]`: takes a run back, the last one where none is named.
final class UndoCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    /// 0 for the last one.
    private int serial;

    private boolean yes;

    private boolean dryRun;

    private boolean json;

    UndoCommand() {
        super("undo");
        parameter("TRACKER", String.class, value -> tracker = value);
        parameter("RUN", int.class, null, value -> serial = value);
        flag("--yes", value -> yes = value);
        flag("--dry-run", value -> dryRun = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        @Nullable Fingerprint basis = null;
        ReversedView view = new ReversedView(out(), language());
        if (dryRun || !yes) {
            Reversed shown = runner().undoing(tracker, serial, options());
            speak(shown.tracker());
            view = new ReversedView(out(), language());
            if (dryRun) {
                return show(shown, view);
            }
            demandTerminal(Shown.command("alur undo", tracker) + " --yes");
            view.show(shown, tracker);
            if (!agrees()) {
                return Exit.DONE;
            }
            basis = shown.tracker().snapshot().fingerprint();
        }
        return done(runner().undo(tracker, serial, options(), basis, change -> {}));
    }

    private int show(Reversed shown, ReversedView view) {
        if (json) {
            print(ResultJson.of(shown, language()));
        } else {
            view.show(shown, tracker);
            out().line();
            out().line(text("dry-run"));
        }
        return Exit.DONE;
    }

    private int done(Applied applied) {
        speak(applied.tracker());
        if (json) {
            print(ResultJson.of(applied, language()));
        } else {
            new ReversedView(out(), language()).done(applied, tracker);
        }
        return applied.unmet().isEmpty() ? Exit.DONE : Exit.REFUSED;
    }
}
