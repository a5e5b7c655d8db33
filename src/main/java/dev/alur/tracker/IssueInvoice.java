package dev.alur.tracker;

import dev.alur.formula.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Issues an invoice over the job: Value names the part that it bills, blank for all.
public record IssueInvoice(Part part) implements Action {
    static @Nullable Action read(RuleRow rule) {
        String words = rule.words(Field.RULE_VALUE);
        Optional<Part> part = Part.of(words);
        if (part.isEmpty()) {
            rule.error(TrackerProblem.UNKNOWN_PART, Field.RULE_VALUE, words);
        }
        return part.map(IssueInvoice::new).orElse(null);
    }

    @Override
    public List<Expression> formulas() {
        return List.of();
    }
}
