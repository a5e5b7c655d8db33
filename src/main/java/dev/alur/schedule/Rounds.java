package dev.alur.schedule;

import dev.alur.grid.BusyException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.report.Period;
import dev.alur.run.Reported;
import dev.alur.run.Runner;
import dev.alur.run.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Goes round the trackers of a folder and makes each one's weekly report when it is due. A tracker
/// that cannot be read does not keep the
/// others from theirs; one that is busy has its turn the next time.
///
/// A workbook is read only when its file changed since the last round or a report is due.
public final class Rounds {
    private static final Duration PAUSE = Duration.ofHours(1);

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
        String stamp = stamp(entry.file());
        Known before = known.get(entry.id());
        if (before != null && before.stamp().equals(stamp) && !before.owes(now)) {
            return;
        }
        try {
            Due due = Due.of(runner.settings(entry.workbook()));
            Period week = due.week(now);
            Optional<Reported> made = runner.weekly(entry.workbook(), week);
            made.ifPresent(reported -> log.accept("weekly report " + week.name() + " made for tracker " + entry.id()));
            known.put(entry.id(), Known.made(stamp, due, week));
        } catch (BusyException e) {
            // somebody works with it: the next round asks again
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

    private static String stamp(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return "gone";
        }
    }

    /// What is known of a tracker since the last round.
    ///
    /// @param due null where no report could be made
    /// @param week the last whose report was made
    /// @param again when to try again where none could be made, though its file stays as it is
    private record Known(String stamp, @Nullable Due due, String week, Instant again) {
        static Known made(String stamp, Due due, Period week) {
            return new Known(stamp, due, week.name(), Instant.MAX);
        }

        static Known failed(String stamp, Instant now) {
            return new Known(stamp, null, "", now.plus(PAUSE));
        }

        boolean owes(Instant now) {
            return due == null ? !now.isBefore(again) : !due.week(now).name().equals(week);
        }
    }
}
