package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what a rule adds as a row: the sheet that Field names, and a line `Header = formula` in Value for each
/// of its cells.
final class RowValues {
    /// Invoices come only from issuing them, and rules do not write rules.
    private static final Set<Register> TARGETS =
            EnumSet.of(Register.PROJECTS, Register.CLIENTS, Register.SERVICES, Register.TIME);

    private final Map<Register, Place> places;
    private final Conditions conditions;
    private final Findings findings;

    RowValues(Map<Register, Place> places, Conditions conditions, Findings findings) {
        this.places = places;
        this.conditions = conditions;
        this.findings = findings;
    }

    /// @param rules where the rule stands
    Action.@Nullable AddRow read(Place rules, int row) {
        String sheet = rules.value(Field.RULE_FIELD, row).plain().strip();
        Address field = rules.at(Field.RULE_FIELD, row);
        Place target =
                Register.of(sheet).filter(TARGETS::contains).map(places::get).orElse(null);
        if (target == null) {
            findings.error(
                    TrackerProblem.UNKNOWN_TARGET, field == null ? rules.sheet().address(row, 1) : field, sheet);
            return null;
        }
        Address at = rules.at(Field.RULE_VALUE, row);
        String text = rules.value(Field.RULE_VALUE, row).plain();
        String live = at == null ? null : rules.sheet().formula(row, at.column());
        if (at == null || (text.isBlank() && live == null)) {
            findings.error(TrackerProblem.RULE_WITHOUT_VALUE, at == null ? field : at);
            return null;
        }
        if (live != null) {
            findings.error(TrackerProblem.LIVE_FORMULA, at, "=" + live);
            return null;
        }
        Map<Integer, Expression> cells = cells(target, text, at);
        return cells == null ? null : new Action.AddRow(target, text, cells);
    }

    private @Nullable Map<Integer, Expression> cells(Place target, String text, Address at) {
        Names names = new Names(target);
        int before = findings.errors();
        Map<Integer, Expression> cells = new LinkedHashMap<>();
        for (String line : text.split("\\R")) {
            if (line.isBlank()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                findings.error(TrackerProblem.ROW_LINE, at, line.strip());
                continue;
            }
            Integer column = column(names, target, line.substring(0, equals), at);
            Expression value = conditions.check(line.substring(equals + 1), at);
            if (column != null && value != null && cells.put(column, value) != null) {
                findings.error(
                        TrackerProblem.ROW_HEADER_TWICE,
                        at,
                        line.substring(0, equals).strip());
            }
        }
        return findings.errors() > before ? null : cells;
    }

    private @Nullable Integer column(Names names, Place target, String header, Address at) {
        String name = header.strip().replaceAll("^\\[|\\]$", "").strip();
        if (names.resolve(name) instanceof Resolution.Column column) {
            return column.column();
        }
        findings.add(Problem.error(
                TrackerProblem.ROW_HEADER,
                at,
                name,
                target.sheet().name(),
                String.join(", ", List.copyOf(target.headers().keySet()))));
        return null;
    }
}
