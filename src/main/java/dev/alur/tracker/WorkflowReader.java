package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the Workflow sheet. A row that is wrong fails alone: its stage stays known, only its step is not
/// taken.
final class WorkflowReader {
    private final Place place;
    private final Conditions conditions;
    private final ConditionChecks checks;
    private final Findings findings;
    private final Cells cells;
    /// By folded workflow: the folded stages with their words.
    private final Map<String, Map<String, String>> stages = new LinkedHashMap<>();
    /// By folded workflow: from a folded stage, those that it can reach in one step without a person.
    private final Map<String, Map<String, Set<String>>> steps = new HashMap<>();

    WorkflowReader(Place place, Conditions conditions, ConditionChecks checks, Findings findings) {
        this.place = place;
        this.conditions = conditions;
        this.checks = checks;
        this.findings = findings;
        this.cells = new Cells(place, findings, Problem.Severity.ERROR);
    }

    Workflows read() {
        List<Integer> rows = new ArrayList<>();
        Rows.filled(place).filter(this::isNamed).forEach(rows::add);
        for (int row : rows) {
            stages.computeIfAbsent(workflow(row), name -> new LinkedHashMap<>())
                    .putIfAbsent(Words.fold(stage(row)), stage(row));
        }
        checks.know(stages.values().stream()
                .flatMap(each -> each.values().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        Map<String, List<Transition>> transitions = new LinkedHashMap<>();
        for (int row : rows) {
            List<Transition> ofWorkflow = transitions.computeIfAbsent(workflow(row), name -> new ArrayList<>());
            Transition transition = transition(row);
            if (transition != null) {
                ofWorkflow.add(transition);
            }
        }
        Workflows workflows = new Workflows(transitions, stages);
        if (findings.errors() == 0) {
            new RuleChecks(checks, findings).look(workflows);
        }
        return workflows;
    }

    private boolean isNamed(int row) {
        if (words(Field.STEP_WORKFLOW, row).isEmpty()) {
            findings.error(TrackerProblem.STEP_WITHOUT_WORKFLOW, cells.at(Field.STEP_WORKFLOW, row));
            return false;
        }
        if (stage(row).isEmpty()) {
            findings.error(TrackerProblem.STEP_WITHOUT_STAGE, cells.at(Field.STEP_STAGE, row));
            return false;
        }
        return true;
    }

    private @Nullable Transition transition(int row) {
        Address at = cells.at(Field.STEP_WHEN, row);
        boolean isConditional = place.sheet().formula(row, at.column()) != null
                || !place.value(Field.STEP_WHEN, row).isBlank();
        Expression when = isConditional ? condition(row) : null;
        int before = findings.errors();
        String next = next(row);
        if (isConditional && next == null && before == findings.errors()) {
            findings.error(TrackerProblem.STEP_WITHOUT_NEXT, cells.at(Field.STEP_NEXT, row), stage(row));
        }
        Integer days = cells.whole(Field.STEP_DAYS, row);
        boolean isWrong = (isConditional && when == null) || before < findings.errors();
        if (isWrong || (when != null && isCycle(row, next))) {
            return null;
        }
        return new Transition(
                words(Field.STEP_WORKFLOW, row),
                stage(row),
                at,
                when,
                next,
                days == null ? OptionalInt.empty() : OptionalInt.of(days),
                words(Field.STEP_CHECKLIST, row));
    }

    private @Nullable Expression condition(int row) {
        Expression when = conditions.check(place, Field.STEP_WHEN, row);
        return when != null && checks.isSound(when) ? when : null;
    }

    /// The next stage as the Stage column writes it, or null where there is none.
    private @Nullable String next(int row) {
        String next = words(Field.STEP_NEXT, row);
        if (next.isEmpty()) {
            return null;
        }
        Map<String, String> known = stages.getOrDefault(workflow(row), Map.of());
        String written = known.get(Words.fold(next));
        if (written == null) {
            findings.unknown(
                    Problem.Severity.ERROR,
                    TrackerProblem.UNKNOWN_NEXT,
                    cells.at(Field.STEP_NEXT, row),
                    next,
                    known.values());
        }
        return written;
    }

    /// Whether this step would lead back to its own stage by steps that need no person; such a step is reported
    /// and not taken.
    private boolean isCycle(int row, @Nullable String next) {
        if (next == null) {
            return false;
        }
        Map<String, Set<String>> taken = steps.computeIfAbsent(workflow(row), name -> new HashMap<>());
        String from = Words.fold(stage(row));
        String to = Words.fold(next);
        if (reaches(taken, to, from)) {
            findings.error(TrackerProblem.STAGE_CYCLE, cells.at(Field.STEP_NEXT, row), stage(row), next);
            return true;
        }
        taken.computeIfAbsent(from, stage -> new HashSet<>()).add(to);
        return false;
    }

    private static boolean reaches(Map<String, Set<String>> steps, String from, String to) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String stage = open.removeLast();
            if (stage.equals(to)) {
                return true;
            }
            if (seen.add(stage)) {
                open.addAll(steps.getOrDefault(stage, Set.of()));
            }
        }
        return false;
    }

    private String workflow(int row) {
        return words(Field.STEP_WORKFLOW, row).toLowerCase(Locale.ROOT);
    }

    private String stage(int row) {
        return words(Field.STEP_STAGE, row);
    }

    private String words(Field field, int row) {
        return place.value(field, row).plain().strip();
    }
}
