package dev.alur.formula;

import java.time.LocalDate;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;

/// What a function of ours is called with.
record Arguments(ValueEval[] values, OperationEvaluationContext context) {
    /// The last day that a cell can hold, 9999-12-31.
    static final int LAST_DAY = 2_958_465;

    /// A function of ours; an error value among what it needs becomes its result.
    @FunctionalInterface
    interface Computed {
        ValueEval of(Arguments arguments) throws EvaluationException;
    }

    /// What takes each value of an area.
    @FunctionalInterface
    interface Each {
        void take(ValueEval value) throws EvaluationException;
    }

    /// As POI wants a function.
    static FreeRefFunction function(Computed computed) {
        return (values, context) -> {
            try {
                ValueEval result = computed.of(new Arguments(values, context));
                return result instanceof NumberEval number && !Double.isFinite(number.getNumberValue())
                        ? ErrorEval.NUM_ERROR
                        : result;
            } catch (EvaluationException fault) {
                return fault.getErrorEval();
            }
        };
    }

    /// Whether there is an argument at a place, counted from 0.
    boolean has(int place) {
        return place < values.length && values[place] != MissingArgEval.instance;
    }

    /// The one value at a place; what is left out is blank.
    ///
    /// @throws EvaluationException where it is an error value
    ValueEval single(int place) throws EvaluationException {
        if (!has(place)) {
            return BlankEval.instance;
        }
        return OperandResolver.getSingleValue(values[place], context.getRowIndex(), context.getColumnIndex());
    }

    String text(int place) throws EvaluationException {
        return OperandResolver.coerceValueToString(single(place));
    }

    /// A number; a text counts where it is a number or a day as `2026-11-24`, for how others are read depends
    /// on the language.
    double number(int place) throws EvaluationException {
        ValueEval value = single(place);
        return value instanceof StringEval text
                ? number(text.getStringValue())
                : OperandResolver.coerceValueToDouble(value);
    }

    private static double number(String text) throws EvaluationException {
        Double number = Reckoning.number(text);
        if (number == null) {
            throw new EvaluationException(ErrorEval.VALUE_INVALID);
        }
        return number;
    }

    /// A number without its decimals.
    double whole(int place) throws EvaluationException {
        double number = number(place);
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    /// A whole number, or another one where the argument is left out.
    int whole(int place, int otherwise) throws EvaluationException {
        return has(place) ? (int) Math.clamp(whole(place), Integer.MIN_VALUE, Integer.MAX_VALUE) : otherwise;
    }

    /// A day as its number, without the time.
    int day(int place) throws EvaluationException {
        double day = Math.floor(number(place));
        if (day < 0 || day > LAST_DAY) {
            throw new EvaluationException(ErrorEval.NUM_ERROR);
        }
        return (int) day;
    }

    static LocalDate date(int day) {
        return ((dev.alur.grid.Value.Date) Serial.date(day)).at().toLocalDate();
    }

    /// Every value of an argument: of an area each cell, row by row.
    ///
    /// @return whether it is cells, not a value that stands in the formula
    boolean each(int place, Each each) throws EvaluationException {
        ValueEval value = values[place];
        if (value instanceof TwoDEval area) {
            for (int row = 0; row < area.getHeight(); row++) {
                for (int column = 0; column < area.getWidth(); column++) {
                    each.take(area.getValue(row, column));
                }
            }
            return true;
        }
        each.take(value instanceof RefEval cell ? cell.getInnerValueEval(cell.getFirstSheetIndex()) : value);
        return value instanceof RefEval;
    }
}
