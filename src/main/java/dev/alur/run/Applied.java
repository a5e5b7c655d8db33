package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanComparison;
import dev.alur.plan.Run;
import dev.alur.tracker.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an apply did.
///
/// @param tracker as it was read before
/// @param plan what was done, with the real numbers: the plan made anew under the lock, without what
/// was refused
/// @param run the record of it, or null where there was nothing to do
/// @param refused changes of the shown plan that were refused because they went stale, and those that
/// rest on them
/// @param finished runs of before that had stopped half-way and were finished first
/// @param problems of tracker and plan, and what is worth knowing beside them
/// @param documents where the documents of this run stand, as people find them
public record Applied(
        Tracker tracker,
        Plan plan,
        @Nullable Run run,
        List<PlanComparison.Refused> refused,
        List<Run> finished,
        List<Problem> problems,
        List<String> documents) {
    public Applied {
        refused = List.copyOf(refused);
        finished = List.copyOf(finished);
        problems = List.copyOf(problems);
        documents = List.copyOf(documents);
    }

    /// True where a plan was shown and all of it went stale: nothing was written.
    public boolean allStale() {
        return run == null && !refused.isEmpty();
    }

    /// Changes that met another content in their cell, or no row at all, by the time of writing.
    public List<Run.Done> unmet() {
        return run == null
                ? List.of()
                : run.changes().stream()
                        .filter(done -> done.outcome() != Run.Outcome.DONE)
                        .toList();
    }

    /// Told of each change as soon as it is done for good.
    public interface Listener {
        /// Told once, before anything is done: there is something to do, and this is the tracker to which it
        /// will be done.
        default void begin(Tracker tracker) {}

        void acknowledge(Change change);

        /// Told of those changes of a run that were done, in their order.
        default void acknowledge(List<Change> changes, Run run) {
            for (int i = 0; i < changes.size(); i++) {
                if (run.changes().get(i).outcome() == Run.Outcome.DONE) {
                    acknowledge(changes.get(i));
                }
            }
        }
    }
}
