package dev.alur.schedule;

import dev.alur.grid.BusyException;
import dev.alur.grid.EndedException;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.report.Period;
import dev.alur.run.Reported;
import dev.alur.run.Runner;
import dev.alur.run.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes round the trackers of a folder and makes each one's weekly report when it is due. A tracker that cannot
/// be read does not keep the others from theirs; one that is busy has its turn the next time.
///
/// A workbook is read only when it changed since the last round or a report is due; a spreadsheet is asked only
/// every few minutes whether it has.
public final class Rounds {
    private static final Duration PAUSE = Duration.ofHours(1);
    /// Fifty spreadsheets are ten calls a minute, of sixty that Google allows.
    private static final Duration POLL = Duration.ofMinutes(5);

    private final Runner runner;
    private final Workspace workspace;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Map<String, Known> known = new HashMap<>();

    /// @param log told of what was made and of what could not be, by ids and keys only
    public Rounds(Runner runner, Workspace workspace, InstantSource clock, Consumer<String> log) {
        this.runner = runner;
        this.workspace = workspace;
        this.clock = clock;
        this.log = log;
    }

    /// One round. In a rehearsal nothing is due, for its day stands still.
    public synchronized void go() {
        if (runner.rehearsed().isPresent()) {
            return;
        }
        Instant now = clock.instant();
        for (Workspace.Entry entry : workspace.trackers()) {
            visit(entry, now);
        }
    }

    private void visit(Workspace.Entry entry, Instant now) {
        Known before = known.get(entry.id());
        String stamp = stamp(entry, now);
        if (before != null && before.stamp().equals(stamp) && !before.owes(now)) {
            return;
        }
        try {
            known.put(entry.id(), looked(entry, before, stamp, now));
        } catch (BusyException e) {
            // somebody works with it: the next round asks again
            known.remove(entry.id());
        } catch (EndedException e) {
            // the service is being stopped: the next one begins with this tracker
            known.remove(entry.id());
        } catch (ProblemException e) {
            Problem why = e.problems().getFirst();
            log.accept("no weekly report for tracker " + entry.id() + ": "
                    + why.key().room() + "/" + why.key().id());
            known.put(entry.id(), Known.failed(stamp, now));
        } catch (RuntimeException e) {
            log.accept("no weekly report for tracker " + entry.id() + ": "
                    + e.getClass().getName());
            known.put(entry.id(), Known.failed(stamp, now));
        }
    }

    /// Reads what may have changed, and makes the report where it is due.
    private Known looked(Workspace.Entry entry, @Nullable Known before, String stamp, Instant now) {
        Fingerprint fingerprint = before == null || before.owes(now) ? null : before.fingerprint();
        Optional<Runner.Looked> look = runner.look(entry.workbook(), fingerprint);
        if (look.isEmpty() && before != null) {
            return before.at(stamp);
        }
        Runner.Looked found = look.orElseThrow();
        Due due = Due.of(found.settings());
        Period week = due.week(now);
        Optional<Reported> made = runner.weekly(entry.workbook(), week, entry.options());
        made.ifPresent(reported -> log.accept("weekly report " + week.name() + " made for tracker " + entry.id()));
        return Known.made(stamp, found.fingerprint(), due, week);
    }

    /// What differs once a look is worth it: a file's time and size; for a spreadsheet, which takes a call, the
    /// time since the last look.
    private static String stamp(Workspace.Entry entry, Instant now) {
        if (entry.file() == null) {
            return String.valueOf(Math.floorDiv(now.getEpochSecond(), POLL.toSeconds()));
        }
        try {
            return Files.getLastModifiedTime(entry.file()) + " " + Files.size(entry.file());
        } catch (IOException e) {
            return "gone";
        }
    }

    /// What is known of a tracker since the last round.
    ///
    /// @param fingerprint by which it is seen whether it has changed; null where it could not be read
    /// @param due null where no report could be made
    /// @param week the last whose report was made
    /// @param again when to try again where none could be made, though its file stays as it is
    private record Known(
            String stamp,
            @Nullable Fingerprint fingerprint,
            @Nullable Due due,
            String week,
            Instant again) {
        static Known made(String stamp, Fingerprint fingerprint, Due due, Period week) {
            return new Known(stamp, fingerprint, due, week.name(), Instant.MAX);
        }

        static Known failed(String stamp, Instant now) {
            return new Known(stamp, null, null, "", now.plus(PAUSE));
        }

        Known at(String other) {
            return new Known(other, fingerprint, due, week, again);
        }

        boolean owes(Instant now) {
            return due == null ? !now.isBefore(again) : !due.week(now).name().equals(week);
        }
    }
}
