package dev.alur.run;

import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Writes what Inbox says. A sheet that cannot take its lines (it is protected, say) stops nothing:
/// it is told, and
/// they are left out.
///
/// @param write writes edits into the workbook as it was read
/// @param notes takes what is to be told
record Telling(Workbook workbook, BiFunction<Tracker, List<Edit>, Fingerprint> write, Set<Problem> notes) {
    private static final int WRITES = 20;

    /// Writes a run's cells, and lines of Inbox in the same exchange.
    Fingerprint along(Tracker tracker, List<Edit> edits, List<Edit> lines) {
        if (!lines.isEmpty()) {
            List<Edit> all = new ArrayList<>(edits);
            all.addAll(lines);
            try {
                return write.apply(tracker, all);
            } catch (ChangedException e) {
                throw e;
            } catch (ProblemException e) {
                unsaid(e.problems());
            }
        }
        return write.apply(tracker, edits);
    }

    /// Writes lines of Inbox alone. That is no run.
    ///
    /// @param obstacles what keeps the workbook from being written
    /// @param lines what is to be written into the workbook as it is by then
    /// @return whether they stand there now
    boolean alone(List<Problem> obstacles, Function<Tracker, List<Edit>> lines) {
        if (!obstacles.isEmpty()) {
            unsaid(obstacles);
            return false;
        }
        for (int attempt = 1; ; attempt++) {
            Tracker tracker = Reading.tracker(workbook);
            try {
                write.apply(tracker, lines.apply(tracker));
                return true;
            } catch (ChangedException e) {
                if (attempt == WRITES) {
                    throw e;
                }
            } catch (ProblemException e) {
                unsaid(e.problems());
                return false;
            }
        }
    }

    private void unsaid(List<Problem> why) {
        notes.add(Problem.warning(RunProblem.INBOX_UNWRITABLE, null, workbook.name()));
        why.forEach(problem -> notes.add(problem.asWarning()));
    }
}
