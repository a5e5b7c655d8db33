package dev.alur.cli;

import dev.alur.grid.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur google doctor [gsheet:ID]`: what is fine, and what is missing, a sentence each.
@Command(name = "doctor", sortOptions = false)
final class DoctorCommand extends Verb {
    @Parameters(paramLabel = "gsheet:ID", arity = "0..1")
    private @Nullable String tracker;

    @Option(names = "--json")
    private boolean json;

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
