package dev.alur.plan;

import dev.alur.formula.Expression;
import dev.alur.grid.Value;
import dev.alur.tracker.Action;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keys of what happens once, and whether it has happened (semantics.md, lines 9 to 12).
final class Once {
    private Once() {}

    /// The key of an invoice over a part of a job, without its attempt.
    static OperationKey invoice(String job, Part part) {
        return new OperationKey("invoice", part.key(), job, "1", 0);
    }

    /// The key of a note, without its attempt.
    ///
    /// @param track tells how often the job entered the stage in which it stands
    static OperationKey note(Action.AddNote note, Job job, Expression when, Track track, LocalDate today) {
        return of("note", Field.JOB_NOTES.key() + ": " + note.text().text(), job, when, track, today);
    }

    /// The key of a row that is added, without its attempt.
    static OperationKey row(Action.AddRow row, Job job, Expression when, Track track, LocalDate today) {
        return of("row", row.target().register().key() + ": " + row.text(), job, when, track, today);
    }

    private static OperationKey of(String kind, String part, Job job, Expression when, Track track, LocalDate today) {
        return new OperationKey(kind, part, job.id(), occurrence(job, when, track, today), 0);
    }

    /// Where the condition asks for the past of other columns than the stage, each of their changes is another
    /// time.
    private static String occurrence(Job job, Expression when, Track track, LocalDate today) {
        List<String> changes = new ArrayList<>();
        for (int column : when.remembered()) {
            if (!Recall.isStage(job, column)) {
                changes.add(Recall.header(job.place(), column) + " #" + Recall.changes(track.before(), job, column));
            }
        }
        String present = present(job, when, track, today);
        if (changes.isEmpty()) {
            return present;
        }
        return (present.equals("1") ? "" : present + ", ") + String.join(", ", changes);
    }

    private static String present(Job job, Expression when, Track track, LocalDate today) {
        Integer stage = job.place().columns().get(Field.JOB_STAGE);
        boolean readsStage = stage != null && when.columns().contains(stage);
        if (when.readsClock()) {
            SortedMap<String, String> days = days(job, when);
            if (!days.isEmpty()) {
                List<String> parts = new ArrayList<>();
                days.forEach((name, day) -> parts.add(name + " " + (day.isEmpty() ? "none" : day)));
                return String.join(", ", parts);
            }
            return readsStage ? entry(track) : today.toString();
        }
        return readsStage ? entry(track) : "1";
    }

    private static String entry(Track track) {
        return track.stage() + " #" + track.times(track.stage());
    }

    /// The job's days that a condition reads, by field or header: our date columns, and own columns that
    /// hold a day.
    private static SortedMap<String, String> days(Job job, Expression when) {
        SortedMap<String, String> days = new TreeMap<>();
        for (Map.Entry<String, Integer> header : job.place().headers().entrySet()) {
            int column = header.getValue();
            if (when.columns().contains(column)) {
                Field field = field(job, column);
                Value value = field == null ? job.place().sheet().value(job.row(), column) : job.value(field);
                if (field == null ? value instanceof Value.Date : field.kind() == Field.Kind.DATE) {
                    days.put(field == null ? header.getKey() : field.key(), value.plain());
                }
            }
        }
        return days;
    }

    private static @Nullable Field field(Job job, int column) {
        return job.place().columns().entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// Whether Invoices names a job more often than the invoices that are known to stand: somebody else
    /// billed it (line 20).
    static boolean isBilledElsewhere(State state, Draft draft, String job) {
        long rows = state.tracker().invoices().stream()
                .filter(billed -> !billed.state().equals("void"))
                .filter(billed ->
                        billed.jobs().stream().anyMatch(id -> id.strip().equalsIgnoreCase(job)))
                .count();
        long standing = 0;
        for (Part part : Part.values()) {
            standing += draft.stands(invoice(job, part).base()) ? 1 : 0;
        }
        return rows > standing;
    }

    /// The parts that exclude a part of the same job (line 10).
    static List<Part> excluding(Part part) {
        return part == Part.WHOLE ? List.of(Part.DEPOSIT, Part.FINAL) : List.of(Part.WHOLE);
    }
}
