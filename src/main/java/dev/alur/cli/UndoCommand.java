package dev.alur.cli;

import dev.alur.grid.Fingerprint;
import dev.alur.run.Applied;
import dev.alur.run.ResultJson;
import dev.alur.run.Reversed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur undo TRACKER [RUN]`: takes a run back, the last one where none is named.
@Command(name = "undo", sortOptions = false)
final class UndoCommand extends Verb {
    @Parameters(index = "0", paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    /// 0 for the last one.
    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN")
    private int serial;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--json")
    private boolean json;

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
            print(ReversedView.json(shown, language()));
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
