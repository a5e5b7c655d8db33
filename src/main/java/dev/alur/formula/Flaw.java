package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import java.util.List;

/// What is wrong with a part of a formula's text, before it is said which cell the text stands in.
///
/// @param from where the part begins in the text, counted from 0
/// @param to where it ends, excluded
record Flaw(FormulaProblem key, int from, int to, List<Object> arguments) {
    Flaw(FormulaProblem key, Token token, Object... arguments) {
        this(key, token.from(), token.to(), List.of(arguments));
    }

    Problem in(String text, Address at) {
        int end = Math.min(Math.max(from, to), text.length());
        return Problem.error(key, at, arguments.toArray()).at(text, Math.min(from, end), end);
    }
}
