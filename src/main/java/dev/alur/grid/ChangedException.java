package dev.alur.grid;

/// The workbook is no longer as it was read: a person saved it meanwhile. Nothing of ours was
/// written; read again and decide again.
public final class ChangedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public ChangedException(Problem problem) {
        super(problem);
    }
}
