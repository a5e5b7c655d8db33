package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets one cell of the job: Field names the column, Value is the formula of what it gets.
///
/// @param header the column's header as the workbook writes it
public record SetField(int column, String header, Expression value) implements Action {
    static @Nullable Action read(RuleRow rule) {
        Resolution.Column column = rule.column();
        Expression value = rule.formula();
        return column == null || value == null ? null : new SetField(column.column(), column.header(), value);
    }

    @Override
    public List<Expression> formulas() {
        return List.of(value);
    }
}
