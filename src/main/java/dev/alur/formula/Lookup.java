package dev.alur.formula;

import java.util.List;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// MATCH, VLOOKUP and XLOOKUP of what is equal in a column that is the same for every row: found by an [Index].
/// A text is only a text here, a number only a number; capitals make no difference. What an index cannot tell
/// (patterns, blanks) goes on to POI.
///
/// @param sought what is looked for
/// @param column where it is looked for
/// @param found what is given of its row, counted from 1; null for the row's number
/// @param result the cells that are given from; with `found` null none
/// @param missing what is given where it is not there; null for `#N/A`
/// @param otherwise the call for POI
record Lookup(
        Node sought,
        FixedCells column,
        @Nullable Node found,
        @Nullable FixedCells result,
        @Nullable Node missing,
        Node otherwise)
        implements Node {
    /// A call as a lookup by index, or itself where it is none.
    static Node of(String name, List<Node> arguments, Node call) {
        if (arguments.size() < 3 || !(arguments.get(1) instanceof FixedCells cells)) {
            return call;
        }
        FixedCells first = new FixedCells(
                cells.sheet(), cells.firstRow(), cells.firstColumn(), cells.lastRow(), cells.firstColumn());
        boolean one = cells.firstColumn() == cells.lastColumn();
        Node sought = arguments.getFirst();
        return switch (name) {
            case "MATCH" -> one && isNo(arguments.get(2)) ? new Lookup(sought, first, null, null, null, call) : call;
            case "VLOOKUP" ->
                arguments.size() == 4 && isNo(arguments.get(3))
                        ? new Lookup(sought, first, arguments.get(2), cells, null, call)
                        : call;
            case "XLOOKUP" ->
                one && arguments.size() < 5 && arguments.get(2) instanceof FixedCells given && isBeside(given, cells)
                        ? new Lookup(
                                sought,
                                first,
                                new Constant(new NumberEval(1)),
                                given,
                                arguments.size() > 3 ? arguments.get(3) : null,
                                call)
                        : call;
            default -> call;
        };
    }

    private static boolean isNo(Node node) {
        return node instanceof Constant(ValueEval value)
                && ((value instanceof BoolEval bool && !bool.getBooleanValue())
                        || (value instanceof NumberEval number && number.getNumberValue() == 0));
    }

    /// Whether it is one column with as many rows.
    private static boolean isBeside(FixedCells given, FixedCells cells) {
        return given.firstColumn() == given.lastColumn()
                && given.lastRow() - given.firstRow() == cells.lastRow() - cells.firstRow();
    }

    @Override
    public ValueEval operand(Run run) {
        ValueEval value = run.isNoting() ? ErrorEval.NA : sought.value(run);
        boolean plain = value instanceof NumberEval
                || value instanceof BoolEval
                || (value instanceof StringEval text && !Wildcards.in(text.getStringValue()));
        if (!plain) {
            return otherwise.operand(run);
        }
        List<Integer> rows = run.index(this, column).holding(Criterion.key(value));
        if (found == null || result == null) {
            return rows.isEmpty() ? ErrorEval.NA : new NumberEval(rows.getFirst() + 1.0);
        }
        int place;
        try {
            place = (int) Reckoning.number(found.value(run));
        } catch (EvaluationException wrong) {
            return wrong.getErrorEval();
        }
        if (place < 1) {
            return ErrorEval.VALUE_INVALID;
        }
        if (place > result.lastColumn() - result.firstColumn() + 1) {
            return ErrorEval.REF_INVALID;
        }
        if (rows.isEmpty()) {
            return missing == null ? ErrorEval.NA : missing.value(run);
        }
        return run.cells(result.sheet()).value(result.firstRow() + rows.getFirst(), result.firstColumn() + place - 1);
    }
}
