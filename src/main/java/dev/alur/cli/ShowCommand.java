package dev.alur.cli;

import dev.alur.plan.Run;
import dev.alur.run.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur show TRACKER RUN`: one run in full.
@Command(name = "show", sortOptions = false)
final class ShowCommand extends Verb {
    @Parameters(index = "0", paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Parameters(index = "1", paramLabel = "RUN")
    private int serial;

    @Option(names = "--json")
    private boolean json;

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Run run = runner().show(tracker, serial).orElseThrow(() -> mistake("no-such-run", serial, tracker));
        if (json) {
            print(ResultJson.of(run));
        } else {
            new RunView(out(), language()).full(run);
        }
        return Exit.DONE;
    }
}
