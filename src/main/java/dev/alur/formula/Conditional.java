package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// COUNTIF, SUMIF, AVERAGEIF, and with several criteria COUNTIFS, SUMIFS, AVERAGEIFS, MAXIFS and MINIFS. What
/// was asked once in a state is remembered, and equal cells are found by an [Index], so that a criterion that
/// depends on the row does not walk over the column for every row.
///
/// @param values the cells to reckon with, or null to count
/// @param pairs cells and what is asked of them, in turn
/// @param resized the cells to reckon with begin where they say and are as many as those that are asked
record Conditional(Kind kind, @Nullable Node values, List<Node> pairs, boolean resized) implements Node {
    static final Set<String> NAMES =
            Set.of("COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS", "MAXIFS", "MINIFS");

    /// What is made of the values.
    enum Kind {
        COUNT,
        SUM,
        AVERAGE,
        GREATEST,
        LEAST
    }

    static Node of(String name, List<Node> arguments) {
        int count = arguments.size();
        return switch (name) {
            case "COUNTIF", "COUNTIFS" -> new Conditional(Kind.COUNT, null, arguments, false);
            case "SUMIF", "AVERAGEIF" ->
                new Conditional(
                        name.equals("SUMIF") ? Kind.SUM : Kind.AVERAGE,
                        count > 2 ? arguments.get(2) : arguments.getFirst(),
                        arguments.subList(0, 2),
                        true);
            default ->
                new Conditional(
                        switch (name) {
                            case "SUMIFS" -> Kind.SUM;
                            case "AVERAGEIFS" -> Kind.AVERAGE;
                            case "MAXIFS" -> Kind.GREATEST;
                            default -> Kind.LEAST;
                        },
                        arguments.getFirst(),
                        arguments.subList(1, count),
                        false);
        };
    }

    @Override
    public ValueEval operand(Run run) {
        List<AreaEval> areas = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            AreaEval area = area(pairs.get(i).operand(run));
            if (area == null || !isAlike(area, areas)) {
                return ErrorEval.VALUE_INVALID;
            }
            areas.add(area);
            criteria.add(Criterion.of(pairs.get(i + 1).value(run)));
        }
        AreaEval counted = values == null ? areas.getFirst() : area(values.operand(run));
        if (counted == null) {
            return ErrorEval.VALUE_INVALID;
        }
        if (resized) {
            counted = counted.offset(
                    0, areas.getFirst().getHeight() - 1, 0, areas.getFirst().getWidth() - 1);
        } else if (!isAlike(counted, areas)) {
            return ErrorEval.VALUE_INVALID;
        }
        AreaEval reckoned = counted;
        return isFixed()
                ? run.remembered(this, keys(criteria), () -> indexed(run, reckoned, areas, criteria))
                : scanned(reckoned, areas, criteria);
    }

    /// What tells criteria apart.
    private static List<Object> keys(List<Criterion> criteria) {
        List<Object> keys = new ArrayList<>(2 * criteria.size());
        for (Criterion criterion : criteria) {
            keys.add(criterion.test());
            keys.add(Criterion.key(criterion.operand()));
        }
        return keys;
    }

    /// Whether all cells are the same for every row.
    private boolean isFixed() {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!(pairs.get(i) instanceof FixedCells)) {
                return false;
            }
        }
        return values == null || values instanceof FixedCells || values instanceof FixedCell;
    }

    private static @Nullable AreaEval area(ValueEval operand) {
        return switch (operand) {
            case AreaEval area -> area;
            case RefEval cell -> cell.offset(0, 0, 0, 0);
            default -> null;
        };
    }

    private static boolean isAlike(AreaEval area, List<AreaEval> areas) {
        return areas.isEmpty()
                || (area.getHeight() == areas.getFirst().getHeight()
                        && area.getWidth() == areas.getFirst().getWidth());
    }

    private ValueEval indexed(Run run, AreaEval counted, List<AreaEval> areas, List<Criterion> criteria) {
        for (int i = 0; i < areas.size(); i++) {
            Object key = criteria.get(i).key();
            boolean column = pairs.get(2 * i) instanceof FixedCells cells && cells.firstColumn() == cells.lastColumn();
            if (key != null && column && !run.isNoting()) {
                Index index = run.index(this, (FixedCells) pairs.get(2 * i));
                Sum sum = new Sum(kind);
                for (int row : index.matching(key)) {
                    add(sum, counted, areas, criteria, row, 0);
                }
                return sum.result();
            }
        }
        return scanned(counted, areas, criteria);
    }

    private ValueEval scanned(AreaEval counted, List<AreaEval> areas, List<Criterion> criteria) {
        Sum sum = new Sum(kind);
        for (int row = 0; row < areas.getFirst().getHeight(); row++) {
            for (int column = 0; column < areas.getFirst().getWidth(); column++) {
                add(sum, counted, areas, criteria, row, column);
            }
        }
        return sum.result();
    }

    private void add(Sum sum, AreaEval counted, List<AreaEval> areas, List<Criterion> criteria, int row, int column) {
        for (int i = 0; i < areas.size(); i++) {
            if (!criteria.get(i).matches(areas.get(i).getRelativeValue(row, column))) {
                return;
            }
        }
        sum.add(kind == Kind.COUNT ? NumberEval.ZERO : counted.getRelativeValue(row, column));
    }

    /// What comes together.
    private static final class Sum {
        private final Kind kind;
        private long count;
        private double sum;
        private @Nullable ErrorEval error;

        Sum(Kind kind) {
            this.kind = kind;
        }

        void add(ValueEval value) {
            if (value instanceof ErrorEval wrong && error == null) {
                error = wrong;
            }
            if (!(value instanceof NumberEval number)) {
                return;
            }
            double amount = number.getNumberValue();
            sum = switch (kind) {
                case COUNT, SUM, AVERAGE -> sum + amount;
                case GREATEST -> count == 0 ? amount : Math.max(sum, amount);
                case LEAST -> count == 0 ? amount : Math.min(sum, amount);
            };
            count++;
        }

        ValueEval result() {
            if (error != null) {
                return error;
            }
            return switch (kind) {
                case COUNT -> new NumberEval(count);
                case AVERAGE -> count == 0 ? ErrorEval.DIV_ZERO : Reckoning.number(sum / count);
                case SUM, GREATEST, LEAST -> Reckoning.number(sum);
            };
        }
    }
}
