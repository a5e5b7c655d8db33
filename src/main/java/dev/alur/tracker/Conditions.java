package dev.alur.tracker;

import dev.alur.formula.Checked;
import dev.alur.formula.Expression;
import dev.alur.formula.Formulas;
import dev.alur.formula.Scope;
import dev.alur.formula.Wrong;
import dev.alur.grid.Address;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The formulas of Workflow and Rules, checked over the rows of Projects.
final class Conditions {
    private final Snapshot snapshot;
    private final Scope scope;
    private final Map<Address, Expression> known;
    private final Findings findings;

    /// @param known expressions of an earlier reading, that hold still where their text does
    Conditions(Snapshot snapshot, Scope scope, Map<Address, Expression> known, Findings findings) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.known = known;
        this.findings = findings;
    }

    /// The formula that stands as text in a cell, or null where it cannot be used; why not was reported.
    @Nullable
    Expression check(Place place, Field field, int row) {
        Address at = place.at(field, row);
        if (at == null) {
            return null;
        }
        String live = place.sheet().formula(row, at.column());
        if (live != null) {
            findings.error(TrackerProblem.LIVE_FORMULA, at, "=" + live);
            return null;
        }
        Value value = place.value(field, row);
        if (value instanceof Value.Fault(String code)) {
            String header = place.header(field);
            findings.error(TrackerProblem.FAULT_IN_CELL, at, header == null ? field.key() : header, code);
            return null;
        }
        return check(formula(value), at);
    }

    @Nullable
    Expression check(String text, Address at) {
        Expression earlier = known.get(at);
        if (earlier != null && earlier.text().equals(bare(text))) {
            return earlier;
        }
        Checked checked = Formulas.check(text, at, scope, snapshot);
        return switch (checked) {
            case Expression expression -> expression;
            case Wrong wrong -> {
                findings.addAll(wrong.problems());
                yield null;
            }
        };
    }

    /// What a formula's cell says where it was not formatted as text, and so holds a number, a day or TRUE.
    private static String formula(Value value) {
        if (value instanceof Value.Date(LocalDateTime at)) {
            return "DATE(" + at.getYear() + "," + at.getMonthValue() + "," + at.getDayOfMonth() + ")";
        }
        return value.plain();
    }

    private static String bare(String text) {
        String trimmed = text.strip();
        return trimmed.startsWith("=") ? trimmed.substring(1).strip() : trimmed;
    }
}
