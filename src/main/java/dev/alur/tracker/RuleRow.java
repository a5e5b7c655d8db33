package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the Rules sheet while it is read: what stands in its Field and Value, and what they can name. What
/// is wrong is reported once, at its cell; null says that it was.
final class RuleRow {
    private final Place place;
    private final int row;
    private final Place jobs;
    private final Map<Register, Place> places;
    private final Conditions conditions;
    private final Findings findings;

    RuleRow(Place place, int row, Place jobs, Map<Register, Place> places, Conditions conditions, Findings findings) {
        this.place = place;
        this.row = row;
        this.jobs = jobs;
        this.places = places;
        this.conditions = conditions;
        this.findings = findings;
    }

    /// The sheet of the jobs to which the rule applies.
    Place jobs() {
        return jobs;
    }

    /// Every register that the workbook has.
    Map<Register, Place> places() {
        return places;
    }

    /// What a cell of the rule says, trimmed.
    String words(Field field) {
        return place.value(field, row).plain().strip();
    }

    void error(TrackerProblem key, Field field, Object... arguments) {
        findings.error(key, at(field), arguments);
    }

    /// The column of the jobs' sheet that Field names, where a rule may set it.
    Resolution.@Nullable Column column() {
        String field = unbracketed(words(Field.RULE_FIELD));
        if (field.isEmpty()) {
            error(TrackerProblem.RULE_WITHOUT_FIELD, Field.RULE_FIELD);
            return null;
        }
        return switch (new Names(jobs).resolve(field)) {
            case Resolution.Unknown(String near) -> {
                findings.unknown(
                        Problem.Severity.ERROR,
                        TrackerProblem.UNKNOWN_FIELD,
                        at(Field.RULE_FIELD),
                        field,
                        near == null ? List.of() : List.of(near));
                yield null;
            }
            case Resolution.Several(List<String> candidates) -> {
                error(TrackerProblem.SEVERAL_FIELDS, Field.RULE_FIELD, field, String.join(", ", candidates));
                yield null;
            }
            case Resolution.Column column -> isForbidden(column) ? null : column;
        };
    }

    private boolean isForbidden(Resolution.Column column) {
        boolean stage = isField(Field.JOB_STAGE, column);
        boolean id = isField(Field.JOB_ID, column);
        if (stage || id) {
            TrackerProblem key = stage ? TrackerProblem.RULE_SETS_STAGE : TrackerProblem.RULE_SETS_ID;
            error(key, Field.RULE_FIELD, column.header());
        }
        return stage || id;
    }

    private boolean isField(Field field, Resolution.Column column) {
        return Integer.valueOf(column.column()).equals(jobs.columns().get(field));
    }

    /// The formula that stands in Value.
    @Nullable
    Expression formula() {
        return isWithoutValue() ? null : conditions.check(place, Field.RULE_VALUE, row);
    }

    /// A formula that is a part of Value.
    @Nullable
    Expression formula(String text) {
        return conditions.check(text, at(Field.RULE_VALUE));
    }

    /// The text of Value as it was typed, where it is one.
    @Nullable
    String text() {
        if (isWithoutValue()) {
            return null;
        }
        String live = live();
        if (live != null) {
            error(TrackerProblem.LIVE_FORMULA, Field.RULE_VALUE, "=" + live);
            return null;
        }
        return place.value(Field.RULE_VALUE, row).plain();
    }

    private boolean isWithoutValue() {
        boolean without = words(Field.RULE_VALUE).isEmpty() && live() == null;
        if (without) {
            error(TrackerProblem.RULE_WITHOUT_VALUE, Field.RULE_VALUE);
        }
        return without;
    }

    private @Nullable String live() {
        return place.has(Field.RULE_VALUE)
                ? place.sheet().formula(row, at(Field.RULE_VALUE).column())
                : null;
    }

    private Address at(Field field) {
        Address at = place.at(field, row);
        return at == null ? place.sheet().address(row, 1) : at;
    }

    /// A column's name without the brackets that people put around it.
    static String unbracketed(String name) {
        return name.replaceAll("^\\[|\\]$", "").strip();
    }
}
