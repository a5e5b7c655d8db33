package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.grid.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the Rules sheet. A rule that is wrong fails alone.
final class RuleReader {
    private final Place place;
    private final Place jobs;
    private final Map<Register, Place> places;
    private final Conditions conditions;
    private final ConditionChecks checks;
    private final Findings findings;
    private final Map<String, Address> named = new HashMap<>();

    /// @param places every register, for rows that rules add
    RuleReader(
            Place place,
            Place jobs,
            Map<Register, Place> places,
            Conditions conditions,
            ConditionChecks checks,
            Findings findings) {
        this.place = place;
        this.jobs = jobs;
        this.places = places;
        this.conditions = conditions;
        this.checks = checks;
        this.findings = findings;
    }

    List<Rule> read() {
        List<Rule> rules = new ArrayList<>();
        Rows.filled(place).forEach(row -> {
            Rule rule = rule(row);
            if (rule != null) {
                rules.add(rule);
            }
        });
        return new RuleChecks(checks, findings).sound(rules);
    }

    /// Every part is looked at, so that all that is wrong with a rule is told at once.
    private @Nullable Rule rule(int row) {
        Expression when = condition(row);
        Action action = action(row);
        Boolean asks = asks(row);
        String written = words(Field.RULE_NAME, row);
        String name = written.isEmpty() ? at(Field.RULE_WHEN, row).toString() : written;
        Address first = named.putIfAbsent(Words.fold(name), at(Field.RULE_NAME, row));
        if (first != null) {
            findings.warning(TrackerProblem.DUPLICATE_RULE, at(Field.RULE_NAME, row), name, first.cell());
        }
        return when == null || action == null || asks == null
                ? null
                : new Rule(name, at(Field.RULE_WHEN, row), when, action, asks);
    }

    private @Nullable Expression condition(int row) {
        Address at = at(Field.RULE_WHEN, row);
        if (place.sheet().formula(row, at.column()) == null
                && place.value(Field.RULE_WHEN, row).isBlank()) {
            findings.error(TrackerProblem.RULE_WITHOUT_CONDITION, at);
            return null;
        }
        Expression when = conditions.check(place, Field.RULE_WHEN, row);
        return when != null && checks.isSound(when) ? when : null;
    }

    private @Nullable Boolean asks(int row) {
        String mode = words(Field.RULE_MODE, row);
        return switch (Words.fold(mode)) {
            case "", "auto", "otomatis", "automatic" -> false;
            case "ask", "tanya" -> true;
            default -> {
                findings.error(TrackerProblem.UNKNOWN_MODE, at(Field.RULE_MODE, row), mode);
                yield null;
            }
        };
    }

    private @Nullable Action action(int row) {
        String words = words(Field.RULE_DO, row);
        Address at = at(Field.RULE_DO, row);
        List<Action.Deed> known = Arrays.asList(Action.Deed.values());
        if (words.isEmpty()) {
            findings.error(TrackerProblem.RULE_WITHOUT_ACTION, at, known);
            return null;
        }
        Optional<Action.Deed> deed = Action.Deed.of(words);
        if (deed.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_ACTION, at, words, known);
            return null;
        }
        return deed.get().read(new RuleRow(place, row, jobs, places, conditions, findings));
    }

    private String words(Field field, int row) {
        return place.value(field, row).plain().strip();
    }

    private Address at(Field field, int row) {
        Address at = place.at(field, row);
        return at == null ? place.sheet().address(row, 1) : at;
    }
}
