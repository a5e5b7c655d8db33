package dev.alur.plan;

import dev.alur.formula.Evaluated;
import dev.alur.formula.Expression;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one pass finds for one job: every rule and the first transition that hold become wishes.
final class JobPass {
    private final Desk desk;
    private final State state;
    private final Job job;
    private final Track track;
    private final Set<Problem> problems;
    private final List<Wish> wishes = new ArrayList<>();

    /// @param problems takes what is wrong with a rule for this job; the job's other rules go on
    JobPass(Desk desk, State state, Job job, Set<Problem> problems) {
        this.desk = desk;
        this.state = state;
        this.job = job;
        this.track = desk.draft.track(job.id(), state.stage(job));
        if (StageCells.isFormula(state, job.at(Field.JOB_STAGE))) {
            track.see(state.stage(job), desk.today);
        }
        this.problems = problems;
    }

    /// All wishes, those that act and those that wait. A job does not leave a stage while a rule that
    /// reads it waits (line 3).
    List<Wish> wishes() {
        for (Rule rule : state.tracker().rules()) {
            if (holds(rule.when())) {
                wish(rule);
            }
        }
        List<Wish> merged = merged();
        boolean stays = merged.stream()
                .anyMatch(wish -> wish.why() != null && wish.why() != Waiting.Why.HELD && wish.readsStage());
        if (!stays) {
            merged.addAll(step());
        }
        return merged;
    }

    private boolean holds(Expression when) {
        Evaluated truth = state.evaluator().truth(when, job.row());
        if (truth.problem() != null) {
            problems.add(located(truth.problem(), when));
        }
        return truth.problem() == null && truth.value().equals(Value.of(true));
    }

    private void wish(Rule rule) {
        Turn turn = new Turn(desk, state, job, track, rule, problems);
        Doing.of(rule.action()).wish(turn).ifPresent(wish -> wishes.add(wish.waiting(why(wish, rule))));
    }

    /// Why a change waits for a person, or null where it need not.
    private Waiting.@Nullable Why why(Wish wish, Rule rule) {
        if (isHeld(wish.change(), rule.name())) {
            return Waiting.Why.HELD;
        }
        if (desk.holds.approves(rule.name())) {
            return null;
        }
        return rule.asks() ? Waiting.Why.ASKS : wish.why();
    }

    private boolean isHeld(Change change, String rule) {
        if (!desk.holds.binds(change.identity(), state, desk.reads, job, track)) {
            return false;
        }
        if (desk.holds.approvesByName(rule)) {
            desk.holds.lift(change.identity());
            return false;
        }
        return true;
    }

    /// The first transition of the job's stage whose condition holds. One that cannot be judged ends the
    /// search: it might be the one.
    private List<Wish> step() {
        for (Transition step : state.tracker().workflow(job)) {
            if (step.when() == null || step.next() == null || !step.stage().equalsIgnoreCase(job.stage())) {
                continue;
            }
            Evaluated truth = state.evaluator().truth(step.when(), job.row());
            if (truth.problem() != null) {
                problems.add(located(truth.problem(), step.when()));
                return List.of();
            }
            if (truth.value().equals(Value.of(true))) {
                return steps(step, step.when(), step.next());
            }
        }
        return List.of();
    }

    /// Where one of several boxes is held, the others wait with it: they are ticked together or not at all.
    private List<Wish> steps(Transition step, Expression when, String next) {
        List<Wish> steps = new ArrayList<>();
        for (StageCells.Target target : desk.stages.of(state, job, step, next, problems)) {
            steps.add(advance(step, when, target));
        }
        if (!steps.stream().allMatch(Wish::acts)) {
            steps.removeIf(Wish::acts);
        }
        return steps;
    }

    private Wish advance(Transition step, Expression when, StageCells.Target target) {
        List<Reason> reasons = List.of(new Reason(step.at(), when.text()));
        String reads = desk.reads.transition(job, step);
        Change change = new Change.SetCell(
                job.id(), job.label(), target.at(), target.header(), target.before(), target.after(), reasons, reads);
        String name = step.at().toString();
        Waiting.Why why = isHeld(change, name) ? Waiting.Why.HELD : null;
        return Wish.of(change, name, why, true);
    }

    private static Problem located(Problem problem, Expression formula) {
        return problem.address() == null ? problem.at(formula.at()) : problem;
    }

    /// Several rules that want the same become one wish; it waits only where none of them acts.
    private List<Wish> merged() {
        List<Wish> merged = new ArrayList<>();
        for (Wish wish : wishes) {
            boolean acted = wishes.stream().anyMatch(other -> other.acts() && other.wantsTheSame(wish));
            if (!wish.acts()) {
                if (!acted) {
                    merged.add(wish);
                }
                continue;
            }
            int same = -1;
            for (int i = 0; i < merged.size(); i++) {
                same = merged.get(i).acts() && merged.get(i).wantsTheSame(wish) ? i : same;
            }
            if (same < 0) {
                merged.add(wish);
            } else {
                merged.set(same, merged.get(same).and(wish));
            }
        }
        return merged;
    }
}
