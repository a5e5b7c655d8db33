package dev.alur.formula;

import dev.alur.grid.Problem;
import java.util.List;

/// A formula that cannot be evaluated.
///
/// @param problems at least one, each at the cell that the text stands in, with the part of the
/// text that it is about
public record Wrong(List<Problem> problems) implements Checked {
    public Wrong {
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("wrong, but without a problem");
        }
    }
}
