package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.atp.AnalysisToolPak;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.jspecify.annotations.Nullable;

/// Makes a tree of a formula's tokens, which stand behind what they work on.
final class Tree {
    private static final Map<Class<?>, Reckoning.Operator> OPERATORS = Map.ofEntries(
            Map.entry(AddPtg.class, Reckoning.Operator.ADD),
            Map.entry(SubtractPtg.class, Reckoning.Operator.SUBTRACT),
            Map.entry(MultiplyPtg.class, Reckoning.Operator.MULTIPLY),
            Map.entry(DividePtg.class, Reckoning.Operator.DIVIDE),
            Map.entry(ConcatPtg.class, Reckoning.Operator.JOIN),
            Map.entry(EqualPtg.class, Reckoning.Operator.EQUAL),
            Map.entry(NotEqualPtg.class, Reckoning.Operator.DIFFERENT),
            Map.entry(LessThanPtg.class, Reckoning.Operator.LESS),
            Map.entry(LessEqualPtg.class, Reckoning.Operator.AT_MOST),
            Map.entry(GreaterThanPtg.class, Reckoning.Operator.MORE),
            Map.entry(GreaterEqualPtg.class, Reckoning.Operator.AT_LEAST));

    private final List<Program> aggregates;
    private final List<Node> stack = new ArrayList<>();

    private Tree(List<Program> aggregates) {
        this.aggregates = aggregates;
    }

    /// @param aggregates the parts that are computed once, by their place
    /// @throws IllegalArgumentException where it has a token that no formula of ours may have
    static Node of(Ptg[] tokens, List<Program> aggregates) {
        Tree tree = new Tree(aggregates);
        for (Ptg token : tokens) {
            tree.add(token);
        }
        if (tree.stack.size() != 1) {
            throw new IllegalArgumentException("more than one value");
        }
        return tree.stack.getFirst();
    }

    private void add(Ptg token) {
        switch (token) {
            case AttrPtg attribute -> {
                if (attribute.isSum()) {
                    stack.add(called("SUM", FunctionEval.getBasicFunction(4), taken(1)));
                }
            }
            case ParenthesisPtg parenthesis -> {}
            case AbstractFunctionPtg function -> stack.add(function(function));
            case OperationPtg operation -> stack.add(operation(operation));
            case Ref3DPxg cell -> stack.add(cell(cell));
            case Area3DPxg area -> stack.add(area(area));
            case NameXPxg name -> stack.add(new Name(name.getNameName()));
            default -> stack.add(new Node.Constant(constant(token)));
        }
    }

    /// The name of a function that the file format does not know, in front of its arguments.
    private record Name(String name) implements Node {
        @Override
        public ValueEval operand(Run run) {
            return ErrorEval.NAME_INVALID;
        }
    }

    private List<Node> taken(int count) {
        List<Node> last = stack.subList(stack.size() - count, stack.size());
        List<Node> taken = List.copyOf(last);
        last.clear();
        return taken;
    }

    private static ValueEval constant(Ptg token) {
        return switch (token) {
            case NumberPtg number -> new NumberEval(number.getValue());
            case IntPtg number -> new NumberEval(number.getValue());
            case StringPtg text -> new StringEval(text.getValue());
            case BoolPtg bool -> BoolEval.valueOf(bool.getValue());
            case ErrPtg error -> ErrorEval.valueOf(error.getErrorCode());
            case MissingArgPtg missing -> MissingArgEval.instance;
            default -> throw new IllegalArgumentException("no such token: " + token);
        };
    }

    private Node operation(OperationPtg operation) {
        List<Node> operands = taken(operation.getNumberOfOperands());
        Reckoning.Operator operator = OPERATORS.get(operation.getClass());
        if (operator != null) {
            return new Operation.Binary(operator, operands.getFirst(), operands.getLast());
        }
        return switch (operation) {
            case UnaryMinusPtg minus -> new Operation.Scaled(-1, operands.getFirst());
            case UnaryPlusPtg plus -> new Operation.Scaled(1, operands.getFirst());
            case PercentPtg percent -> new Operation.Scaled(0.01, operands.getFirst());
            default -> throw new IllegalArgumentException("no such operator: " + operation);
        };
    }

    private Node cell(Ref3DPxg cell) {
        return switch (cell.getSheetName()) {
            case Codes.ROW -> new Node.OwnCell(cell.getColumn());
            case Codes.AGGREGATES -> new Node.Once(aggregates.get(cell.getRow()));
            default -> new Node.FixedCell(cell.getSheetName(), cell.getRow(), cell.getColumn());
        };
    }

    private static Node area(Area3DPxg area) {
        return area.getSheetName().equals(Codes.ROW)
                ? new Node.OwnCells(area.getFirstColumn(), area.getLastColumn())
                : new Node.FixedCells(
                        area.getSheetName(),
                        area.getFirstRow(),
                        area.getFirstColumn(),
                        area.getLastRow(),
                        area.getLastColumn());
    }

    private Node function(AbstractFunctionPtg function) {
        List<Node> operands = taken(function.getNumberOfOperands());
        if (!operands.isEmpty() && operands.getFirst() instanceof Name(String name)) {
            return free(name, operands.subList(1, operands.size()));
        }
        return called(function.getName(), FunctionEval.getBasicFunction(function.getFunctionIndex()), operands);
    }

    private static Node called(String name, Function function, List<Node> arguments) {
        Node own = own(name, arguments);
        return own == null ? new Call.Plain(name, function, singled(name, arguments)) : own;
    }

    private static Node free(String name, List<Node> arguments) {
        if (name.startsWith(BoundedFunctions.PREFIX)) {
            String plain = name.substring(BoundedFunctions.PREFIX.length());
            Node own = own(plain, arguments);
            return own != null ? own : new Call.Bounded(plain, singled(plain, arguments));
        }
        Node own = own(name, arguments);
        FreeRefFunction function = AnalysisToolPak.instance.findFunction(name);
        if (own == null && function == null) {
            throw new IllegalArgumentException("no such function: " + name);
        }
        return own == null ? new Call.Free(name, function, singled(name, arguments)) : own;
    }

    /// What we do ourselves, because POI does it otherwise than Excel or walks too far; or null.
    private static @Nullable Node own(String name, List<Node> arguments) {
        if (name.equals("ROW") && arguments.isEmpty()) {
            return new Node.RowNumber();
        }
        if (Conditional.NAMES.contains(name)) {
            return Conditional.of(name, arguments);
        }
        FreeRefFunction corrected = Corrections.find(name);
        return corrected == null
                ? Choice.of(name, arguments)
                : Lookup.of(name, arguments, new Call.Free(name, corrected, singled(name, arguments)));
    }

    /// Arguments as the function's parameters take them: one value where it takes one.
    private static List<Node> singled(String name, List<Node> arguments) {
        FunctionList.Spec spec = FunctionList.find(name);
        if (spec == null) {
            return arguments;
        }
        List<Node> singled = new ArrayList<>(arguments);
        for (int i = 0; i < singled.size(); i++) {
            boolean computed = !(singled.get(i) instanceof Node.Constant);
            if (computed && spec.single().test(i)) {
                singled.set(i, new Node.Single(singled.get(i)));
            }
        }
        return List.copyOf(singled);
    }
}
