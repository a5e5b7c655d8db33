package dev.alur.formula;

import java.util.List;
import java.util.Set;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.FreeRefFunction;
import org.apache.poi.ss.formula.functions.Function;

/// Calls of functions.
sealed interface Call extends Node {
    /// Functions that reckon with each value of an array.
    Set<String> OF_ARRAYS = Set.of("SUMPRODUCT");

    /// What is handed to a function.
    private static ValueEval[] arguments(List<Node> arguments, boolean arrays, Run run) {
        ValueEval[] values = new ValueEval[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            Node argument = arguments.get(i);
            values[i] = arrays ? argument.array(run) : argument.operand(run);
        }
        return values;
    }

    /// One of POI's functions.
    record Plain(String name, Function function, List<Node> arguments) implements Call {
        @Override
        public ValueEval operand(Run run) {
            return run.call(function, Call.arguments(arguments, OF_ARRAYS.contains(name), run));
        }
    }

    /// One of POI's younger functions.
    record Free(String name, FreeRefFunction function, List<Node> arguments) implements Call {
        @Override
        public ValueEval operand(Run run) {
            return run.call(function, Call.arguments(arguments, OF_ARRAYS.contains(name), run));
        }
    }

    /// One of ours, which differ from engine to engine ([BoundedFunctions]).
    record Bounded(String name, List<Node> arguments) implements Call {
        @Override
        public ValueEval operand(Run run) {
            return run.call(run.bounded(name), Call.arguments(arguments, OF_ARRAYS.contains(name), run));
        }
    }
}
