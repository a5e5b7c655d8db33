package dev.alur.formula;

import java.util.List;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.BooleanFunction;
import org.jspecify.annotations.Nullable;

/// Functions that give one of their arguments and reckon only with those that they need, and AND and OR.
sealed interface Choice extends Node {
    /// The node of a function by its name, or null where it is no choice.
    static @Nullable Node of(String name, List<Node> arguments) {
        int count = arguments.size();
        Node first = count == 0 ? new Constant(MissingArgEval.instance) : arguments.getFirst();
        return switch (name) {
            case "IF" -> new If(first, arguments.get(1), count > 2 ? arguments.get(2) : new Constant(BoolEval.FALSE));
            case "IFERROR" -> new Unless(first, arguments.get(1), false);
            case "IFNA" -> new Unless(first, arguments.get(1), true);
            case "IFS" -> new FirstThatHolds(arguments);
            case "SWITCH" -> new FirstThatEquals(first, arguments.subList(1, count));
            case "CHOOSE" -> new ByPlace(first, arguments.subList(1, count));
            case "AND" -> new All(arguments, true);
            case "OR" -> new All(arguments, false);
            default -> null;
        };
    }

    /// A missing argument gives a blank.
    private static ValueEval given(Node node, Run run) {
        ValueEval operand = node.operand(run);
        return operand == MissingArgEval.instance ? BlankEval.instance : operand;
    }

    record If(Node condition, Node then, Node otherwise) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            ValueEval truth = Node.truth(condition.value(run));
            return truth instanceof BoolEval bool
                    ? Choice.given(bool.getBooleanValue() ? then : otherwise, run)
                    : truth;
        }
    }

    /// @param onlyMissing only `#N/A` counts as an error
    record Unless(Node part, Node otherwise, boolean onlyMissing) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            ValueEval value = part.value(run);
            boolean wrong = onlyMissing ? value == ErrorEval.NA : value instanceof ErrorEval;
            return wrong ? otherwise.value(run) : value;
        }
    }

    /// @param arguments conditions and what each stands for, in turn
    record FirstThatHolds(List<Node> arguments) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                ValueEval truth = Node.truth(arguments.get(i).value(run));
                if (!(truth instanceof BoolEval bool)) {
                    return truth;
                }
                if (bool.getBooleanValue()) {
                    return Choice.given(arguments.get(i + 1), run);
                }
            }
            return ErrorEval.NA;
        }
    }

    /// @param arguments values and what each stands for, in turn; one more stands for all others
    record FirstThatEquals(Node part, List<Node> arguments) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            ValueEval value = part.value(run);
            if (value instanceof ErrorEval) {
                return value;
            }
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                ValueEval other = arguments.get(i).value(run);
                if (other instanceof ErrorEval) {
                    return other;
                }
                if (Reckoning.equal(value, other)) {
                    return Choice.given(arguments.get(i + 1), run);
                }
            }
            return arguments.size() % 2 == 1 ? Choice.given(arguments.getLast(), run) : ErrorEval.NA;
        }
    }

    record ByPlace(Node place, List<Node> arguments) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            ValueEval value = place.value(run);
            if (value instanceof ErrorEval) {
                return value;
            }
            try {
                double number = Reckoning.number(value);
                return number >= 1 && number < arguments.size() + 1.0
                        ? Choice.given(arguments.get((int) number - 1), run)
                        : ErrorEval.VALUE_INVALID;
            } catch (EvaluationException noNumber) {
                return noNumber.getErrorEval();
            }
        }
    }

    /// AND and OR: cells that hold texts or nothing do not count, texts in the formula itself must be
    /// TRUE or FALSE.
    ///
    /// @param and whether all must hold, or one
    record All(List<Node> arguments, boolean and) implements Choice {
        @Override
        public ValueEval operand(Run run) {
            boolean result = and;
            boolean any = false;
            for (int i = 0; i < arguments.size(); i++) {
                ValueEval operand = arguments.get(i).operand(run);
                if (operand instanceof Area) {
                    return overAreas(run);
                }
                ValueEval value = Node.single(operand);
                if (operand instanceof RefEval && (value instanceof StringEval || value instanceof BlankEval)) {
                    continue;
                }
                ValueEval truth = operand == MissingArgEval.instance ? BoolEval.FALSE : Node.truth(value);
                if (!(truth instanceof BoolEval bool)) {
                    return truth;
                }
                any = true;
                result = and ? result && bool.getBooleanValue() : result || bool.getBooleanValue();
            }
            return any ? BoolEval.valueOf(result) : ErrorEval.VALUE_INVALID;
        }

        private ValueEval overAreas(Run run) {
            ValueEval[] operands = new ValueEval[arguments.size()];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = arguments.get(i).operand(run);
            }
            return run.call(and ? BooleanFunction.AND : BooleanFunction.OR, operands);
        }
    }
}
