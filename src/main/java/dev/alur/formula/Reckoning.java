package dev.alur.formula;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.NumericValueEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.util.NumberComparer;
import org.jspecify.annotations.Nullable;

/// What operators give, as in Excel: numbers come before texts and texts before FALSE and TRUE; capitals make
/// no difference; a blank is 0, an empty text or FALSE, as what it meets; a text that is a number counts as one
/// where a number is needed, and as none where it is compared; so does a day as in 2026-11-24.
final class Reckoning {
    private static final Pattern PERCENT = Pattern.compile("\\s*([^%]*[0-9])\\s*%\\s*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// Ten times as far apart as numbers can be that are alike in 15 digits.
    private static final double NEAR = 1e-13;

    private static final double TINY = 1e-300;

    private Reckoning() {}

    /// An operator between two values.
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        JOIN,
        EQUAL,
        DIFFERENT,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    /// The result of an operator; where its operands are errors, the first one.
    static ValueEval of(Operator operator, ValueEval left, ValueEval right) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> reckoned(operator, left, right);
            default ->
                left instanceof ErrorEval ? left : right instanceof ErrorEval ? right : put(operator, left, right);
        };
    }

    private static ValueEval put(Operator operator, ValueEval left, ValueEval right) {
        return switch (operator) {
            case EQUAL -> BoolEval.valueOf(equal(left, right));
            case DIFFERENT -> BoolEval.valueOf(!equal(left, right));
            case LESS -> BoolEval.valueOf(compared(left, right) < 0);
            case AT_MOST -> BoolEval.valueOf(compared(left, right) <= 0);
            case MORE -> BoolEval.valueOf(compared(left, right) > 0);
            case AT_LEAST -> BoolEval.valueOf(compared(left, right) >= 0);
            default -> new StringEval(text(left) + text(right));
        };
    }

    private static ValueEval reckoned(Operator operator, ValueEval left, ValueEval right) {
        double one;
        double other;
        try {
            one = number(left);
            other = number(right);
        } catch (EvaluationException noNumber) {
            return noNumber.getErrorEval();
        }
        return switch (operator) {
            case ADD -> number(one + other);
            case SUBTRACT -> number(one - other);
            case MULTIPLY -> number(one * other);
            default -> other == 0 ? ErrorEval.DIV_ZERO : number(one / other);
        };
    }

    /// A number, or `#NUM!` where it is none that a cell can hold.
    static ValueEval number(double number) {
        // adding 0 makes a negative zero, which no cell can hold, an ordinary one
        return Double.isFinite(number) ? new NumberEval(number + 0.0) : ErrorEval.NUM_ERROR;
    }

    /// A value as a number.
    ///
    /// @throws EvaluationException with the error that it is, or `#VALUE!`
    static double number(ValueEval value) throws EvaluationException {
        if (value instanceof NumericValueEval number) {
            return number.getNumberValue();
        }
        if (value instanceof ErrorEval error) {
            throw new EvaluationException(error);
        }
        Double number = value instanceof StringEval text ? number(text.getStringValue()) : null;
        return number == null ? OperandResolver.coerceValueToDouble(value) : number;
    }

    /// A text that every language reads as the same number, as a share of a hundred (`50%`) or as the same day
    /// (`2026-11-24`); null for any other.
    static @Nullable Double number(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            Double hundredths = OperandResolver.parseDouble(percent.group(1));
            return hundredths == null ? null : hundredths / 100;
        }
        Double day = Serial.day(text);
        return day == null ? OperandResolver.parseDouble(text) : day;
    }

    /// A value that is no error as a text.
    static String text(ValueEval value) {
        return OperandResolver.coerceValueToString(value);
    }

    /// The truth of a value, or an error: 0 and blank are no, any other number is yes, the texts TRUE and FALSE
    /// are what they say.
    static ValueEval truth(ValueEval value) {
        if (value instanceof ErrorEval) {
            return value;
        }
        try {
            return BoolEval.valueOf(Boolean.TRUE.equals(OperandResolver.coerceValueToBoolean(value, false)));
        } catch (EvaluationException noTruth) {
            return noTruth.getErrorEval();
        }
    }

    /// Whether two values that are no errors are equal.
    static boolean equal(ValueEval left, ValueEval right) {
        return (left instanceof StringEval one && right instanceof StringEval other)
                ? one.getStringValue().equalsIgnoreCase(other.getStringValue())
                : compared(left, right) == 0;
    }

    /// How two values that are no errors compare: negative, 0 or positive.
    static int compared(ValueEval left, ValueEval right) {
        if (left instanceof BlankEval) {
            return -blankCompared(right);
        }
        if (right instanceof BlankEval) {
            return blankCompared(left);
        }
        int ranks = rank(left) - rank(right);
        if (ranks != 0) {
            return ranks;
        }
        if (left instanceof StringEval one && right instanceof StringEval other) {
            return texts(one.getStringValue(), other.getStringValue());
        }
        return numbers(((NumericValueEval) left).getNumberValue(), ((NumericValueEval) right).getNumberValue());
    }

    /// How numbers compare by their first 15 digits, as in Excel. Those that are further apart than that need
    /// not be rounded to be told apart.
    static int numbers(double one, double other) {
        double most = Math.max(Math.abs(one), Math.abs(other));
        return most > TINY && Math.abs(one - other) > most * NEAR
                ? Double.compare(one, other)
                : NumberComparer.compare(one, other);
    }

    /// How a value compares to a blank, which is as nothing of its kind.
    private static int blankCompared(ValueEval value) {
        return switch (value) {
            case BlankEval blank -> 0;
            case BoolEval bool -> bool.getBooleanValue() ? 1 : 0;
            case StringEval text -> text.getStringValue().isEmpty() ? 0 : 1;
            case NumericValueEval number -> NumberComparer.compare(number.getNumberValue(), 0);
            default -> throw new IllegalStateException("not a single value: " + value);
        };
    }

    private static int rank(ValueEval value) {
        return switch (value) {
            case BoolEval bool -> 2;
            case StringEval text -> 1;
            case NumericValueEval number -> 0;
            default -> throw new IllegalStateException("not a single value: " + value);
        };
    }

    /// How two texts compare: equal where only capitals differ; in order, signs come before digits and digits
    /// before letters, and a letter with a mark stands by the one without.
    static int texts(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return 0;
        }
        String left = bare(one);
        String right = bare(other);
        for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
            int order = Integer.compare(weight(left.charAt(i)), weight(right.charAt(i)));
            if (order != 0) {
                return order;
            }
        }
        int shorter = Integer.compare(left.length(), right.length());
        return shorter == 0 ? one.compareToIgnoreCase(other) : shorter;
    }

    /// In small letters and without marks.
    private static String bare(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            if (small.charAt(i) > 127) {
                return MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return small;
    }

    private static int weight(char sign) {
        int kind = Character.isLetter(sign) ? 2 : Character.isDigit(sign) ? 1 : 0;
        return (kind << 16) + sign;
    }
}
