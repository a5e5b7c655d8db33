package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A cell that Alur wrote and that somebody has changed since the last run. It is shown and never written over
/// by itself (semantics.md, line 14); with the next run it counts as it stands.
///
/// @param label what a person calls the job
/// @param header of the column
/// @param before what the run left there, as plain words
/// @param since the run
public record Drift(String job, String label, Address address, String header, String before, Value after, int since) {
    /// What was changed in a tracker since the last run, in the order of its rows.
    public static List<Drift> of(Tracker tracker, Situation situation) {
        List<Drift> drifts = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        tracker.jobs().forEach(job -> count.merge(job.id(), 1, Integer::sum));
        for (Job job : tracker.jobs()) {
            JobRecord record = situation.records().get(job.id());
            // of two rows with one id nobody knows which one was written
            if (record != null && count.getOrDefault(job.id(), 0) == 1) {
                new TreeMap<>(record.wrote()).forEach((header, wrote) -> {
                    String before = record.left().getOrDefault(header, wrote);
                    Drift drift = of(job, header, before, situation.serial());
                    if (drift != null) {
                        drifts.add(drift);
                    }
                });
            }
        }
        return drifts;
    }

    /// What was changed in the cells that a run wrote, where no later run wrote there.
    ///
    /// @param records what is known of its jobs
    public static List<Drift> of(Run run, Tracker tracker, Map<String, JobRecord> records) {
        Map<String, Change.SetCell> last = new TreeMap<>();
        for (Run.Done done : run.changes()) {
            if (done.outcome() == Run.Outcome.DONE) {
                for (Change.SetCell cell : cells(PlanJson.readChange(done.json()))) {
                    last.put(cell.job() + '\u001f' + cell.header(), cell);
                }
            }
        }
        List<Drift> drifts = new ArrayList<>();
        for (Job job : tracker.jobs()) {
            JobRecord record = records.get(job.id());
            for (String header :
                    record == null ? Set.<String>of() : record.wrote().keySet()) {
                Change.SetCell cell = last.get(job.id() + '\u001f' + header);
                String wrote = record == null ? "" : record.wrote().getOrDefault(header, "");
                Drift drift = cell == null || !cell.after().plain().equals(wrote)
                        ? null
                        : of(job, header, wrote, run.serial());
                if (drift != null) {
                    drifts.add(drift);
                }
            }
        }
        return drifts;
    }

    private static List<Change.SetCell> cells(Change change) {
        return switch (change) {
            case Change.SetCell set -> List.of(set);
            case Change.AddNote note ->
                List.of(new Change.SetCell(
                        note.job(),
                        note.label(),
                        note.address(),
                        note.header(),
                        note.before(),
                        note.after(),
                        List.of(),
                        ""));
            case Change.IssueInvoice issue -> issue.cells();
            case Change.MakeDocument make -> make.cells();
            case Change.AddRow _, Change.Structural _, Change.Inverse _ -> List.of();
        };
    }

    private static @Nullable Drift of(Job job, String header, String before, int since) {
        Place place = job.place();
        Integer column = place.headers().get(header);
        if (column == null || place.isTwice(header)) {
            return null;
        }
        Value after = place.sheet().value(job.row(), column);
        return isSame(before, after.plain())
                ? null
                : new Drift(
                        job.id(), job.label(), place.sheet().address(job.row(), column), header, before, after, since);
    }

    /// What stands in a job's cells that Alur wrote, where that is something else.
    static Map<String, String> left(Job job, JobRecord record) {
        Map<String, String> left = new HashMap<>();
        record.wrote().forEach((header, wrote) -> {
            Drift drift = of(job, header, wrote, 0);
            if (drift != null) {
                left.put(header, drift.after().plain());
            }
        });
        return left;
    }

    /// What somebody wrote below our own words changes nothing of them.
    private static boolean isSame(String before, String after) {
        String one = before.replace("\r\n", "\n").strip();
        String other = after.replace("\r\n", "\n").strip();
        return one.equals(other) || (!one.isEmpty() && other.startsWith(one + "\n"));
    }
}
