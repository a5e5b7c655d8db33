package dev.alur.grid;

import java.util.List;

/// The root of what Alur throws: something that ends a command, told as problems. Broken input and output and
/// refusals are thrown; mistakes in a tracker's contents are not, they are collected and returned.
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public ProblemException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problems = List.of(problem);
    }

    /// At least one; the first is what ended the command.
    public List<Problem> problems() {
        return problems;
    }
}
