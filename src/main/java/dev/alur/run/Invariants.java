package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Workbook;
import dev.alur.journal.Account;
import dev.alur.journal.Adopting;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for what must always hold between journal, workbook, documents and kept files: a journal that nobody
/// touched, every number once and in its row, no number that nobody gave, rows and documents as they were made,
/// and nothing left over.
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

    /// @param lineage of the workbook, whose journal it should be
    /// @param now the day of the check
    List<Problem> check(Journal journal, String lineage, LocalDate now) {
        List<Account> accounts = new ArrayList<>();
        problems.addAll(journal.verify(lineage, accounts::add));
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            // what a journal says that is not as it was written is no measure for anything else
            return problems;
        }
        Intent open = journal.open().orElse(null);
        if (open != null) {
            problems.add(Problem.warning(RunProblem.UNFINISHED, null, open.serial(), workbook.name()));
        }
        List<Issued> issued = journal.issued();
        numbers(issued, open, journal.history().claims(Adopting.Claim.LOST));
        problems.addAll(new ConflictCopies(wiring, workbook).of(tracker));
        Identity.foreignSeries(tracker, journal.history().claims(Adopting.Claim.SERIES), now)
                .ifPresent(problem -> problems.add(problem.asWarning()));
        problems.addAll(new FrozenRows(tracker).check(accounts));
        problems.addAll(new Papers(wiring, workbook, tracker, options).check(issued, open));
        Home.of(wiring).foreign().ifPresent(problems::add);
        problems.addAll(new LineageFolder(new StateFolder(wiring.state()), lineage).check(journal, accounts, open));
        return problems;
    }

    /// @param lost numbers whose rows went when an older copy became the truth
    private void numbers(List<Issued> issued, @Nullable Intent open, Set<String> lost) {
        Map<String, Integer> rows = new HashMap<>();
        for (Billed billed : tracker.invoices()) {
            if (rows.merge(billed.number(), 1, Integer::sum) == 2) {
                problems.add(Problem.error(RunProblem.NUMBER_TWICE, at(billed), billed.number()));
            }
        }
        for (Issued number : issued) {
            boolean isDue = number.serial() > 0 && (open == null || open.serial() != number.serial());
            if (isDue && !rows.containsKey(number.number())) {
                problems.add(
                        lost.contains(number.number())
                                ? Problem.warning(
                                        RunProblem.NUMBER_LOST, null, number.number(), number.serial(), workbook.name())
                                : Problem.error(
                                        RunProblem.NUMBER_NOT_IN_WORKBOOK, null, number.number(), number.serial()));
            }
        }
        Map<String, Address> cells = tracker.numbers();
        for (Issued number : Identity.unknown(tracker, issued)) {
            problems.add(Problem.error(
                    RunProblem.NUMBER_UNKNOWN, cells.get(number.number()), number.number(), number.series()));
        }
    }

    private @Nullable Address at(Billed billed) {
        Place place = tracker.place(Register.INVOICES);
        return place == null ? null : place.at(Field.INVOICE_NUMBER, billed.row());
    }
}
