package dev.alur.formula;

import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.jspecify.annotations.Nullable;

/// POI's functions that give something else than Excel for some arguments, mended for these.
final class Corrections {
    private static final double LAST = 2_958_465;

    private static final Map<String, FreeRefFunction> ALL = Map.ofEntries(
            Map.entry("CODE", (arguments, context) -> code(arguments[0])),
            Map.entry("MOD", (arguments, context) -> ofNumbers(arguments, Corrections::modulo)),
            Map.entry("RANK", around("RANK", Corrections::ranked)),
            Map.entry("VLOOKUP", around("VLOOKUP", arguments -> column(arguments, true))),
            Map.entry("HLOOKUP", around("HLOOKUP", arguments -> column(arguments, false))),
            Map.entry("LOG", around("LOG", Corrections::ofTens)),
            Map.entry(
                    "TIMEVALUE",
                    around("TIMEVALUE", arguments -> text(arguments[0]).isBlank() ? ErrorEval.VALUE_INVALID : null)),
            Map.entry("WEEKDAY", around("WEEKDAY", Corrections::firstSaturday)),
            Map.entry("WEEKNUM", around("WEEKNUM", Corrections::firstWeek)),
            Map.entry("EDATE", ofWholeDay("EDATE")),
            Map.entry("EOMONTH", ofWholeDay("EOMONTH")),
            Map.entry("MATCH", target("MATCH")),
            Map.entry("XLOOKUP", withBlankAsNothing(target("XLOOKUP"))));

    private Corrections() {}

    /// What is asked before a function is called.
    @FunctionalInterface
    private interface Before {
        /// What the function gives, or null where POI may say.
        @Nullable
        ValueEval gives(ValueEval[] arguments) throws EvaluationException;
    }

    @FunctionalInterface
    private interface OfTwo {
        ValueEval gives(double one, double other);
    }

    static @Nullable FreeRefFunction find(String name) {
        return ALL.get(name);
    }

    private static FreeRefFunction around(String name, Before before) {
        FreeRefFunction target = target(name);
        return (arguments, context) -> {
            try {
                ValueEval given = before.gives(arguments);
                return given == null ? target.evaluate(arguments, context) : given;
            } catch (EvaluationException wrong) {
                return wrong.getErrorEval();
            }
        };
    }

    private static FreeRefFunction target(String name) {
        var basic = FunctionMetadataRegistry.getFunctionByName(name.toUpperCase(Locale.ROOT));
        if (basic == null) {
            return AnalysisToolPak.instance.findFunction(name);
        }
        Function function = FunctionEval.getBasicFunction(basic.getIndex());
        return (arguments, context) -> function.evaluate(arguments, context.getRowIndex(), context.getColumnIndex());
    }

    private static String text(ValueEval argument) throws EvaluationException {
        ValueEval value = Node.single(argument);
        if (value instanceof ErrorEval error) {
            throw new EvaluationException(error);
        }
        return Reckoning.text(value);
    }

    private static ValueEval ofNumbers(ValueEval[] arguments, OfTwo function) {
        try {
            double one = Reckoning.number(Node.single(arguments[0]));
            return function.gives(one, Reckoning.number(Node.single(arguments[1])));
        } catch (EvaluationException wrong) {
            return wrong.getErrorEval();
        }
    }

    /// A number, where POI gives a text.
    private static ValueEval code(ValueEval argument) {
        try {
            String text = text(argument);
            return text.isEmpty() ? ErrorEval.VALUE_INVALID : new NumberEval(text.charAt(0));
        } catch (EvaluationException wrong) {
            return wrong.getErrorEval();
        }
    }

    /// `number - divisor * INT(number / divisor)`, as Excel's documentation has it.
    private static ValueEval modulo(double number, double divisor) {
        return divisor == 0 ? ErrorEval.DIV_ZERO : Reckoning.number(number - divisor * Math.floor(number / divisor));
    }

    /// `#N/A` for a number that is not there, where POI gives its place among the others.
    private static @Nullable ValueEval ranked(ValueEval[] arguments) throws EvaluationException {
        double wanted = Reckoning.number(Node.single(arguments[0]));
        if (arguments[1] instanceof RefEval cell) {
            return Node.single(cell) instanceof NumberEval number && number.getNumberValue() == wanted
                    ? null
                    : ErrorEval.NA;
        }
        if (arguments[1] instanceof AreaEval area) {
            for (int row = 0; row < area.getHeight(); row++) {
                for (int column = 0; column < area.getWidth(); column++) {
                    if (area.getRelativeValue(row, column) instanceof NumberEval number
                            && number.getNumberValue() == wanted) {
                        return null;
                    }
                }
            }
            return ErrorEval.NA;
        }
        return null;
    }

    /// The column or row that is wanted must be one of the table's, whether anything is found or not.
    private static @Nullable ValueEval column(ValueEval[] arguments, boolean across) throws EvaluationException {
        if (Node.single(arguments[0]) instanceof ErrorEval wrong) {
            return wrong;
        }
        double place = Reckoning.number(Node.single(arguments[2]));
        int most = arguments[1] instanceof AreaEval area ? across ? area.getWidth() : area.getHeight() : 1;
        return place < 1 ? ErrorEval.VALUE_INVALID : place >= most + 1.0 ? ErrorEval.REF_INVALID : null;
    }

    /// The day 0, which a blank is, is a Saturday.
    private static @Nullable ValueEval firstSaturday(ValueEval[] arguments) throws EvaluationException {
        if (!dayBeforeAll(arguments)) {
            return null;
        }
        double type = arguments.length < 2 ? 1 : Reckoning.number(Node.single(arguments[1]));
        return switch ((int) type) {
            case 1 -> new NumberEval(7);
            case 2 -> new NumberEval(6);
            case 3 -> new NumberEval(5);
            default -> type >= 11 && type < 18 ? new NumberEval(Math.floorMod(16 - (int) type, 7) + 1.0) : null;
        };
    }

    /// The logarithm to the base of 10 is exact.
    private static @Nullable ValueEval ofTens(ValueEval[] arguments) throws EvaluationException {
        double number = Reckoning.number(Node.single(arguments[0]));
        boolean tens = arguments.length < 2 || Reckoning.number(Node.single(arguments[1])) == 10;
        return tens && number > 0 ? Reckoning.number(Math.log10(number)) : null;
    }

    /// The day 0 is in no week, but in the last one of the year before where weeks are counted as in ISO 8601.
    private static @Nullable ValueEval firstWeek(ValueEval[] arguments) throws EvaluationException {
        if (!dayBeforeAll(arguments)) {
            return null;
        }
        double type = arguments.length < 2 ? 1 : Reckoning.number(Node.single(arguments[1]));
        return new NumberEval(type == 21 ? 52 : 0);
    }

    private static boolean dayBeforeAll(ValueEval[] arguments) throws EvaluationException {
        double day = Reckoning.number(Node.single(arguments[0]));
        return day >= 0 && day < 1;
    }

    /// A blank cell in place of what is not found is 0.
    private static FreeRefFunction withBlankAsNothing(FreeRefFunction target) {
        return (arguments, context) -> {
            ValueEval[] given = arguments.clone();
            if (given.length > 3
                    && Node.single(given[3]) == BlankEval.instance
                    && given[3] != MissingArgEval.instance) {
                given[3] = NumberEval.ZERO;
            }
            return target.evaluate(given, context);
        };
    }

    /// A day's time does not count, and there is no day before the first or after the last.
    private static FreeRefFunction ofWholeDay(String name) {
        FreeRefFunction target = target(name);
        return (arguments, context) -> {
            try {
                double day = Reckoning.number(Node.single(arguments[0]));
                if (day < 0) {
                    return ErrorEval.NUM_ERROR;
                }
                ValueEval[] whole = arguments.clone();
                whole[0] = new NumberEval(Math.floor(day));
                ValueEval result = target.evaluate(whole, context);
                boolean none = result instanceof NumberEval number
                        && (number.getNumberValue() < 0 || number.getNumberValue() > LAST);
                return none ? ErrorEval.NUM_ERROR : result;
            } catch (EvaluationException wrong) {
                return wrong.getErrorEval();
            }
        };
    }
}
