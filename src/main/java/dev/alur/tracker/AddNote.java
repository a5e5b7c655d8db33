package dev.alur.tracker;

import dev.alur.formula.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends a line to the job's Notes: Value is the formula of its text.
public record AddNote(Expression text) implements Action {
    static @Nullable Action read(RuleRow rule) {
        Expression text = rule.formula();
        if (!rule.jobs().has(Field.JOB_NOTES)) {
            rule.error(
                    TrackerProblem.NOTES_MISSING,
                    Field.RULE_DO,
                    rule.jobs().sheet().name());
            return null;
        }
        return text == null ? null : new AddNote(text);
    }

    @Override
    public List<Expression> formulas() {
        return List.of(text);
    }
}
