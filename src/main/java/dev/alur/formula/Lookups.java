package dev.alur.formula;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// Lookups for the nearest value rely on cells that are sorted; in others each program finds something else.
/// Such a lookup is computed only where its cells are sorted, which is looked at once.
final class Lookups {
    private static final Set<String> NO = Set.of("FALSE", "0");

    private Lookups() {}

    /// How the cells of a lookup must be sorted, or null where it wants what is equal.
    ///
    /// @param arguments in plain form
    /// @return `V` by the first column from the least on, `H` by the first row, `L` by the longer of both, `D`
    /// from the greatest on
    private static @Nullable String order(String function, List<String> arguments) {
        int count = arguments.size();
        return switch (function) {
            case "VLOOKUP" -> count == 3 || (count == 4 && !NO.contains(arguments.get(3))) ? "V" : null;
            case "HLOOKUP" -> count == 3 || (count == 4 && !NO.contains(arguments.get(3))) ? "H" : null;
            case "LOOKUP" -> count > 1 ? "L" : null;
            case "MATCH" ->
                count == 2 || (count == 3 && !NO.contains(arguments.get(2)))
                        ? count == 3 && arguments.get(2).equals("-1") ? "D" : "L"
                        : null;
            case "XLOOKUP" -> count == 6 ? binary(arguments.get(5)) : null;
            case "XMATCH" -> count == 4 ? binary(arguments.get(3)) : null;
            default -> null;
        };
    }

    private static @Nullable String binary(String mode) {
        return switch (mode) {
            case "", "1", "-1" -> null;
            case "-2" -> "D";
            default -> "L";
        };
    }

    /// The call, and before its result is believed, the look whether its cells are sorted; null where it
    /// needs none.
    ///
    /// @param once whether these cells are the same for every row
    static @Nullable String guarded(String function, String call, List<String> arguments, boolean once, Draft draft) {
        String order = order(function, arguments);
        if (order == null) {
            return null;
        }
        String look = BoundedFunctions.PREFIX + "ISSORTED(" + arguments.get(1) + ",\"" + order + "\")";
        if (once) {
            int place = draft.aggregate(look);
            look = Codes.area(Codes.AGGREGATES, place + 1, 1, place + 1, 1);
        }
        return BoundedFunctions.PREFIX + "SORTED(" + call + "," + look + ",\"" + function + "\")";
    }

    /// `SORTED(result, whether the cells are sorted, function)`
    ///
    /// @throws Abort where they are not
    static ValueEval sorted(Arguments arguments) throws EvaluationException {
        if (arguments.single(1) instanceof BoolEval sorted && !sorted.getBooleanValue()) {
            throw new Abort(FormulaProblem.UNSORTED_LOOKUP, null, arguments.text(2));
        }
        return arguments.single(0);
    }

    /// `ISSORTED(cells, order)`: blanks may stand at the end, and all others must be of one kind.
    static ValueEval isSorted(Arguments arguments) throws EvaluationException {
        if (!(arguments.values()[0] instanceof TwoDEval area)) {
            return BoolEval.TRUE;
        }
        String order = arguments.text(1);
        boolean across = order.equals("H") || (!order.equals("V") && area.getWidth() > area.getHeight());
        int count = across ? area.getWidth() : area.getHeight();
        ValueEval last = null;
        boolean ended = false;
        for (int i = 0; i < count; i++) {
            ValueEval value = across ? area.getValue(0, i) : area.getValue(i, 0);
            if (value instanceof BlankEval) {
                ended = true;
                continue;
            }
            if (ended || (last != null && !follows(last, value, order.equals("D")))) {
                return BoolEval.FALSE;
            }
            last = value;
        }
        return BoolEval.TRUE;
    }

    private static boolean follows(ValueEval before, ValueEval value, boolean falling) throws EvaluationException {
        if (before instanceof ErrorEval fault) {
            throw new EvaluationException(fault);
        }
        int order;
        if (before instanceof NumberEval one && value instanceof NumberEval other) {
            order = Double.compare(one.getNumberValue(), other.getNumberValue());
        } else if (before instanceof StringEval one && value instanceof StringEval other) {
            order = one.getStringValue()
                    .toLowerCase(Locale.ROOT)
                    .compareTo(other.getStringValue().toLowerCase(Locale.ROOT));
        } else {
            return false;
        }
        return falling ? order >= 0 : order <= 0;
    }
}
