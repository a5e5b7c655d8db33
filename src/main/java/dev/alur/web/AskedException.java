package dev.alur.web;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;

/// A request asks for what is not there, or in a way that we do not take.
final class AskedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of HTTP, 400 to 499
    AskedException(int status, WebProblem why, Object... arguments) {
        super(Problem.error(why, null, arguments));
        this.status = status;
    }

    int status() {
        return status;
    }
}
