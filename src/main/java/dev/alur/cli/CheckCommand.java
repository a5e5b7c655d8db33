package dev.alur.cli;

import dev.alur.run.Checked;
import dev.alur.run.ResultJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur check TRACKER`: what is wrong in the tracker, then in journal, documents and workbook.
@Command(name = "check", sortOptions = false)
final class CheckCommand extends Verb {
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
        Checked checked = runner().check(tracker, options());
        speak(checked.tracker());
        if (json) {
            print(ResultJson.of(checked, language()));
        } else if (checked.problems().isEmpty()) {
            out().line(text("check-clean", tracker, checked.tracker().jobs().size()));
        } else {
            checked.problems().forEach(problem -> out().problem(problem, tracker, language()));
        }
        return checked.hasErrors() ? Exit.ERRORS : Exit.DONE;
    }
}
