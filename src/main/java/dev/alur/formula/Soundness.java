package dev.alur.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// What can be said of conditions before any row is looked at. A column that is only compared with constants is
/// tried with a value out of each class that the constants can tell apart (each constant, between two, beyond
/// the last, a blank, another text); everything else may turn out either way. So what is said to hold never or
/// always does, and what is not noticed is judged row by row as ever.
final class Soundness {
    /// Trials of one question at most; beyond it nothing is said.
    private static final int MOST = 50_000;

    /// The largest number that a cell holds.
    private static final double LARGEST = 9.99999999999999E307;

    private static final String OTHER_TEXT = "\u2402other";

    /// Something that is tried: a column's cell, or how two parts compare, or whether a part holds.
    private sealed interface Unknown {
        record Cell(int column) implements Unknown {}

        record Order(String left, String right) implements Unknown {
            static Order of(Node left, Node right) {
                return new Order(left.toString(), right.toString());
            }
        }

        record Truth(String part) implements Unknown {}
    }

    private final Map<Unknown, List<ValueEval>> tried = new LinkedHashMap<>();
    private final Map<Unknown, ValueEval> now = new LinkedHashMap<>();
    /// What is tried for a part.
    private final Map<Node, Unknown> parts = new IdentityHashMap<>();
    /// Comparisons whose sides stand the other way round than in what is tried for them.
    private final Set<Node> turned = Collections.newSetFromMap(new IdentityHashMap<>());

    private Soundness(Node... conditions) {
        Map<Integer, List<ValueEval>> constants = new LinkedHashMap<>();
        for (Node condition : conditions) {
            collect(condition, constants);
        }
        constants.forEach((column, values) -> tried.put(new Unknown.Cell(column), classes(values)));
    }

    /// Whether a condition holds for no row, for every row, or for some.
    static Expression.Holds of(Node condition) {
        Soundness all = new Soundness(condition);
        boolean[] seen = new boolean[2];
        boolean whole = all.isWorthIt()
                && all.each(new ArrayList<>(all.tried.keySet()), 0, () -> {
                    Boolean truth = all.truth(condition);
                    seen[0] |= truth == null || truth;
                    seen[1] |= truth == null || !truth;
                    return !(seen[0] && seen[1]);
                });
        return !whole || seen[0] == seen[1]
                ? Expression.Holds.SOMETIMES
                : seen[0] ? Expression.Holds.ALWAYS : Expression.Holds.NEVER;
    }

    /// Whether there are values of cells with which both conditions hold, whatever else is.
    static boolean meet(Node one, Node other) {
        Soundness all = new Soundness(one, other);
        List<Unknown> cells = new ArrayList<>();
        List<Unknown> rest = new ArrayList<>();
        all.tried.keySet().forEach(unknown -> (unknown instanceof Unknown.Cell ? cells : rest).add(unknown));
        boolean[] found = new boolean[1];
        if (all.isWorthIt()) {
            all.each(cells, 0, () -> {
                found[0] = all.each(
                        rest, 0, () -> Boolean.TRUE.equals(all.truth(one)) && Boolean.TRUE.equals(all.truth(other)));
                return !found[0];
            });
        }
        return found[0];
    }

    private boolean isWorthIt() {
        long trials = 1;
        for (List<ValueEval> values : tried.values()) {
            trials *= values.size();
            if (trials > MOST) {
                return false;
            }
        }
        return true;
    }

    /// One trial; false ends the trying.
    private interface Trial {
        boolean goesOn();
    }

    /// @return false where a trial ended it
    private boolean each(List<Unknown> unknowns, int at, Trial trial) {
        if (at == unknowns.size()) {
            return trial.goesOn();
        }
        for (ValueEval value : tried.getOrDefault(unknowns.get(at), List.of())) {
            now.put(unknowns.get(at), value);
            if (!each(unknowns, at + 1, trial)) {
                return false;
            }
        }
        return true;
    }

    private void collect(Node condition, Map<Integer, List<ValueEval>> constants) {
        switch (condition) {
            case Node.Constant constant -> {}
            case Node.Single single -> collect(single.part(), constants);
            case Choice.All all
            when all.arguments().stream().noneMatch(Soundness::isCell) ->
                all.arguments().forEach(argument -> collect(argument, constants));
            case Choice.If either -> {
                collect(either.condition(), constants);
                collect(either.then(), constants);
                collect(either.otherwise(), constants);
            }
            case Call.Plain call
            when call.name().equals("NOT") -> collect(call.arguments().getFirst(), constants);
            case Operation.Binary binary when isComparison(binary.operator()) -> compared(binary, constants);
            default -> {
                Unknown truth = new Unknown.Truth(condition.toString());
                parts.put(condition, truth);
                tried.put(truth, List.of(BoolEval.TRUE, BoolEval.FALSE));
            }
        }
    }

    private static boolean isCell(Node node) {
        return node instanceof Node.OwnCell || (node instanceof Node.Single single && isCell(single.part()));
    }

    private void compared(Operation.Binary binary, Map<Integer, List<ValueEval>> constants) {
        Node left = bare(binary.left());
        Node right = bare(binary.right());
        if (left instanceof Node.Constant && right instanceof Node.Constant) {
            return;
        }
        if (left instanceof Node.OwnCell(int column) && right instanceof Node.Constant(ValueEval value)) {
            constants.computeIfAbsent(column, key -> new ArrayList<>()).add(value);
        } else if (right instanceof Node.OwnCell(int column) && left instanceof Node.Constant(ValueEval value)) {
            constants.computeIfAbsent(column, key -> new ArrayList<>()).add(value);
        } else if (tried.containsKey(Unknown.Order.of(right, left))) {
            parts.put(binary, Unknown.Order.of(right, left));
            turned.add(binary);
        } else {
            parts.put(binary, Unknown.Order.of(left, right));
            tried.put(Unknown.Order.of(left, right), List.of(new NumberEval(-1), new NumberEval(0), new NumberEval(1)));
        }
    }

    private static Node bare(Node node) {
        return node instanceof Node.Single single ? bare(single.part()) : node;
    }

    private static boolean isComparison(Reckoning.Operator operator) {
        return switch (operator) {
            case EQUAL, DIFFERENT, LESS, AT_MOST, MORE, AT_LEAST -> true;
            default -> false;
        };
    }

    /// A value out of each class that some constants tell apart.
    private static List<ValueEval> classes(List<ValueEval> constants) {
        List<ValueEval> values = new ArrayList<>(List.of(BlankEval.instance, new StringEval(OTHER_TEXT)));
        TreeSet<Double> numbers = new TreeSet<>();
        TreeSet<String> texts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ValueEval constant : constants) {
            switch (constant) {
                case BoolEval bool -> {}
                case NumberEval number -> numbers.add(number.getNumberValue());
                case StringEval text -> texts.add(text.getStringValue());
                default -> {}
            }
        }
        values.add(BoolEval.TRUE);
        values.add(BoolEval.FALSE);
        texts.forEach(text -> {
            values.add(new StringEval(text));
            values.add(new StringEval(text + "\u2402"));
        });
        double before = -LARGEST;
        values.add(new NumberEval(before));
        for (double number : numbers) {
            values.add(new NumberEval(before / 2 + number / 2));
            values.add(new NumberEval(number));
            before = number;
        }
        values.add(new NumberEval(LARGEST));
        return values;
    }

    /// Whether a condition holds as things are tried; null where it is neither yes nor no.
    private @Nullable Boolean truth(Node condition) {
        return switch (condition) {
            case Node.Constant(ValueEval value) -> bool(Node.truth(value));
            case Node.Single single -> truth(single.part());
            case Choice.All all when all.arguments().stream().noneMatch(Soundness::isCell) -> all(all);
            case Choice.If either -> {
                Boolean first = truth(either.condition());
                yield first == null ? null : truth(first ? either.then() : either.otherwise());
            }
            case Call.Plain call
            when call.name().equals("NOT") -> {
                Boolean inner = truth(call.arguments().getFirst());
                yield inner == null ? null : Boolean.valueOf(!inner);
            }
            case Operation.Binary binary when isComparison(binary.operator()) -> comparison(binary);
            default -> bool(now.get(parts.get(condition)));
        };
    }

    private @Nullable Boolean all(Choice.All all) {
        boolean result = all.and();
        for (Node argument : all.arguments()) {
            Boolean truth = truth(argument);
            if (truth == null) {
                return null;
            }
            result = all.and() ? result && truth : result || truth;
        }
        return result;
    }

    private @Nullable Boolean comparison(Operation.Binary binary) {
        Node left = bare(binary.left());
        Node right = bare(binary.right());
        ValueEval one = value(left, right);
        ValueEval other = value(right, left);
        if (one != null && other != null) {
            return bool(Reckoning.of(binary.operator(), one, other));
        }
        ValueEval order = now.get(parts.get(binary));
        ValueEval zero = new NumberEval(0);
        if (order == null) {
            return null;
        }
        return bool(
                turned.contains(binary)
                        ? Reckoning.of(binary.operator(), zero, order)
                        : Reckoning.of(binary.operator(), order, zero));
    }

    /// A constant, or a cell that is compared with one.
    private @Nullable ValueEval value(Node side, Node against) {
        return switch (side) {
            case Node.Constant(ValueEval value) ->
                against instanceof Node.Constant || against instanceof Node.OwnCell ? value : null;
            case Node.OwnCell(int column) ->
                against instanceof Node.Constant ? now.get(new Unknown.Cell(column)) : null;
            default -> null;
        };
    }

    private static @Nullable Boolean bool(@Nullable ValueEval value) {
        return value instanceof BoolEval bool ? Boolean.valueOf(bool.getBooleanValue()) : null;
    }
}
