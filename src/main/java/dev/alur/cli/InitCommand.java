package dev.alur.cli;

import dev.alur.run.Runner;
import dev.alur.tracker.Trade;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur init DIR`: a new workspace with a tracker to fill.
@Command(name = "init", sortOptions = false)
final class InitCommand extends Verb {
    @Parameters(paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String folder;

    @Option(names = "--trade", defaultValue = "freelance", paramLabel = "freelance")
    @SuppressWarnings("NullAway.Init")
    private Trade trade;

    @Override
    String subject() {
        return folder;
    }

    @Override
    int run() {
        String tracker = made();
        out().line(text("init-made", tracker));
        out().line(text("init-next", Shown.command("alur plan", tracker)));
        return Exit.DONE;
    }

    private String made() {
        if (Runner.isElsewhere(folder)) {
            runner().init(folder, trade, language());
            return folder;
        }
        return runner().init(Path.of(folder), trade, language()).toString();
    }
}
