package dev.alur.run;

import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Selection;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.journal.Intent;
import dev.alur.journal.Trace;
import dev.alur.plan.Inbox;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The protocol's step 6: the one place in which a run touches the workbook. Whoever saved it since it was read
/// is not lost.
///
/// @param now the one instant of the command
/// @param today a rehearsed day, or null
/// @param notes takes what is worth knowing
/// @param held asked right before each write whether we are still the ones who may write
record Exchanging(Workbook workbook, Instant now, @Nullable LocalDate today, Set<Problem> notes, Runnable held) {
    /// How often a workbook that somebody keeps saving is tried.
    static final int WRITES = 20;

    /// 6. Reads again unless it is what was read last, keeps those bytes, lays the intent over them and
    /// exchanges the
    /// file; whoever saved meanwhile is not lost.
    ///
    /// @param inbox what Inbox is to say along with it, or null
    /// @param seen the workbook as it was read last, or null
    Exchange exchange(Book book, Intent intent, @Nullable Inbox inbox, @Nullable Snapshot seen) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(book, intent, inbox, seen == null || attempt > 1 ? workbook.read() : seen);
            } catch (ChangedException e) {
                // somebody saved between our reading and our exchange: look again
                if (attempt == WRITES) {
                    throw new ProblemException(Problem.error(RunProblem.KEEPS_CHANGING, null, workbook.name()), e);
                }
            }
        }
    }

    private Exchange once(Book book, Intent intent, @Nullable Inbox inbox, Snapshot snapshot) {
        Tracker found = TrackerReader.read(snapshot);
        if (!Identity.isCarried(book.lineage(), intent, found)) {
            throw new ProblemException(Problem.error(RunProblem.REPLACED, null, workbook.name()));
        }
        Exchange back = goBack(book, intent, found);
        if (back != null) {
            return back;
        }
        Laid laid = lay(intent, found);
        Tracker tracker = laid.tracker();
        Rebase rebase = laid.rebase();
        if (rebase.written()) {
            Claim.demandOurs(workbook, book.lineage(), intent.serial());
            return exchange(intent.before(), snapshot.fingerprint(), tracker, rebase, intent, false);
        }
        List<Edit> edits = laid.edits(found);
        edits.add(Claim.once(book.lineage(), intent.serial()));
        keep(book, snapshot.fingerprint());
        Fingerprint after = write(found, edits, inbox == null ? List.of() : InboxEdits.of(inbox, tracker));
        return exchange(snapshot.fingerprint(), after, tracker, rebase, intent, true);
    }

    /// An intent laid over a workbook.
    ///
    /// @param structure what is added to it
    /// @param tracker it with that
    private record Laid(List<Edit> structure, Tracker tracker, Rebase rebase) {
        List<Edit> edits(Tracker found) {
            List<Edit> edits = new ArrayList<>(structure);
            edits.addAll(new DayTexts(found).of(rebase.edits()));
            return edits;
        }
    }

    private Laid lay(Intent intent, Tracker found) {
        List<Edit> structure = Structure.edits(intent, found);
        Tracker tracker = structure.isEmpty()
                ? found
                : TrackerReader.read(workbook.preview(found.snapshot().fingerprint(), structure));
        return new Laid(structure, tracker, Rebase.of(intent, tracker));
    }

    /// Looks before the intent whether the workbook would take what is to be written: what is protected, say,
    /// would stop the run half-way.
    ///
    /// @throws ProblemException where it would not
    void rehearse(Intent intent, Tracker found) {
        Trace.Undoing undoing = intent.trace().undoing();
        boolean mayRefuse =
                !workbook.isFile() || found.snapshot().sheets().stream().anyMatch(Sheet::isProtected);
        if (!mayRefuse || (undoing != null && undoing.kept() != null)) {
            return;
        }
        try {
            List<Edit> edits = lay(intent, found).edits(found);
            workbook.preview(found.snapshot().fingerprint(), edits, new Selection(List.of(), 1));
        } catch (ChangedException e) {
            // somebody saved meanwhile: the exchange will read again
            return;
        }
    }

    private static Exchange exchange(
            Fingerprint before, Fingerprint after, Tracker tracker, Rebase rebase, Intent intent, boolean sure) {
        return new Exchange(before, after, tracker, rebase.outcomes(), rebase.unmet(), intent.serial(), sure);
    }

    /// Puts the kept file back, where an undo does that; null where it does not, or somebody saved meanwhile.
    private @Nullable Exchange goBack(Book book, Intent intent, Tracker found) {
        Trace.Undoing undoing = intent.trace().undoing();
        Trace.KeptFile kept = undoing == null ? null : undoing.kept();
        if (kept == null) {
            return null;
        }
        keep(book, found.snapshot().fingerprint());
        held.run();
        return GoingBack.of(workbook, kept, book.before(kept.content()), intent, found);
    }

    /// Writes a run's cells, and what Inbox says in the same exchange. A sheet that cannot take its lines (it
    /// is protected, say) is no reason to stop a run half-way: they are left out then.
    private Fingerprint write(Tracker tracker, List<Edit> edits, List<Edit> lines) {
        if (!lines.isEmpty()) {
            List<Edit> all = new ArrayList<>(edits);
            all.addAll(lines);
            try {
                return write(tracker, all);
            } catch (ChangedException e) {
                throw e;
            } catch (ProblemException e) {
                unsaid(e.problems());
            }
        }
        return write(tracker, edits);
    }

    /// Lets Inbox say what is so by now, where nothing else is to be written. That is no run.
    ///
    /// @param look at what would keep the workbook from being written
    void tell(Book book, Inbox inbox, Supplier<List<Problem>> look) {
        if (!inbox.changes().isEmpty()) {
            tell(book, look, tracker -> InboxEdits.of(inbox, tracker));
        }
    }

    /// The same of some lines.
    ///
    /// @param lines what is to be written into the workbook as it is by then
    /// @return whether they stand there now
    boolean tell(Book book, Supplier<List<Problem>> look, Function<Tracker, List<Edit>> lines) {
        List<Problem> obstacles = look.get();
        if (!obstacles.isEmpty()) {
            unsaid(obstacles);
            return false;
        }
        for (int attempt = 1; ; attempt++) {
            Tracker tracker = Reading.tracker(workbook);
            try {
                Fingerprint after = write(tracker, lines.apply(tracker));
                if (!book.isNew()) {
                    book.journal().begin();
                    book.journal().told(tracker.snapshot().fingerprint(), after, now);
                }
                return true;
            } catch (ChangedException e) {
                if (attempt == WRITES) {
                    throw e;
                }
            } catch (ProblemException e) {
                unsaid(e.problems());
                return false;
            }
        }
    }

    private void unsaid(List<Problem> why) {
        notes.add(Problem.warning(RunProblem.INBOX_UNWRITABLE, null, workbook.name()));
        why.forEach(problem -> notes.add(problem.asWarning()));
    }

    /// Writes edits together with the cached values of the formulas that depend on them.
    Fingerprint write(Tracker tracker, List<Edit> edits) {
        return write(tracker, edits, workbook::write);
    }

    /// The same, and keeps other machines out afterwards.
    void claim(Tracker tracker, List<Edit> edits) {
        write(tracker, edits, workbook::claim);
    }

    private Fingerprint write(
            Tracker tracker, List<Edit> edits, BiFunction<Fingerprint, List<Edit>, Fingerprint> writing) {
        ZoneId zone = tracker.settings().zone();
        LocalDateTime moment = now.atZone(zone).toLocalDateTime();
        Snapshot snapshot = tracker.snapshot().asRead();
        LocalDateTime today = this.today == null ? moment : this.today.atTime(moment.toLocalTime());
        List<Edit> all = CachedValues.with(workbook, snapshot, () -> snapshot, edits, today);
        held.run();
        Fingerprint written = writing.apply(snapshot.fingerprint(), all);
        notes.addAll(workbook.notes());
        return written;
    }

    private void keep(Book book, Fingerprint fingerprint) {
        Path kept = book.before(fingerprint);
        if (Files.exists(kept)) {
            KeptFiles.touch(kept, now);
            return;
        }
        Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
        Disk.folder(Disk.parent(kept));
        Disk.delete(fresh);
        try {
            workbook.keep(fingerprint, Ending.making(fresh));
            Disk.settle(fresh, kept);
            KeptFiles.touch(kept, now);
            book.journal().keep(fingerprint, kept);
        } catch (IOException e) {
            throw Disk.unwritable(kept, e);
        } finally {
            Ending.done(fresh);
        }
    }
}
