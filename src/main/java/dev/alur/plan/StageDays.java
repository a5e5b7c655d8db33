package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Derived;
import dev.alur.tracker.Job;
import dev.alur.tracker.Rule;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Transition;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What [Derived] says of each job, as cells for formulas to read.
final class StageDays {
    private StageDays() {}

    /// The cells of all jobs; none where no formula of the tracker asks.
    ///
    /// @param since the day on which a job entered its stage
    static Map<Address, Value> of(Tracker tracker, Function<Job, LocalDate> since, LocalDate today) {
        Map<Address, Value> cells = new HashMap<>();
        if (formulas(tracker).noneMatch(StageDays::asks)) {
            return cells;
        }
        for (Job job : tracker.jobs()) {
            LocalDate day = since.apply(job);
            Integer allowed = allowed(tracker, job);
            int days = Math.toIntExact(ChronoUnit.DAYS.between(day, today));
            put(cells, job, Derived.STAGE_SINCE, Value.of(day));
            put(cells, job, Derived.STAGE_DAYS, Value.of(days));
            put(cells, job, Derived.DAYS_ALLOWED, allowed == null ? Value.BLANK : Value.of(allowed));
            put(cells, job, Derived.DAYS_OVER, Value.of(allowed == null ? 0 : Math.max(0, days - allowed)));
        }
        return cells;
    }

    /// Whether a formula asks for any of it.
    static boolean asks(@Nullable Expression formula) {
        return formula != null
                && formula.columns().stream()
                        .anyMatch(column -> Derived.at(column).isPresent());
    }

    private static Stream<@Nullable Expression> formulas(Tracker tracker) {
        Stream<@Nullable Expression> steps =
                tracker.transitions().values().stream().flatMap(List::stream).map(Transition::when);
        Stream<@Nullable Expression> rules = tracker.rules().stream().flatMap(StageDays::formulas);
        return Stream.concat(steps, rules);
    }

    private static Stream<Expression> formulas(Rule rule) {
        return Stream.concat(Stream.of(rule.when()), rule.action().formulas().stream());
    }

    /// The least Days that a step from the job's stage names.
    private static @Nullable Integer allowed(Tracker tracker, Job job) {
        return tracker.workflow(job).stream()
                .filter(step -> step.stage().equalsIgnoreCase(job.stage())
                        && step.days().isPresent())
                .map(step -> step.days().getAsInt())
                .min(Integer::compare)
                .orElse(null);
    }

    private static void put(Map<Address, Value> cells, Job job, Derived derived, Value value) {
        cells.put(job.place().sheet().address(job.row(), derived.column()), value);
    }
}
