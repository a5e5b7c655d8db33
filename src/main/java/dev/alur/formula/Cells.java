package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEvalBase;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// A sheet's cells as formulas reckon with them, in one state; each is asked for once. Rows and columns are
/// counted from 0 here. Each reading is a step of the budget, whether the cell was read before or not.
final class Cells implements Area.Source {
    private final Sheet sheet;
    private final Engine.Source source;
    private final Budget budget;
    private final @Nullable Seen seen;
    private final @Nullable ValueEval[] @Nullable [] columns;

    Cells(Sheet sheet, Engine.Source source, Budget budget, @Nullable Seen seen) {
        this.sheet = sheet;
        this.source = source;
        this.budget = budget;
        this.seen = seen;
        this.columns = new ValueEval[sheet.lastColumn()][];
    }

    /// What a cell holds.
    ///
    /// @throws Abort where the budget is spent, or the cell cannot be computed
    @Override
    public ValueEval value(int row, int column) {
        budget.take(1);
        ValueEval value = known(row, column);
        if (seen != null) {
            seen.note(value);
        }
        return value;
    }

    /// The same for a reading that was paid for.
    ValueEval known(int row, int column) {
        if (row >= sheet.lastRow() || column >= columns.length) {
            return BlankEval.instance;
        }
        @Nullable ValueEval[] rows = columns[column];
        if (rows == null) {
            rows = new ValueEval[sheet.lastRow()];
            columns[column] = rows;
        }
        ValueEval value = rows[row];
        if (value == null) {
            value = of(source.value(sheet, row + 1, column + 1));
            rows[row] = value;
        }
        return value;
    }

    /// A cell as an argument.
    ValueEval cell(int row, int column) {
        return new Cell(this, row, column);
    }

    /// The last row of an area that matters: one over whole columns ends with the sheet.
    int trimmed(int firstRow, int lastRow) {
        boolean whole = firstRow == 0 && lastRow == Address.MAX_ROW - 1;
        return whole ? Math.max(0, sheet.lastRow() - 1) : lastRow;
    }

    static ValueEval of(Value value) {
        return switch (value) {
            case Value.Blank() -> BlankEval.instance;
            case Value.Text(String text) -> new StringEval(text);
            case Value.Number(BigDecimal number) -> new NumberEval(number.doubleValue());
            case Value.Bool(boolean bool) -> BoolEval.valueOf(bool);
            case Value.Date(LocalDateTime at) -> new NumberEval(Serial.of(at));
            case Value.Fault(String code) -> ErrorEval.valueOf(Serial.code(code));
        };
    }

    /// One cell. What it holds is read only when it is asked for.
    private static final class Cell extends RefEvalBase {
        private final Cells cells;

        Cell(Cells cells, int row, int column) {
            super(0, row, column);
            this.cells = cells;
        }

        @Override
        public ValueEval getInnerValueEval(int sheetIndex) {
            return cells.value(getRow(), getColumn());
        }

        @Override
        public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            return new Area(
                    cells,
                    getRow() + firstRow,
                    getColumn() + firstColumn,
                    getRow() + lastRow,
                    getColumn() + lastColumn);
        }
    }
}
