package dev.alur.formula;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.NumberComparer;
import org.jspecify.annotations.Nullable;

/// What COUNTIF and its relatives ask of a cell, as Excel reads it: a value to be equal to, or a text such as
/// `>3`, `<>Final`, `A*`. A text that is a number counts as one, on both sides of an equality; a reference to a
/// blank cell asks for 0; what is not equal is everything else, blanks and errors too.
///
/// @param key what cells are equal to that match: a Double, a Boolean, an [ErrorEval], a text in one case, or
/// blank ([BlankEval]); null where it is no equality
record Criterion(Test test, ValueEval operand, @Nullable Object key) {
    private static final Pattern COMPARISON = Pattern.compile("(<>|<=|>=|<|>|=)?(.*)", Pattern.DOTALL);
    private static final Pattern LIKE_A_DAY = Pattern.compile("[0-9]{1,4}[/.-][0-9]{1,2}([/.-][0-9]{1,4})?");
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\\s*%?\\s*");

    /// How a cell is compared.
    enum Test {
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    /// @throws Abort where it compares to what may be one day or another
    static Criterion of(ValueEval value) {
        return switch (value) {
            case BlankEval blank -> equal(NumberEval.ZERO);
            case StringEval text -> read(text.getStringValue());
            default -> equal(value);
        };
    }

    private static Criterion equal(ValueEval value) {
        return new Criterion(Test.EQUAL, value, key(value));
    }

    private static Criterion read(String text) {
        boolean word = !text.isEmpty() && Character.isLetter(text.charAt(0)) && !Wildcards.in(text);
        if (word && !text.equalsIgnoreCase("TRUE") && !text.equalsIgnoreCase("FALSE")) {
            return equal(new StringEval(text));
        }
        Matcher matcher = COMPARISON.matcher(text);
        if (!matcher.matches()) {
            return equal(new StringEval(text));
        }
        Test test = switch (String.valueOf(matcher.group(1))) {
            case "<>" -> Test.DIFFERENT;
            case "<=" -> Test.AT_MOST;
            case ">=" -> Test.AT_LEAST;
            case "<" -> Test.LESS;
            case ">" -> Test.MORE;
            default -> Test.EQUAL;
        };
        String rest = matcher.group(2);
        ValueEval operand = operand(rest, test != Test.EQUAL && test != Test.DIFFERENT);
        boolean plain = test == Test.EQUAL && !(operand instanceof StringEval && Wildcards.in(rest));
        return new Criterion(test, operand, plain ? key(operand) : null);
    }

    private static ValueEval operand(String text, boolean ordered) {
        if (text.isEmpty()) {
            return BlankEval.instance;
        }
        if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
            return BoolEval.valueOf(text.equalsIgnoreCase("TRUE"));
        }
        Double number = number(text);
        if (number != null) {
            return new NumberEval(number);
        }
        Double day = Serial.day(text);
        if (day != null) {
            return new NumberEval(day);
        }
        if (ordered && LIKE_A_DAY.matcher(text).matches()) {
            throw new Abort(FormulaProblem.AMBIGUOUS_NUMBER, null, text);
        }
        for (FormulaError error : FormulaError.values()) {
            if (text.equalsIgnoreCase(error.getString()) && error.getCode() >= 0) {
                return ErrorEval.valueOf(error.getCode());
            }
        }
        return new StringEval(text);
    }

    /// The number that a text is, or null.
    static @Nullable Double number(String text) {
        if (text.length() > 40 || !NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            return Reckoning.number(new StringEval(text)) + 0.0;
        } catch (EvaluationException noNumber) {
            return null;
        }
    }

    /// What a cell is known by among those that it is equal to.
    static Object key(ValueEval value) {
        return switch (value) {
            case NumberEval number -> number.getNumberValue() + 0.0;
            case BoolEval bool -> bool.getBooleanValue();
            case StringEval text -> folded(text.getStringValue());
            default -> value;
        };
    }

    /// A text in which capitals make no difference.
    static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// Whether a cell matches.
    boolean matches(ValueEval cell) {
        return switch (test) {
            case EQUAL -> equals(cell);
            case DIFFERENT -> !equals(cell);
            case LESS -> order(cell) < 0;
            case AT_MOST -> order(cell) <= 0;
            case MORE -> order(cell) > 0 && order(cell) != NONE;
            case AT_LEAST -> order(cell) >= 0 && order(cell) != NONE;
        };
    }

    private static final int NONE = 2;

    private boolean equals(ValueEval cell) {
        return switch (operand) {
            case NumberEval number -> number.getNumberValue() == of(cell, Double.NaN);
            case StringEval text ->
                cell instanceof StringEval other
                        && (key == null
                                ? Wildcards.match(text.getStringValue(), other.getStringValue())
                                : folded(other.getStringValue()).equals(key));
            default -> operand == cell;
        };
    }

    /// The number that a cell holds, as a number or as a text.
    static double of(ValueEval cell, double otherwise) {
        if (cell instanceof NumberEval number) {
            return number.getNumberValue();
        }
        Double number = cell instanceof StringEval text ? number(text.getStringValue()) : null;
        return number == null ? otherwise : number;
    }

    /// How a cell compares to the operand: -1, 0 or 1; only with its own kind, else `NONE`.
    private int order(ValueEval cell) {
        if (operand instanceof NumberEval number && cell instanceof NumberEval other) {
            return Integer.signum(NumberComparer.compare(other.getNumberValue(), number.getNumberValue()));
        }
        if (operand instanceof StringEval text && cell instanceof StringEval other) {
            return Integer.signum(Reckoning.texts(other.getStringValue(), text.getStringValue()));
        }
        if (operand instanceof BoolEval bool && cell instanceof BoolEval other) {
            return Boolean.compare(other.getBooleanValue(), bool.getBooleanValue());
        }
        return NONE;
    }
}
