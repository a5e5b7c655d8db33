package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the Rules sheet. A rule that is wrong fails alone.
final class RuleReader {
    private final Place place;
    private final Place jobs;
    private final Names names;
    private final Conditions conditions;
    private final RowValues rows;
    private final Findings findings;
    private final Map<String, Address> named = new HashMap<>();

    /// @param places every register, for rows that rules add
    RuleReader(Place place, Place jobs, Map<Register, Place> places, Conditions conditions, Findings findings) {
        this.place = place;
        this.jobs = jobs;
        this.names = new Names(jobs);
        this.conditions = conditions;
        this.rows = new RowValues(places, conditions, findings);
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
        return rules;
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
        return conditions.check(place, Field.RULE_WHEN, row);
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
        if (words.isEmpty()) {
            findings.error(TrackerProblem.RULE_WITHOUT_ACTION, at);
            return null;
        }
        Optional<Deed> deed = Deed.of(words);
        if (deed.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_ACTION, at, words);
            return null;
        }
        return switch (deed.get()) {
            case SET_FIELD -> setField(row);
            case ISSUE_INVOICE -> issueInvoice(row);
            case ADD_ROW -> rows.read(place, row);
            case ADD_NOTE -> addNote(row);
        };
    }

    private @Nullable Action setField(int row) {
        Resolution.Column column = column(row);
        Expression value = value(row);
        return column == null || value == null ? null : new Action.SetField(column.column(), column.header(), value);
    }

    /// The column that Field names, where a rule may set it.
    private Resolution.@Nullable Column column(int row) {
        String field = words(Field.RULE_FIELD, row).replaceAll("^\\[|\\]$", "").strip();
        Address at = at(Field.RULE_FIELD, row);
        if (field.isEmpty()) {
            findings.error(TrackerProblem.RULE_WITHOUT_FIELD, at);
            return null;
        }
        return switch (names.resolve(field)) {
            case Resolution.Unknown(String near) -> {
                findings.unknown(
                        Problem.Severity.ERROR,
                        TrackerProblem.UNKNOWN_FIELD,
                        at,
                        field,
                        near == null ? List.of() : List.of(near));
                yield null;
            }
            case Resolution.Several(List<String> candidates) -> {
                findings.error(TrackerProblem.SEVERAL_FIELDS, at, field, String.join(", ", candidates));
                yield null;
            }
            case Resolution.Column column -> isForbidden(column, at) ? null : column;
        };
    }

    private boolean isForbidden(Resolution.Column column, Address at) {
        boolean stage = isField(Field.JOB_STAGE, column);
        boolean id = isField(Field.JOB_ID, column);
        if (stage || id) {
            findings.error(stage ? TrackerProblem.RULE_SETS_STAGE : TrackerProblem.RULE_SETS_ID, at, column.header());
        }
        return stage || id;
    }

    private boolean isField(Field field, Resolution.Column column) {
        return Integer.valueOf(column.column()).equals(jobs.columns().get(field));
    }

    private @Nullable Expression value(int row) {
        Address at = at(Field.RULE_VALUE, row);
        Value value = place.value(Field.RULE_VALUE, row);
        if (value.isBlank() && (!place.has(Field.RULE_VALUE) || place.sheet().formula(row, at.column()) == null)) {
            findings.error(TrackerProblem.RULE_WITHOUT_VALUE, at);
            return null;
        }
        return conditions.check(place, Field.RULE_VALUE, row);
    }

    private @Nullable Action issueInvoice(int row) {
        String part = words(Field.RULE_VALUE, row);
        Optional<Part> known = Part.of(part);
        if (known.isEmpty()) {
            findings.error(TrackerProblem.UNKNOWN_PART, at(Field.RULE_VALUE, row), part);
        }
        return known.map(Action.IssueInvoice::new).orElse(null);
    }

    private @Nullable Action addNote(int row) {
        Expression text = value(row);
        if (!jobs.has(Field.JOB_NOTES)) {
            findings.error(
                    TrackerProblem.NOTES_MISSING,
                    at(Field.RULE_DO, row),
                    jobs.sheet().name());
            return null;
        }
        return text == null ? null : new Action.AddNote(text);
    }

    private String words(Field field, int row) {
        return place.value(field, row).plain().strip();
    }

    private Address at(Field field, int row) {
        Address at = place.at(field, row);
        return at == null ? place.sheet().address(row, 1) : at;
    }
}
