package dev.alur.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/// Which cells of a column hold what: made once, so that finding the equal ones takes no walk over the column.
final class Index {
    private final Map<Object, List<Integer>> rows = new HashMap<>();
    private final Map<Double, List<Integer>> numbers = new HashMap<>();

    /// Rows and column are counted from 0.
    Index(Cells cells, int firstRow, int lastRow, int column) {
        for (int row = 0; row <= lastRow - firstRow; row++) {
            ValueEval value = cells.known(firstRow + row, column);
            rows.computeIfAbsent(Criterion.key(value), key -> new ArrayList<>(1))
                    .add(row);
            Double number = value instanceof StringEval text ? Criterion.number(text.getStringValue()) : null;
            if (number != null || value instanceof NumberEval) {
                double key = Criterion.of(value, 0) + 0.0;
                numbers.computeIfAbsent(key, one -> new ArrayList<>(1)).add(row);
            }
        }
    }

    /// Rows, counted from 0 and in order, of cells that are equal to what a criterion asks for: a number also
    /// as a text.
    List<Integer> matching(Object key) {
        return key instanceof Double number
                ? numbers.getOrDefault(number, List.of())
                : rows.getOrDefault(key, List.of());
    }

    /// Rows of cells that hold the very thing: a number only as a number.
    List<Integer> holding(Object key) {
        return rows.getOrDefault(key, List.of());
    }
}
