package dev.alur.run;

import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Ending;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Selection;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.plan.Change;
import dev.alur.plan.Connection;
import dev.alur.plan.FirstConnection;
import dev.alur.plan.Reconnection;
import dev.alur.tracker.Recognition;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a tracker of a workbook of somebody's own: lock and safe save, no journal; the workbook as
/// it was is kept.
final class Connecting {
    private static final int LONGEST_NAME = 80;

    private final Wiring wiring;
    private final StateFolder state;
    private final Workbook workbook;
    private final ConnectOptions options;
    private final Instant now;

    Connecting(Wiring wiring, String name, ConnectOptions options, Instant now) {
        this.wiring = wiring;
        this.state = new StateFolder(wiring.state());
        this.workbook = wiring.workbooks().open(name);
        this.options = options;
        this.now = now;
    }

    /// Says what would be done; what the workbook would refuse, it refuses here too.
    Connected look() {
        Snapshot snapshot = workbook.read();
        Connected seen = understood(snapshot);
        if (seen.connection() != null && !seen.connection().changes().isEmpty()) {
            workbook.preview(snapshot.fingerprint(), edits(snapshot, seen.connection()), new Selection(List.of(), 1));
        }
        return seen;
    }

    /// Does it.
    ///
    /// @param basis what the workbook was when a person said yes, or null where nobody was shown anything
    Connected connect(@Nullable Fingerprint basis) {
        Path lock = state.lock(workbook.id());
        try (WorkbookLock held = WorkbookLock.take(lock, workbook.name(), wiring.patience(), now)) {
            wiring.steps().accept(Step.LOCKED);
            List<Problem> found = Preflight.pass(workbook, options.evenIfOpen());
            Snapshot snapshot = workbook.read();
            if (basis != null && !basis.equals(snapshot.fingerprint())) {
                throw changed();
            }
            Connected seen = understood(snapshot);
            Ending.stop();
            Connection connection = seen.connection();
            if (connection == null || connection.changes().isEmpty()) {
                return seen;
            }
            Path kept = write(snapshot, connection);
            return new Connected(seen.recognition(), connection, seen.before(), kept, found);
        }
    }

    private Path write(Snapshot snapshot, Connection connection) {
        Path kept = state.root()
                .resolve("connected")
                .resolve(snapshot.fingerprint().sha256())
                .resolve(fileName(workbook.name()));
        try {
            Disk.folder(kept.resolveSibling("."));
            workbook.keep(snapshot.fingerprint(), kept);
            List<Edit> edits = CachedValues.with(
                    workbook,
                    snapshot,
                    () -> snapshot,
                    edits(snapshot, connection),
                    now.atZone(wiring.zone()).toLocalDateTime());
            workbook.write(snapshot.fingerprint(), edits);
            return kept;
        } catch (ChangedException e) {
            throw changed();
        }
    }

    /// A spreadsheet may be called what no file can.
    private static String fileName(String name) {
        String plain = name.replaceAll("[/\\\\:\\p{Cntrl}]", "_");
        String whole = plain.matches("\\.*") ? "_" : plain;
        return whole.substring(Math.max(0, whole.length() - LONGEST_NAME));
    }

    private ProblemException changed() {
        return new ProblemException(Problem.error(RunProblem.CHANGED_SINCE_SHOWN, null, workbook.name()));
    }

    private Connected understood(Snapshot snapshot) {
        LocalDate today = now.atZone(wiring.zone()).toLocalDate();
        Tracker tracker = TrackerReader.read(snapshot);
        boolean said = !options.corrections().isEmpty() || options.sheet() != null;
        if (Reconnection.isLost(tracker) && said) {
            return mended(tracker);
        }
        if (Reconnection.isConnected(tracker)) {
            return new Connected(
                    Reconnection.recognition(tracker),
                    Reconnection.of(tracker, options.corrections()),
                    true,
                    null,
                    List.of());
        }
        Recognition recognition = Recognition.of(snapshot, options.corrections(), options.sheet());
        if (recognition instanceof Recognition.Recognised known) {
            recognition = known.ordered(options.stages());
        }
        Connection connection = recognition instanceof Recognition.Recognised found
                ? FirstConnection.of(snapshot, found, options.language(), today, wiring.zone())
                : null;
        return new Connected(recognition, connection, false, null, List.of());
    }

    /// A connected workbook of which a person says how its sheet or its columns are called by now.
    private Connected mended(Tracker tracker) {
        String sheet = options.sheet() == null ? Reconnection.sheet(tracker) : options.sheet();
        Recognition found = Recognition.of(tracker.snapshot(), options.corrections(), sheet);
        Connection connection = found instanceof Recognition.Recognised list
                ? Reconnection.mended(tracker, list, options.corrections(), options.sheet())
                : null;
        return new Connected(found, connection, true, null, List.of());
    }

    private static List<Edit> edits(Snapshot snapshot, Connection connection) {
        List<Edit> edits = new ArrayList<>();
        SettingCells settings = new SettingCells(TrackerReader.read(snapshot));
        for (Change change : connection.changes()) {
            if (change instanceof Change.SetSetting set) {
                settings.set(set.key(), set.after(), set.explanation());
            }
            edits.addAll(FirstConnection.edits(change));
        }
        edits.addAll(settings.edits());
        return edits;
    }
}
