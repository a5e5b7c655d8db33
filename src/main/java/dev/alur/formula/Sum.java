package dev.alur.formula;

import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.jspecify.annotations.Nullable;

/// A value as columns of the row, each so many times, and a number: `[Start]+7`.
///
/// @param columns how often each counts, by column; none that counts 0 times
record Sum(Map<Integer, Integer> columns, double number) {
    /// Null where a part is something else.
    static @Nullable Sum of(Node node) {
        return switch (node) {
            case Node.Single single -> of(single.part());
            case Node.OwnCell(int column) -> new Sum(Map.of(column, 1), 0);
            case Node.Constant constant ->
                constant.value() instanceof NumberEval number ? new Sum(Map.of(), number.getNumberValue()) : null;
            case Operation.Binary sum ->
                switch (sum.operator()) {
                    case ADD -> plus(of(sum.left()), of(sum.right()), 1);
                    case SUBTRACT -> plus(of(sum.left()), of(sum.right()), -1);
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Sum plus(@Nullable Sum left, @Nullable Sum right, int sign) {
        if (left == null || right == null) {
            return null;
        }
        Map<Integer, Integer> columns = new TreeMap<>(left.columns());
        right.columns().forEach((column, times) -> columns.merge(column, sign * times, Integer::sum));
        columns.values().removeIf(times -> times == 0);
        return new Sum(columns, left.number() + sign * right.number());
    }
}
