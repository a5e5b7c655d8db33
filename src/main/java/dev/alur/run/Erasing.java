package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.journal.Erasure;
import dev.alur.journal.Journal;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Takes a client's personal data out of the journal. Workbook and documents are the person's own to clear, for
/// the law may ask that invoices be kept.
final class Erasing {
    private final Wiring wiring;
    private final StateFolder state;
    private final Workbook workbook;
    private final Instant now;

    Erasing(Wiring wiring, String name, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.workbook = wiring.workbooks().open(name);
        this.now = now;
    }

    /// @param dry only find out what would be taken
    Erased erase(String client, boolean dry) {
        try (WorkbookLock lock =
                WorkbookLock.take(state.lock(workbook.id()), workbook.name(), wiring.patience(), now)) {
            assert lock != null;
            Tracker tracker = Reading.tracker(workbook);
            Identity identity = new Identity(wiring);
            String lineage = identity.lineage(workbook, tracker)
                    .orElseThrow(() -> new ProblemException(Problem.error(RunProblem.NOBODY_TO_ERASE, null, client)));
            try (Book book = new Book(wiring, lineage, now)) {
                Tracker current = Reading.still(wiring, workbook, tracker);
                identity.demandCurrent(workbook, current, book.journal());
                demandFinished(book.journal());
                return erase(book.journal(), current, client, dry);
            }
        }
    }

    private Erased erase(Journal journal, Tracker tracker, String client, boolean dry) {
        Set<String> known = new HashSet<>();
        tracker.client(client).ifPresent(row -> known.addAll(words(row)));
        Set<String> present = new HashSet<>();
        for (Job job : tracker.jobs()) {
            if (job.text(Field.JOB_CLIENT).equalsIgnoreCase(client.strip())) {
                present.add(job.id());
            }
        }
        Erasure erasure = journal.erase(client, known, present, now, dry);
        if (erasure.entries() + erasure.records() + erasure.staying() == 0) {
            throw new ProblemException(Problem.error(RunProblem.NOBODY_TO_ERASE, null, client));
        }
        long invoices = tracker.invoices().stream()
                .filter(billed -> billed.client().equalsIgnoreCase(client.strip()))
                .count();
        int rows = present.size() + (int) invoices + (tracker.client(client).isPresent() ? 1 : 0);
        String lineage = String.valueOf(tracker.settings().alurId());
        return new Erased(
                tracker,
                erasure.entries(),
                erasure.records(),
                erasure.staying(),
                rows,
                state.kept(lineage).size(),
                state.lineage(lineage).resolve("before").toString());
    }

    private void demandFinished(Journal journal) {
        journal.open().ifPresent(intent -> {
            throw new ProblemException(Problem.error(RunProblem.UNFINISHED, null, intent.serial(), workbook.name()));
        });
    }

    private static Set<String> words(Client client) {
        return new HashSet<>(List.of(client.email(), client.phone(), client.address(), client.taxId()));
    }
}
