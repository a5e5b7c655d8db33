package dev.alur.grid;

/// Work that stopped at a border because the process was asked to end, see [Ending]. It is no
/// [ProblemException]: nothing is wrong, and nobody who deals with what is wrong may go on.
public final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// @param problem the state that things are in, and what to do
    public EndedException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /// The state that things are in, and what to do.
    public Problem problem() {
        return problem;
    }
}
