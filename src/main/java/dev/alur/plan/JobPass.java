package dev.alur.plan;

import dev.alur.formula.Evaluated;
import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Action;
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
        Wish step = stays ? null : step();
        if (step != null) {
            merged.add(step);
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
        switch (rule.action()) {
            case Action.SetField set -> setField(rule, set);
            case Action.AddNote note -> addNote(rule, note);
            case Action.AddRow row ->
                new RowWish(desk, job, track, rule)
                        .wish(row, this::value)
                        .ifPresent(wish -> wishes.add(wish.waiting(why(wish.change(), rule, false))));
            case Action.IssueInvoice issue ->
                new InvoiceWish(desk, state, job, track, rule, problems)
                        .wish(issue.part())
                        .ifPresent(wish -> wishes.add(wish.waiting(why(wish.change(), rule, false))));
        }
    }

    /// Why a change waits for a person, or null where it need not.
    private Waiting.@Nullable Why why(Change change, Rule rule, boolean persons) {
        if (isHeld(change, rule.name())) {
            return Waiting.Why.HELD;
        }
        if (desk.holds.approves(rule.name())) {
            return null;
        }
        if (rule.asks()) {
            return Waiting.Why.ASKS;
        }
        return persons ? Waiting.Why.PERSON : null;
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

    private void setField(Rule rule, Action.SetField set) {
        Value result = value(set.value());
        if (result == null) {
            return;
        }
        Address at = job.place().sheet().address(job.row(), set.column());
        Value now = state.evaluator().value(at);
        Value value = CellValues.fitting(
                result, job, set.column(), desk.snapshot().sheet(at.sheet()).orElse(null));
        if (CellValues.same(now, value) || isFormula(at, set.header(), rule.at())) {
            return;
        }
        boolean persons =
                track.isPersons(set.header(), now) && !rule.when().columns().contains(set.column());
        String reads = desk.reads.rule(job, rule, List.of(set.value()), null);
        Change change = new Change.SetCell(job.id(), job.label(), at, set.header(), now, value, reasons(rule), reads);
        wishes.add(Wish.of(change, rule.name(), why(change, rule, persons), readsStage(job, rule, set.value())));
    }

    private void addNote(Rule rule, Action.AddNote note) {
        Address at = job.at(Field.JOB_NOTES);
        String header = job.place().header(Field.JOB_NOTES);
        Value result = value(note.text());
        if (at == null || header == null || result == null || result.isBlank() || isFormula(at, header, rule.at())) {
            return;
        }
        OperationKey key = Once.note(note, job, rule.when(), track, desk.today);
        if (desk.draft.stands(key.base())) {
            return;
        }
        Change.AddNote change = new Change.AddNote(
                        desk.draft.next(key),
                        job.label(),
                        at,
                        header,
                        result.plain().strip(),
                        Value.BLANK,
                        Value.BLANK,
                        reasons(rule),
                        desk.reads.rule(job, rule, List.of(note.text()), null))
                .to(state.evaluator().value(at));
        wishes.add(Wish.of(change, rule.name(), why(change, rule, false), readsStage(job, rule, note.text())));
    }

    /// The first transition of the job's stage whose condition holds. One that cannot be judged ends the
    /// search: it might be the one.
    private @Nullable Wish step() {
        Address at = job.at(Field.JOB_STAGE);
        String header = job.place().header(Field.JOB_STAGE);
        if (at == null || header == null) {
            return null;
        }
        for (Transition step : state.tracker().workflow(job)) {
            if (step.when() == null || step.next() == null || !step.stage().equalsIgnoreCase(job.stage())) {
                continue;
            }
            Evaluated truth = state.evaluator().truth(step.when(), job.row());
            if (truth.problem() != null) {
                problems.add(located(truth.problem(), step.when()));
                return null;
            }
            if (truth.value().equals(Value.of(true))) {
                return isFormula(at, header, step.at()) ? null : advance(step, step.when(), step.next(), at, header);
            }
        }
        return null;
    }

    private Wish advance(Transition step, Expression when, String next, Address at, String header) {
        List<Reason> reasons = List.of(new Reason(step.at(), when.text()));
        String reads = desk.reads.transition(job, step);
        Value stage = job.value(Field.JOB_STAGE);
        Change change = new Change.SetCell(job.id(), job.label(), at, header, stage, Value.of(next), reasons, reads);
        String name = step.at().toString();
        Waiting.Why why = isHeld(change, name) ? Waiting.Why.HELD : null;
        return Wish.of(change, name, why, true);
    }

    private boolean isFormula(Address at, String header, Address because) {
        boolean formula = state.snapshot()
                .sheet(at.sheet())
                .map(sheet -> sheet.formula(at.row(), at.column()))
                .isPresent();
        if (formula) {
            problems.add(Problem.error(PlanProblem.FORMULA_IN_TARGET, at, job.label(), header, because.toString()));
        }
        return formula;
    }

    /// What a formula gives, or null where it gives nothing to go on with.
    private @Nullable Value value(Expression formula) {
        Evaluated evaluated = state.evaluator().evaluate(formula, job.row());
        if (evaluated.problem() != null) {
            problems.add(located(evaluated.problem(), formula));
            return null;
        }
        return evaluated.value() instanceof Value.Fault ? null : evaluated.value();
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

    static List<Reason> reasons(Rule rule) {
        return List.of(new Reason(rule.at(), rule.when().text()));
    }

    static boolean readsStage(Job job, Rule rule, Expression... formulas) {
        Integer stage = job.place().columns().get(Field.JOB_STAGE);
        if (stage == null) {
            return false;
        }
        for (Expression formula : formulas) {
            if (formula.columns().contains(stage)) {
                return true;
            }
        }
        return rule.when().columns().contains(stage);
    }
}
