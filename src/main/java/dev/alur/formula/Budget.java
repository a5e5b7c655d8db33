package dev.alur.formula;

import java.util.IdentityHashMap;

/// How many steps evaluations may take: counted, not timed, so that a plan never depends on the
/// machine. A step is about one cell read.
final class Budget {
    /// Steps for one formula over one row.
    static final int MAX_ONCE = 5_000_000;
    /// Steps for one formula over all the rows of one state.
    static final long MAX_TOTAL = 50_000_000L;

    private final IdentityHashMap<Object, long[]> totals = new IdentityHashMap<>();
    private long left = MAX_ONCE;

    /// Begins an evaluation; returns what was left of the one around it.
    ///
    /// @throws Abort where this formula took all of its steps before
    long begin(Object formula) {
        long around = left;
        long[] total = totals.computeIfAbsent(formula, key -> new long[] {MAX_TOTAL});
        if (total[0] <= 0) {
            throw new Abort(FormulaProblem.FORMULA_TOO_EXPENSIVE, null);
        }
        left = Math.min(MAX_ONCE, total[0]);
        return around;
    }

    void end(Object formula, long around) {
        long[] total = totals.get(formula);
        if (total != null) {
            total[0] -= Math.min(MAX_ONCE, total[0]) - Math.max(left, 0);
        }
        left = around;
    }

    /// @throws Abort where they are more than what is left
    void take(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Abort(FormulaProblem.FORMULA_TOO_EXPENSIVE, null);
        }
    }
}
