package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Action;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A rule's wish to add a row to a register for a job.
record RowWish(Desk desk, Job job, Track track, Rule rule) {
    /// The wish, as if nothing kept it from acting.
    ///
    /// @param evaluate gives what a formula gives, or null where it gives nothing to go on with
    Optional<Wish> wish(Action.AddRow action, Function<Expression, @Nullable Value> evaluate) {
        Place target = action.target();
        OperationKey key = Once.row(action, job, rule.when(), track, desk.today);
        if (desk.draft.stands(key.base())) {
            return Optional.empty();
        }
        Map<Integer, Value> values = new TreeMap<>();
        for (Map.Entry<Integer, Expression> cell : action.cells().entrySet()) {
            Value value = evaluate.apply(cell.getValue());
            if (value == null) {
                return Optional.empty();
            }
            values.put(cell.getKey(), value);
        }
        List<Expression> formulas = new ArrayList<>(action.cells().values());
        String reads = desk.reads.rule(job, rule, formulas, null);
        String line = Seats.rows(target.sheet().name());
        OperationKey next = desk.draft.next(key);
        Change change = at(target, desk.rows.row(target, desk.seats.peek(line, key.base())), values, next, reads);
        boolean readsStage = JobPass.readsStage(job, rule, formulas.toArray(Expression[]::new));
        return Optional.of(new Wish(
                change,
                () -> at(target, desk.rows.row(target, desk.seats.take(line, key.base())), values, next, reads),
                rule.name(),
                null,
                readsStage));
    }

    private Change at(Place target, int row, Map<Integer, Value> values, OperationKey key, String reads) {
        Map<String, Value> cells = new LinkedHashMap<>();
        target.headers().forEach((header, column) -> {
            Value value = values.get(column);
            if (value != null && !value.isBlank() && !desk.rows.isComputed(target, row, column)) {
                cells.put(header, value);
            }
        });
        int first = values.keySet().stream().mapToInt(Integer::intValue).min().orElse(1);
        Address at = target.sheet().address(row, first);
        return new Change.AddRow(key, job.label(), at, cells, JobPass.reasons(rule), reads);
    }
}
