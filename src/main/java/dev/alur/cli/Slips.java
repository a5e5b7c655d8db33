package dev.alur.cli;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// The mistakes in a file of values, collected so that a person can mend them all at once.
///
/// The first ones are kept, the others counted: a file of another kind has one in each line.
final class Slips {
    private static final int KEPT = 20;

    private final String file;
    private final List<Problem> kept = new ArrayList<>();
    private int more;

    /// @param file as a person knows it
    Slips(String file) {
        this.file = file;
    }

    /// Notes a mistake in a line.
    void add(CliProblem key, int line, Object... more) {
        if (kept.size() == KEPT) {
            this.more++;
        } else {
            kept.add(problem(key, line, more));
        }
    }

    /// A mistake after which nothing more can be understood.
    ProblemException last(CliProblem key, int line, Object... more) {
        List<Problem> all = new ArrayList<>(kept);
        all.add(problem(key, line, more));
        return new ProblemException(all);
    }

    /// @throws ProblemException where there was any mistake
    void settle() {
        if (!kept.isEmpty()) {
            if (more > 0) {
                kept.add(Problem.error(CliProblem.MORE_MISTAKES, null, more));
            }
            throw new ProblemException(kept);
        }
    }

    private Problem problem(CliProblem key, int line, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = file + ":" + line;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Problem.error(key, null, arguments);
    }
}
