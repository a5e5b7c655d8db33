package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.journal.Journal;
import dev.alur.journal.Trace;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Past;
import dev.alur.plan.Plan;
import dev.alur.plan.PlanJson;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import dev.alur.plan.Undo;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is to be taken back: a run, or an invoice.
sealed interface Reversal {
    /// Finds out what has to be done for it. Nothing is written.
    ///
    /// @throws ProblemException where it cannot be taken back
    Ready ready(Ground ground);

    /// What it is decided on.
    ///
    /// @param journal null where the workbook has no history
    /// @param kept where a workbook that was kept lies
    record Ground(
            Wiring wiring,
            Workbook workbook,
            Tracker tracker,
            @Nullable Journal journal,
            Knowledge knowledge,
            Function<Fingerprint, Path> kept) {
        private Journal history() {
            if (journal == null) {
                throw refusal(RunProblem.NOTHING_TO_UNDO, workbook.name());
            }
            return journal;
        }

        /// What is known of the jobs of the tracker, of one that may take its place, and of others.
        private Situation about(Set<String> others, @Nullable Tracker kept) {
            Set<String> jobs = new HashSet<>(others);
            if (kept != null) {
                jobs.addAll(Wanted.of(kept).jobs());
            }
            return knowledge.about(Wanted.of(tracker).with(jobs).withAllRefs());
        }
    }

    /// The inverse plan.
    record Ready(Plan plan, Trace.Undoing undoing, Situation situation) {}

    /// A run.
    ///
    /// @param serial 0 for the last one
    record OfRun(int serial) implements Reversal {
        @Override
        public Ready ready(Ground ground) {
            Journal journal = ground.history();
            int run = serial == 0 ? journal.serial() : serial;
            demandUndoable(ground, journal, run);
            Ended ended = journal.ended(run).orElseThrow();
            Intent planned = journal.intent(run).orElseThrow();
            // what a document elsewhere is found by was only known once it was there
            Intent intent = Documents.thawed(ground.wiring(), ground.workbook(), planned.folder())
                    .found(planned, ended.documents());
            Past past = past(intent, ended);
            Path file = ground.kept().apply(ended.before());
            boolean goesBack = ground.workbook().goesBack()
                    && !past.hasInvoice()
                    && !past.hasStructure()
                    && journal.untouchedSince(ground.tracker().snapshot().fingerprint()) == run
                    && Files.exists(file);
            Tracker kept = goesBack
                    ? Reading.tracker(ground.wiring()
                            .workbooks()
                            .open(file.toString(), ground.workbook().name()))
                    : null;
            Situation situation = ground.about(touched(intent, ended), kept);
            Undo.Undoing undo = Undo.of(past, ground.tracker(), situation, kept);
            if (!undo.refusals().isEmpty()) {
                throw new ProblemException(undo.refusals());
            }
            Trace.KeptFile back = kept == null ? null : new Trace.KeptFile(ended.before(), Identity.run(kept));
            return new Ready(undo.plan(), new Trace.Undoing(run, undo.fallen(), back), situation);
        }

        private static void demandUndoable(Ground ground, Journal journal, int serial) {
            if (journal.serial() == 0) {
                throw refusal(RunProblem.NOTHING_TO_UNDO, ground.workbook().name());
            }
            int adopted = journal.history().adopted();
            if (serial <= adopted) {
                throw refusal(RunProblem.BEFORE_ADOPTION, serial, adopted);
            }
            Run run = journal.run(serial).orElseThrow(() -> refusal(RunProblem.NO_SUCH_RUN, serial));
            if (run.undoneBy() > 0) {
                throw refusal(RunProblem.UNDONE_BEFORE, serial, run.undoneBy());
            }
            boolean reverses = journal.intent(serial).orElseThrow().trace().undoing() != null;
            if (reverses) {
                int other = journal.runs().stream()
                        .filter(each -> each.undoneBy() == 0 && each.serial() < serial)
                        .filter(each -> journal.intent(each.serial())
                                        .orElseThrow()
                                        .trace()
                                        .undoing()
                                == null)
                        .mapToInt(Run::serial)
                        .max()
                        .orElse(0);
                throw other == 0
                        ? refusal(RunProblem.UNDO_OF_UNDO, serial)
                        : refusal(RunProblem.UNDO_OF_UNDO_NEAR, serial, other);
            }
        }

        /// The jobs that a run had to do with, for some of them may be gone from the tracker.
        private static Set<String> touched(Intent intent, Ended ended) {
            Set<String> jobs = new HashSet<>(intent.records().keySet());
            jobs.addAll(ended.records().keySet());
            jobs.addAll(intent.trace().seen().keySet());
            for (Intent.Act act : intent.acts()) {
                OperationKey key = act.key();
                if (key != null) {
                    jobs.add(key.job());
                }
                for (Intent.Effect effect : act.effects()) {
                    if (effect instanceof Intent.Effect.Cell cell) {
                        jobs.add(cell.job());
                    }
                }
            }
            return jobs;
        }

        private static Past past(Intent intent, Ended ended) {
            List<Past.Deed> deeds = new ArrayList<>();
            for (int i = 0; i < intent.acts().size(); i++) {
                Intent.Act act = intent.acts().get(i);
                boolean done = ended.outcomes().get(i) == Run.Outcome.DONE;
                boolean partly =
                        act.number() != null || act.effects().stream().anyMatch(Intent.Effect.Row.class::isInstance);
                if (done || partly) {
                    deeds.add(deed(act));
                }
            }
            return new Past(intent.serial(), deeds, intent.trace().seen(), ended.records());
        }

        private static Past.Deed deed(Intent.Act act) {
            List<Past.Cell> cells = new ArrayList<>();
            Map<String, Value> row = new LinkedHashMap<>();
            for (Intent.Effect effect : act.effects()) {
                switch (effect) {
                    case Intent.Effect.Cell cell ->
                        cells.add(new Past.Cell(cell.job(), cell.at(), cell.header(), cell.before(), cell.after()));
                    case Intent.Effect.Row added -> row.putAll(added.cells());
                    case Intent.Effect.Structure _, Intent.Effect.Cleared _, Intent.Effect.Voided _ -> {}
                }
            }
            return new Past.Deed(PlanJson.readChange(act.json()), cells, row);
        }
    }

    /// An invoice, by a person's own decision.
    ///
    /// @param because in the person's words; empty where none were given
    record OfInvoice(String number, String because) implements Reversal {
        @Override
        public Ready ready(Ground ground) {
            Journal journal = ground.history();
            Issued issued = journal.issued().stream()
                    .filter(each -> each.number().equalsIgnoreCase(number.strip()))
                    .findFirst()
                    .orElseThrow(() -> refusal(RunProblem.NO_SUCH_INVOICE, number));
            OperationKey key = journal.intent(issued.serial()).stream()
                    .flatMap(intent -> intent.acts().stream())
                    .filter(act -> act.number() != null && act.number().number().equals(issued.number()))
                    .map(Intent.Act::key)
                    .findFirst()
                    .orElse(null);
            Situation situation = ground.about(key == null ? Set.of() : Set.of(key.job()), null);
            Situation.Fired fired = key == null ? null : situation.fired().get(key.base());
            List<Billed> rows = ground.tracker().invoices().stream()
                    .filter(billed -> billed.number().equalsIgnoreCase(issued.number()))
                    .toList();
            boolean stands = key != null && fired != null && (fired.attempt() > key.attempt() || !fired.stands());
            boolean isVoid = !rows.isEmpty()
                    && rows.stream().allMatch(billed -> billed.state().equals("void"));
            if (isVoid && (key == null || stands)) {
                throw refusal(RunProblem.VOID_BEFORE, issued.number());
            }
            Undo.Undoing undo = Undo.voiding(issued.number(), because, key, ground.tracker(), situation);
            return new Ready(undo.plan(), new Trace.Undoing(0, undo.fallen(), null), situation);
        }
    }

    private static ProblemException refusal(RunProblem problem, Object... arguments) {
        return new ProblemException(Problem.error(problem, null, arguments));
    }
}
