package dev.alur.cli;

import dev.alur.plan.Drift;
import dev.alur.plan.Run;
import dev.alur.run.ResultJson;
import java.util.List;

/// `alur show TRACKER RUN`: one run in full.
final class ShowCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private int serial;

    private boolean json;

    ShowCommand() {
        super("show");
        parameter("TRACKER", String.class, value -> tracker = value);
        parameter("RUN", int.class, value -> serial = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Run run = runner().show(tracker, serial).orElseThrow(() -> mistake("no-such-run", serial, tracker));
        List<Drift> drifts = runner().drifts(tracker, run, options());
        if (json) {
            print(ResultJson.of(run, drifts));
        } else {
            new RunView(out(), language()).full(run, drifts);
        }
        return Exit.DONE;
    }
}
