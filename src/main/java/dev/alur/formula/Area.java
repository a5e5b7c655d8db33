package dev.alur.formula;

import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.AreaEvalBase;
import org.apache.poi.ss.formula.eval.ValueEval;

/// Several cells, or values in the place of cells, as functions see them. Rows and columns are counted from 0.
final class Area extends AreaEvalBase {
    private final Source cells;

    /// Where the values come from.
    @FunctionalInterface
    interface Source {
        ValueEval value(int row, int column);
    }

    Area(Source cells, int firstRow, int firstColumn, int lastRow, int lastColumn) {
        super(firstRow, firstColumn, lastRow, lastColumn);
        this.cells = cells;
    }

    /// Values in the place of an area's cells.
    ///
    /// @param values row by row, at least one
    static Area of(ValueEval[][] values) {
        return new Area((row, column) -> values[row][column], 0, 0, values.length - 1, values[0].length - 1);
    }

    @Override
    public ValueEval getRelativeValue(int row, int column) {
        return cells.value(getFirstRow() + row, getFirstColumn() + column);
    }

    @Override
    public ValueEval getRelativeValue(int sheet, int row, int column) {
        return getRelativeValue(row, column);
    }

    @Override
    public Area offset(int fromRow, int toRow, int fromColumn, int toColumn) {
        return new Area(
                cells,
                getFirstRow() + fromRow,
                getFirstColumn() + fromColumn,
                getFirstRow() + toRow,
                getFirstColumn() + toColumn);
    }

    @Override
    public TwoDEval getRow(int row) {
        return offset(row, row, 0, getWidth() - 1);
    }

    @Override
    public TwoDEval getColumn(int column) {
        return offset(0, getHeight() - 1, column, column);
    }
}
