package dev.alur.formula;

import java.util.List;

/// Ends the reading of a formula at a place where nothing after it can be understood; never leaves this room.
final class Slip extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Flaw flaw;

    Slip(FormulaProblem key, int from, int to, Object... arguments) {
        super(key.id(), null, false, false);
        this.flaw = new Flaw(key, from, to, List.of(arguments));
    }

    Slip(FormulaProblem key, Token token, Object... arguments) {
        this(key, token.from(), token.to(), arguments);
    }

    Flaw flaw() {
        return flaw;
    }
}
