package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.FolderShelf;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.plan.Applying;
import dev.alur.plan.Change;
import dev.alur.plan.Hands;
import dev.alur.plan.Life;
import dev.alur.plan.Past;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.plan.Studios;
import dev.alur.plan.TakenBack;
import dev.alur.plan.UndoProblem;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The life of a tracker with the real planner, protocol and journal. After each act the workbook is what a
/// model says it has to be, and what was undone stays undone.
final class UndoLife {
    private static final Set<Problem.Key> REFUSALS = Set.of(
            RunProblem.NOTHING_TO_UNDO,
            RunProblem.NO_SUCH_RUN,
            RunProblem.UNDONE_BEFORE,
            RunProblem.UNDO_OF_UNDO,
            RunProblem.UNDO_OF_UNDO_NEAR,
            RunProblem.NO_SUCH_INVOICE,
            RunProblem.VOID_BEFORE,
            RunProblem.BEFORE_ADOPTION,
            UndoProblem.INVOICE_IS_PAID);

    private final Bench bench;
    private final Path folder;
    private final Hands hands;
    private Instant now = Studios.FIRST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC);
    private final Map<Integer, List<Past.Deed>> deeds = new HashMap<>();
    /// What the workbook held right before a run, as long as nobody but Alur has touched it since.
    private final Map<Integer, Object> promised = new HashMap<>();
    private final List<Object> older = new ArrayList<>();
    private final Set<String> undone = new HashSet<>();
    /// Every number that was ever given, in order.
    private final List<String> given = new ArrayList<>();
    /// Whether it was moved since a command has seen it.
    private boolean isMoved;

    /// @param folder for documents and the state folder
    UndoLife(Bench bench, Path folder) {
        this.bench = bench;
        this.folder = folder;
        this.hands = new Hands(bench::open);
    }

    void live(Act act) {
        older.add(bench.contents());
        switch (act) {
            case Act.Usual(Studios.Step step) -> usual(step);
            case Act.UndoOlder(int run) -> undo(1 + run);
            case Act.Pay(int invoice) -> pay(invoice);
            case Act.Tick() -> {
                if (plan().changes().isEmpty()) {
                    tick();
                }
            }
            case Act.Die die -> die(die);
            case Act.Restore(int which, boolean adopted) -> restore(older.get(which % older.size()), adopted);
            case Act.Move() -> {
                bench.move();
                isMoved = true;
            }
        }
    }

    private void usual(Studios.Step step) {
        switch (step) {
            case Studios.Step.Type type -> touched(hands.type(type));
            case Studios.Step.NewJob job -> touched(hands.newJob(job.cells()));
            case Studios.Step.Clear clear -> touched(hands.clear(clear.job()));
            case Studios.Step.Swap swap -> touched(hands.swap(swap.job(), swap.other()));
            case Studios.Step.Rewrite rewrite -> {
                hands.rewrite(rewrite.rule(), rewrite.how());
                touched(true);
            }
            case Studios.Step.Days days -> now = now.plus(Duration.ofDays(days.count()));
            case Studios.Step.Apply apply -> apply(approvals(apply.yes()));
            case Studios.Step.ApplyShown shown -> applyShown(shown.typed());
            case Studios.Step.Undo() -> undo(0);
            case Studios.Step.VoidInvoice voided -> voidInvoice(voided.invoice());
        }
    }

    private static Set<String> approvals(int yes) {
        return yes < 5 ? Set.of() : yes == 5 ? Set.of("all") : Set.of("R" + (yes - 6));
    }

    private void touched(boolean something) {
        if (something) {
            promised.clear();
            undone.clear();
        }
    }

    private Options options(Set<String> approvals) {
        return Options.NONE.documents(folder.resolve("documents")).approving(approvals);
    }

    private Runner runner(Consumer<Step> steps) {
        return new Runner(new Wiring(
                bench.workbooks(),
                root -> new FolderShelf(Path.of(root), null),
                new Workshop.PlainDrawing(),
                folder.resolve("state"),
                true,
                () -> now,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofMillis(200),
                steps));
    }

    private Runner runner() {
        return runner(step -> {});
    }

    private Snapshot read() {
        return bench.open().read();
    }

    private Plan plan(String... approvals) {
        return runner().plan(bench.name(), options(Set.of(approvals)), null).plan();
    }

    private List<Run> runs() {
        return runner().runs(bench.name());
    }

    // applying

    private void apply(Set<String> approvals) {
        if (!approvals.isEmpty()) {
            undone.clear();
        }
        Object was = bench.contents();
        Snapshot before = read();
        Applied applied = runner().apply(bench.name(), options(approvals), null, change -> {});
        applied(applied, before, was);
        if (!Life.mayComeToRestLater(applied.tracker(), applied.plan(), !approvals.isEmpty())) {
            assertThat(plan().changes()).as("right after an apply").isEmpty();
        }
    }

    private void applyShown(Studios.Step.Type typed) {
        String shown = PlanJson.write(plan(), Language.EN);
        touched(hands.type(typed));
        Object was = bench.contents();
        Snapshot before = read();
        applied(runner().apply(bench.name(), options(Set.of()), shown, change -> {}), before, was);
    }

    private void applied(Applied applied, Snapshot before, Object was) {
        isMoved = false;
        if (applied.run() == null) {
            Compared.demand(before, read(), Set.of());
            return;
        }
        assertThat(applied.unmet()).as("nobody was in between").isEmpty();
        List<Change> changes = applied.plan().changes();
        assertThat(changes).as("what was undone is held").noneMatch(change -> undone.contains(change.identity()));
        Snapshot after = read();
        Compared.demand(Compared.laid(before, applied.plan()), after, Set.of());
        numbered(changes);
        int serial = applied.run().serial();
        deeds.put(serial, Applying.deeds(changes));
        promised.clear();
        if (serial > 1 && changes.stream().noneMatch(UndoLife::stays)) {
            // the first run writes the lineage by itself before
            promised.put(serial, was);
        }
    }

    /// Where an invoice was issued or a sheet was changed in its form, no kept file goes back.
    private static boolean stays(Change change) {
        return change instanceof Change.IssueInvoice || change instanceof Change.Structural;
    }

    /// The service comes by: it does nothing but for lines of Inbox, and the second time nothing at all.
    private void tick() {
        Snapshot before = read();
        Applied applied = runner().apply(bench.name(), options(Set.of()), null, change -> {});
        assertThat(applied.plan().changes()).as("nothing is left to do").isEmpty();
        Compared.demand(before, read(), Set.of());
        Object was = bench.contents();
        runner().apply(bench.name(), options(Set.of()), null, change -> {});
        assertThat(bench.contents()).as("the second look").isEqualTo(was);
    }

    // undo and void

    private void undo(int serial) {
        Snapshot before = read();
        Applied applied = refusable(() -> runner().undo(bench.name(), serial, options(Set.of()), null, change -> {}));
        if (applied != null) {
            undone(applied.run(), before, read());
            atRest();
        }
    }

    private void undone(Run undo, Snapshot before, Snapshot after) {
        isMoved = false;
        List<Past.Deed> past = deeds.get(undo.undoes());
        TakenBack.check(past, before, after);
        Object promise = promised.get(undo.undoes());
        if (promise != null) {
            assertThat(bench.contents())
                    .as("run %d goes back byte for byte", undo.undoes())
                    .isEqualTo(promise);
        }
        undone.clear();
        promised.clear();
        past.stream()
                .map(Past.Deed::change)
                .filter(change -> !(change instanceof Change.Structural))
                .forEach(change -> undone.add(change.identity()));
    }

    /// Right after something was taken back: what is held is not done, whatever gets a yes together, and the
    /// service does nothing.
    private void atRest() {
        assertThat(plan("all").changes())
                .as("a yes to everything that asks is none to what is held")
                .noneMatch(change -> undone.contains(change.identity()));
        tick();
    }

    private List<Billed> open() {
        return TrackerReader.read(read()).invoices().stream()
                .filter(billed -> billed.state().equals("open"))
                .toList();
    }

    private void voidInvoice(int index) {
        List<Billed> open = open();
        if (open.isEmpty()) {
            return;
        }
        String number = open.get(index % open.size()).number();
        Snapshot before = read();
        if (refusable(() -> runner().voided(bench.name(), number, "", options(Set.of()), null)) != null) {
            voided(number, before, read());
            atRest();
        }
    }

    private void voided(String number, Snapshot before, Snapshot after) {
        Tracker tracker = TrackerReader.read(before);
        Set<Address> states = new HashSet<>();
        tracker.invoices().stream()
                .filter(billed -> billed.number().equals(number))
                .forEach(billed -> states.add(new Address("Invoices", billed.row(), 10)));
        Compared.demand(before, after, states);
        states.forEach(at -> assertThat(after.value(at)).isEqualTo(Value.of("void")));
        promised.clear();
        deeds.values().stream()
                .flatMap(List::stream)
                .map(Past.Deed::change)
                .filter(change -> change instanceof Change.IssueInvoice issue
                        && issue.invoice().number().equals(number))
                .forEach(change -> undone.add(change.identity()));
    }

    private void pay(int index) {
        List<Billed> open = open();
        if (!open.isEmpty()) {
            hands.write(new Address("Invoices", open.get(index % open.size()).row(), 9), Value.of(1000));
            touched(true);
        }
    }

    private interface Command {
        Applied run();
    }

    /// Null where it was refused in a sentence; then nothing was written.
    private Applied refusable(Command command) {
        Object was = bench.contents();
        try {
            return command.run();
        } catch (ProblemException e) {
            assertThat(e.problems()).extracting(Problem::key).allMatch(REFUSALS::contains);
            assertThat(bench.contents()).isEqualTo(was);
            return null;
        }
    }

    // crashes

    private void die(Act.Die die) {
        Snapshot before = read();
        List<Run> runs = runs();
        Plan planned = plan();
        List<Billed> open = die.verb() == Act.Verb.VOID ? open() : List.of();
        Runner dying = runner(dying(die.at()));
        boolean died = dies(() -> {
            switch (die.verb()) {
                case APPLY -> dying.apply(bench.name(), options(Set.of()), null, change -> {});
                case UNDO -> refusable(() -> dying.undo(bench.name(), 0, options(Set.of()), null, change -> {}));
                case VOID -> {
                    if (!open.isEmpty()) {
                        String number = open.getFirst().number();
                        refusable(() -> dying.voided(bench.name(), number, "", options(Set.of()), null));
                    }
                }
            }
        });
        Snapshot left = read();
        boolean typed = die.meanwhile() != null && hands.type(die.meanwhile());
        Snapshot found = read();
        if (die.again() != null) {
            dies(() -> runner(dying(die.again())).recover(bench.name(), options(Set.of()), false));
        }
        runner().recover(bench.name(), options(Set.of()), false);
        Object once = bench.contents();
        runner().recover(bench.name(), options(Set.of()), false);
        assertThat(bench.contents()).as("recovering twice").isEqualTo(once);
        promised.clear();
        List<Run> after = runs();
        Died what = new Died(die, before, left, found, died && die.at().compareTo(Step.WRITTEN) < 0);
        if (after.size() == runs.size()) {
            Compared.demand(found, read(), Set.of());
        } else if (after.getLast().undoes() > 0) {
            what.settled((was, is) -> undone(after.getLast(), was, is), read());
        } else if (die.verb() == Act.Verb.VOID) {
            what.settled((was, is) -> voided(open.getFirst().number(), was, is), read());
        } else {
            List<Change> changes = done(planned.changes(), after.getLast());
            what.settled(
                    (was, is) -> Compared.demand(Compared.laid(was, Compared.only(planned, changes)), is, what.free()),
                    read());
            numbered(changes);
            deeds.put(after.getLast().serial(), Applying.deeds(changes));
        }
        touched(typed);
        check();
        if (!typed && after.size() > runs.size() && die.verb() != Act.Verb.APPLY) {
            atRest();
        }
    }

    /// The changes of a run that were done, and those of which something stands for good.
    private static List<Change> done(List<Change> planned, Run run) {
        List<Change> done = new ArrayList<>();
        for (int i = 0; i < planned.size(); i++) {
            boolean partly = planned.get(i) instanceof Change.IssueInvoice || planned.get(i) instanceof Change.AddRow;
            if (partly || run.changes().get(i).outcome() == Run.Outcome.DONE) {
                done.add(planned.get(i));
            }
        }
        return done;
    }

    private static Consumer<Step> dying(Step at) {
        return reached -> {
            if (reached == at) {
                throw new Death();
            }
        };
    }

    private static final class Death extends RuntimeException {}

    private static boolean dies(Runnable command) {
        try {
            command.run();
            return false;
        } catch (Death e) {
            return true;
        }
    }

    /// A command that died.
    ///
    /// @param left the workbook as it left it
    /// @param found with what a person typed then
    /// @param early whether the workbook was still to be written
    private record Died(Act.Die die, Snapshot before, Snapshot left, Snapshot found, boolean early) {
        interface Settled {
            void check(Snapshot was, Snapshot is);
        }

        /// Where the workbook was still to be written, recovery did it over what the person typed; else
        /// it was written already, and recovery changed nothing.
        void settled(Settled settled, Snapshot now) {
            if (early) {
                settled.check(found, now);
            } else {
                settled.check(before, left);
                Compared.demand(found, now, Set.of());
            }
        }

        /// The cell that the person typed into: what the run does there, the run's outcome says.
        Set<Address> free() {
            Set<Address> free = new HashSet<>();
            found.need("Projects");
            for (int row = 1; row <= found.need("Projects").lastRow(); row++) {
                for (int column = 1; column <= Studios.HEADERS.size(); column++) {
                    Address at = new Address("Projects", row, column);
                    if (!found.value(at).equals(left.value(at))) {
                        free.add(at);
                    }
                }
            }
            return free;
        }
    }

    // older versions

    private void restore(Object version, boolean adopted) {
        Object newest = bench.contents();
        if (version.equals(newest)) {
            return;
        }
        Tracker now = TrackerReader.read(read());
        bench.put(version);
        Tracker tracker = TrackerReader.read(read());
        boolean same = tracker.settings().alurId() != null == (now.settings().alurId() != null);
        if (!same && (isMoved || deeds.isEmpty())) {
            // without an id and where nobody has seen it, it is a tracker without a history
            bench.put(newest);
            return;
        }
        if (same && Identity.run(tracker) == Identity.run(now)) {
            // whoever puts back what they typed over is a person who types
            touched(true);
            return;
        }
        List<Command> commands = List.of(
                () -> runner().apply(bench.name(), options(Set.of()), null, change -> {}),
                () -> runner().undo(bench.name(), 0, options(Set.of()), null, change -> {}));
        for (Command command : commands) {
            try {
                command.run();
                throw new AssertionError("an older copy is refused");
            } catch (ProblemException e) {
                assertThat(e.problems())
                        .extracting(Problem::key)
                        .containsAnyOf(RunProblem.OLD_COPY, RunProblem.HISTORY_GONE);
            }
        }
        assertThat(bench.contents()).as("refused").isEqualTo(version);
        if (adopted) {
            runner().adoptRestored(bench.name(), options(Set.of()), null);
            Compared.demand(tracker.snapshot(), read(), Set.of());
            touched(true);
        } else {
            bench.put(newest);
        }
    }

    // what always holds

    /// Whatever was voided, undone or restored, the next number is the next one.
    private void numbered(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.IssueInvoice issue) {
                given.add(issue.invoice().number());
                assertThat(issue.invoice().number())
                        .as("gapless, none twice")
                        .isEqualTo("INV-2026-%03d".formatted(given.size()));
            }
        }
    }

    /// Journal, workbook and documents agree.
    void check() {
        List<String> numbers = TrackerReader.read(read()).invoices().stream()
                .map(Billed::number)
                .toList();
        assertThat(numbers).as("none twice").doesNotHaveDuplicates();
        assertThat(given).as("the numbers of the workbook were given").containsAll(numbers);
        assertThat(runner().check(bench.name(), options(Set.of())).problems().stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .filter(problem -> problem.key() instanceof RunProblem
                                || problem.key().room().equals("journal")))
                .as("journal, workbook and documents agree")
                .isEmpty();
    }
}
