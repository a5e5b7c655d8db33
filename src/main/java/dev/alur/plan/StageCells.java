package dev.alur.plan;

import dev.alur.formula.Evaluator;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Transition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cells that advance a job: its stage, or, where a formula makes the stage of boxes in the row, the boxes
/// to tick; the formula stays.
///
/// The fewest boxes that make the formula give the next stage are ticked. Where as many others would do as
/// well, or none do, a person has to.
final class StageCells {
    private static final int MOST_TRIES = 1024;
    private static final Set<String> YES = Set.of("x", "✓", "✔", "☑", "v", "y", "yes", "ya", "ja", "done");
    private static final Set<String> NO = Set.of("no", "n", "tidak", "belum", "nein", "-", "☐");

    private final Map<Integer, Optional<Value>> ticks = new HashMap<>();
    private final Map<String, String> listed = new HashMap<>();

    /// A cell that is to be set.
    record Target(Address at, String header, Value before, Value after) {}

    /// What is to be set so that a job takes a step; nothing where that is a person's to say, with a problem.
    ///
    /// @param next the stage after the step
    List<Target> of(State state, Job job, Transition step, String next, Set<Problem> problems) {
        Address stage = job.at(Field.JOB_STAGE);
        if (stage == null) {
            return List.of();
        }
        if (!isFormula(state, stage)) {
            String text = listed.computeIfAbsent(next, state.tracker()::listed);
            return List.of(target(job, stage.column(), job.value(Field.JOB_STAGE), Value.of(text)));
        }
        List<Map<Integer, Value>> ways = ways(state, job, stage, next);
        String rule = step.at().toString();
        if (ways.isEmpty()) {
            problems.add(Problem.error(PlanProblem.STAGE_WITHOUT_BOX, stage, job.label(), next, rule));
        } else if (ways.size() > 1) {
            String open = ways.stream()
                    .map(way -> way.keySet().stream()
                            .map(column -> header(job, column))
                            .collect(Collectors.joining(" + ")))
                    .collect(Collectors.joining("; "));
            problems.add(Problem.error(PlanProblem.STAGE_WITH_SEVERAL_BOXES, stage, job.label(), next, rule, open));
        }
        List<Target> targets = new ArrayList<>();
        if (ways.size() == 1) {
            ways.getFirst().forEach((column, value) -> {
                Value before = state.snapshot().value(job.place().sheet().address(job.row(), column));
                targets.add(target(job, column, before, value));
            });
        }
        return targets;
    }

    private static Target target(Job job, int column, Value before, Value after) {
        return new Target(job.place().sheet().address(job.row(), column), header(job, column), before, after);
    }

    private static String header(Job job, int column) {
        return job.place().headers().entrySet().stream()
                .filter(header -> header.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /// Whether the stage of a job is what a formula gives.
    static boolean isFormula(State state, @Nullable Address stage) {
        return stage != null
                && state.snapshot()
                        .sheet(stage.sheet())
                        .map(sheet -> sheet.formula(stage.row(), stage.column()))
                        .isPresent();
    }

    /// The ways to the next stage, each as boxes by column with what they get.
    private List<Map<Integer, Value>> ways(State state, Job job, Address stage, String next) {
        Map<Integer, Value> boxes = open(state, job, stage);
        List<Integer> columns = List.copyOf(boxes.keySet());
        int tries = 0;
        for (int size = 1; size <= columns.size(); size++) {
            List<Map<Integer, Value>> ways = new ArrayList<>();
            for (List<Integer> some : choices(columns, size, MOST_TRIES - tries)) {
                tries++;
                Map<Integer, Value> ticked = new TreeMap<>(boxes);
                ticked.keySet().retainAll(some);
                if (gives(state, job, stage, ticked, next)) {
                    ways.add(ticked);
                }
            }
            if (!ways.isEmpty()) {
                return ways;
            }
        }
        return List.of();
    }

    private static boolean gives(State state, Job job, Address stage, Map<Integer, Value> ticked, String next) {
        Map<Address, Value> laid = new HashMap<>();
        ticked.forEach((column, value) -> laid.put(job.place().sheet().address(job.row(), column), value));
        Evaluator then = state.evaluator().over(state.snapshot().with(laid));
        return then.value(stage).plain().strip().equalsIgnoreCase(next.strip());
    }

    /// The boxes on which the formula rests and that are not ticked, with what a tick is in each.
    private Map<Integer, Value> open(State state, Job job, Address stage) {
        Map<Integer, Value> open = new TreeMap<>();
        Sheet sheet = state.snapshot().sheet(stage.sheet()).orElse(job.place().sheet());
        Value usual = null;
        List<Integer> unknown = new ArrayList<>();
        for (Range range : state.evaluator().sources(stage)) {
            boolean own = range.sheet().equalsIgnoreCase(stage.sheet())
                    && range.firstRow() == job.row()
                    && range.lastRow() == job.row();
            for (int column = range.firstColumn(); own && column <= range.lastColumn(); column++) {
                Optional<Value> tick = ticks.computeIfAbsent(column, each -> tick(state, each));
                usual = tick.orElse(usual);
                if (isOpen(sheet.value(job.row(), column))
                        && job.place().headers().containsValue(column)) {
                    int box = column;
                    tick.ifPresentOrElse(value -> open.put(box, value), () -> unknown.add(box));
                }
            }
        }
        for (int column : unknown) {
            if (usual != null && isBlank(state, column)) {
                open.put(column, usual);
            }
        }
        return open;
    }

    private static boolean isOpen(Value value) {
        return switch (value) {
            case Value.Blank() -> true;
            case Value.Bool(boolean ticked) -> !ticked;
            case Value.Number(BigDecimal number) -> number.signum() == 0;
            case Value.Text text -> text.isBlank() || NO.contains(fold(text));
            case Value.Date _, Value.Fault _ -> false;
        };
    }

    /// What a tick is in a column: as others of it are ticked; empty where its cells are no boxes.
    private static Optional<Value> tick(State state, int column) {
        Value tick = null;
        for (Job job : state.tracker().jobs()) {
            Value value = job.place().sheet().value(job.row(), column);
            if (value instanceof Value.Bool) {
                return Optional.of(Value.of(true));
            }
            boolean yes = (value instanceof Value.Text && YES.contains(fold(value)))
                    || (value instanceof Value.Number(BigDecimal number) && number.compareTo(BigDecimal.ONE) == 0);
            if (!yes && !isOpen(value)) {
                return Optional.empty();
            }
            tick = yes && tick == null ? value : tick;
        }
        return Optional.ofNullable(tick);
    }

    private static boolean isBlank(State state, int column) {
        return state.tracker().jobs().stream()
                .allMatch(job -> job.place().sheet().value(job.row(), column).isBlank());
    }

    /// The choices of some columns, in order, no more than so many.
    private static List<List<Integer>> choices(List<Integer> columns, int size, int most) {
        List<List<Integer>> choices = new ArrayList<>();
        choose(columns, size, 0, new ArrayList<>(), most, choices);
        return choices;
    }

    private static void choose(
            List<Integer> columns, int size, int from, List<Integer> chosen, int most, List<List<Integer>> choices) {
        if (chosen.size() == size) {
            choices.add(List.copyOf(chosen));
            return;
        }
        for (int i = from; i < columns.size() && choices.size() < most; i++) {
            chosen.add(columns.get(i));
            choose(columns, size, i + 1, chosen, most, choices);
            chosen.removeLast();
        }
    }

    private static String fold(Value value) {
        return value.plain().strip().toLowerCase(Locale.ROOT);
    }
}
