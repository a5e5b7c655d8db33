package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.plan.PlanJson;
import dev.alur.run.Checked;
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
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("problems", PlanJson.problems(checked.problems(), language()));
            print(node);
        } else if (checked.problems().isEmpty()) {
            out().line(text("check-clean", tracker, checked.tracker().jobs().size()));
        } else {
            checked.problems().forEach(problem -> out().problem(problem, tracker, language()));
        }
        return checked.hasErrors() ? Exit.ERRORS : Exit.DONE;
    }
}
