package dev.alur.cli;

import dev.alur.run.Runner;
import dev.alur.tracker.Trade;
import java.nio.file.Path;

/// `alur init DIR`: a new workspace with a tracker to fill.
final class InitCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String folder;

    @SuppressWarnings("NullAway.Init")
    private Trade trade;

    InitCommand() {
        super("init");
        parameter("DIR", String.class, value -> folder = value);
        option("--trade", "freelance", Trade.class, "freelance", value -> trade = value);
    }

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
