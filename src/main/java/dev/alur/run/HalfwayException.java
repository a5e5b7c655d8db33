package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.util.List;

/// A run stopped after its intent was written: what it began stands in the journal, and the next
/// writing command finishes it.
public final class HalfwayException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public HalfwayException(List<Problem> problems) {
        super(problems);
    }
}
