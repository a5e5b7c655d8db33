package dev.alur.cli;

import dev.alur.plan.ExplanationJson;
import dev.alur.run.Explained;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur explain TRACKER JOB`: what each rule and step does for one job, and why or why not.
@Command(name = "explain", sortOptions = false)
final class ExplainCommand extends Verb {
    @Parameters(index = "0", paramLabel = "TRACKER")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String tracker;

    @Parameters(index = "1", paramLabel = "JOB")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private String job;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--approve", paramLabel = "RULE")
    private Set<String> approvals = Set.of();

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Explained explained = runner().explain(tracker, job, options(approvals));
        speak(explained.tracker());
        if (json) {
            print(ExplanationJson.of(explained.explanation(), language()));
        } else {
            new ExplanationView(out(), language()).show(explained.explanation());
        }
        return Exit.DONE;
    }
}
