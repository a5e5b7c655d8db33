package dev.alur.formula;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadata;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.udf.UDFFinder;
import org.jspecify.annotations.Nullable;

/// Stands before POI's functions where their cost or their clock must be ours: TODAY and NOW give
/// the captured moment, what makes text is measured before it is made, patterns with many `*` are
/// refused, and [OwnFunctions] stand where POI has none or another one.
final class BoundedFunctions implements UDFFinder {
    /// In front of a function's name in the plain form: called through here.
    static final String PREFIX = "ALUR_";
    /// Characters in a cell, as in Excel.
    static final int MAX_TEXT = 32_767;

    private static final int MAX_STARS = 3;

    private final Map<String, FreeRefFunction> functions = new HashMap<>();
    private final double now;

    BoundedFunctions(LocalDateTime now) {
        this.now = Serial.of(now);
        functions.put("TODAY", (arguments, context) -> new NumberEval(Math.floor(this.now)));
        functions.put("NOW", (arguments, context) -> new NumberEval(this.now));
        functions.put("REPT", guarded("REPT", this::measureRepeated));
        functions.put("SUBSTITUTE", guarded("SUBSTITUTE", this::measureSubstituted));
        FreeRefFunction text = target("TEXT");
        functions.put("TEXT", Arguments.function(arguments -> TextFormats.text(arguments, text)));
        for (String name : List.of("CONCATENATE", "CONCAT", "TEXTJOIN")) {
            functions.put(name, guarded(name, this::measureJoined));
        }
        functions.put("SORTED", Arguments.function(Lookups::sorted));
        functions.put("ISSORTED", Arguments.function(Lookups::isSorted));
        OwnFunctions.ALL.forEach((name, computed) -> functions.put(name, Arguments.function(computed)));
    }

    /// Says before a call whether it may be made.
    @FunctionalInterface
    private interface Guard {
        /// True where the result would be too long.
        boolean refuses(ValueEval[] arguments, OperationEvaluationContext context) throws EvaluationException;
    }

    @Override
    public @Nullable FreeRefFunction findFunction(String name) {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        return functions.computeIfAbsent(
                name.substring(PREFIX.length()), plain -> guarded(plain, this::refusePatterns));
    }

    private static FreeRefFunction guarded(String name, Guard guard) {
        FreeRefFunction target = target(name);
        return (arguments, context) -> {
            try {
                return guard.refuses(arguments, context)
                        ? ErrorEval.VALUE_INVALID
                        : target.evaluate(arguments, context);
            } catch (EvaluationException e) {
                return e.getErrorEval();
            }
        };
    }

    private static FreeRefFunction target(String name) {
        FunctionMetadata basic = FunctionMetadataRegistry.getFunctionByName(name.toUpperCase(Locale.ROOT));
        if (basic == null) {
            return AnalysisToolPak.instance.findFunction(name);
        }
        Function function = FunctionEval.getBasicFunction(basic.getIndex());
        return (arguments, context) -> function.evaluate(arguments, context.getRowIndex(), context.getColumnIndex());
    }

    private static ValueEval single(ValueEval argument, OperationEvaluationContext context) throws EvaluationException {
        return OperandResolver.getSingleValue(argument, context.getRowIndex(), context.getColumnIndex());
    }

    private static String text(ValueEval argument, OperationEvaluationContext context) throws EvaluationException {
        return OperandResolver.coerceValueToString(single(argument, context));
    }

    private static double number(ValueEval argument, OperationEvaluationContext context) throws EvaluationException {
        return OperandResolver.coerceValueToDouble(single(argument, context));
    }

    private boolean measureRepeated(ValueEval[] arguments, OperationEvaluationContext context)
            throws EvaluationException {
        return text(arguments[0], context).length() * Math.max(0, number(arguments[1], context)) > MAX_TEXT;
    }

    private boolean measureSubstituted(ValueEval[] arguments, OperationEvaluationContext context)
            throws EvaluationException {
        String whole = text(arguments[0], context);
        String old = text(arguments[1], context);
        String replacement = text(arguments[2], context);
        if (old.isEmpty()) {
            return false;
        }
        long length = whole.length();
        for (int at = whole.indexOf(old); at >= 0; at = whole.indexOf(old, at + old.length())) {
            length += replacement.length() - old.length();
        }
        return length > MAX_TEXT;
    }

    private boolean measureJoined(ValueEval[] arguments, OperationEvaluationContext context) {
        long between = arguments[0] instanceof StringEval separator
                ? separator.getStringValue().length()
                : 1;
        long length = 0;
        for (ValueEval argument : arguments) {
            if (argument instanceof TwoDEval area) {
                for (int row = 0; row < area.getHeight() && length <= MAX_TEXT; row++) {
                    for (int column = 0; column < area.getWidth(); column++) {
                        length += length(area.getValue(row, column)) + between;
                    }
                }
            } else {
                length += argument instanceof StringEval text
                        ? text.getStringValue().length()
                        : 0;
            }
        }
        return length > 4L * MAX_TEXT;
    }

    private static int length(ValueEval value) {
        return value instanceof StringEval text ? text.getStringValue().length() : 0;
    }

    /// POI turns a pattern into a regular expression, whose cost grows with each `*` as a power of the text's
    /// length.
    private boolean refusePatterns(ValueEval[] arguments, OperationEvaluationContext context) {
        for (ValueEval argument : arguments) {
            if (!(argument instanceof TwoDEval)
                    && argument != MissingArgEval.instance
                    && stars(argument, context) > MAX_STARS) {
                throw new Abort(FormulaProblem.FORMULA_TOO_EXPENSIVE, null);
            }
        }
        return false;
    }

    private static long stars(ValueEval argument, OperationEvaluationContext context) {
        try {
            ValueEval value = single(argument, context);
            return value instanceof StringEval pattern
                    ? pattern.getStringValue()
                            .chars()
                            .filter(sign -> sign == '*')
                            .count()
                    : 0;
        } catch (EvaluationException faultThatTheFunctionMayWant) {
            return 0;
        }
    }
}
