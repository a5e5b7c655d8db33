package dev.alur.run;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.journal.JournalProblem;
import dev.alur.plan.Plan;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import dev.alur.tracker.Tracker;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a journal anew that was lost or damaged, from what is left. A number that is found anywhere counts as
/// given, and what the tracker shows to have been made counts as made. Nothing is invented: what nobody can
/// know any more (what was undone, which answers were used up) is gone, and what was not found is proposed
/// again, for a person to look at.
final class Rebuilding {
    private final Wiring wiring;
    private final StateFolder state;
    private final Identity identity;
    private final Workbook workbook;
    private final Options options;
    private final Instant now;

    Rebuilding(Wiring wiring, String name, Options options, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.identity = new Identity(wiring);
        this.workbook = wiring.workbooks().open(name);
        this.options = options;
        this.now = now;
    }

    /// @param dry only say what it would know
    Rebuilt rebuild(boolean dry) {
        try (WorkbookLock lock =
                WorkbookLock.take(state.lock(workbook.id()), workbook.name(), wiring.patience(), now)) {
            assert lock != null;
            Tracker tracker = Reading.tracker(workbook);
            String lineage = identity.lineage(workbook, tracker).orElseThrow(this::whole);
            demandLost(tracker, lineage);
            Documents folder = Documents.of(wiring, workbook, options.documents());
            List<Remains.Found> found = Remains.of(wiring, workbook, folder, tracker, lineage);
            List<Issued> numbers = found.stream().map(Remains.Found::issued).toList();
            Made made = new Made(tracker, situation(tracker, folder, numbers));
            Plan next = made.plan();
            String aside = dry ? "" : write(tracker, lineage, numbers, made, next);
            return new Rebuilt(
                    tracker,
                    Identity.run(tracker),
                    found.stream()
                            .map(each -> new Rebuilt.Source(each.issued().number(), each.from()))
                            .toList(),
                    made.acts().size(),
                    next.changes().size(),
                    aside);
        }
    }

    /// A journal that is whole and knows as much as the workbook is left alone.
    private void demandLost(Tracker tracker, String lineage) {
        try {
            Optional<Journal> there = wiring.journals().read(lineage);
            if (there.isEmpty()) {
                return;
            }
            try (Journal journal = there.get()) {
                if (journal.verify(lineage, account -> {}).isEmpty() && journal.serial() >= Identity.run(tracker)) {
                    throw whole();
                }
            }
        } catch (ProblemException e) {
            boolean isDamage = e.problems().stream()
                    .allMatch(problem -> problem.key() instanceof JournalProblem key && key.isDamage());
            if (!isDamage) {
                throw e;
            }
        }
    }

    private ProblemException whole() {
        return new ProblemException(Problem.error(RunProblem.JOURNAL_WHOLE, null, workbook.name()));
    }

    private Situation situation(Tracker tracker, Documents folder, List<Issued> numbers) {
        Map<String, Integer> last = new HashMap<>();
        numbers.forEach(issued -> last.merge(issued.series(), issued.sequence(), Math::max));
        return new Situation(now, null, Identity.run(tracker), last, 0, Map.of(), Set.of(), Map.of(), Map.of())
                .with(Library.of(wiring, folder).templates(tracker));
    }

    /// @return where the damaged journal is now, empty where there was none
    private String write(Tracker tracker, String lineage, List<Issued> numbers, Made made, Plan next) {
        String aside = wiring.journals().setAside(lineage, now);
        try (Book book = new Book(wiring, lineage, now)) {
            Journal journal = book.journal();
            if (!numbers.isEmpty()) {
                journal.adopt(numbers, now);
                journal.begin();
            }
            int serial = Identity.run(tracker);
            if (serial > 0) {
                Intent intent = intent(tracker, serial, made.acts(), next);
                journal.intend(intent, lineage, book::staged);
                journal.begin();
                journal.end(intent, ended(tracker, serial, made.acts().size()), lineage);
            }
            identity.follow(workbook, lineage);
            return aside;
        }
    }

    /// The last run stands for all before it, of which nothing is known.
    private Intent intent(Tracker tracker, int serial, List<Intent.Act> acts, Plan next) {
        return new Intent(
                serial,
                now,
                next.today(),
                tracker.snapshot().fingerprint(),
                "",
                acts,
                List.of(),
                Map.of(),
                next.memory().lastJob(),
                Set.of());
    }

    private Ended ended(Tracker tracker, int serial, int acts) {
        return new Ended(
                serial,
                now,
                tracker.snapshot().fingerprint(),
                tracker.snapshot().fingerprint(),
                Collections.nCopies(acts, Run.Outcome.DONE),
                List.of(),
                Map.of());
    }
}
