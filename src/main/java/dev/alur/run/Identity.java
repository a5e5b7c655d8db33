package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import dev.alur.invoice.Series;
import dev.alur.journal.Adopting;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import dev.alur.journal.Trace;
import dev.alur.plan.Change;
import dev.alur.plan.Plan;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which workbook this is (semantics.md, lines 19 to 22): asked before anything is written, and
/// before a plan is shown.
record Identity(Workbooks workbooks, StateFolder state, Journals journals) {
    Identity(Wiring wiring) {
        this(wiring.workbooks(), new StateFolder(wiring.state()), wiring.journals());
    }

    /// The lineage that the workbook names; empty for one without a history.
    ///
    /// @throws ProblemException for a copy
    Optional<String> lineage(Workbook workbook, Tracker tracker) {
        String id = tracker.settings().alurId();
        if (id == null) {
            demandNoHistory(workbook, tracker);
            return Optional.empty();
        }
        Address at = tracker.settings().cells().get(Setting.ALUR_ID);
        if (!StateFolder.isLineage(id)) {
            throw new ProblemException(Problem.error(RunProblem.LINEAGE_UNREADABLE, at, id));
        }
        original(workbook, id).ifPresent(other -> {
            RunProblem key = ConflictCopies.isNamedLike(last(other), last(workbook.id()))
                    ? RunProblem.CONFLICT_COPY_ITSELF
                    : RunProblem.COPY;
            throw new ProblemException(Problem.error(key, at, workbook.name(), other));
        });
        return Optional.of(id);
    }

    private static String last(String id) {
        return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
    }

    /// That another tracker stood at this place, which had runs and was not seen elsewhere since; empty
    /// where none did.
    Optional<Problem> replaced(Workbook workbook, Tracker tracker) {
        String carried = carried(tracker);
        return state.lineageAt(workbook.id())
                .filter(known -> !carried.isEmpty() && !known.equals(carried))
                .filter(known -> state.seen(known).stream().allMatch(workbook.id()::equals))
                .flatMap(journals::read)
                .map(journal -> {
                    try (journal) {
                        return journal.serial();
                    }
                })
                .filter(runs -> runs > 0)
                .map(runs -> Problem.warning(
                        RunProblem.PLACE_TAKEN,
                        tracker.settings().cells().get(Setting.ALUR_ID),
                        workbook.name(),
                        runs));
    }

    /// The workbook of which this one is a copy; empty where it is none.
    ///
    /// @param id the lineage that both name
    Optional<String> original(Workbook workbook, String id) {
        return state.seen(id).stream()
                .filter(other -> !other.equals(workbook.id()) && holds(other, id))
                .findFirst();
    }

    /// Whether a workbook carries what a run wrote: its serial, and the lineage that it goes on with.
    static boolean isWritten(Intent intent, Tracker now) {
        Adopting adopting = intent.trace().adopting();
        boolean isAsBefore = adopting != null
                && carried(now).equals(adopting.from())
                && (adopting.kind() == Adopting.Kind.COPY || adopting.from().isEmpty());
        return run(now) == intent.serial() && !isAsBefore;
    }

    /// Whether a workbook is the one that a run is about.
    static boolean isCarried(String lineage, Intent intent, Tracker now) {
        Adopting adopting = intent.trace().adopting();
        String carried = carried(now);
        return lineage.equals(carried) || (adopting != null && adopting.from().equals(carried));
    }

    /// The id that a workbook names, empty where it names none.
    static String carried(Tracker tracker) {
        String id = tracker.settings().alurId();
        return id == null ? "" : id;
    }

    /// A workbook without a lineage has no history; but where the journal knows runs at its very place, it is a
    /// copy from before the first of them, and what they made would be made again.
    private void demandNoHistory(Workbook workbook, Tracker tracker) {
        int runs = state.lineageAt(workbook.id())
                .flatMap(journals::read)
                .map(journal -> {
                    try (journal) {
                        return journal.serial();
                    }
                })
                .orElse(0);
        if (runs > 0) {
            Address at = tracker.settings().cells().get(Setting.ALUR_ID);
            throw new ProblemException(Problem.error(RunProblem.HISTORY_GONE, at, workbook.name(), runs));
        }
    }

    /// Compares the run that the workbook names with the journal's (line 21).
    ///
    /// @param journal null where there is none
    /// @throws ProblemException for an old copy, and for a journal that is older than the workbook
    void demandCurrent(Workbook workbook, Tracker tracker, @Nullable Journal journal) {
        int run = run(tracker);
        Address at = tracker.settings().cells().get(Setting.ALUR_RUN);
        if (journal == null) {
            if (run > 0) {
                throw new ProblemException(noJournal(workbook, at, run));
            }
            return;
        }
        int current = journal.current();
        boolean known = run == current
                || journal.open().filter(intent -> mayName(intent, run)).isPresent();
        if (!known) {
            throw new ProblemException(
                    run > journal.serial()
                            ? oldJournal(workbook, at, run, current)
                            : Problem.error(RunProblem.OLD_COPY, at, workbook.name(), run, current));
        }
    }

    /// Where there is no journal and no run yet, the lineage was given here, or by nobody that is known.
    ///
    /// @throws ProblemException where another machine gave it, which may be about to make the first run
    void demandGivenHere(Workbook workbook, Tracker tracker) {
        if (workbook.lastRival().isPresent()) {
            Address at = tracker.settings().cells().get(Setting.ALUR_ID);
            throw new ProblemException(noJournal(workbook, at, run(tracker)));
        }
    }

    private static Problem oldJournal(Workbook workbook, @Nullable Address at, int run, int current) {
        return workbook.lastWriter()
                .map(last -> Problem.error(
                        RunProblem.OLD_JOURNAL_HERE, at, workbook.name(), run, current, last.host(), last.at()))
                .orElseGet(() -> Problem.error(RunProblem.OLD_JOURNAL, at, workbook.name(), run, current));
    }

    private Problem noJournal(Workbook workbook, @Nullable Address at, int run) {
        String folder = state.root().toString();
        return workbook.lastWriter()
                .map(last -> Problem.error(
                        RunProblem.NO_JOURNAL_HERE, at, workbook.name(), run, folder, last.host(), last.at()))
                .orElseGet(() -> Problem.error(RunProblem.NO_JOURNAL, at, workbook.name(), run, folder));
    }

    /// Whether the workbook may name a run while one is unfinished: that one; where a kept file goes back, the
    /// one that this names; where an older copy is taken for the truth, the one that this names.
    private static boolean mayName(Intent open, int run) {
        Trace.Undoing undoing = open.trace().undoing();
        Trace.KeptFile kept = undoing == null ? null : undoing.kept();
        Adopting adopting = open.trace().adopting();
        return run == open.serial()
                || (kept != null && run == kept.names())
                || (adopting != null && run == adopting.names());
    }

    /// Stops a series from which a number is wanted where the workbook has a number of it that the
    /// journal lacks (line 22).
    ///
    /// @param journal that knows every number that was given or taken over
    void demandKnownNumbers(Tracker tracker, Plan plan, Journal journal) {
        Optional<Series> series = Series.parse(tracker.settings().invoiceSeries());
        if (series.isEmpty()) {
            return;
        }
        Set<String> wanted = new HashSet<>();
        for (Change change : plan.changes()) {
            if (change instanceof Change.IssueInvoice issue) {
                series.get().parsed(issue.invoice().number()).ifPresent(parsed -> wanted.add(parsed.group()));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, Address> cells = tracker.numbers();
        // most stand there as they were given, and are found at once; only for others all there are must be read
        boolean plain = unknown(tracker, journal.issued(cells.keySet())).isEmpty();
        List<Problem> problems = plain
                ? List.of()
                : unknown(tracker, journal.issued()).stream()
                        .filter(number -> wanted.contains(number.series()))
                        .map(number -> Problem.error(
                                RunProblem.NUMBER_UNKNOWN,
                                cells.get(number.number()),
                                number.number(),
                                number.series()))
                        .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /// Stops a series that belongs to the tracker of which this one was a copy: both would give the same
    /// numbers.
    void demandOwnSeries(Tracker tracker, Plan plan, Journal journal) {
        plan.changes().stream()
                .filter(Change.IssueInvoice.class::isInstance)
                .map(Change.IssueInvoice.class::cast)
                .findFirst()
                .flatMap(issue -> foreign(
                        tracker, issue.invoice().number(), journal.history().claims(Adopting.Claim.SERIES)))
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
    }

    private static Optional<Problem> foreign(Tracker tracker, String number, Set<String> others) {
        return others.stream()
                .filter(other -> Series.parse(other)
                        .flatMap(series -> series.parsed(number))
                        .isPresent())
                .findFirst()
                .map(other -> Problem.error(
                        RunProblem.SERIES_OF_ANOTHER,
                        tracker.settings().cells().get(Setting.INVOICE_SERIES),
                        other,
                        number));
    }

    /// That the tracker's series is another tracker's; empty where it is its own.
    ///
    /// @param today of which a number is made to find out
    static Optional<Problem> foreignSeries(Tracker tracker, Set<String> others, LocalDate today) {
        return Series.parse(tracker.settings().invoiceSeries())
                .flatMap(series -> foreign(tracker, series.format(today, 1), others));
    }

    /// Numbers of the tracker's series that stand in the workbook and are not known, each once.
    static List<Issued> unknown(Tracker tracker, List<Issued> known) {
        Optional<Series> series = Series.parse(tracker.settings().invoiceSeries());
        Map<String, Issued> unknown = new HashMap<>();
        Set<String> ours = new HashSet<>();
        known.forEach(issued -> ours.add(place(issued.series(), issued.sequence())));
        for (String number : tracker.numbers().keySet()) {
            series.flatMap(pattern -> pattern.parsed(number))
                    .filter(parsed -> !ours.contains(place(parsed.group(), parsed.sequence())))
                    .ifPresent(parsed -> unknown.putIfAbsent(
                            place(parsed.group(), parsed.sequence()),
                            Issued.taken(number, parsed.group(), parsed.sequence())));
        }
        List<Issued> sorted = new ArrayList<>(unknown.values());
        sorted.sort((one, other) -> one.series().equals(other.series())
                ? Integer.compare(one.sequence(), other.sequence())
                : one.series().compareTo(other.series()));
        return sorted;
    }

    /// The run that the workbook names, 0 where it names none.
    static int run(Tracker tracker) {
        Integer run = tracker.settings().alurRun();
        return run == null ? 0 : run;
    }

    /// Forgets where the lineage was before, for it was followed here.
    void follow(Workbook workbook, String lineage) {
        for (String other : state.seen(lineage)) {
            if (!other.equals(workbook.id())) {
                state.forget(other);
            }
        }
        state.remember(workbook.id(), lineage);
    }

    private static String place(String series, int sequence) {
        return series.toLowerCase(Locale.ROOT) + '\u001f' + sequence;
    }

    /// Whether a workbook that was seen elsewhere is still there with that id. One that is there but
    /// cannot be read counts as holding it.
    private boolean holds(String other, String id) {
        Workbook workbook;
        try {
            workbook = workbooks.open(other);
        } catch (ProblemException e) {
            return false;
        }
        try {
            return id.equals(TrackerReader.read(workbook.read()).settings().alurId());
        } catch (ProblemException e) {
            return true;
        }
    }
}
