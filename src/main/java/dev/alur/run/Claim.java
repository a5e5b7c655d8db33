package dev.alur.run;

import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.grid.Writer;
import dev.alur.journal.Intent;
import dev.alur.tracker.Tracker;
import java.util.List;
import java.util.Optional;

/// The word that other machines get before a run's intent, where the workbook itself can give it: from then on
/// they keep out. It is taken back where nothing came of it; after the intent it holds until the run is
/// finished, or its time is over.
final class Claim implements AutoCloseable {
    private final Workbook workbook;
    private boolean isKept;

    Claim(Workbook workbook) {
        this.workbook = workbook;
    }

    /// What the lineage and the serial of a run are to those who look whether it was made.
    static Edit.Once once(String lineage, int serial) {
        return new Edit.Once(lineage + "/" + serial);
    }

    /// Claims the workbook.
    ///
    /// @return it, or another reading of it where somebody has changed it meanwhile
    /// @throws dev.alur.grid.BusyException where another machine is at it
    Tracker over(Tracker tracker) {
        isKept = false;
        Fingerprint seen = tracker.snapshot().fingerprint();
        return workbook.claim(seen, List.of()).equals(seen) ? tracker : Reading.tracker(workbook.written());
    }

    /// @throws ProblemException where the run that is to be finished was made on another machine, with a
    /// journal of its own
    void demandOurs(Book book, Intent open) {
        demandOurs(workbook, book.lineage(), open.serial());
    }

    static void demandOurs(Workbook workbook, String lineage, int serial) {
        Optional<Writer> other = workbook.elsewhere(once(lineage, serial));
        if (other.isPresent()) {
            throw new ProblemException(Problem.error(
                    RunProblem.MADE_ELSEWHERE,
                    null,
                    workbook.name(),
                    serial,
                    other.get().host(),
                    other.get().at()));
        }
    }

    /// From here on there is only forward: others wait for us.
    void keep() {
        isKept = true;
    }

    @Override
    public void close() {
        if (!isKept) {
            workbook.release();
        }
    }
}
