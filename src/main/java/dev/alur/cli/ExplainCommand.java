package dev.alur.cli;

import dev.alur.plan.ExplanationJson;
import dev.alur.run.Explained;
import java.util.Set;

/// `alur explain TRACKER JOB`: what each rule and step does for one job, and why or why not.
final class ExplainCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String job;

    private boolean json;

    private Set<String> approvals = Set.of();

    ExplainCommand() {
        super("explain");
        parameter("TRACKER", String.class, value -> tracker = value);
        parameter("JOB", String.class, value -> job = value);
        flag("--json", value -> json = value);
        set("--approve", "RULE", value -> approvals = value);
    }

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
