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

/// What one pass finds for one job: every rule and the first transition that hold become wishes.
final class JobPass {
    private final Desk desk;
    private final State state;
    private final Reads seen;
    private final Job job;
    private final Track track;
    private final Set<Problem> problems;
    private final List<Wish> wishes = new ArrayList<>();

    /// @param seen digests of what is read, as this pass sees it
    /// @param problems takes what is wrong with a rule for this job; the job's other rules go on
    JobPass(Desk desk, State state, Reads seen, Job job, Set<Problem> problems) {
        this.desk = desk;
        this.state = state;
        this.seen = seen;
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
        Doing.of(rule.action()).wish(turn).ifPresent(wish -> wishes.add(asking(wish, rule)));
    }

    /// A rule's wish; it waits where it needs a yes and has none.
    private Wish asking(Wish wish, Rule rule) {
        Waiting.Why own = wish.why();
        Waiting.Why why = isHeld(wish.change())
                ? Waiting.Why.HELD
                : rule.asks() && (own == null || !own.wantsName()) ? Waiting.Why.ASKS : own;
        boolean clock = rule.action().formulas().stream().anyMatch(Expression::readsClock);
        return why == null
                ? wish
                : asking(wish, why, desk.answers.ref(wish.change(), Doing.reads(seen, job, rule), clock));
    }

    private Wish asking(Wish wish, Waiting.Why why, String ref) {
        boolean held = why == Waiting.Why.HELD;
        boolean yes = desk.answers.isYes(ref)
                || desk.holds.approvesByName(ref)
                || (why.wantsName() ? desk.holds.approvesByName(wish.rule()) : desk.holds.approves(wish.rule()));
        if (yes && held) {
            desk.holds.lift(wish.change().identity());
        }
        return wish.asking(yes ? null : why, ref);
    }

    private boolean isHeld(Change change) {
        return desk.holds.binds(change.identity(), state, desk.reads, job, track);
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
        Wish wish = Wish.of(change, step.at().toString(), null, true);
        return isHeld(change)
                ? asking(wish, Waiting.Why.HELD, desk.answers.ref(change, seen.transition(job, step), false))
                : wish;
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
