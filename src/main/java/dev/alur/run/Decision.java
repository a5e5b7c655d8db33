package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanComparison;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Planner;
import dev.alur.plan.Situation;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan made under the lock, and what of a shown one is refused.
record Decision(Situation situation, Plan plan, List<PlanComparison.Refused> refused) {
    /// @param shown the plan that a person said yes to, as JSON, or null
    static Decision of(Tracker tracker, Situation situation, @Nullable String shown) {
        if (shown == null) {
            return new Decision(situation, Planner.plan(tracker, situation), List.of());
        }
        PlanComparison comparison = PlanComparison.of(PlanJson.read(shown), tracker, situation);
        return new Decision(situation, comparison.plan(), comparison.refused());
    }

    /// The plan's problems, and what is worth knowing beside them.
    List<Problem> problems(Collection<Problem> notes) {
        List<Problem> all = new ArrayList<>(plan.problems());
        all.addAll(notes);
        return all;
    }

    /// The plan with other changes in it: those with real numbers.
    Plan plan(List<Change> changes) {
        return new Plan(
                plan.workbook(),
                plan.fingerprint(),
                plan.today(),
                plan.serial(),
                changes,
                plan.waiting(),
                plan.problems(),
                plan.inbox(),
                plan.memory());
    }
}
