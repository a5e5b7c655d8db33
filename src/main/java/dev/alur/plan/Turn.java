package dev.alur.plan;

import dev.alur.formula.Evaluated;
import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A rule's turn at a job in one pass, its condition holding: what its action may ask, and where it says what
/// is wrong.
///
/// @param problems takes what is wrong with the rule for this job; the job's other rules go on
record Turn(Desk desk, State state, Job job, Track track, Rule rule, Set<Problem> problems) {
    Occasion occasion() {
        return new Occasion(state, job, track, rule, desk.situation);
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    /// What a formula gives, or null where it gives nothing to go on with; why not was told.
    @Nullable
    Value value(Expression formula) {
        Evaluated evaluated = state.evaluator().evaluate(formula, job.row());
        Problem problem = evaluated.problem();
        if (problem != null) {
            problem(problem.address() == null ? problem.at(formula.at()) : problem);
            return null;
        }
        return evaluated.value() instanceof Value.Fault ? null : evaluated.value();
    }

    /// True where a cell holds a formula, which nothing is written over; that was told.
    boolean isFormula(Address at, String header) {
        return isFormula(state, job, at, header, rule.at(), problems);
    }

    static boolean isFormula(State state, Job job, Address at, String header, Address because, Set<Problem> problems) {
        Sheet sheet = state.snapshot().sheet(at.sheet()).orElse(null);
        boolean formula = sheet != null && sheet.formula(at.row(), at.column()) != null;
        boolean covered = sheet != null && isCovered(sheet, at);
        if (formula || covered) {
            PlanProblem key = formula ? PlanProblem.FORMULA_IN_TARGET : PlanProblem.MERGED_TARGET;
            problems.add(Problem.error(key, at, job.label(), header, because.toString()));
        }
        return formula || covered;
    }

    /// Whether a cell is no row's own: it lies under a merged one, or is merged over several rows.
    static boolean isCovered(Sheet sheet, Address at) {
        Range merged = sheet.layout().merged(at.row(), at.column());
        return merged != null && (merged.lastRow() > merged.firstRow() || merged.firstColumn() != at.column());
    }

    List<Reason> reasons() {
        return List.of(new Reason(rule.at(), rule.when().text()));
    }

    /// The digest of all that the rule's change reads.
    String reads() {
        return Doing.reads(desk.reads, job, rule);
    }

    /// A wish for a change that needs no number and no row of its own.
    Wish wish(Change change) {
        return wish(change, () -> change);
    }

    /// A wish for a change.
    ///
    /// @param seated gives it its number and its row for good
    Wish wish(Change change, Supplier<Change> seated) {
        return Wish.of(change, seated, rule.name(), null, readsStage());
    }

    /// A wish to set a cell of the job, where it is not so yet and holds no formula. A person's value waits for
    /// a yes, unless the condition reads that column (semantics.md, line 14).
    ///
    /// @param value a number is a day where the column holds days
    Optional<Wish> setting(int column, String header, Value value) {
        Address at = job.place().sheet().address(job.row(), column);
        Value now = state.evaluator().value(at);
        Value after = CellValues.fitting(
                value, job, column, desk.snapshot().sheet(at.sheet()).orElse(null));
        if (CellValues.same(now, after) || isFormula(at, header)) {
            return Optional.empty();
        }
        Wish wish = wish(new Change.SetCell(job.id(), job.label(), at, header, now, after, reasons(), reads()));
        boolean persons = track.isPersons(header, now) && !rule.when().columns().contains(column);
        return Optional.of(persons ? wish.waiting(Waiting.Why.PERSON) : wish);
    }

    private boolean readsStage() {
        Integer stage = job.place().columns().get(Field.JOB_STAGE);
        return stage != null
                && (rule.when().columns().contains(stage)
                        || rule.action().formulas().stream()
                                .anyMatch(formula -> formula.columns().contains(stage)));
    }
}
