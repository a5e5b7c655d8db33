package dev.alur.cli;

import dev.alur.run.Recovered;

/// `alur recover TRACKER`: finishes what had stopped half-way.
final class RecoverCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private boolean dryRun;

    RecoverCommand() {
        super("recover");
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--dry-run", value -> dryRun = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Recovered recovered = runner().recover(tracker, options(), dryRun);
        RunView view = new RunView(out(), language());
        if (recovered.runs().isEmpty()) {
            out().line(text("nothing-to-recover"));
        } else {
            out().line(text(
                    dryRun ? "would-recover" : "recovered", recovered.runs().size()));
            recovered.runs().forEach(view::line);
        }
        warn(recovered.notes());
        return Exit.DONE;
    }
}
