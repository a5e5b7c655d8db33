package dev.alur.cli;

import dev.alur.plan.Run;
import dev.alur.run.ResultJson;
import java.util.List;

/// `alur runs TRACKER`: all runs, the latest last.
final class RunsCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private boolean json;

    RunsCommand() {
        super("runs");
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--json", value -> json = value);
    }

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
