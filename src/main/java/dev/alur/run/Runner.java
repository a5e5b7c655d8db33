package dev.alur.run;

import dev.alur.grid.Ending;
import dev.alur.grid.Finding;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Login;
import dev.alur.grid.Workbook;
import dev.alur.language.Language;
import dev.alur.plan.Drift;
import dev.alur.plan.Given;
import dev.alur.plan.Run;
import dev.alur.report.Period;
import dev.alur.tracker.InboxLine;
import dev.alur.tracker.Settings;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one object that views ask for everything. It reads and writes workbooks, journal and documents in the
/// protocol's order, takes one instant for each command and may be used by several threads at once.
///
/// Every method throws a [dev.alur.grid.ProblemException] where the command cannot be done (nothing was
/// written), a [dev.alur.grid.BusyException] where somebody else holds the workbook, and a [HalfwayException]
/// where a run stopped after its intent.
public final class Runner {
    private static final String WEEK = "week";

    private final Wiring wiring;

    public Runner(Wiring wiring) {
        this.wiring = wiring;
    }

    /// Says what an apply would do. Never writes to tracker, documents or journal.
    ///
    /// @param preview a folder for drafts of invoices and other documents, or null
    public Planned plan(String workbook, Options options, @Nullable Path preview) {
        return new Reading(wiring, workbook)
                .plan(options, preview, wiring.clock().instant());
    }

    /// Says for one job what each rule and each step of its stage does, and why or why not. Never writes.
    ///
    /// @param job its id, else a project's name that only one row has
    public Explained explain(String workbook, String job, Options options) {
        return new Reading(wiring, workbook)
                .explain(job, options, wiring.clock().instant());
    }

    /// Plans anew under the lock and does it.
    ///
    /// @param shown the plan that a person said yes to, as its JSON, or null: what went stale since is refused
    /// @param acknowledged told of each change once it is done for good
    public Applied apply(String workbook, Options options, @Nullable String shown, Applied.Listener acknowledged) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant()).apply(shown, acknowledged);
    }

    /// Says what an undo would do. Never writes.
    ///
    /// @param run 0 for the last one
    public Reversed undoing(String workbook, int run, Options options) {
        return new Reading(wiring, workbook)
                .reversed(new Reversal.OfRun(run), options, wiring.clock().instant());
    }

    /// Takes a run back, as a run of its own.
    ///
    /// @param run 0 for the last one
    /// @param basis the workbook as a person saw it who said yes; one that was saved since is refused. Null
    /// where nobody was shown anything
    public Applied undo(
            String workbook, int run, Options options, @Nullable Fingerprint basis, Applied.Listener acknowledged) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant())
                .reverse(new Reversal.OfRun(run), basis, acknowledged);
    }

    /// Says what it would do to give a copy a life of its own. Never writes.
    public Adopted lookAtCopy(String workbook, Options options) {
        return new Reading(wiring, workbook)
                .adopting(new AdoptCopy(), options, wiring.clock().instant());
    }

    /// Gives a copy a life of its own: what was made and billed before counts in it, too.
    ///
    /// @param basis as for [#undo]
    public Adopted adoptCopy(String workbook, Options options, @Nullable Fingerprint basis) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant()).adopt(new AdoptCopy(), basis);
    }

    /// Says which invoice numbers of the workbook the journal lacks. Never writes.
    public Adopted lookAtNumbers(String workbook, Options options) {
        return new AdoptNumbers(wiring, workbook, options, wiring.clock().instant()).look();
    }

    /// Takes over invoice numbers of the workbook that the journal lacks: none of them is given again, and
    /// their series go on after them.
    ///
    /// @param basis as for [#undo]
    public Adopted adoptNumbers(String workbook, Options options, @Nullable Fingerprint basis) {
        return new AdoptNumbers(wiring, workbook, options, wiring.clock().instant()).adopt(basis);
    }

    /// Says when the journal was last written, where a clock was ahead then. Never writes.
    public Adopted lookAtClock(String workbook, Options options) {
        return new AdoptClock(wiring, workbook, options, wiring.clock().instant()).look();
    }

    /// Takes a person's word that the clock is right now and was ahead when the last run was written.
    ///
    /// @param basis as for [#undo]
    public Adopted adoptClock(String workbook, Options options, @Nullable Fingerprint basis) {
        return new AdoptClock(wiring, workbook, options, wiring.clock().instant()).adopt(basis);
    }

    /// Says what it would do to take an older copy for the truth. Never writes.
    public Adopted lookAtRestored(String workbook, Options options) {
        return new Reading(wiring, workbook)
                .adopting(new AdoptRestored(), options, wiring.clock().instant());
    }

    /// Takes an older copy for the truth from now on.
    ///
    /// @param basis as for [#undo]
    public Adopted adoptRestored(String workbook, Options options, @Nullable Fingerprint basis) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant()).adopt(new AdoptRestored(), basis);
    }

    /// Every invoice that was issued or stands in the workbook, by number.
    public List<Bill> bills(String workbook) {
        return new Reading(wiring, workbook).bills();
    }

    /// Says what voiding an invoice would do. Never writes.
    ///
    /// @param because in a person's words, or empty
    public Reversed voiding(String workbook, String number, String because, Options options) {
        return new Reading(wiring, workbook)
                .reversed(
                        new Reversal.OfInvoice(number, because),
                        options,
                        wiring.clock().instant());
    }

    /// Voids an invoice, as a run of its own: number, row and document stay.
    ///
    /// @param because in a person's words, or empty
    /// @param basis as for [#undo]
    public Applied voided(
            String workbook, String number, String because, Options options, @Nullable Fingerprint basis) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant())
                .reverse(new Reversal.OfInvoice(number, because), basis, change -> {});
    }

    /// Answers changes that wait, as if a person had typed that into Inbox; the next apply does what got a yes.
    /// The journal keeps who gave them.
    ///
    /// @param answers by Ref, as the plan shows it; one counts only while the change waits for the reasons that
    /// were shown
    public Answered answer(String workbook, Options options, Map<String, InboxLine.Answer> answers, String who) {
        return new Protocol(wiring, workbook, options, wiring.clock().instant()).answer(answers, who);
    }

    /// Every answer that was given elsewhere than in the sheet, the latest last.
    public List<Given> answers(String workbook) {
        return new Reading(wiring, workbook).answers();
    }

    /// All runs, the latest last.
    public List<Run> runs(String workbook) {
        return new Reading(wiring, workbook).runs();
    }

    /// One run.
    public Optional<Run> show(String workbook, int serial) {
        return new Reading(wiring, workbook).run(serial);
    }

    /// Which cells that a run wrote somebody has changed since, where no later run wrote there.
    public List<Drift> drifts(String workbook, Run run, Options options) {
        return new Reading(wiring, workbook).drifts(run, options, wiring.clock().instant());
    }

    /// Looks for problems in the tracker, then whether journal, documents and workbook agree.
    public Checked check(String workbook, Options options) {
        return new Reading(wiring, workbook).check(options, wiring.clock().instant());
    }

    /// Finishes what had stopped half-way.
    ///
    /// @param dryRun only say what would be finished
    public Recovered recover(String workbook, Options options, boolean dryRun) {
        return dryRun
                ? new Reading(wiring, workbook).unfinished()
                : new Protocol(wiring, workbook, options, wiring.clock().instant()).recover();
    }

    /// Makes a new workspace: `tracker.xlsx` in a folder, which is made where it does not exist.
    ///
    /// @return the tracker
    public Path init(Path folder, Trade trade, Language language) {
        Path tracker = folder.toAbsolutePath().normalize().resolve("tracker.xlsx");
        Disk.create(tracker, wiring.drawing().tracker(trade, language));
        return tracker;
    }

    /// Fills an empty workbook that is no file with a new tracker.
    public Copied init(String workbook, Trade trade, Language language) {
        Path drawn = null;
        try {
            drawn = Ending.making(Files.createTempFile("alur-", ".xlsx"));
            Files.write(drawn, wiring.drawing().tracker(trade, language));
            return copy(drawn.toString(), workbook);
        } catch (IOException e) {
            throw Disk.unwritable(drawn == null ? Path.of(workbook) : drawn, e);
        } finally {
            if (drawn != null) {
                Disk.delete(drawn);
                Ending.done(drawn);
            }
        }
    }

    /// Whether a name means a workbook that is no file: it has a scheme, or is an address.
    public static boolean isElsewhere(String workbook) {
        return Documents.isElsewhere(workbook) || workbook.contains("docs.google.com/");
    }

    /// Says what connecting a workbook of somebody's own would do: what it was taken for, and what is missing.
    /// Nothing is written.
    public Connected look(String workbook, ConnectOptions options) {
        return new Connecting(wiring, workbook, options, wiring.clock().instant()).look();
    }

    /// Connects a workbook of somebody's own: adds what it lacks to be a tracker. The workbook as it was
    /// is kept.
    ///
    /// @param basis what it was when a person saw what would be done and said yes; one that was saved since
    /// then is refused. Null where nobody was shown anything
    public Connected connect(String workbook, ConnectOptions options, @Nullable Fingerprint basis) {
        return new Connecting(wiring, workbook, options, wiring.clock().instant()).connect(basis);
    }

    /// The cells that are asked for, a block for each area.
    public List<Block> get(String workbook, List<Area> areas) {
        return new CellEdits(wiring, workbook).get(areas);
    }

    /// Sets cells and touches nothing else, without a journal.
    public Written set(String workbook, List<Assignment> assignments, SetOptions options) {
        return new CellEdits(wiring, workbook)
                .set(
                        new Setting(assignments, options.overwriteFormulas()),
                        options,
                        wiring.clock().instant());
    }

    /// Adds rows to a listing, one below the other, and touches nothing else, without a journal.
    ///
    /// @param place the sheet in which the columns stand, or a table
    public Written append(String workbook, String place, List<NewRow> rows, SetOptions options) {
        return new CellEdits(wiring, workbook)
                .set(
                        new Appending(place, rows, options.overwriteFormulas()),
                        options,
                        wiring.clock().instant());
    }

    /// Evaluates a period and puts its files among the documents, in the place of those of an earlier time.
    /// Workbook and journal stay as they are.
    public Reported report(String workbook, ReportOptions wanted, Options options) {
        return new Reporting(wiring, workbook)
                .report(wanted, options, wiring.clock().instant());
    }

    /// Makes the report of a week where the journal does not know yet that it was made, and notes it there. It
    /// is made first: one that is made twice is the same, one that was noted and then not made would be
    /// missing.
    ///
    /// @return empty where it was made before
    public Optional<Reported> weekly(String workbook, Period week, Options options) {
        if (new Reading(wiring, workbook).claimed(WEEK, week.name())) {
            return Optional.empty();
        }
        Reported reported = report(workbook, new ReportOptions(week, null, null, null), options);
        claimWeek(workbook, week.name());
        return Optional.of(reported);
    }

    /// Carries a workbook into an empty one of another kind, or into a file that does not exist yet. What says
    /// which workbook it is stays behind.
    public Copied copy(String source, String target) {
        return new Copying(wiring, source, wiring.clock().instant()).copy(target);
    }

    /// Signs in to where workbooks live that are no files.
    public List<Finding> signIn(Login login) {
        return wiring.workbooks().signIn(login);
    }

    /// Forgets who was signed in.
    public List<Finding> signOut() {
        return wiring.workbooks().signOut();
    }

    /// Looks for whatever would keep workbooks that are no files from being read and written. Writes nothing.
    ///
    /// @param workbook one of them, or null to ask only whether anything can be reached
    public List<Finding> diagnose(@Nullable String workbook, Options options) {
        return wiring.workbooks().diagnose(workbook, options.documents());
    }

    /// Writes one file with all that the tracker's history needs. Runs that come meanwhile wait for their turn.
    public BackedUp backup(String workbook, Path file) {
        return new Backup(wiring, workbook, wiring.clock().instant()).make(file);
    }

    /// Puts a backup back: workbook and documents into a folder, journal and kept files into the state folder.
    public Restored restore(Path backup, Path folder) {
        return new Restoring(wiring, backup, wiring.clock().instant()).into(folder);
    }

    /// Makes a journal anew that was lost or damaged.
    ///
    /// @param dryRun only say what it would know
    public Rebuilt rebuild(String workbook, Options options, boolean dryRun) {
        return new Rebuilding(wiring, workbook, options, wiring.clock().instant()).rebuild(dryRun);
    }

    /// Takes a client's personal data out of the journal.
    ///
    /// @param dryRun only say what would be taken
    public Erased erase(String workbook, String client, boolean dryRun) {
        return new Erasing(wiring, workbook, wiring.clock().instant()).erase(client, dryRun);
    }

    /// What a tracker's Settings say.
    public Settings settings(String workbook) {
        return Reading.tracker(wiring.workbooks().open(workbook)).settings();
    }

    /// What a tracker's Settings say, where it may have changed since it had a fingerprint; found out cheaply
    /// where that can be.
    ///
    /// @param known null where nothing is known of it yet
    /// @return empty where it is as it was
    public Optional<Looked> look(String workbook, @Nullable Fingerprint known) {
        Workbook opened = wiring.workbooks().open(workbook);
        if (known != null && !wiring.workbooks().changedSince(opened, known)) {
            return Optional.empty();
        }
        Tracker tracker = Reading.tracker(opened);
        return Optional.of(new Looked(tracker.settings(), tracker.snapshot().fingerprint()));
    }

    /// A tracker's Settings, and by what it is seen whether it has changed since.
    public record Looked(Settings settings, Fingerprint fingerprint) {}

    /// The day that stands for today in a state folder for rehearsal; empty in a real one.
    public Optional<LocalDate> rehearsed() {
        return Optional.ofNullable(Rehearsal.reading(wiring.state(), null));
    }

    /// True where no report was made yet for a week; then the journal knows from now on that one was.
    ///
    /// @param week as `2026-W47`
    public boolean claimWeek(String workbook, String week) {
        return new Protocol(wiring, workbook, Options.NONE, wiring.clock().instant()).claim(WEEK, week);
    }
}
