package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.formula.Part;
import dev.alur.formula.Parts;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.plan.Explanation.Outcome;
import dev.alur.plan.Explanation.Verdict;
import dev.alur.tracker.IssueInvoice;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Rule;
import dev.alur.tracker.SetField;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Explains a plan, job by job. What happens is taken from the plan itself; conditions are judged anew, part by
/// part, over the state that the plan saw first and, for what only happens because of the plan, over the state
/// after it.
public final class Explainer {
    private final Tracker tracker;
    private final Situation situation;
    private final Plan plan;
    private final State before;

    /// @param plan the one that this tracker and situation give
    public Explainer(Tracker tracker, Situation situation, Plan plan) {
        this.tracker = tracker;
        this.situation = situation;
        this.plan = plan;
        this.before =
                State.before(tracker, situation.moment(tracker.settings().zone()), new Recall(situation.records()));
    }

    /// The state after the plan but for some of its changes: a rule is judged by what others did, not by what
    /// it did itself.
    private State without(List<Change> own) {
        Map<Address, Value> overlay = new HashMap<>();
        for (Change change : plan.changes()) {
            switch (change) {
                case Change _ when own.contains(change) -> {}
                case Change.SetCell set -> overlay.put(set.address(), set.after());
                case Change.AddNote note -> overlay.put(note.address(), note.after());
                default -> {}
            }
        }
        return overlay.isEmpty() ? before : before.after(overlay, this::track);
    }

    /// The record of a job as the plan leaves it.
    private Track track(Job job) {
        return new Track(plan.memory().records().get(job.id()), job.stage(), plan.today());
    }

    /// @param job one of the tracker's
    public Explanation explain(Job job) {
        Job seen = in(before, job);
        List<Problem> problems = problems(seen);
        boolean leftOut = plan.problems().stream()
                .anyMatch(problem ->
                        problem.severity() == Problem.Severity.ERROR && isOf(problem, seen.place(), seen.row()));
        List<Verdict> rules = new ArrayList<>();
        for (Rule rule : tracker.rules()) {
            rules.add(rule(rule, seen, leftOut));
        }
        List<Transition> workflow = tracker.workflow(seen);
        return new Explanation(
                seen.id(),
                seen.label(),
                seen.place().sheet().address(seen.row(), firstColumn(seen.place())),
                seen.stage(),
                workflow.isEmpty() ? "" : workflow.getFirst().workflow(),
                steps(workflow, seen, leftOut),
                rules,
                problems);
    }

    private static int firstColumn(Place place) {
        return place.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1);
    }

    private static Job in(State state, Job job) {
        return state.tracker().jobs().stream()
                .filter(other -> other.row() == job.row())
                .findFirst()
                .orElse(job);
    }

    /// Those of the job's row, those of rules and steps, and what is wrong anywhere but in the row of
    /// another job.
    private List<Problem> problems(Job job) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : plan.problems()) {
            Address at = problem.address();
            boolean ofJobs = at != null && at.sheet().equals(job.place().sheet().name());
            boolean stops = problem.severity() == Problem.Severity.ERROR
                    || isOf(problem, Register.RULES)
                    || isOf(problem, Register.WORKFLOW);
            if (isOf(problem, job.place(), job.row()) || (!ofJobs && stops)) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private boolean isOf(Problem problem, Register register) {
        Place place = tracker.place(register);
        Address at = problem.address();
        return place != null && at != null && at.sheet().equals(place.sheet().name());
    }

    private static boolean isOf(Problem problem, Place place, int row) {
        Address at = problem.address();
        return at != null && at.row() == row && at.sheet().equals(place.sheet().name());
    }

    private Verdict rule(Rule rule, Job job, boolean leftOut) {
        List<Change> changes = changes(rule.at(), job);
        Judged judged = judged(rule.when(), job, changes);
        if (!changes.isEmpty()) {
            return judged.verdict(rule.name(), rule.at(), Outcome.FIRES, changes, null);
        }
        List<Waiting> waiting = plan.waiting().stream()
                .filter(each -> each.change().job().equals(job.id()) && isBecause(each.change(), rule.at()))
                .toList();
        if (!waiting.isEmpty()) {
            return judged.verdict(
                    rule.name(),
                    rule.at(),
                    Outcome.WAITS,
                    waiting.stream().map(Waiting::change).toList(),
                    waiting.getFirst().why());
        }
        boolean wrong = hasProblem(rule) || !isDone(rule, job);
        Outcome outcome = judged.outcome(
                leftOut
                        ? Outcome.LEFT_OUT
                        : isBilledElsewhere(rule, job) ? Outcome.BILLED : wrong ? Outcome.UNJUDGED : Outcome.DONE);
        return judged.verdict(rule.name(), rule.at(), outcome, List.of(), null);
    }

    /// Whether what a rule wants is so: a cell that is set needs no more than to be so, what happens once has
    /// happened. Where nothing is wrong anywhere, nothing is left to do either.
    private boolean isDone(Rule rule, Job job) {
        Occasion occasion = new Occasion(before, job, track(job), rule, situation);
        return rule.action() instanceof SetField
                || plan.problems().isEmpty()
                || stands(Doing.of(rule.action()).identity(occasion))
                || (rule.action() instanceof IssueInvoice issue && isBilled(job, issue.part()));
    }

    private boolean isBilledElsewhere(Rule rule, Job job) {
        return rule.action() instanceof IssueInvoice && Once.isBilledElsewhere(before, this::stands, job);
    }

    /// Whether another invoice keeps one over a part from being issued.
    private boolean isBilled(Job job, dev.alur.tracker.Part part) {
        return Once.excluding(part).stream()
                        .anyMatch(other -> stands(Once.invoice(job.id(), other).base()))
                || Once.isBilledElsewhere(before, this::stands, job);
    }

    private boolean stands(String key) {
        Situation.Fired fired = situation.fired().get(key);
        return fired != null && fired.stands();
    }

    /// Whether the plan found something wrong when it wanted to do what a rule says.
    private boolean hasProblem(Rule rule) {
        return plan.problems().stream()
                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR
                        && problem.address() != null
                        && problem.address().sheet().equals(rule.at().sheet())
                        && problem.address().row() == rule.at().row());
    }

    private List<Verdict> steps(List<Transition> workflow, Job job, boolean leftOut) {
        List<Verdict> steps = new ArrayList<>();
        boolean taken = false;
        for (Transition step : workflow) {
            if (step.stage().equalsIgnoreCase(job.stage())) {
                Verdict verdict = step(step, job, leftOut, taken);
                taken |= verdict.outcome() == Outcome.FIRES || verdict.outcome() == Outcome.UNJUDGED;
                steps.add(verdict);
            }
        }
        return steps;
    }

    private Verdict step(Transition step, Job job, boolean leftOut, boolean taken) {
        String next = step.next() == null ? "" : step.next();
        Expression when = step.when();
        if (step.next() == null || when == null) {
            Outcome outcome = step.next() == null ? Outcome.LAST : Outcome.PERSONS;
            return new Verdict(next, step.at(), null, outcome, false, List.of(), null);
        }
        List<Change> changes = changes(step.at(), job);
        Judged judged = judged(when, job, changes);
        if (!changes.isEmpty()) {
            return judged.verdict(next, step.at(), Outcome.FIRES, changes, null);
        }
        for (Waiting each : plan.waiting()) {
            if (each.change().job().equals(job.id()) && isBecause(each.change(), step.at())) {
                return judged.verdict(next, step.at(), Outcome.WAITS, List.of(each.change()), each.why());
            }
        }
        Outcome held = leftOut ? Outcome.LEFT_OUT : taken ? Outcome.LATER_STEP : Outcome.WAITS;
        return judged.verdict(next, step.at(), judged.outcome(held), List.of(), null);
    }

    private List<Change> changes(Address because, Job job) {
        return plan.changes().stream()
                .filter(change -> change.job().equals(job.id()) && isBecause(change, because))
                .toList();
    }

    private static boolean isBecause(Change change, Address at) {
        return change.reasons().stream().anyMatch(reason -> reason.address().equals(at));
    }

    /// The condition as the plan saw it first; where that is no and yet something happens, as it stands after
    /// the rest of the plan.
    private Judged judged(Expression when, Job job, List<Change> own) {
        Part first = part(before, when, job);
        if (!own.isEmpty() && !first.value().equals(Value.of(true))) {
            Part then = part(without(own), when, job);
            if (then.value().equals(Value.of(true))) {
                return new Judged(then, true);
            }
        }
        return new Judged(first, false);
    }

    private Part part(State state, Expression when, Job job) {
        return new Parts(state.tracker().scope(), state.snapshot(), state.evaluator()).of(when, job.row());
    }

    /// A condition that was judged.
    private record Judged(Part condition, boolean later) {
        Outcome outcome(Outcome whereItHolds) {
            if (condition.problem() != null) {
                return Outcome.UNJUDGED;
            }
            return condition.value().equals(Value.of(true)) ? whereItHolds : Outcome.NOT_NOW;
        }

        Verdict verdict(String name, Address at, Outcome outcome, List<Change> changes, Waiting.@Nullable Why why) {
            return new Verdict(name, at, condition, outcome, later, changes, why);
        }
    }
}
