package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.time.LocalDateTime;
import java.util.List;

/// Evaluates expressions over one state of a workbook at one moment. Made anew for each state; not for use by two threads at once.
public final class Evaluator {
    private final Snapshot snapshot;

    /// @param snapshot the state: what the workbook holds, with whatever is planned so far laid over it
    /// @param now what NOW gives, and TODAY without its time
    public Evaluator(Snapshot snapshot, LocalDateTime now) {
        this.snapshot = snapshot;
    }

    /// The value of an expression for a row of its scope's sheet, counted from 1.
    public Evaluated evaluate(Expression expression, int row) {
        return new Evaluated(Value.BLANK, null);
    }

    /// The same for a condition: the value is always a [Value.Bool] where there is no problem. A blank is no, a number is yes unless it is 0;
    /// a text or a date is a problem.
    public Evaluated truth(Expression condition, int row) {
        return new Evaluated(Value.of(false), null);
    }

    /// Every cell that an expression's text names for a row, evaluated or not, where a cell that holds a formula is followed by
    /// the cells that its formula names, and so on.
    public List<Range> reads(Expression expression, int row) {
        return expression.reads(row);
    }

    /// What a cell holds in this state. For a formula: computed anew where something under it was laid over or it reads the clock, else its
    /// cached value. A formula that cannot be computed gives a [Value.Fault].
    public Value value(Address cell) {
        return snapshot.value(cell);
    }
}
