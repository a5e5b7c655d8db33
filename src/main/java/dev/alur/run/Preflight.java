package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import java.util.List;

/// The look at a workbook right before it is written.
final class Preflight {
    private Preflight() {}

    /// What is only worth knowing.
    ///
    /// @throws ProblemException with all that would keep it from being written
    static List<Problem> pass(Workbook workbook, boolean evenIfOpen) {
        List<Problem> found = workbook.preflight(evenIfOpen);
        List<Problem> obstacles = found.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!obstacles.isEmpty()) {
            throw new ProblemException(obstacles);
        }
        return found;
    }
}
