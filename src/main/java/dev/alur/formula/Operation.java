package dev.alur.formula;

import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.ValueEval;

/// Operators over the parts of a formula.
sealed interface Operation extends Node {
    /// What stands for a value beyond an array's end.
    ValueEval BEYOND = ErrorEval.NA;

    /// An operator between two parts.
    record Binary(Reckoning.Operator operator, Node left, Node right) implements Operation {
        @Override
        public ValueEval operand(Run run) {
            ValueEval one = left.value(run);
            return Reckoning.of(operator, one, right.value(run));
        }

        @Override
        public ValueEval array(Run run) {
            ValueEval one = left.array(run);
            ValueEval other = right.array(run);
            int height = Math.max(Operation.height(one), Operation.height(other));
            int width = Math.max(Operation.width(one), Operation.width(other));
            if (height == 1 && width == 1) {
                return Reckoning.of(operator, Node.single(one), Node.single(other));
            }
            run.take((long) height * width);
            ValueEval[][] values = new ValueEval[height][width];
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    values[row][column] =
                            Reckoning.of(operator, Operation.at(one, row, column), Operation.at(other, row, column));
                }
            }
            return Area.of(values);
        }
    }

    /// A sign in front of a part, or a percent sign behind it.
    ///
    /// @param factor -1, 1 or 0.01
    record Scaled(double factor, Node part) implements Operation {
        @Override
        public ValueEval operand(Run run) {
            return scaled(part.value(run));
        }

        @Override
        public ValueEval array(Run run) {
            ValueEval whole = part.array(run);
            if (Operation.height(whole) == 1 && Operation.width(whole) == 1) {
                return scaled(Node.single(whole));
            }
            run.take((long) Operation.height(whole) * Operation.width(whole));
            ValueEval[][] values = new ValueEval[Operation.height(whole)][Operation.width(whole)];
            for (int row = 0; row < values.length; row++) {
                for (int column = 0; column < values[row].length; column++) {
                    values[row][column] = scaled(Operation.at(whole, row, column));
                }
            }
            return Area.of(values);
        }

        private ValueEval scaled(ValueEval value) {
            // a plus sign leaves a text a text
            if (factor == 1 || value instanceof ErrorEval) {
                return value;
            }
            try {
                double number = Reckoning.number(value);
                return Reckoning.number(factor == -1 ? 0 - number : number / 100);
            } catch (EvaluationException noNumber) {
                return noNumber.getErrorEval();
            }
        }
    }

    private static int height(ValueEval value) {
        return value instanceof AreaEval area ? area.getHeight() : 1;
    }

    private static int width(ValueEval value) {
        return value instanceof AreaEval area ? area.getWidth() : 1;
    }

    /// A value of an array; a single one, or a single row or column, stands for as many as are needed.
    private static ValueEval at(ValueEval value, int row, int column) {
        if (!(value instanceof AreaEval area)) {
            return Node.single(value);
        }
        int r = area.getHeight() == 1 ? 0 : row;
        int c = area.getWidth() == 1 ? 0 : column;
        return r < area.getHeight() && c < area.getWidth() ? area.getRelativeValue(r, c) : BEYOND;
    }
}
