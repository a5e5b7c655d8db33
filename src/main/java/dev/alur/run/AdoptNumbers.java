package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.plan.Plan;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Invoice numbers of the workbook that the journal lacks count as given, and their series go on after them
/// (semantics.md, line 22). Only the journal is written.
record AdoptNumbers(Wiring wiring, String workbook, Options options, Instant now) {
    Adopted look() {
        Reading reading = new Reading(wiring, workbook);
        Tracker tracker = Reading.tracker(reading.workbook());
        return reading.asked(tracker, journal -> {
            Journal known = demandHistory(journal, reading.workbook().name());
            return adopted(tracker, known, false, Identity.unknown(tracker, known.issued()));
        });
    }

    /// @param basis what a person saw, or null
    Adopted adopt(@Nullable Fingerprint basis) {
        return new Protocol(wiring, workbook, options, now).recovered(basis, (book, tracker) -> {
            Journal journal =
                    demandHistory(book.journalOrNull(), tracker.snapshot().workbook());
            List<Issued> numbers = Identity.unknown(tracker, journal.issued());
            if (!numbers.isEmpty()) {
                journal.begin();
                journal.adopt(numbers, now);
            }
            return adopted(tracker, journal, true, numbers);
        });
    }

    static Journal demandHistory(@Nullable Journal journal, String name) {
        if (journal == null) {
            throw new ProblemException(Problem.error(RunProblem.NUMBERS_LATER, null, name));
        }
        return journal;
    }

    private Adopted adopted(Tracker tracker, Journal journal, boolean isDone, List<Issued> numbers) {
        Plan plan = Adoption.nothing(tracker, options, journal, now);
        return Adopted.numbers(tracker, plan, isDone, numbers, List.of());
    }
}
