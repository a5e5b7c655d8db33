package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.EndedException;
import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Trace;
import dev.alur.language.DiskFault;
import dev.alur.plan.Inbox;
import dev.alur.plan.InboxAnswers;
import dev.alur.plan.Plan;
import dev.alur.plan.Run;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// One writing command over one workbook, in the order that survives a kill at any moment. Read it from top to
/// bottom: 0 lock · 1 read, and ask which workbook this is · 2 finish what stopped half-way · 3 preflight · 4
/// stage, then the intent in one transaction · 5 documents · 6 workbook · 7 commit, then acknowledge.
///
/// Before the intent nothing outside the state folder has changed; after it there is only forward, by this
/// process or by the next one, from what the intent holds: nothing is planned or rendered again.
final class Protocol {
    private static final Duration BACKWARD = Duration.ofMinutes(5);

    private final Wiring wiring;
    private final StateFolder state;
    private final Identity identity;
    private final Workbook workbook;
    private final Options options;
    private final Instant now;
    private final @Nullable LocalDate today;
    /// Whether we are still the ones who may write, asked right before each write.
    private Runnable held = () -> {};
    /// The workbook as it was when its journal became ours.
    @SuppressWarnings("NullAway.Init") // set by book()
    private Tracker current;

    private final Set<Problem> notes = new LinkedHashSet<>();
    private final Exchanging exchanging;

    /// @param now the one instant of this command
    Protocol(Wiring wiring, String name, Options options, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.identity = new Identity(wiring);
        this.workbook = wiring.workbooks().open(name);
        this.options = options;
        this.now = now;
        this.today = Rehearsal.writing(wiring, options.today());
        this.exchanging = new Exchanging(workbook, now, today, notes, () -> held.run());
    }

    Applied apply(@Nullable String shown, Applied.Listener listener) {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = read();
            try (Book book = book(tracker)) {
                List<Run> finished = recover(book, claim, current);
                tracker = finished.isEmpty() ? current : read();
                Decision decision = decide(book, tracker, shown);
                if (decision.plan().changes().isEmpty()) {
                    return nothing(book, tracker, decision, finished);
                }
                preflight(book, tracker);
                Tracker held = book.isNew() || tracker.settings().alurId() == null
                        ? new Founding(wiring, workbook, exchanging, now).giveLineage(book, tracker)
                        : claim.over(tracker);
                if (held != tracker) {
                    tracker = held;
                    identity.demandCurrent(workbook, tracker, book.journalOrNull());
                    decision = decide(book, tracker, shown);
                }
                return decision.plan().changes().isEmpty()
                        ? nothing(book, tracker, decision, finished)
                        : perform(book, claim, tracker, decision, finished, Trace.NONE, listener);
            }
        }
    }

    /// The same with the inverse of something in the place of a plan.
    ///
    /// @param basis the workbook that a person saw when saying yes; one that was saved since then is refused.
    /// Null where nobody was shown anything
    Applied reverse(Reversal reversal, @Nullable Fingerprint basis, Applied.Listener listener) {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = read();
            try (Book book = book(tracker)) {
                List<Run> finished = recover(book, claim, current);
                tracker = claim.over(finished.isEmpty() ? current : read());
                demandShown(tracker, basis);
                Knowledge knowledge = knowledge(book, tracker);
                Reversal.Ready ready = reversal.ready(
                        new Reversal.Ground(wiring, workbook, tracker, book.journalOrNull(), knowledge, book::before));
                preflight(book, tracker);
                Decision decision = new Decision(ready.situation(), ready.plan(), List.of());
                return perform(book, claim, tracker, decision, finished, Trace.of(ready.undoing()), listener);
            }
        }
    }

    /// The same with a workbook that is refused until a person says which one it is from now on.
    ///
    /// @param basis as for [#reverse]
    Adopted adopt(Adoption adoption, @Nullable Fingerprint basis) {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = claim.over(read());
            demandShown(tracker, basis);
            Adoption.Ground ground = new Adoption.Ground(wiring, workbook, tracker, options, now, today);
            try (Book book = new Book(wiring, adoption.lineage(ground).orElse(null), now)) {
                held = book::demandHeld;
                if (book.isNew()) {
                    new Founding(wiring, workbook, exchanging, now).reserve(book);
                }
                Adoption.Ready ready = adoption.ready(ground, book.lineage());
                Intent open = book.journal().open().orElse(null);
                Run run;
                if (open != null && open.trace().adopting() != null) {
                    claim.keep();
                    run = finish(book, open, null, null);
                } else {
                    preflight(book, tracker);
                    if (open != null) {
                        giveUp(book, open, tracker);
                    }
                    Decision decision = new Decision(ready.situation(), ready.plan(), List.of());
                    run = perform(book, claim, tracker, decision, List.of(), Trace.of(ready.adopting()), change -> {})
                            .run();
                }
                identity.follow(workbook, book.lineage());
                return adoption.adopted(ground, ready, run, List.copyOf(notes));
            }
        }
    }

    /// Steps 0 to 2, then something that needs no run.
    ///
    /// @param basis as for [#reverse]
    <T> T recovered(@Nullable Fingerprint basis, BiFunction<Book, Tracker, T> work) {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = read();
            try (Book book = book(tracker)) {
                tracker = recover(book, claim, current).isEmpty() ? current : read();
                demandShown(tracker, basis);
                return work.apply(book, tracker);
            }
        }
    }

    /// Ends a run that stopped half-way before an older workbook came back: what was numbered keeps its
    /// document, and nothing of it stands in the workbook.
    private void giveUp(Book book, Intent open, Tracker tracker) {
        List<String> documents = publish(book, open);
        book.journal().begin();
        Ended ended = Ended.without(open, now, tracker.snapshot().fingerprint(), documents);
        book.journal().end(open, ended, book.lineage());
        state.sweep(book.lineage());
        book.journal().begin();
    }

    private void demandShown(Tracker tracker, @Nullable Fingerprint basis) {
        if (basis != null && !basis.equals(tracker.snapshot().fingerprint())) {
            throw new ProblemException(Problem.error(RunProblem.CHANGED_SINCE_SHOWN, null, workbook.name()));
        }
    }

    /// Steps 0 to 2 alone.
    Recovered recover() {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = read();
            try (Book book = book(tracker)) {
                List<Run> finished = recover(book, claim, current);
                return new Recovered(finished, List.copyOf(notes));
            }
        }
    }

    /// Steps 0 and 1, then a claim of something that happens once.
    boolean claim(String kind, String what) {
        try (WorkbookLock lock = lock();
                Book book = book(read())) {
            if (book.isNew()) {
                new Founding(wiring, workbook, exchanging, now).reserve(book);
            }
            return book.journal().claim(kind, what, now);
        }
    }

    /// Steps 0 to 2, then answers: the journal keeps who gave them, and Inbox holds them as if they were
    /// typed there.
    Answered answer(Map<String, InboxLine.Answer> given, String who) {
        try (WorkbookLock lock = lock();
                Claim claim = new Claim(workbook)) {
            Tracker tracker = read();
            try (Book book = book(tracker)) {
                tracker = recover(book, claim, current).isEmpty() ? current : read();
                Plan plan = decide(book, tracker, null).plan();
                InboxAnswers answers = InboxAnswers.of(tracker, plan, given);
                if (!answers.counting().isEmpty()) {
                    if (book.isNew()) {
                        new Founding(wiring, workbook, exchanging, now).reserve(book);
                    }
                    book.journal().answered(answers.given(plan, who, now), now);
                }
                boolean written = !answers.rows().isEmpty()
                        && exchanging.tell(
                                book,
                                this::obstacles,
                                found -> InboxEdits.of(
                                        InboxAnswers.of(found, plan, answers.counting())
                                                .rows(),
                                        found));
                return new Answered(answers.counting(), answers.late(), written, List.copyOf(notes));
            }
        }
    }

    /// 0. Takes the workbook's lock, waiting a little.
    private WorkbookLock lock() {
        StateGround.demandOwn(wiring);
        WorkbookLock lock = WorkbookLock.take(state.lock(workbook.id()), workbook.name(), wiring.patience(), now);
        try {
            border(Step.LOCKED);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// 1. Reads the workbook once, whole; its fingerprint is what every write must still find.
    private Tracker read() {
        return Reading.tracker(workbook);
    }

    /// 1. Asks which workbook this is, and opens its journal, in which nobody else can write from here
    /// on. What it is by
    /// then is [#current].
    private Book book(Tracker tracker) {
        Optional<String> lineage = identity.lineage(workbook, tracker);
        String reserved = lineage.isPresent()
                ? lineage.get()
                : Reading.reserved(state, wiring.journals(), workbook).orElse(null);
        if (lineage.isPresent() && !wiring.journals().exists(lineage.get())) {
            identity.demandCurrent(workbook, tracker, null);
            identity.demandGivenHere(workbook, tracker);
        }
        Book book = new Book(wiring, reserved, now);
        held = book::demandHeld;
        try {
            current = Reading.still(wiring, workbook, tracker);
            if (!identity.lineage(workbook, current).equals(lineage)) {
                throw Founding.elsewhere(workbook);
            }
            identity.demandCurrent(workbook, current, book.journalOrNull());
            identity.replaced(workbook, current).ifPresent(notes::add);
            lineage.ifPresent(id -> identity.follow(workbook, id));
            border(Step.READ);
            return book;
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    /// 2. Finishes what had stopped half-way, before anything new is looked at.
    private List<Run> recover(Book book, Claim claim, Tracker tracker) {
        Optional<Intent> open = book.isNew() ? Optional.empty() : book.journal().open();
        if (open.isEmpty()) {
            sweep(book);
            border(Step.RECOVERED);
            return List.of();
        }
        List<Problem> obstacles = obstacles();
        if (!obstacles.isEmpty()) {
            throw halfway(open.get(), obstacles);
        }
        claim.over(tracker);
        claim.demandOurs(book, open.get());
        claim.keep();
        // what Inbox says follows from the workbook: the plan that comes next finds it
        Run run = finish(book, open.get(), null, null);
        state.sweep(book.lineage());
        notes.add(Problem.warning(RunProblem.FINISHED, null, run.serial()));
        border(Step.RECOVERED);
        book.journal().begin();
        return List.of(run);
    }

    /// Puts away what a killed process left half-written, beside the workbook and in the state folder.
    private void sweep(Book book) {
        workbook.preflight(true).stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .forEach(notes::add);
        if (!book.isNew()) {
            state.sweep(book.lineage());
        }
    }

    /// Plans anew under the lock. What is shown to a person only binds what the new plan has as well.
    private Decision decide(Book book, Tracker tracker, @Nullable String shown) {
        Decision decision = knowledge(book, tracker).decide(tracker, shown);
        if (!book.isNew() && tracker.settings().alurId() != null) {
            identity.demandKnownNumbers(tracker, decision.plan(), book.journal());
            identity.demandOwnSeries(tracker, decision.plan(), book.journal());
        }
        return decision;
    }

    private Knowledge knowledge(Book book, Tracker tracker) {
        Library library = Library.of(wiring, Documents.of(wiring, workbook, options.documents()));
        return new Knowledge(book.journalOrNull(), now, today, options.approvals(), library.templates(tracker));
    }

    /// 3. Looks for whatever would keep the run from being finished.
    private void preflight(Book book, Tracker tracker) {
        List<Problem> obstacles = obstacles();
        if (tracker.place(Register.SETTINGS) == null) {
            obstacles.add(Problem.error(RunProblem.NO_SETTINGS, null, workbook.name()));
        }
        obstacles.addAll(new ConflictCopies(wiring, workbook).of(tracker));
        if (!book.isNew() && now.isBefore(book.journal().last().minus(BACKWARD))) {
            obstacles.add(Problem.error(
                    RunProblem.CLOCK_BACK,
                    null,
                    now.toString(),
                    book.journal().last().toString(),
                    workbook.name()));
        }
        if (!obstacles.isEmpty()) {
            throw new ProblemException(obstacles);
        }
        border(Step.READY);
    }

    /// What would keep the workbook from being written; what is only worth knowing is noted.
    private List<Problem> obstacles() {
        List<Problem> obstacles = new ArrayList<>();
        for (Problem problem : workbook.preflight(options.evenIfOpen())) {
            boolean stops = problem.severity() == Problem.Severity.ERROR && obstacles.add(problem);
            if (!stops) {
                notes.add(problem);
            }
        }
        return obstacles;
    }

    private Applied nothing(Book book, Tracker tracker, Decision decision, List<Run> finished) {
        if (!book.isNew() && tracker.settings().alurId() != null) {
            Plan plan = decision.plan();
            book.journal()
                    .remember(
                            plan.memory().records(),
                            plan.memory().lastJob(),
                            plan.memory().held(),
                            now);
            book.journal().begin();
            book.journal().spend(plan.memory().spent(), now);
        }
        exchanging.tell(book, decision.plan().inbox(), this::obstacles);
        return new Applied(
                tracker, decision.plan(), null, decision.refused(), finished, decision.problems(notes), List.of());
    }

    private Applied perform(
            Book book,
            Claim claim,
            Tracker tracker,
            Decision decision,
            List<Run> finished,
            Trace trace,
            Applied.Listener listener) {
        // what a wall would refuse to add is refused before anything is intended
        workbook.preview(tracker.snapshot().fingerprint(), Structure.edits(decision.plan(), tracker));
        listener.begin(tracker);
        Documents documents = Documents.of(wiring, workbook, options.documents());
        Staging staging = new Staging(wiring, book.lineage(), tracker, decision.situation(), documents);
        Intent intent = stage(book, staging, decision.plan(), trace);
        exchanging.rehearse(intent, tracker);
        claim.keep();
        intend(book, intent);
        Run run = finish(book, intent, decision.plan().inbox(), tracker.snapshot());
        listener.acknowledge(staging.real(), run);
        Plan done = decision.plan(staging.real());
        return new Applied(tracker, done, run, decision.refused(), finished, decision.problems(notes), run.documents());
    }

    /// 4. Renders the documents; who is asked to end meanwhile leaves none of them.
    private Intent stage(Book book, Staging staging, Plan plan, Trace trace) {
        try {
            Intent intent = staging.stage(plan, trace);
            border(Step.STAGED);
            return intent;
        } catch (EndedException e) {
            state.sweep(book.lineage());
            throw e;
        }
    }

    /// 4. From here on forward only: numbers, operations, cells and the hashes of the staged bytes in one
    /// transaction.
    private void intend(Book book, Intent intent) {
        try {
            book.journal().intend(intent, book.lineage(), book::staged);
        } catch (ProblemException e) {
            boolean stands = !(e instanceof BusyException) && book.mayStand(intent);
            throw stands ? halfway(intent, e.problems()) : e;
        }
    }

    /// Steps 5 to 7, from what the intent holds.
    ///
    /// @param inbox what Inbox is to say along with it, or null
    /// @param seen the workbook as it was read last, or null
    private Run finish(Book book, Intent intent, @Nullable Inbox inbox, @Nullable Snapshot seen) {
        try {
            border(Step.INTENDED);
            List<String> documents = publish(book, intent);
            border(Step.PUBLISHED);
            Documents folder = Documents.thawed(wiring, workbook, intent.folder());
            Inbox lines = inbox == null ? null : inbox.filed(folder.places(intent, documents));
            Exchange exchange = exchanging.exchange(book, folder.found(intent, documents), lines, seen);
            border(Step.WRITTEN);
            Run run = commit(book, intent, exchange, documents);
            wiring.steps().accept(Step.COMMITTED);
            return run;
        } catch (EndedException e) {
            throw new EndedException(halfway(intent));
        } catch (ProblemException e) {
            throw halfway(intent, e.problems());
        } catch (UncheckedIOException e) {
            throw halfway(
                    intent, List.of(Problem.error(RunProblem.FILE_UNWRITABLE, null, workbook.name(), DiskFault.of(e))));
        }
    }

    /// 5. Puts the staged bytes on the shelf, never others.
    private List<String> publish(Book book, Intent intent) {
        List<String> places = new ArrayList<>();
        if (intent.documents().isEmpty()) {
            return places;
        }
        Documents folder = Documents.thawed(wiring, workbook, intent.folder());
        Shelf shelf = folder.shelf(wiring);
        for (Intent.Staged document : intent.documents()) {
            Ending.stopLate();
            Path staged = book.staged(document.content());
            if (!Files.exists(staged) && !document.content().equals(shelf.find(document.name()))) {
                throw new ProblemException(
                        Problem.error(RunProblem.STAGED_MISSING, null, document.name(), staged.toString()));
            }
            places.add(folder.shown(shelf.put(staged, document.name(), document.content())));
        }
        return places;
    }

    /// 7. Writes down that it is done, then lets the staged bytes go.
    private Run commit(Book book, Intent intent, Exchange exchange, List<String> documents) {
        book.journal().begin();
        Ended ended = new Ended(
                intent.serial(),
                now,
                exchange.before(),
                exchange.after(),
                exchange.outcomes(),
                documents,
                exchange.records(
                        Documents.thawed(wiring, workbook, intent.folder()).found(intent, documents), book.journal()),
                exchange.names(),
                exchange.untouched());
        book.journal().end(intent, ended, book.lineage());
        intent.documents().forEach(document -> Disk.delete(state.staged(book.lineage(), document.content())));
        KeptFiles kept = new KeptFiles(Disk.parent(state.before(book.lineage(), exchange.before())));
        book.journal().forget(kept.prune(exchange.tracker().settings().keepDays(), now));
        return book.journal().run(intent.serial()).orElseThrow();
    }

    private ProblemException halfway(Intent intent, List<Problem> problems) {
        if (problems.stream().anyMatch(problem -> problem.key() == RunProblem.MADE_ELSEWHERE)) {
            return new ProblemException(problems);
        }
        List<Problem> all = new ArrayList<>(problems);
        all.add(halfway(intent));
        return new HalfwayException(all);
    }

    private Problem halfway(Intent intent) {
        return Problem.error(RunProblem.HALFWAY, null, intent.serial(), workbook.name());
    }

    /// Between two steps. Whoever is asked to end stops here: at once before the intent, and after it only
    /// where what is left takes long, for what was begun is better finished.
    private void border(Step step) {
        wiring.steps().accept(step);
        if (step.isForward()) {
            Ending.stopLate();
        } else {
            Ending.stop();
        }
    }
}
