package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.journal.Journal;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clock is right now, and was ahead when the journal was last written: runs go on with days that are
/// before those of the last one. Only the journal is written.
record AdoptClock(Wiring wiring, String workbook, Options options, Instant now) {
    Adopted look() {
        Reading reading = new Reading(wiring, workbook);
        Tracker tracker = Reading.tracker(reading.workbook());
        return reading.asked(
                tracker,
                journal -> adopted(
                        tracker,
                        AdoptNumbers.demandHistory(journal, reading.workbook().name()),
                        false));
    }

    /// @param basis what a person saw, or null
    Adopted adopt(@Nullable Fingerprint basis) {
        return new Protocol(wiring, workbook, options, now).recovered(basis, (book, tracker) -> {
            Journal journal = AdoptNumbers.demandHistory(
                    book.journalOrNull(), tracker.snapshot().workbook());
            Adopted adopted = adopted(tracker, journal, true);
            if (now.isBefore(journal.last())) {
                journal.begin();
                journal.clock(now);
            }
            return adopted;
        });
    }

    /// What is other than the clock: the time of the journal, empty where that is not ahead.
    private Adopted adopted(Tracker tracker, Journal journal, boolean isDone) {
        String ahead = now.isBefore(journal.last()) ? journal.last().toString() : "";
        return new Adopted(
                tracker,
                Adoption.nothing(tracker, options, journal, now),
                null,
                isDone,
                ahead,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
