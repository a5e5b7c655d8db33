package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.tracker.Tracker;
import java.util.List;

/// What a check found: first what is wrong in the tracker's data, workflow and rules, then which invariants of
/// journal, documents and workbook do not hold.
public record Checked(Tracker tracker, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }

    /// True where something is wrong; warnings alone are not.
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
