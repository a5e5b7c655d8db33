package dev.alur.cli;

import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.run.Planned;
import dev.alur.run.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `alur plan TRACKER`: what would change, where, and why. Writes neither to the tracker nor to the journal.
final class PlanCommand extends Verb {
    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private boolean json;

    private @Nullable Path out;

    private boolean detailed;

    private @Nullable Path preview;

    private Set<String> approvals = Set.of();

    PlanCommand() {
        super("plan");
        parameter("TRACKER", String.class, value -> tracker = value);
        flag("--json", value -> json = value);
        option("--out", "FILE", Path.class, value -> out = value);
        flag("--detailed-exitcode", value -> detailed = value);
        option("--documents-preview", "DIR", Path.class, value -> preview = value);
        set("--approve", "RULE", value -> approvals = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        Planned planned = runner().plan(tracker, options(approvals), preview);
        speak(planned.tracker());
        Plan plan = planned.plan();
        if (out != null) {
            save(plan, out);
        }
        if (json) {
            out().line(PlanJson.write(ResultJson.of(planned, language())));
        } else {
            PlanView view = new PlanView(out(), language());
            view.plan(plan, tracker);
            view.drifts(planned.drifts());
            planned.previews().forEach(file -> out().line(text("preview-made", file.toString())));
            out().line();
            out().line(
                            plan.isEmpty()
                                    ? view.nothing(plan.problems())
                                    : text("nothing-written", Shown.command("alur apply", tracker)));
        }
        warn(planned.notes());
        return detailed && !plan.isEmpty() ? Exit.CHANGES : Exit.DONE;
    }

    private void save(Plan plan, Path file) {
        try {
            Files.writeString(file, PlanJson.write(plan, language()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(text("cannot-write", file.toString()), e);
        }
    }
}
