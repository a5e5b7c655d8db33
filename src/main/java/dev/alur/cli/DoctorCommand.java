package dev.alur.cli;

import dev.alur.grid.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alur google doctor [gsheet:ID]`: what is fine, and what is missing, a sentence each.
final class DoctorCommand extends Verb {
    private @Nullable String tracker;

    private boolean json;

    DoctorCommand() {
        super("doctor");
        parameter("gsheet:ID", String.class, null, value -> tracker = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker == null ? "" : tracker;
    }

    @Override
    int run() {
        List<Finding> found = runner().diagnose(tracker, options());
        Findings view = new Findings(out(), language());
        if (json) {
            view.json(found);
        } else {
            view.show(found);
        }
        boolean ill = found.stream().anyMatch(each -> each.state() == Finding.State.MISSING);
        return ill ? Exit.ERRORS : Exit.DONE;
    }
}
