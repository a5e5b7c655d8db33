package dev.alur.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what commas and dots in a typed formula mean. Who writes decimal commas parts arguments by `;`: so
/// where a `;` stands, a comma between digits is a decimal one; where none does, a comma parts arguments as
/// soon as one of them cannot be a decimal one. What is left can be read in two ways: one of them may make no
/// sense, else the formula is refused and both are shown.
final class Commas {
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}([.,])[0-9]{3}");

    private final String text;
    private final List<Token> tokens;
    /// The place of the call's name for each token that stands in the arguments of a call, else -1.
    private final int[] calls;

    private Commas(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.calls = calls(tokens);
    }

    private enum Meaning {
        /// `;` parts arguments, a comma begins decimals
        SEMICOLONS,
        /// `,` parts arguments
        SEPARATORS,
        /// neither is needed, for there is one argument at most
        DECIMALS
    }

    /// The tokens with the numbers that commas join.
    ///
    /// @throws Slip where a comma makes no sense, or a number or a comma can be read in two ways
    static List<Token> settle(String text, List<Token> tokens) {
        return new Commas(text, tokens).joined();
    }

    private static int[] calls(List<Token> tokens) {
        int[] calls = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(Token.Kind.CLOSE) && !open.isEmpty()) {
                open.pop();
            }
            calls[i] = open.isEmpty() ? -1 : open.getFirst();
            if (tokens.get(i).is(Token.Kind.OPEN)) {
                open.push(i > 0 && tokens.get(i - 1).is(Token.Kind.NAME) ? i - 1 : -1);
            }
        }
        return calls;
    }

    private boolean isSeparator(int place, String sign) {
        return tokens.get(place).is(Token.Kind.SEPARATOR)
                && tokens.get(place).text().equals(sign);
    }

    private Meaning meaning() {
        List<Integer> commas = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isSeparator(i, ";")) {
                return Meaning.SEMICOLONS;
            }
            if (isSeparator(i, ",") && calls[i] >= 0) {
                commas.add(i);
            }
        }
        boolean senseless = tokens.stream().anyMatch(token -> token.is(Token.Kind.OTHER));
        boolean decimals = !senseless && commas.stream().allMatch(place -> isDecimal(place) && !isDecimal(place + 2));
        if (commas.isEmpty() || !decimals) {
            return commas.isEmpty() ? Meaning.DECIMALS : Meaning.SEPARATORS;
        }
        boolean one = commas.stream().allMatch(place -> takes(calls[place], 1));
        boolean several = commas.stream()
                .allMatch(place -> takes(
                        calls[place],
                        1
                                + (int) commas.stream()
                                        .filter(other -> calls[other] == calls[place])
                                        .count()));
        if (one && several) {
            throw twoWays(commas.getFirst());
        }
        return one ? Meaning.DECIMALS : Meaning.SEPARATORS;
    }

    /// Whether the function at a place takes that many arguments.
    private boolean takes(int name, int arguments) {
        FunctionList.Spec spec =
                FunctionList.find(FunctionNames.english(tokens.get(name).text()));
        return spec != null && arguments >= spec.least() && arguments <= spec.most();
    }

    private Slip twoWays(int comma) {
        int name = calls[comma];
        int close = close(name + 1);
        String call = text.substring(tokens.get(name).from(), tokens.get(close).to());
        int at = tokens.get(comma).from() - tokens.get(name).from();
        String digits = tokens.get(comma + 1).text();
        String number = tokens.get(comma - 1).text() + "," + digits;
        String more = digits.length() == 3 ? "0" : "";
        return new Slip(
                FormulaProblem.AMBIGUOUS_COMMA,
                tokens.get(comma - 1).from(),
                tokens.get(comma + 1).to(),
                number,
                call.substring(0, at) + ";" + call.substring(at + 1),
                call.substring(0, at) + "." + digits + more + call.substring(at + 1 + digits.length()));
    }

    /// The place of what closes a parenthesis, or the last place where nothing does.
    private int close(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is(Token.Kind.OPEN) ? 1 : tokens.get(i).is(Token.Kind.CLOSE) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private List<Token> joined() {
        Meaning meaning = meaning();
        List<Token> joined = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean mayBeDecimal = meaning != Meaning.SEPARATORS || calls[i] < 0;
            if (mayBeDecimal && token.is(Token.Kind.NUMBER) && isDecimal(i + 1)) {
                int last = i + 2;
                while (isDecimal(last + 1)) {
                    last += 2;
                }
                joined.add(number(i, last, meaning));
                i = last;
            } else if (meaning == Meaning.SEMICOLONS && isSeparator(i, ",")) {
                throw new Slip(FormulaProblem.UNEXPECTED_PART, token.from(), token.to(), ",");
            } else {
                joined.add(token.is(Token.Kind.NUMBER) ? number(i, i, meaning) : token);
            }
        }
        return joined;
    }

    /// Whether at a place stands a comma between digits.
    private boolean isDecimal(int place) {
        if (place < 1 || place + 1 >= tokens.size() || !isSeparator(place, ",")) {
            return false;
        }
        Token before = tokens.get(place - 1);
        Token after = tokens.get(place + 1);
        return before.is(Token.Kind.NUMBER)
                && after.is(Token.Kind.NUMBER)
                && after.text().indexOf('.') < 0
                && before.touches(tokens.get(place))
                && tokens.get(place).touches(after);
    }

    private Token number(int first, int last, Meaning meaning) {
        Token from = tokens.get(first);
        Token to = tokens.get(last);
        String digits = text.substring(from.from(), to.to());
        long signs = digits.chars().filter(sign -> sign == '.' || sign == ',').count();
        String thousands = signs > 1 ? withoutThousands(digits) : null;
        if (signs > 1) {
            throw thousands == null
                    ? new Slip(FormulaProblem.UNEXPECTED_PART, tokens.get(Math.min(first + 1, last)), ",")
                    : new Slip(FormulaProblem.AMBIGUOUS_NUMBER, from.from(), to.to(), digits, thousands);
        }
        var shape = THOUSANDS.matcher(digits);
        if (shape.matches() && !isDecimalSign(shape.group(1), meaning)) {
            throw new Slip(
                    FormulaProblem.AMBIGUOUS_DECIMALS,
                    from.from(),
                    to.to(),
                    digits,
                    digits.replaceAll("[.,]", ""),
                    digits + "0");
        }
        return new Token(
                from.kind(), from.from(), to.to(), digits.replace(',', '.').replace('e', 'E'));
    }

    /// Whether a sign can be nothing but the decimal one.
    private static boolean isDecimalSign(String sign, Meaning meaning) {
        return switch (meaning) {
            case SEMICOLONS -> sign.equals(",");
            case SEPARATORS -> sign.equals(".");
            case DECIMALS -> false;
        };
    }

    /// A number in which groups of three digits follow one another, without the signs between them; null for
    /// any other.
    private static @Nullable String withoutThousands(String digits) {
        var groups = Pattern.compile("([0-9]{1,3}(?:([.,])[0-9]{3})(?:\\2[0-9]{3})*)(?:[.,]([0-9]+))?")
                .matcher(digits);
        if (!groups.matches()) {
            return digits.indexOf(',') >= 0 && digits.indexOf('.') < 0 ? null : digits.replaceAll("[.,]", "");
        }
        String whole = groups.group(1).replaceAll("[.,]", "");
        return groups.group(3) == null ? whole : whole + "," + groups.group(3);
    }
}
