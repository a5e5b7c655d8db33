package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.formula.Past;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the last run left in the columns whose past formulas ask for. At first sight of a job or of a column
/// nothing is known: PREVIOUS is blank and CHANGED is FALSE, and from then on the column is remembered. The
/// past stays the same for a whole plan, whatever the plan itself changes.
final class Recall {
    private final Map<String, JobRecord> records;
    private final Map<String, String> spelling;

    /// @param records what earlier runs left of each job, by its id
    Recall(Map<String, JobRecord> records) {
        this.records = records;
        this.spelling = Identities.spelling(records.keySet());
    }

    /// How the ids of jobs are spelt, by [Job#key].
    Map<String, String> spelling() {
        return spelling;
    }

    /// What earlier runs left of a job, or null at first sight.
    @Nullable
    JobRecord record(Job job) {
        return records.get(job.id());
    }

    /// The cells beyond the sheet that formulas read it from; none where no formula asks.
    Map<Address, Value> cells(Tracker tracker) {
        Set<Integer> asked = asked(tracker);
        Map<Address, Value> cells = new HashMap<>();
        if (asked.isEmpty()) {
            return cells;
        }
        for (Job job : tracker.jobs()) {
            JobRecord record = records.get(job.id());
            for (int column : asked) {
                JobRecord.Kept kept = kept(record, job, column);
                put(cells, job, Past.PREVIOUS.of(column), kept == null ? Value.BLANK : kept.value());
                put(cells, job, Past.CHANGED.of(column), Value.of(isChanged(kept, now(job, column))));
            }
        }
        return cells;
    }

    private static void put(Map<Address, Value> cells, Job job, int column, Value value) {
        cells.put(job.place().sheet().address(job.row(), column), value);
    }

    /// How often a column of a job has been seen to change, this time included.
    ///
    /// @param record what earlier runs left of the job, or null at first sight
    static int changes(@Nullable JobRecord record, Job job, int column) {
        JobRecord.Kept kept = kept(record, job, column);
        return kept == null ? 0 : kept.changes() + (isChanged(kept, now(job, column)) ? 1 : 0);
    }

    static String header(Place place, int column) {
        return place.headers().entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Address.letters(column));
    }

    static boolean isStage(Job job, int column) {
        return Integer.valueOf(column).equals(job.place().columns().get(Field.JOB_STAGE));
    }

    private static JobRecord.@Nullable Kept kept(@Nullable JobRecord record, Job job, int column) {
        if (record == null) {
            return null;
        }
        JobRecord.Kept kept = record.kept().get(header(job.place(), column));
        boolean stage = kept == null && isStage(job, column) && !record.stage().isEmpty();
        return stage ? new JobRecord.Kept(Value.of(record.stage()), 0) : kept;
    }

    private static Value now(Job job, int column) {
        return job.place().sheet().value(job.row(), column);
    }

    private static boolean isChanged(JobRecord.@Nullable Kept kept, Value now) {
        return kept != null && !isSame(kept.value(), now);
    }

    /// Blanks around a text and its case are no change, as for a stage.
    private static boolean isSame(Value one, Value other) {
        if (one instanceof Value.Text(String text) && other instanceof Value.Text(String that)) {
            return text.strip().equalsIgnoreCase(that.strip());
        }
        if (one instanceof Value.Number(BigDecimal number) && other instanceof Value.Number(BigDecimal that)) {
            return number.compareTo(that) == 0;
        }
        return CellValues.same(one, other);
    }

    /// The records after a plan: what each column that is asked for holds then. Where something that asks waits
    /// for a person, could not be judged or may not be done, the past stays what it was, so that it is there
    /// when the answer is.
    ///
    /// @param planned by job id, without it
    /// @param open the rules that wait or may not be done, by job id
    /// @param leftOut rows about which nothing is proposed
    void keep(Map<String, JobRecord> planned, State after, Map<String, Set<String>> open, Set<Integer> leftOut) {
        Set<Integer> asked = asked(after.tracker());
        for (Job job : after.tracker().jobs()) {
            JobRecord record = planned.get(job.id());
            if (record == null
                    || (asked.isEmpty() && record.kept().isEmpty() && known(job).isEmpty())) {
                continue;
            }
            Set<Integer> still = leftOut.contains(job.row()) ? asked : unsettled(after, job, open);
            planned.put(job.id(), record.keeping(kept(job, asked, still)));
        }
    }

    private Map<String, JobRecord.Kept> known(Job job) {
        JobRecord before = records.get(job.id());
        return before == null ? Map.of() : before.kept();
    }

    private Map<String, JobRecord.Kept> kept(Job job, Set<Integer> asked, Set<Integer> unsettled) {
        JobRecord before = records.get(job.id());
        Set<Integer> columns = new HashSet<>(asked);
        // what was asked for once is followed on, so that no change is counted twice should it be asked for again
        known(job).keySet().forEach(header -> {
            Integer column = job.place().headers().get(header);
            if (column != null) {
                columns.add(column);
            }
        });
        Map<String, JobRecord.Kept> kept = new HashMap<>();
        for (int column : columns) {
            String header = header(job.place(), column);
            JobRecord.Kept old = kept(before, job, column);
            if (unsettled.contains(column)) {
                if (old != null) {
                    kept.put(header, old);
                }
            } else if (!isStage(job, column)) {
                kept.put(header, new JobRecord.Kept(now(job, column), changes(before, job, column)));
            }
        }
        return kept;
    }

    /// The columns whose past is still needed for a job.
    private static Set<Integer> unsettled(State after, Job job, Map<String, Set<String>> open) {
        Set<Integer> unsettled = new HashSet<>();
        for (Rule rule : after.tracker().rules()) {
            Set<Integer> remembered = remembered(rule);
            boolean needed = !remembered.isEmpty()
                    && (open.getOrDefault(job.id(), Set.of()).contains(rule.name())
                            || after.evaluator().truth(rule.when(), job.row()).problem() != null);
            if (needed) {
                unsettled.addAll(remembered);
            }
        }
        return unsettled;
    }

    private static Set<Integer> asked(Tracker tracker) {
        Set<Integer> asked = new HashSet<>();
        tracker.rules().forEach(rule -> asked.addAll(remembered(rule)));
        tracker.transitions()
                .values()
                .forEach(steps -> steps.forEach(step -> {
                    Expression when = step.when();
                    if (when != null) {
                        asked.addAll(when.remembered());
                    }
                }));
        return asked;
    }

    private static Set<Integer> remembered(Rule rule) {
        Set<Integer> remembered = new HashSet<>(rule.when().remembered());
        List<Expression> formulas = new ArrayList<>(rule.action().formulas());
        formulas.forEach(formula -> remembered.addAll(formula.remembered()));
        return remembered;
    }
}
