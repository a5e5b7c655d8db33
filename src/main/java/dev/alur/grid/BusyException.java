package dev.alur.grid;

/// Somebody else holds what we need for now: another process, or a program that has the workbook
/// open. Trying again later helps.
public final class BusyException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public BusyException(Problem problem) {
        super(problem);
    }
}
