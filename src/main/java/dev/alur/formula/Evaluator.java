package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.jspecify.annotations.Nullable;

/// Evaluates expressions over one state of a workbook at one moment. Made anew for each state, by
/// [#over] where the state before had an evaluator; not for use by two threads at once.
///
/// A number is given as a [Value.Date] where the expression makes a day of it: TODAY()+7, [Due]+3 where Due
/// holds a date, EDATE, WORKDAY, IF with a date among its values, a lookup in a column of dates. It is never
/// guessed from the number.
public final class Evaluator {
    private static final Evaluated YES = new Evaluated(Value.of(true), null);
    private static final Evaluated NO = new Evaluated(Value.of(false), null);

    private final Snapshot snapshot;
    private final LocalDateTime now;
    private final LiveFormulas formulas;
    private final FormulaCells cells;
    private final Engine engine;
    private final Results results;

    /// @param snapshot the state: what the workbook holds, with whatever is planned so far laid
    /// over it
    /// @param now what NOW gives, and TODAY without its time
    public Evaluator(Snapshot snapshot, LocalDateTime now) {
        this(snapshot, now, new LiveFormulas(snapshot), new Results(snapshot, null));
    }

    private Evaluator(Snapshot snapshot, LocalDateTime now, LiveFormulas formulas, Results results) {
        this.results = results;
        this.snapshot = snapshot;
        this.now = now;
        this.formulas = formulas;
        this.cells = new FormulaCells(snapshot, formulas);
        this.engine = new Engine(snapshot, now, cells::value);
        cells.computeWith((program, sheet, row) -> budgeted(program, sheet.name(), row));
    }

    /// An evaluator for another state of the same workbook, made from this one's by
    /// [Snapshot#with]: what was read of its formulas is kept, and what expressions gave whose cells did
    /// not change.
    public Evaluator over(Snapshot state) {
        return new Evaluator(state, now, formulas, new Results(state, results));
    }

    /// An evaluator of the same state at another moment.
    public Evaluator at(LocalDateTime moment) {
        return new Evaluator(snapshot, moment, formulas, new Results(snapshot, null));
    }

    /// What NOW gives.
    public LocalDateTime now() {
        return now;
    }

    /// The value of an expression for a row of its scope's sheet, counted from 1.
    ///
    /// Problems are: an error value, named by the cell that it comes from; a cell that it reads and whose
    /// formula cannot be computed; a result that is too long; a cost beyond the budget.
    public Evaluated evaluate(Expression expression, int row) {
        Evaluated known = results.get(expression, row);
        if (known == null) {
            known = evaluated(expression, row);
            results.put(expression, row, known);
        }
        return known;
    }

    private Evaluated evaluated(Expression expression, int row) {
        try {
            Value value = isOneCell(expression) ? onlyCell(expression, row) : computed(expression, row);
            return judged(expression, row, value);
        } catch (Abort abort) {
            return failed(expression, abort);
        } catch (RuntimeException | StackOverflowError refused) {
            // POI throws what it likes, also undeclared
            return failed(expression, new Abort(FormulaProblem.FORMULA_FAILED, null));
        }
    }

    /// The same for a condition: the value is always a [Value.Bool] where there is no problem. A
    /// blank is no, a number is yes unless it is 0; a text or a date is a problem.
    public Evaluated truth(Expression condition, int row) {
        Evaluated evaluated = evaluate(condition, row);
        if (evaluated.problem() != null) {
            return evaluated;
        }
        return switch (evaluated.value()) {
            case Value.Bool bool -> evaluated;
            case Value.Blank() -> NO;
            case Value.Number(BigDecimal number) -> number.signum() == 0 ? NO : YES;
            case Value.Text text -> text.isBlank() ? NO : notYesOrNo(condition, text);
            case Value.Date date -> notYesOrNo(condition, date);
            case Value.Fault fault -> evaluated;
        };
    }

    /// Every cell that an expression's text names for a row, evaluated or not. In place of a cell that holds a
    /// formula stand the cells that its formula names, and so on; areas are cut where such cells are inside.
    public List<Range> reads(Expression expression, int row) {
        return new Reads(snapshot, formulas, cells).of(expression.reads(row));
    }

    /// The cells that people fill and on which the formula of a cell rests, however far; the cell itself where
    /// it holds none.
    public List<Range> sources(Address cell) {
        return new Reads(snapshot, formulas, cells).of(List.of(Range.of(cell)));
    }

    /// What a cell holds in this state. For a formula: computed anew where something under it was
    /// laid over or it reads the clock, else its cached value. A formula that cannot be computed
    /// gives the [Value.Fault] `#VALUE!`.
    public Value value(Address cell) {
        Sheet sheet = snapshot.sheet(cell.sheet()).orElse(null);
        if (sheet == null) {
            return Value.BLANK;
        }
        try {
            return cells.value(sheet, cell.row(), cell.column());
        } catch (Abort uncomputable) {
            return new Value.Fault("#VALUE!");
        }
    }

    private static boolean isOneCell(Expression expression) {
        Ptg[] tokens = expression.program().tokens();
        return tokens.length == 1
                && tokens[0] instanceof Ref3DPxg cell
                && !cell.getSheetName().equals(Codes.AGGREGATES)
                && expression.references().size() == 1;
    }

    /// A cell on its own gives what it holds, also a blank, and each digit of a number.
    private Value onlyCell(Expression expression, int row) {
        Range cell = expression.program().tokens()[0] instanceof Ref3DPxg own
                        && own.getSheetName().equals(Codes.ROW)
                ? new Range(expression.sheet(), row, own.getColumn() + 1, row, own.getColumn() + 1)
                : expression.reads(row).getFirst();
        Sheet sheet = snapshot.sheet(cell.sheet()).orElseThrow(() -> new Abort(FormulaProblem.FORMULA_FAILED, null));
        return cells.value(sheet, cell.firstRow(), cell.firstColumn());
    }

    private Value computed(Expression expression, int row) {
        ValueEval result = budgeted(expression.program(), expression.sheet(), row);
        boolean date = result instanceof NumberEval number
                && Serial.isDate(number.getNumberValue())
                && new Kinds(new Held(expression, row)).isDate(expression.program());
        return Engine.value(result, date);
    }

    private ValueEval budgeted(Program program, String sheet, int row) {
        Budget budget = engine.budget();
        long around = budget.begin(program);
        try {
            return engine.run(program, sheet, row);
        } finally {
            budget.end(program, around);
        }
    }

    private Evaluated judged(Expression expression, int row, Value value) {
        return switch (value) {
            case Value.Fault fault -> new Evaluated(fault, fault(expression, row, fault));
            case Value.Text(String text)
            when text.length() > BoundedFunctions.MAX_TEXT ->
                failed(expression, new Abort(FormulaProblem.RESULT_TOO_LONG, null, BoundedFunctions.MAX_TEXT));
            case Value.Text text -> new Evaluated(text, null);
            case Value.Blank blank -> new Evaluated(blank, null);
            case Value.Number number -> new Evaluated(number, null);
            case Value.Bool(boolean holds) -> holds ? YES : NO;
            case Value.Date date -> new Evaluated(date, null);
        };
    }

    private Problem fault(Expression expression, int row, Value.Fault fault) {
        Address cell = new Reads(snapshot, formulas, cells).fault(expression.reads(row), this::value);
        if (cell == null) {
            return whole(expression, FormulaProblem.FAULT_IN_FORMULA, fault.code());
        }
        String code = value(cell).plain();
        return Problem.error(
                FormulaProblem.FAULT_IN_CELL,
                cell,
                code,
                cell.toString(),
                expression.at().toString());
    }

    private static Evaluated failed(Expression expression, Abort abort) {
        Object[] arguments = abort.arguments().toArray();
        Address cell = abort.cell();
        Problem problem =
                cell == null ? whole(expression, abort.key(), arguments) : Problem.error(abort.key(), cell, arguments);
        return new Evaluated(new Value.Fault("#VALUE!"), problem);
    }

    private static Evaluated notYesOrNo(Expression condition, Value value) {
        return new Evaluated(
                value, whole(condition, FormulaProblem.NOT_YES_OR_NO, LiveFormulas.shortened(value.plain())));
    }

    private static Problem whole(Expression expression, FormulaProblem key, Object... arguments) {
        return Problem.error(key, expression.at(), arguments)
                .at(expression.text(), 0, expression.text().length());
    }

    /// What the cells hold that an expression names, for telling dates from numbers.
    private final class Held implements Kinds.Lookup {
        private final Expression expression;
        private final int row;

        Held(Expression expression, int row) {
            this.expression = expression;
            this.row = row;
        }

        @Override
        public Value cell(String code, int cellRow, int column) {
            Sheet sheet = sheet(code);
            int on = code.equals(Codes.ROW) ? row : cellRow;
            return sheet == null ? Value.BLANK : value(sheet.address(on, column));
        }

        @Override
        public @Nullable Sheet sheet(String code) {
            if (code.equals(Codes.ROW)) {
                return snapshot.sheet(expression.sheet()).orElse(null);
            }
            for (Sheet sheet : snapshot.sheets()) {
                if (Codes.sheet(sheet.name()).equals(code)) {
                    return sheet;
                }
            }
            return null;
        }
    }
}
