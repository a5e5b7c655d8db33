package dev.alur.cli;

import dev.alur.run.Checked;
import dev.alur.run.ResultJson;

/// `alur check TRACKER`: what is wrong in the tracker, then in journal, documents and workbook.
final class CheckCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private boolean json;

    CheckCommand() {
        super("check");
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--json", value -> json = value);
    }

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
