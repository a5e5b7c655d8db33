package dev.alur.formula;

import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// A part of a formula that gives something for a row: a constant, cells, an operation, a call. It never
/// changes and belongs to no workbook.
interface Node {
    /// What it gives as an argument of a function: cells as themselves, so that the function may ask what they
    /// hold or where they are.
    ValueEval operand(Run run);

    /// The one value that it gives. Several cells have none: `#VALUE!`, never the one that happens to stand in
    /// the formula's row.
    default ValueEval value(Run run) {
        return single(operand(run));
    }

    /// What it gives where a function reckons with whole arrays: a value for each cell.
    default ValueEval array(Run run) {
        return operand(run);
    }

    /// The one value of an operand.
    static ValueEval single(ValueEval operand) {
        return switch (operand) {
            case RefEval cell -> cell.getInnerValueEval(cell.getFirstSheetIndex());
            case Area area ->
                area.getWidth() == 1 && area.getHeight() == 1 ? area.getRelativeValue(0, 0) : ErrorEval.VALUE_INVALID;
            case MissingArgEval missing -> BlankEval.instance;
            default -> operand;
        };
    }

    /// A value that is the same for every row.
    record Constant(ValueEval value) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return value;
        }
    }

    /// A part in a place where a function takes one value, not cells.
    record Single(Node part) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return part.value(run);
        }

        @Override
        public ValueEval array(Run run) {
            return part.array(run);
        }
    }

    /// A cell of the row that the formula is evaluated over.
    ///
    /// @param column counted from 0, as in everything that POI sees
    record OwnCell(int column) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return run.own().cell(run.row(), column);
        }

        @Override
        public ValueEval value(Run run) {
            return run.own().value(run.row(), column);
        }
    }

    /// The number of the row that the formula is evaluated over.
    record RowNumber() implements Node {
        @Override
        public ValueEval operand(Run run) {
            return new NumberEval(run.row() + 1.0);
        }
    }

    /// Cells of the row that the formula is evaluated over.
    record OwnCells(int firstColumn, int lastColumn) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return new Area(run.own(), run.row(), firstColumn, run.row(), lastColumn);
        }
    }

    /// A cell that is the same for every row.
    record FixedCell(String sheet, int row, int column) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return run.cells(sheet).cell(row, column);
        }

        @Override
        public ValueEval value(Run run) {
            return run.cells(sheet).value(row, column);
        }
    }

    /// Cells that are the same for every row.
    record FixedCells(String sheet, int firstRow, int firstColumn, int lastRow, int lastColumn) implements Node {
        @Override
        public ValueEval operand(Run run) {
            Cells cells = run.cells(sheet);
            return new Area(cells, firstRow, firstColumn, cells.trimmed(firstRow, lastRow), lastColumn);
        }
    }

    /// A part that gives the same for every row, computed once.
    record Once(Program part) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return run.once(part);
        }
    }

    /// The truth of a value, as in a condition: blank is no; or an error.
    static ValueEval truth(ValueEval value) {
        return value instanceof BoolEval ? value : Reckoning.truth(value);
    }
}
