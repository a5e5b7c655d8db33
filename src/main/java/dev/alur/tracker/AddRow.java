package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds a row to another sheet: Field names the sheet, Value holds a line `Header = formula` for each cell of
/// that row.
///
/// @param text the Value as written, which the operation key counts (semantics.md, line 10)
/// @param cells by column
public record AddRow(Place target, String text, Map<Integer, Expression> cells) implements Action {
    /// Invoices come only from issuing them, and rules do not write rules.
    private static final Set<Register> TARGETS =
            EnumSet.of(Register.PROJECTS, Register.CLIENTS, Register.SERVICES, Register.TIME);

    public AddRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    static @Nullable Action read(RuleRow rule) {
        String sheet = rule.words(Field.RULE_FIELD);
        Place target = target(rule, sheet);
        if (target == null) {
            rule.error(TrackerProblem.UNKNOWN_TARGET, Field.RULE_FIELD, sheet);
            return null;
        }
        String text = rule.text();
        Map<Integer, Expression> cells = text == null ? null : cells(rule, target, text);
        return text == null || cells == null ? null : new AddRow(target, text, cells);
    }

    /// The register whose sheet has that name in this workbook, of several there the one that is usually called
    /// so; else the one that is usually called so.
    private static @Nullable Place target(RuleRow rule, String sheet) {
        return rule.places().values().stream()
                .filter(place -> TARGETS.contains(place.register()))
                .filter(place -> Words.fold(place.sheet().name()).equals(Words.fold(sheet)))
                .max(Comparator.comparing(place -> place.register().isCalled(sheet)))
                .or(() -> Register.of(sheet).filter(TARGETS::contains).map(rule.places()::get))
                .orElse(null);
    }

    @Override
    public List<Expression> formulas() {
        return List.copyOf(cells.values());
    }

    private static @Nullable Map<Integer, Expression> cells(RuleRow rule, Place target, String text) {
        Names names = new Names(target);
        Map<Integer, Expression> cells = new LinkedHashMap<>();
        boolean whole = true;
        for (String line : text.split("\\R")) {
            if (line.isBlank()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                rule.error(TrackerProblem.ROW_LINE, Field.RULE_VALUE, line.strip());
                whole = false;
                continue;
            }
            String header = line.substring(0, equals).strip();
            Integer column = column(rule, names, target, header);
            Expression value = rule.formula(line.substring(equals + 1));
            boolean twice = column != null && value != null && cells.put(column, value) != null;
            if (twice) {
                rule.error(TrackerProblem.ROW_HEADER_TWICE, Field.RULE_VALUE, header);
            }
            whole &= column != null && value != null && !twice;
        }
        return whole ? cells : null;
    }

    private static @Nullable Integer column(RuleRow rule, Names names, Place target, String header) {
        String name = RuleRow.unbracketed(header);
        if (names.resolve(name) instanceof Resolution.Column column) {
            return column.column();
        }
        rule.error(
                TrackerProblem.ROW_HEADER,
                Field.RULE_VALUE,
                name,
                target.sheet().name(),
                String.join(", ", target.headers().keySet()));
        return null;
    }
}
