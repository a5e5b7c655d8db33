package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Looks for what must always hold between journal, workbook and documents: every number once and in
/// its row, no number that nobody gave,
/// every document as it was made, and a journal that nobody touched.
final class Invariants {
    private final Wiring wiring;
    private final Workbook workbook;
    private final Tracker tracker;
    private final Options options;
    private final List<Problem> problems = new ArrayList<>();

    Invariants(Wiring wiring, Workbook workbook, Tracker tracker, Options options) {
        this.wiring = wiring;
        this.workbook = workbook;
        this.tracker = tracker;
        this.options = options;
    }

    List<Problem> check(Journal journal) {
        problems.addAll(journal.verify());
        Optional<Intent> open = journal.open();
        open.ifPresent(
                intent -> problems.add(Problem.warning(RunProblem.UNFINISHED, null, intent.serial(), workbook.name())));
        OptionalInt unfinished =
                open.map(intent -> OptionalInt.of(intent.serial())).orElse(OptionalInt.empty());
        List<Issued> issued = journal.issued();
        numbers(issued, unfinished);
        for (Issued number : issued) {
            // what is unfinished need not be there yet, and what was taken over was never ours to keep
            if (!number.document().isEmpty() && unfinished.orElse(0) != number.serial()) {
                document(number);
            }
        }
        return problems;
    }

    private void numbers(List<Issued> issued, OptionalInt unfinished) {
        Map<String, Integer> rows = new HashMap<>();
        for (Billed billed : tracker.invoices()) {
            rows.merge(billed.number(), 1, Integer::sum);
            if (rows.getOrDefault(billed.number(), 0) == 2) {
                problems.add(Problem.error(RunProblem.NUMBER_TWICE, at(billed), billed.number()));
            }
        }
        for (Issued number : issued) {
            boolean due = number.serial() > 0 && unfinished.orElse(0) != number.serial();
            if (due && !rows.containsKey(number.number())) {
                problems.add(Problem.error(RunProblem.NUMBER_NOT_IN_WORKBOOK, null, number.number(), number.serial()));
            }
        }
        Map<String, Address> cells = tracker.numbers();
        for (Issued number : Identity.unknown(tracker, issued)) {
            problems.add(Problem.error(
                    RunProblem.NUMBER_UNKNOWN, cells.get(number.number()), number.number(), number.series()));
        }
    }

    private void document(Issued number) {
        Documents folder = options.documents() != null
                ? Documents.of(wiring, workbook, options.documents())
                : Documents.thawed(wiring, workbook, number.folder());
        Fingerprint there = folder.shelf(wiring).find(number.document());
        if (there == null) {
            problems.add(Problem.error(RunProblem.DOCUMENT_MISSING, null, number.document(), folder.place()));
        } else if (!there.sha256().equals(number.sha256())) {
            problems.add(Problem.error(RunProblem.DOCUMENT_CHANGED, null, number.document(), folder.place()));
        }
    }

    private @Nullable Address at(Billed billed) {
        Place place = tracker.place(Register.INVOICES);
        return place == null ? null : place.at(Field.INVOICE_NUMBER, billed.row());
    }
}
