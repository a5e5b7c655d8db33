package dev.alur.plan;

import dev.alur.formula.Evaluated;
import dev.alur.formula.Expression;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Billed;
import dev.alur.tracker.BilledMark;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keys of what happens once, and whether it has happened (semantics.md, lines 9 to 12).
final class Once {
    /// Days: a quarter and a little more.
    private static final int LOOK_BACK = 100;

    private Once() {}

    /// The key of an invoice over a part of a job, without its attempt.
    static OperationKey invoice(String job, Part part) {
        return new OperationKey("invoice", part.key(), job, "1", 0);
    }

    /// The key of what a rule makes for a job, without its attempt.
    ///
    /// @param part field, sheet or template and the text of the Value formula
    static OperationKey key(String kind, String part, Occasion occasion) {
        return new OperationKey(kind, part, occasion.job().id(), occurrence(occasion), 0);
    }

    /// What tells one time from another: what the condition reads now; and where it asks for the past of other
    /// columns than the stage, each of their changes is another time.
    private static String occurrence(Occasion occasion) {
        Job job = occasion.job();
        List<String> changes = new ArrayList<>();
        for (int column : occasion.rule().when().remembered()) {
            if (!Recall.isStage(job, column)) {
                String header = Recall.header(job.place(), column);
                changes.add(header + " #" + Recall.changes(occasion.track().before(), job, column));
            }
        }
        String present = present(occasion);
        if (changes.isEmpty()) {
            return present;
        }
        return (present.equals("1") ? "" : present + ", ") + String.join(", ", changes);
    }

    /// By the condition's text (semantics.md, line 11): the days that it reads beside the clock, else the entry
    /// into the stage that it reads; of a condition on the calendar also the first of the days without a gap on
    /// which it holds.
    private static String present(Occasion occasion) {
        Expression when = occasion.rule().when();
        List<String> parts = new ArrayList<>();
        if (when.readsClock()) {
            days(occasion.job(), when).forEach((name, day) -> parts.add(name + " " + (day.isEmpty() ? "none" : day)));
        }
        Integer stage = occasion.job().place().columns().get(Field.JOB_STAGE);
        boolean readsStage = (stage != null && when.columns().contains(stage)) || StageDays.asks(when);
        if (parts.isEmpty() && readsStage) {
            parts.add(entry(occasion.track()));
        }
        LocalDate first = when.readsCalendar() ? first(occasion) : null;
        if (first != null) {
            parts.add(first.toString());
        } else if (parts.isEmpty()) {
            parts.add(when.readsClock() ? occasion.today().toString() : "1");
        }
        return String.join(", ", parts);
    }

    /// The first of the days up to today on all of which a condition holds with the cells as they are now; null
    /// where it has held for longer than anybody waits for a calendar.
    private static @Nullable LocalDate first(Occasion occasion) {
        LocalDate first = occasion.today();
        for (int back = 1; back <= LOOK_BACK; back++) {
            LocalDate day = occasion.today().minusDays(back);
            Evaluated truth = occasion.state()
                    .on(day)
                    .truth(occasion.rule().when(), occasion.job().row());
            if (truth.problem() != null || !truth.value().equals(Value.of(true))) {
                return first;
            }
            first = day;
        }
        return null;
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
                if (field == null ? holdsDays(job, column, value) : field.kind() == Field.Kind.DATE) {
                    days.put(field == null ? header.getKey() : field.key(), value.plain());
                }
            }
        }
        return days;
    }

    /// An own column holds days where the cell does; a blank cell, where the first filled one of the
    /// column does.
    private static boolean holdsDays(Job job, int column, Value value) {
        Value first = value;
        Sheet sheet = job.place().sheet();
        for (int row = job.place().headerRow() + 1; first.isBlank() && row <= sheet.lastRow(); row++) {
            first = sheet.value(row, column);
        }
        return first instanceof Value.Date;
    }

    private static @Nullable Field field(Job job, int column) {
        return job.place().columns().entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// Whether a job is named as billed more often than by the invoices that are known to stand: somebody else
    /// billed it (line 20). Invoices names it; in a tracker of somebody's own, the job's Invoice cell may also
    /// name an invoice, or say anything else that is none of Invoices' numbers; or what says whether it was
    /// billed says so, while Alur has billed none of it.
    ///
    /// @param stands whether what a key ([OperationKey#base]) names was made and stands
    static boolean isBilledElsewhere(State state, Predicate<String> stands, Job job) {
        List<String> named = named(job).stream()
                .filter(number -> BilledMark.of(Value.of(number)) == BilledMark.YES)
                .toList();
        List<Billed> invoices = state.tracker().invoices();
        long rows = invoices.stream()
                .filter(billed -> !billed.state().equals("void"))
                .filter(billed -> has(billed.jobs(), job.id()) || has(named, billed.number()))
                .count();
        rows += named.stream()
                .filter(number -> invoices.stream().noneMatch(billed -> has(List.of(billed.number()), number)))
                .count();
        long standing = standing(stands, job);
        boolean marked = BilledMark.of(job.value(Field.JOB_BILLED)) == BilledMark.YES;
        return rows > standing || (marked && standing == 0);
    }

    /// Whether a job may have been billed by somebody else, as its cells say, so that an invoice for it waits
    /// for a yes. The first one that Alur issues settles it.
    static boolean isPerhapsBilled(Predicate<String> stands, Job job) {
        boolean marked = BilledMark.of(job.value(Field.JOB_BILLED)) == BilledMark.PERHAPS;
        boolean named = named(job).stream().anyMatch(number -> BilledMark.of(Value.of(number)) == BilledMark.PERHAPS);
        return (marked || named) && standing(stands, job) == 0;
    }

    /// What the Invoice cell of a job in somebody's own tracker names.
    private static List<String> named(Job job) {
        String cell = job.place().connected() ? job.text(Field.JOB_INVOICE) : "";
        return Arrays.stream(cell.split("[,;\\r\\n]+"))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static long standing(Predicate<String> stands, Job job) {
        return Arrays.stream(Part.values())
                .filter(part -> stands.test(invoice(job.id(), part).base()))
                .count();
    }

    private static boolean has(List<String> names, String wanted) {
        return names.stream().anyMatch(name -> name.strip().equalsIgnoreCase(wanted.strip()));
    }

    /// The parts that exclude a part of the same job (line 10).
    static List<Part> excluding(Part part) {
        return part == Part.WHOLE ? List.of(Part.DEPOSIT, Part.FINAL) : List.of(Part.WHOLE);
    }
}
