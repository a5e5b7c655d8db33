package dev.alur.cli;

import dev.alur.run.Recovered;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur recover TRACKER`: finishes what had stopped half-way.
@Command(name = "recover", sortOptions = false)
final class RecoverCommand extends Verb {
    @Parameters(paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Option(names = "--dry-run")
    private boolean dryRun;

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
