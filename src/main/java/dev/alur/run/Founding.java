package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Problem;
import dev.alur.grid.Workbook;
import dev.alur.journal.Issued;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.List;

/// Gives a workbook that has no history a lineage and a journal.
record Founding(Wiring wiring, Workbook workbook, Exchanging exchanging, Instant now) {
    /// The first apply gives the workbook its lineage, in a write of its own before the first intent;
    /// what the Invoices sheet holds already is taken over, so that no number of before is given again.
    Tracker giveLineage(Book book, Tracker seen) {
        if (book.isNew()) {
            reserve(book);
        }
        for (int attempt = 1; ; attempt++) {
            Tracker tracker = attempt == 1 ? seen : Reading.tracker(workbook);
            String given = tracker.settings().alurId();
            if (given != null && !given.equals(book.lineage())) {
                // another machine made its first run meanwhile
                new Identity(wiring).demandGivenHere(workbook, tracker);
                throw elsewhere(workbook);
            }
            List<Issued> numbers = Identity.unknown(tracker, book.issued());
            if (!numbers.isEmpty()) {
                book.journal().begin();
                book.journal().adopt(numbers, now);
                exchanging
                        .notes()
                        .add(Problem.warning(
                                RunProblem.NUMBERS_TAKEN_OVER,
                                null,
                                numbers.size(),
                                numbers.getLast().number()));
            }
            try {
                exchanging.claim(tracker, SettingCells.lineage(tracker, book.lineage()));
                book.journal().begin();
                return Reading.tracker(workbook.written());
            } catch (ChangedException e) {
                if (attempt == Exchanging.WRITES) {
                    throw e;
                }
            }
        }
    }

    /// Another machine made the first run meanwhile: trying again finds the lineage that it gave.
    static BusyException elsewhere(Workbook workbook) {
        return new BusyException(Problem.error(RunProblem.FIRST_ELSEWHERE, null, workbook.name()));
    }

    void reserve(Book book) {
        StateGround.synced(wiring).ifPresent(exchanging.notes()::add);
        String lineage = wiring.ids().get().toString();
        book.open(lineage, now);
        new StateFolder(wiring.state()).remember(workbook.id(), lineage);
    }
}
