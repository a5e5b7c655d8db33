package dev.alur.run;

import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import dev.alur.language.Messages;
import dev.alur.language.Nearest;
import dev.alur.plan.Change;
import dev.alur.plan.Drift;
import dev.alur.plan.Explainer;
import dev.alur.plan.Given;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Everything that is asked without writing: no lock is taken, and neither workbook nor journal nor
/// state folder changes.
final class Reading {
    private final Wiring wiring;
    private final StateFolder state;
    private final Identity identity;
    private final Workbook workbook;

    Reading(Wiring wiring, String name) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.identity = new Identity(wiring);
        this.workbook = wiring.workbooks().open(name);
    }

    /// A workbook as a tracker.
    ///
    /// @throws ProblemException where it cannot be understood as one
    static Tracker tracker(Workbook workbook) {
        Ending.stop();
        return tracker(workbook.read());
    }

    /// The same of what was read already.
    static Tracker tracker(Snapshot snapshot) {
        Tracker tracker = TrackerReader.read(snapshot);
        if (!tracker.isReadable()) {
            throw new ProblemException(tracker.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .toList());
        }
        return tracker;
    }

    /// The tracker as it is once its journal is held: where machines share journals, another one may have made
    /// a run between our reading and our turn.
    static Tracker still(Wiring wiring, Workbook workbook, Tracker seen) {
        boolean isStill = !wiring.journals().isShared()
                || workbook.fingerprint().equals(seen.snapshot().fingerprint());
        return isStill ? seen : tracker(workbook);
    }

    /// The lineage that was set aside for a workbook which does not carry it yet: its journal is there
    /// and has no run.
    static Optional<String> reserved(StateFolder state, Journals journals, Workbook workbook) {
        return state.lineageAt(workbook.id())
                .filter(lineage -> journals.read(lineage)
                        .map(journal -> {
                            try (journal) {
                                return journal.serial() == 0;
                            }
                        })
                        .orElse(false));
    }

    Workbook workbook() {
        return workbook;
    }

    Planned plan(Options options, @Nullable Path preview, Instant now) {
        Tracker tracker = tracker(workbook);
        LocalDate today = Rehearsal.reading(wiring.state(), options.today());
        return asked(tracker, journal -> {
            Decision decision = knowledge(tracker, journal, options, today, now).decide(tracker, null);
            Plan plan = decision.plan();
            List<Problem> notes = new ArrayList<>();
            identity.replaced(workbook, tracker).ifPresent(notes::add);
            Home.of(wiring).foreign().ifPresent(problem -> notes.add(problem.asWarning()));
            if (journal != null) {
                identity.demandKnownNumbers(tracker, plan, journal);
                identity.demandOwnSeries(tracker, plan, journal);
                new ConflictCopies(wiring, workbook).of(tracker).forEach(problem -> notes.add(problem.asWarning()));
                journal.open().ifPresent(intent -> notes.add(unfinished(intent)));
            }
            return new Planned(
                    tracker,
                    plan,
                    notes,
                    Drift.of(tracker, decision.situation()),
                    preview == null ? List.of() : previews(plan, preview, library(options)));
        });
    }

    Explained explain(String wanted, Options options, Instant now) {
        Tracker tracker = tracker(workbook);
        LocalDate today = Rehearsal.reading(wiring.state(), options.today());
        Job job = job(tracker, wanted);
        return asked(tracker, journal -> {
            Decision decision = knowledge(tracker, journal, options, today, now).decide(tracker, null);
            return new Explained(tracker, new Explainer(tracker, decision.situation(), decision.plan()).explain(job));
        });
    }

    /// The job of that id, else the only one of a project of that name.
    private Job job(Tracker tracker, String wanted) {
        String name = wanted.strip();
        List<Job> found = tracker.jobs().stream()
                .filter(job -> job.id().equalsIgnoreCase(name))
                .toList();
        if (found.isEmpty()) {
            found = tracker.jobs().stream()
                    .filter(job ->
                            !name.isEmpty() && job.text(Field.JOB_PROJECT).equalsIgnoreCase(name))
                    .toList();
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            List<String> rows = found.stream()
                    .map(job -> job.place().sheet().name() + "!" + job.row())
                    .toList();
            throw new ProblemException(Problem.error(RunProblem.SEVERAL_JOBS, null, name, rows));
        }
        List<String> known = new ArrayList<>();
        tracker.jobs().forEach(job -> known.add(job.id()));
        tracker.jobs().forEach(job -> known.add(job.text(Field.JOB_PROJECT)));
        known.removeIf(String::isEmpty);
        throw new ProblemException(Nearest.to(name, known)
                .map(near -> Problem.error(RunProblem.NO_SUCH_JOB_NEAR, null, name, near))
                .orElseGet(() -> Problem.error(
                        RunProblem.NO_SUCH_JOB, null, name, tracker.jobs().size())));
    }

    List<Run> runs() {
        return asked(tracker(workbook), journal -> journal == null ? List.of() : journal.runs());
    }

    List<Given> answers() {
        return asked(tracker(workbook), journal -> journal == null ? List.of() : journal.answers());
    }

    Optional<Run> run(int serial) {
        return asked(tracker(workbook), journal -> journal == null ? Optional.empty() : journal.run(serial));
    }

    /// What was changed in the cells that a run wrote, where no later run wrote there.
    List<Drift> drifts(Run run, Options options, Instant now) {
        Tracker tracker = tracker(workbook);
        return asked(tracker, journal -> {
            Knowledge knowledge = knowledge(tracker, journal, options, null, now);
            return Drift.of(run, tracker, knowledge.about(Wanted.of(tracker)).records());
        });
    }

    /// What taking something back would do.
    Reversed reversed(Reversal reversal, Options options, Instant now) {
        Tracker tracker = tracker(workbook);
        LocalDate today = Rehearsal.reading(wiring.state(), options.today());
        return asked(tracker, journal -> {
            List<Problem> notes = new ArrayList<>();
            if (journal != null) {
                journal.open().ifPresent(intent -> notes.add(unfinished(intent)));
            }
            String lineage = tracker.settings().alurId();
            try (Fetched fetched = new Fetched(journal)) {
                Reversal.Ready ready = reversal.ready(new Reversal.Ground(
                        wiring,
                        workbook,
                        tracker,
                        journal,
                        knowledge(tracker, journal, options, today, now),
                        content -> fetched.file(state.before(lineage == null ? "" : lineage, content), content)));
                return new Reversed(
                        tracker,
                        ready.plan(),
                        ready.undoing().run(),
                        ready.undoing().kept() != null,
                        notes);
            }
        });
    }

    /// What a person's word on which workbook this is would do.
    Adopted adopting(Adoption adoption, Options options, Instant now) {
        Tracker tracker = tracker(workbook);
        LocalDate today = Rehearsal.reading(wiring.state(), options.today());
        Adoption.Ground ground = new Adoption.Ground(wiring, workbook, tracker, options, now, today);
        Optional<String> lineage = adoption.lineage(ground);
        String shown = lineage.orElseGet(() -> Messages.text(tracker.settings().language(), "run", "new-id"));
        return adoption.adopted(ground, adoption.ready(ground, shown), null, List.of());
    }

    /// Every invoice that was issued or stands in the workbook, by number.
    List<Bill> bills() {
        Tracker tracker = tracker(workbook);
        return asked(tracker, journal -> {
            Map<String, Bill> bills = new TreeMap<>();
            List<Run> runs = journal == null ? List.of() : journal.runs();
            Map<String, Integer> voids = voids(runs);
            for (Issued issued : journal == null ? List.<Issued>of() : journal.issued()) {
                bills.put(issued.number(), new Bill(issued.number(), null, issued.serial(), 0));
            }
            for (Billed billed : tracker.invoices()) {
                Bill known = bills.get(billed.number());
                bills.put(billed.number(), new Bill(billed.number(), billed, known == null ? 0 : known.run(), 0));
            }
            return bills.values().stream()
                    .map(bill -> new Bill(bill.number(), bill.row(), bill.run(), voids.getOrDefault(bill.number(), 0)))
                    .toList();
        });
    }

    /// By number: the run that voided it.
    static Map<String, Integer> voids(List<Run> runs) {
        Map<String, Integer> voids = new HashMap<>();
        for (Run run : runs) {
            for (Run.Done done : run.changes()) {
                if (done.outcome() == Run.Outcome.DONE
                        && PlanJson.readChange(done.json()) instanceof Change.VoidInvoice voided) {
                    voids.put(voided.number(), run.serial());
                }
            }
        }
        return voids;
    }

    /// What a recovery would finish.
    Recovered unfinished() {
        return asked(tracker(workbook), journal -> {
            Optional<Intent> open = journal == null ? Optional.empty() : journal.open();
            return open.isEmpty() || journal == null
                    ? new Recovered(List.of(), List.of())
                    : new Recovered(
                            journal.run(open.get().serial()).stream().toList(), List.of(unfinished(open.get())));
        });
    }

    /// Problems of data, workflow and rules as a plan would meet them, then the invariants.
    Checked check(Options options, Instant now) {
        Tracker tracker = TrackerReader.read(workbook.read());
        LocalDate today = Rehearsal.reading(wiring.state(), options.today());
        Set<Problem> problems = new LinkedHashSet<>();
        try {
            asked(tracker, journal -> {
                // looked for first, for a journal that is damaged is no measure for a plan, and said last
                List<Problem> broken = journal == null
                        ? List.of()
                        : new Invariants(wiring, workbook, tracker, options)
                                .check(
                                        journal,
                                        String.valueOf(tracker.settings().alurId()),
                                        today == null
                                                ? now.atZone(tracker.settings().zone())
                                                        .toLocalDate()
                                                : today);
                try {
                    problems.addAll(knowledge(tracker, journal, options, today, now)
                            .decide(tracker, null)
                            .plan()
                            .problems());
                } finally {
                    problems.addAll(broken);
                }
                return problems;
            });
        } catch (ProblemException e) {
            problems.addAll(tracker.problems());
            problems.addAll(e.problems());
            problems.addAll(broken(tracker));
        }
        return new Checked(tracker, List.copyOf(problems));
    }

    /// What is wrong with the journal of a workbook about which nothing can be asked.
    private List<Problem> broken(Tracker tracker) {
        String lineage = tracker.settings().alurId();
        if (lineage == null || !StateFolder.isLineage(lineage)) {
            return List.of();
        }
        try (Journal journal = wiring.journals().read(lineage).orElse(null)) {
            return journal == null ? List.of() : journal.verify(lineage, account -> {});
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /// Asks something of the workbook's journal, null where it has none, once it is clear which workbook
    /// this is.
    <T> T asked(Tracker tracker, Function<@Nullable Journal, T> question) {
        Optional<String> lineage = identity.lineage(workbook, tracker);
        Optional<Journal> found = lineage.flatMap(wiring.journals()::read);
        if (found.isEmpty()) {
            identity.demandCurrent(workbook, tracker, null);
            return question.apply(null);
        }
        try (Journal journal = found.get()) {
            identity.demandCurrent(workbook, tracker, journal);
            return question.apply(journal);
        }
    }

    /// Whether something that happens once has happened, also for a workbook that does not carry its
    /// lineage yet.
    boolean claimed(String kind, String what) {
        Tracker tracker = tracker(workbook);
        return identity.lineage(workbook, tracker)
                .or(() -> reserved(state, wiring.journals(), workbook))
                .flatMap(wiring.journals()::read)
                .map(journal -> {
                    try (journal) {
                        return journal.claimed(kind, what);
                    }
                })
                .orElse(false);
    }

    private Knowledge knowledge(
            Tracker tracker, @Nullable Journal journal, Options options, @Nullable LocalDate today, Instant now) {
        return new Knowledge(
                journal, now, today, options.approvals(), library(options).templates(tracker));
    }

    private Library library(Options options) {
        return Library.of(wiring, Documents.of(wiring, workbook, options.documents()));
    }

    private List<Path> previews(Plan plan, Path folder, Library library) {
        Path base = Documents.of(wiring, workbook, folder.toString()).home();
        List<Path> previews = new ArrayList<>();
        Disk.shared(folder);
        for (Change change : plan.changes()) {
            if (change instanceof Change.IssueInvoice issue) {
                Path file = folder.resolve(issue.document());
                Disk.write(file, wiring.drawing().invoice(issue.invoice(), base, true));
                previews.add(file);
            } else if (change instanceof Change.MakeDocument make) {
                Path file = folder.resolve(make.paper().file());
                Disk.write(file, library.draw(make.paper()));
                previews.add(file);
            }
        }
        return previews;
    }

    private Problem unfinished(Intent intent) {
        return Problem.warning(RunProblem.UNFINISHED, null, intent.serial(), workbook.name());
    }
}
