package dev.alur.document;

import dev.alur.grid.Problem;

/// A page that is not well-formed.
///
/// It is an IllegalArgumentException, for whoever hands over a page has to see to its form.
public final class MalformedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedException(int line, int column, Throwable cause) {
        super("line " + line + ", column " + column + ": " + cause.getMessage(), cause);
        this.line = line;
        this.column = column;
    }

    /// The same as a problem of a template.
    ///
    /// @param file the template's
    public Problem problem(String file) {
        return Problem.error(DocumentProblem.TEMPLATE_MALFORMED, null, file, line, column);
    }
}
