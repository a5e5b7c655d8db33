package dev.alur.plan;

import dev.alur.formula.Part;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why each rule and each step of its stage does something for a job, or does not.
///
/// @param job its id; empty where it has none yet
/// @param label what a person calls it
/// @param row the first cell of its row
/// @param stage where it stands; empty where the cell is blank
/// @param workflow whose steps it takes; empty where none is known
/// @param steps those of its stage, in their order
/// @param rules in the order of their rows
/// @param problems what keeps something of this from being judged or done
public record Explanation(
        String job,
        String label,
        Address row,
        String stage,
        String workflow,
        List<Verdict> steps,
        List<Verdict> rules,
        List<Problem> problems) {
    public Explanation {
        steps = List.copyOf(steps);
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /// What becomes of one rule or one step.
    ///
    /// @param name the rule's, or of a step the stage after it
    /// @param at the cell of its condition
    /// @param condition with what its parts give, or null where there is none
    /// @param later whether the condition is judged as it stands after the rest of the plan was done
    /// @param changes what it brings about, or would after a yes
    /// @param why why that waits, or null
    public record Verdict(
            String name,
            Address at,
            @Nullable Part condition,
            Outcome outcome,
            boolean later,
            List<Change> changes,
            Waiting.@Nullable Why why) {
        public Verdict {
            changes = List.copyOf(changes);
        }
    }

    /// What becomes of a rule or a step.
    public enum Outcome {
        /// It does something.
        FIRES,
        /// It would, after a yes.
        WAITS,
        /// Its condition holds, and what it wants happened before.
        DONE,
        /// Its condition holds, but the job counts as billed by somebody else.
        BILLED,
        /// Its condition does not hold.
        NOT_NOW,
        /// Its condition cannot be judged, or something is in its way.
        UNJUDGED,
        /// A step that is a person's alone.
        PERSONS,
        /// The last stage: there is no step.
        LAST,
        /// Another step of the stage came before it.
        LATER_STEP,
        /// Nothing is proposed about this job while it has a problem.
        LEFT_OUT;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
