package dev.alur.formula;

import java.util.List;
import java.util.function.Supplier;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;

/// A formula being evaluated over a row: what its nodes ask for.
///
/// @param own the sheet of that row
/// @param row counted from 0
record Run(Engine engine, Cells own, int row) {
    /// The row and the column that a formula stands in, so that no function takes the cell of an area
    /// beside it.
    private static final int NOWHERE = -1;

    Cells cells(String sheet) {
        return engine.cells(sheet);
    }

    ValueEval once(Program part) {
        return engine.once(part, this);
    }

    /// What a part gave before for the same keys in this state, or gives now.
    ValueEval remembered(Node part, List<?> keys, Supplier<ValueEval> gives) {
        return engine.remembered(part, keys, gives);
    }

    /// Whether everything that is read must be seen being read.
    boolean isNoting() {
        return engine.isNoting();
    }

    /// An index over a column that is the same for every row. Each part pays for it once, whoever made it.
    Index index(Node part, Node.FixedCells column) {
        return engine.index(part, column);
    }

    /// Takes steps from the budget.
    void take(long steps) {
        engine.budget().take(steps);
    }

    FreeRefFunction bounded(String name) {
        return engine.bounded(name);
    }

    ValueEval call(Function function, ValueEval[] arguments) {
        return function.evaluate(arguments, NOWHERE, NOWHERE);
    }

    ValueEval call(FreeRefFunction function, ValueEval[] arguments) {
        return function.evaluate(arguments, new OperationEvaluationContext(null, null, 0, NOWHERE, NOWHERE, null));
    }
}
