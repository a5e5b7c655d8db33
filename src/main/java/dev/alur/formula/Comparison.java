package dev.alur.formula;

import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A column of the row compared with a value, as it stands in a formula: `[Stage]="Final"`.
///
/// @param column counted from 1
/// @param header the column's header as the sheet writes it
/// @param operator `=`, `<>`, `<`, `<=`, `>` or `>=`, seen from the column
/// @param value a text, a number or a truth
/// @param from where it begins in the formula's text
/// @param to where it ends, excluded
public record Comparison(int column, String header, String operator, Value value, int from, int to) {
    private static final Set<String> SIGNS = Set.of("=", "<>", "<", "<=", ">", ">=");

    /// True where only being the same or not counts, not what comes first.
    public boolean isOfSameness() {
        return operator.equals("=") || operator.equals("<>");
    }

    /// Those of a formula, in the order of its text. One side must be a column by itself, the other a value by
    /// itself.
    static List<Comparison> of(List<Token> tokens, Scope scope) {
        List<Comparison> found = new ArrayList<>();
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token sign = tokens.get(i);
            boolean alone = sign.is(Token.Kind.OPERATOR)
                    && SIGNS.contains(sign.text())
                    && begins(tokens, i - 1)
                    && ends(tokens, i + 1);
            if (alone) {
                Comparison comparison = of(tokens.get(i - 1), sign.text(), tokens.get(i + 1), scope);
                if (comparison != null) {
                    found.add(comparison);
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean begins(List<Token> tokens, int at) {
        return at == 0
                || tokens.get(at - 1).is(Token.Kind.OPEN)
                || tokens.get(at - 1).is(Token.Kind.SEPARATOR);
    }

    private static boolean ends(List<Token> tokens, int at) {
        return at + 1 == tokens.size()
                || tokens.get(at + 1).is(Token.Kind.CLOSE)
                || tokens.get(at + 1).is(Token.Kind.SEPARATOR);
    }

    private static @Nullable Comparison of(Token left, String sign, Token right, Scope scope) {
        Resolution.Column column = column(left, scope);
        Value value = value(right);
        if (column != null && value != null) {
            return new Comparison(column.column(), column.header(), sign, value, left.from(), right.to());
        }
        column = column(right, scope);
        value = value(left);
        return column == null || value == null
                ? null
                : new Comparison(column.column(), column.header(), turned(sign), value, left.from(), right.to());
    }

    private static Resolution.@Nullable Column column(Token token, Scope scope) {
        if (!token.is(Token.Kind.BRACKET)) {
            return null;
        }
        try {
            Brackets brackets = Brackets.parse(token.text());
            boolean one = brackets.items().isEmpty() && brackets.first().equals(brackets.last());
            return one && scope.names().apply(brackets.first()) instanceof Resolution.Column column ? column : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Value value(Token token) {
        return switch (token.kind()) {
            case TEXT -> Value.of(token.text());
            case NUMBER -> number(token.text());
            case NAME -> {
                String bool = FunctionNames.bool(token.text());
                yield bool == null ? null : Value.of(bool.equals("TRUE"));
            }
            default -> null;
        };
    }

    private static @Nullable Value number(String text) {
        try {
            return Value.of(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String turned(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> sign;
        };
    }
}
