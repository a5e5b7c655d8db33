package dev.alur.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open parenthesis while a formula is read: a call, or a group; the whole formula is the
/// outermost one.
final class Frame {
    /// The function's name, or null for a group.
    final @Nullable Token name;
    final FunctionList.@Nullable Spec spec;
    final Token open;
    final int start;
    /// How many flaws there were when it was opened.
    final int flaws;
    /// Where each argument so far begins in the plain form.
    final List<Integer> begins = new ArrayList<>();
    /// Arguments before the one that is being read.
    int arguments;
    /// The argument so far is nothing but this area.
    @Nullable
    Token area;

    boolean operated;
    /// Where the operand that is being read, or was read last, begins in the plain form with its signs, or -1.
    int operandAt = -1;
    /// What is being read is the exponent of a power that begins at `operandAt`.
    boolean power;
    /// Something inside depends on the row.
    boolean ownRow;
    /// Something inside is an area.
    boolean spans;

    /// Operators reckon with each cell of an area.
    final boolean array;

    Frame(@Nullable Token name, FunctionList.@Nullable Spec spec, Token open, int start, int flaws, boolean array) {
        this.array = array;
        this.name = name;
        this.spec = spec;
        this.open = open;
        this.start = start;
        this.flaws = flaws;
    }

    boolean isCall() {
        return name != null;
    }

    void nextArgument() {
        arguments++;
        area = null;
        operated = false;
        operandAt = -1;
    }
}
