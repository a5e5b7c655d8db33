package dev.alur.tracker;

import dev.alur.grid.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with rules and steps beside each other: rules that set one field differently, a rule that
/// feeds on its own result, stages that nobody reaches or leaves.
final class RuleChecks {
    private final ConditionChecks conditions;
    private final Findings findings;

    /// @param conditions knows those that were compared in an earlier reading
    RuleChecks(ConditionChecks conditions, Findings findings) {
        this.conditions = conditions;
        this.findings = findings;
    }

    /// The rules of which nothing is wrong.
    List<Rule> sound(List<Rule> rules) {
        List<Rule> sound = new ArrayList<>();
        Map<Integer, List<Rule>> setters = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (!(rule.action() instanceof SetField set)) {
                sound.add(rule);
            } else if (set.value().feedsOn(set.column())
                    && !rule.when().columns().contains(set.column())) {
                findings.add(whole(rule, Problem.error(TrackerProblem.RULE_FEEDS_ITSELF, rule.at(), set.header())));
            } else {
                sound.add(rule);
                setters.computeIfAbsent(set.column(), column -> new ArrayList<>())
                        .add(rule);
            }
        }
        setters.values().forEach(this::compare);
        return sound;
    }

    private void compare(List<Rule> setters) {
        for (int i = 1; i < setters.size(); i++) {
            for (int j = 0; j < i; j++) {
                Rule one = setters.get(j);
                Rule other = setters.get(i);
                if (conditions.isKnown(one.when()) && conditions.isKnown(other.when())) {
                    continue;
                }
                SetField set = (SetField) other.action();
                boolean differs = ((SetField) one.action()).value().differsFrom(set.value());
                if (differs && !one.asks() && !other.asks() && one.when().meets(other.when())) {
                    findings.add(whole(
                            other, Problem.warning(TrackerProblem.RULES_DIFFER, other.at(), set.header(), one.name())));
                    break;
                }
            }
        }
    }

    private static Problem whole(Rule rule, Problem problem) {
        return problem.at(rule.when().text(), 0, rule.when().text().length());
    }

    /// Looks for stages to which no step leads from the first one, and for those that no step leaves though the
    /// workflow goes on below them.
    void look(Workflows workflows) {
        workflows.transitions().forEach((name, steps) -> {
            if (!steps.isEmpty()) {
                unreached(workflows.stagesOf(name), steps);
            }
        });
    }

    private void unreached(Map<String, String> stages, List<Transition> steps) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(stages.keySet().iterator().next()));
        while (!open.isEmpty()) {
            String stage = open.removeLast();
            if (reached.add(stage)) {
                steps.stream()
                        .filter(step -> Words.fold(step.stage()).equals(stage) && step.next() != null)
                        .forEach(step -> open.add(Words.fold(String.valueOf(step.next()))));
            }
        }
        String last = Words.fold(steps.getLast().stage());
        Set<String> told = new HashSet<>();
        for (Transition step : steps) {
            String stage = Words.fold(step.stage());
            if (!told.add(stage)) {
                continue;
            }
            boolean isNamed = steps.stream()
                    .anyMatch(other -> other.next() != null
                            && !Words.fold(other.stage()).equals(stage)
                            && Words.fold(String.valueOf(other.next())).equals(stage));
            boolean isEnd = StageOrder.isEnd(stage) && step.next() == null;
            if (!reached.contains(stage) && !isNamed && !isEnd) {
                findings.warning(TrackerProblem.STAGE_UNREACHED, step.at(), step.stage(), step.workflow());
            }
            boolean leaves =
                    steps.stream().anyMatch(other -> Words.fold(other.stage()).equals(stage) && other.next() != null);
            boolean isCalledFinal =
                    stage.equals(last) || steps.stream().noneMatch(other -> isBelow(steps, other, step));
            if (!leaves && !isCalledFinal && reached.contains(stage)) {
                findings.warning(TrackerProblem.STAGE_UNLEFT, step.at(), step.stage(), step.workflow());
            }
        }
    }

    /// Whether a step of a later row starts from a stage that nothing but the order of rows leads to, and goes
    /// on elsewhere than back.
    private static boolean isBelow(List<Transition> steps, Transition other, Transition step) {
        String stage = Words.fold(other.stage());
        boolean goesBack =
                other.next() != null && Words.fold(String.valueOf(other.next())).equals(Words.fold(step.stage()));
        boolean isEnd = other.next() == null && StageOrder.isEnd(stage);
        return !goesBack
                && !isEnd
                && steps.indexOf(other) > steps.indexOf(step)
                && steps.stream()
                        .noneMatch(each -> each.next() != null
                                && Words.fold(String.valueOf(each.next())).equals(stage));
    }
}
