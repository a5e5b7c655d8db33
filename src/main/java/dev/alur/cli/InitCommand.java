package dev.alur.cli;

import dev.alur.language.Language;
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
    private Path folder;

    @Option(names = "--trade", defaultValue = "freelance", paramLabel = "freelance")
    @SuppressWarnings("NullAway.Init")
    private Trade trade;

    @Override
    String subject() {
        return folder.toString();
    }

    @Override
    int run() {
        Language language = language();
        Path tracker = runner().init(folder, trade, language);
        out().line(text("init-made", tracker.toString()));
        out().line(text("init-next", Shown.command("alur plan", tracker.toString())));
        return Exit.DONE;
    }
}
