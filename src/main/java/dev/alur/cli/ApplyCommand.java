package dev.alur.cli;

import dev.alur.grid.Problem;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.run.Applied;
import dev.alur.run.Planned;
import dev.alur.run.ResultJson;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `alur apply TRACKER`: shows the plan, asks, does it, and prints each change once it is done for good.
final class ApplyCommand extends Verb {
    private static final int LABELS = 44;

    @SuppressWarnings("NullAway.Init") // set before call()
    private String tracker;

    private @Nullable Path saved;

    private boolean yes;

    private Set<String> approvals = Set.of();

    private boolean strict;

    private boolean json;

    ApplyCommand() {
        super("apply");
        parameter("TRACKER", String.class, value -> tracker = value);
        option("--plan", "FILE", Path.class, value -> saved = value);
        flag("--yes", value -> yes = value);
        set("--approve", "RULE", value -> approvals = value);
        flag("--strict", value -> strict = value);
        flag("--json", value -> json = value);
    }

    @Override
    String subject() {
        return tracker;
    }

    @Override
    int run() {
        String shown = saved == null ? null : read(saved);
        boolean names = !approvals.isEmpty() && !approvals.equals(Set.of("all"));
        if (strict || names || (!yes && shown == null)) {
            Planned planned = runner().plan(tracker, options(approvals), null);
            speak(planned.tracker());
            demandRules(planned);
            if (strict && !planned.plan().problems().isEmpty()) {
                warn(planned.plan().problems());
                err().line(text("strict-refused"));
                return Exit.ERRORS;
            }
            if (!yes && shown == null) {
                if (!planned.plan().isEmpty() && !agreed(planned.plan())) {
                    return Exit.DONE;
                }
                shown = PlanJson.write(planned.plan(), language());
            }
        }
        Applied applied = runner().apply(tracker, options(approvals), shown, new Acknowledging());
        speak(applied.tracker());
        if (json) {
            print(ResultJson.of(applied, language()));
        } else {
            tell(applied);
        }
        return code(applied);
    }

    /// A name that no rule has would be a yes to nothing. A step of Workflow is named by its cell.
    private void demandRules(Planned planned) {
        List<String> known = planned.tracker().rules().stream().map(Rule::name).toList();
        Set<String> others = new HashSet<>(Set.of("all", "ID"));
        others.addAll(planned.plan().approved());
        for (String name : approvals) {
            if (!others.contains(name) && !name.contains("!") && !known.contains(name)) {
                throw mistake("no-such-rule", name, String.join(", ", known));
            }
        }
    }

    private boolean agreed(Plan plan) {
        demandTerminal(Shown.command("alur apply", tracker) + " --yes");
        new PlanView(out(), language()).plan(plan, tracker);
        return agrees();
    }

    private void tell(Applied applied) {
        applied.finished().forEach(run -> out().line(text("finished-first", run.serial())));
        applied.refused().forEach(refused -> err().problem(refused.why(), subject(), language()));
        applied.unmet()
                .forEach(done ->
                        err().line("  ! " + text("unmet-" + done.outcome().key(), name(done.json()))));
        List<Problem> problems = applied.problems();
        PlanView view = new PlanView(out(), language());
        view.problems(problems);
        out().line();
        if (applied.run() == null) {
            out().line(
                            applied.allStale()
                                    ? text("all-stale")
                                    : applied.plan().isEmpty() ? view.nothing(problems) : text("only-inbox"));
        } else {
            int done = applied.run().changes().size() - applied.unmet().size();
            out().line(text(
                    "applied", applied.run().serial(), done, applied.documents().size()));
            applied.documents().forEach(document -> out().line("  " + document));
        }
        if (!applied.plan().waiting().isEmpty()) {
            out().line(text("still-waiting", applied.plan().waiting().size(), Shown.command("alur plan", tracker)));
        }
    }

    private static String name(String json) {
        Change change = PlanJson.readChange(json);
        return change.label() + " " + change.address();
    }

    private static int code(Applied applied) {
        if (applied.allStale()) {
            return Exit.ERRORS;
        }
        return applied.refused().isEmpty() && applied.unmet().isEmpty() ? Exit.DONE : Exit.REFUSED;
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw mistake("cannot-read", file.toString());
        }
    }

    /// Prints each change once it is done for good.
    private final class Acknowledging implements Applied.Listener {
        @Override
        public void begin(Tracker begun) {
            speak(begun);
        }

        @Override
        public void acknowledge(Change change) {
            if (!json) {
                new PlanView(out(), language()).line(change, change.symbol(), LABELS, true);
                out().flush();
            }
        }
    }
}
