package dev.alur.formula;

import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes formulas apart for whoever wants to know why they give what they give. Each part is a formula of its
/// own, evaluated as such, so that what is shown cannot differ from what counted.
public final class Parts {
    private static final Set<String> LOGIC = Set.of("AND", "OR", "NOT");
    private static final Set<String> CLOCK = Set.of("TODAY", "NOW");
    private static final Set<String> COMPARED = Set.of("=", "<>", "<", "<=", ">", ">=");
    /// As deep as formulas are read ([Composer#MAX_DEPTH]).
    private static final int MAX_DEPTH = Composer.MAX_DEPTH;

    private final Scope scope;
    private final Snapshot snapshot;
    private final Evaluator evaluator;

    /// @param scope in which the formulas were checked
    public Parts(Scope scope, Snapshot snapshot, Evaluator evaluator) {
        this.scope = scope;
        this.snapshot = snapshot;
        this.evaluator = evaluator;
    }

    /// A formula with what its parts give for a row.
    public Part of(Expression formula, int row) {
        return new Work(formula, row).whole();
    }

    /// One formula over one row.
    private final class Work {
        private final Expression formula;
        private final int row;
        private final List<Token> tokens;

        Work(Expression formula, int row) {
            this.formula = formula;
            this.row = row;
            this.tokens = Lexer.tokens(formula.text());
        }

        Part whole() {
            return part(0, tokens.size(), true, 0);
        }

        /// The tokens from one place to another, without parentheses around all of them.
        ///
        /// @param asked whether it is asked for yes or no there
        private Part part(int from, int to, boolean asked, int depth) {
            if (isWrapped(from, to)) {
                return part(from + 1, to - 1, asked, depth);
            }
            int sign = depth > MAX_DEPTH ? -1 : comparison(from, to);
            if (sign > from && sign < to - 1) {
                List<Part> sides =
                        worthALine(List.of(part(from, sign, false, depth + 1), part(sign + 1, to, false, depth + 1)));
                return made(from, to, Part.Kind.COMPARISON, asked, sides);
            }
            if (isClock(from) && from + 3 == to) {
                return made(from, to, Part.Kind.PLAIN, asked, List.of());
            }
            if (isCall(from, to)) {
                boolean logic =
                        LOGIC.contains(FunctionNames.english(tokens.get(from).text()));
                List<Part> arguments = new ArrayList<>();
                for (int[] argument : depth > MAX_DEPTH ? List.<int[]>of() : arguments(from + 2, to - 1)) {
                    arguments.add(part(argument[0], argument[1], logic, depth + 1));
                }
                return made(
                        from,
                        to,
                        logic ? Part.Kind.LOGIC : Part.Kind.COMPUTED,
                        asked,
                        logic ? arguments : worthALine(arguments));
            }
            return made(from, to, end(from, to) == to ? Part.Kind.PLAIN : Part.Kind.COMPUTED, asked, List.of());
        }

        private Part made(int from, int to, Part.Kind kind, boolean asked, List<Part> parts) {
            Expression expression = compiled(from, to);
            Evaluated evaluated = expression == null
                    ? new Evaluated(Value.BLANK, null)
                    : asked ? evaluator.truth(expression, row) : evaluator.evaluate(expression, row);
            return new Part(text(from, to), kind, filled(from, to), evaluated.value(), evaluated.problem(), parts);
        }

        /// Parts whose value says more than their text with the cells' values does.
        private static List<Part> worthALine(List<Part> parts) {
            return parts.stream().filter(part -> part.kind() != Part.Kind.PLAIN).toList();
        }

        /// A part as a formula; null where it is none by itself, as an area is.
        private @Nullable Expression compiled(int from, int to) {
            if (from == 0 && to == tokens.size()) {
                return formula;
            }
            Draft draft = new Draft();
            Token last = tokens.get(to - 1);
            Token end = new Token(Token.Kind.OTHER, last.to(), last.to(), "");
            try {
                Frame frame = new Composer(
                                tokens.subList(from, to), draft, new Operands(draft, scope, snapshot, 0), end)
                        .compose();
                return frame.area != null || !draft.flaws.isEmpty()
                        ? null
                        : new Expression(text(from, to), formula.at(), formula.sheet(), draft, Program.of(draft));
            } catch (RuntimeException none) {
                return null;
            }
        }

        private String text(int from, int to) {
            return from >= to
                    ? ""
                    : formula.text()
                            .substring(
                                    tokens.get(from).from(), tokens.get(to - 1).to());
        }

        /// What was typed, with values in the place of cells.
        private List<Part.Piece> filled(int from, int to) {
            List<Part.Piece> pieces = new ArrayList<>();
            int typed = from >= to ? 0 : tokens.get(from).from();
            int at = from;
            while (at < to) {
                int end = Math.min(to, end(at, to));
                Value held = isCell(at, end) ? value(at, end) : null;
                if (held != null) {
                    add(pieces, typed, tokens.get(at).from());
                    pieces.add(new Part.Piece.Held(held));
                    typed = tokens.get(end - 1).to();
                }
                at = Math.max(at + 1, end);
            }
            add(pieces, typed, from >= to ? 0 : tokens.get(to - 1).to());
            return pieces;
        }

        private void add(List<Part.Piece> pieces, int from, int to) {
            if (to > from) {
                pieces.add(new Part.Piece.Typed(formula.text().substring(from, to)));
            }
        }

        private @Nullable Value value(int from, int to) {
            Expression cell = compiled(from, to);
            if (cell == null || (cell.reads(row).isEmpty() && !cell.readsClock())) {
                return null;
            }
            return evaluator.evaluate(cell, row).value();
        }

        private boolean isCell(int from, int to) {
            return switch (tokens.get(from).kind()) {
                case BRACKET, SHEET -> true;
                case NAME ->
                    isClock(from)
                            || (!isColumn(from, to)
                                    && (to == tokens.size() || !tokens.get(to).is(Token.Kind.OPEN)));
                default -> false;
            };
        }

        /// Where the operand that begins there ends: a value, or a cell, an area or a table's column with its
        /// sheet.
        private int end(int from, int to) {
            int at = from + (isClock(from) ? 3 : 1);
            while (at < to && belongs(at)) {
                at++;
            }
            return at;
        }

        /// Whether TODAY() or NOW() stands there.
        private boolean isClock(int from) {
            return from + 2 < tokens.size()
                    && tokens.get(from).is(Token.Kind.NAME)
                    && tokens.get(from + 1).is(Token.Kind.OPEN)
                    && tokens.get(from + 2).is(Token.Kind.CLOSE)
                    && CLOCK.contains(FunctionNames.english(tokens.get(from).text()));
        }

        /// Whether a table's column stands there, all of it, however few rows the table has.
        private boolean isColumn(int from, int to) {
            if (to - from != 2 || !tokens.get(from + 1).is(Token.Kind.BRACKET)) {
                return false;
            }
            String inside = tokens.get(from + 1).text().toLowerCase(Locale.ROOT);
            return !inside.startsWith("@") && !inside.contains("#this row");
        }

        private boolean belongs(int at) {
            Token before = tokens.get(at - 1);
            Token token = tokens.get(at);
            boolean named = before.is(Token.Kind.SHEET)
                    || (before.is(Token.Kind.NAME) && token.is(Token.Kind.BRACKET) && before.touches(token));
            return named || before.is(Token.Kind.COLON) || token.is(Token.Kind.COLON);
        }

        private boolean isCall(int from, int to) {
            return to - from > 2
                    && tokens.get(from).is(Token.Kind.NAME)
                    && tokens.get(from + 1).is(Token.Kind.OPEN)
                    && closing(from + 1, to) == to - 1;
        }

        private boolean isWrapped(int from, int to) {
            return to - from > 2 && tokens.get(from).is(Token.Kind.OPEN) && closing(from, to) == to - 1;
        }

        private int closing(int open, int to) {
            int depth = 0;
            for (int i = open; i < to; i++) {
                depth += tokens.get(i).is(Token.Kind.OPEN) ? 1 : tokens.get(i).is(Token.Kind.CLOSE) ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return -1;
        }

        /// The last comparison outside parentheses, which is the one that counts; -1 where there is none.
        private int comparison(int from, int to) {
            int found = -1;
            int depth = 0;
            for (int i = from; i < to; i++) {
                Token token = tokens.get(i);
                depth += token.is(Token.Kind.OPEN) ? 1 : token.is(Token.Kind.CLOSE) ? -1 : 0;
                if (depth == 0 && token.is(Token.Kind.OPERATOR) && COMPARED.contains(token.text())) {
                    found = i;
                }
            }
            return found;
        }

        /// The places of a call's arguments; an argument that was left out is none.
        private List<int[]> arguments(int from, int to) {
            List<int[]> arguments = new ArrayList<>();
            int depth = 0;
            int begin = from;
            for (int i = from; i <= to; i++) {
                boolean ends = i == to || (depth == 0 && tokens.get(i).is(Token.Kind.SEPARATOR));
                if (ends) {
                    if (i > begin) {
                        arguments.add(new int[] {begin, i});
                    }
                    begin = i + 1;
                } else {
                    depth += tokens.get(i).is(Token.Kind.OPEN)
                            ? 1
                            : tokens.get(i).is(Token.Kind.CLOSE) ? -1 : 0;
                }
            }
            return arguments;
        }
    }
}
