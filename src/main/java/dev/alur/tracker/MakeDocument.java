package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.formula.Resolution;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a document from a template: Value names the template, in words or by a formula; Field may name the
/// column that gets the link to the document.
///
/// @param text the Value as written, which the operation key counts (semantics.md, line 10)
/// @param link the column that Field names, or null where it is blank
public record MakeDocument(Expression template, String text, Resolution.@Nullable Column link) implements Action {
    private static final Pattern FORMULA = Pattern.compile("^[=\"]|[\\[(]");

    static @Nullable Action read(RuleRow rule) {
        boolean named = !rule.words(Field.RULE_FIELD).isEmpty();
        Resolution.Column link = named ? rule.column() : null;
        String text = rule.text();
        if (text == null) {
            return null;
        }
        String words = text.strip();
        Expression template = FORMULA.matcher(words).find() ? rule.formula(words) : rule.formula('"' + words + '"');
        return template == null || (named && link == null) ? null : new MakeDocument(template, words, link);
    }

    @Override
    public List<Expression> formulas() {
        return List.of(template);
    }
}
