package dev.alur.cli;

import dev.alur.plan.Run;
import dev.alur.run.ResultJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur runs TRACKER`: all runs, the latest last.
@Command(name = "runs", sortOptions = false)
final class RunsCommand extends Verb {
    @Parameters(paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        List<Run> runs = runner().runs(tracker);
        if (json) {
            print(ResultJson.of(runs));
        } else if (runs.isEmpty()) {
            out().line(text("no-runs"));
        } else {
            RunView view = new RunView(out(), language());
            runs.forEach(view::line);
        }
        return Exit.DONE;
    }
}
