package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The inverse changes of a run over the tracker as it is by now (semantics.md, line 16): what is still as the
/// run left it goes back, anything else stays and is told.
final class Inverting {
    private final Tracker tracker;
    private final @Nullable Place projects;
    private final Map<String, List<Job>> byId;
    private final Map<String, Touched> touched = new LinkedHashMap<>();
    private final Map<Integer, String> idsByRow = new HashMap<>();
    private final Map<String, String> billed = new HashMap<>();
    private final Set<String> addedJobs = new HashSet<>();
    private final Map<Register, Set<Integer>> rows = new EnumMap<>(Register.class);
    private final List<Change> changes = new ArrayList<>();
    private final List<Problem> stays = new ArrayList<>();
    private final Set<String> staying = new HashSet<>();
    private final Set<String> idsTaken = new HashSet<>();

    private Inverting(Tracker tracker) {
        this.tracker = tracker;
        this.projects = tracker.place(Register.PROJECTS);
        this.byId = tracker.jobs().stream().collect(Collectors.groupingBy(job -> Job.key(job.id())));
    }

    static Inverting of(Past past, Tracker tracker) {
        Inverting inverting = new Inverting(tracker);
        past.deeds().forEach(inverting::know);
        past.deeds().forEach(inverting::touch);
        inverting.touched.values().stream().toList().reversed().forEach(inverting::putBack);
        past.deeds().reversed().forEach(inverting::takeAway);
        return inverting;
    }

    /// In the order of doing.
    List<Change> changes() {
        return changes;
    }

    /// What stays, and why.
    List<Problem> stays() {
        return stays;
    }

    /// Whether a cell was left as it is, because it is not ours any more.
    boolean isStaying(String job, String header) {
        return staying.contains(Change.cellKey(header, job));
    }

    /// The jobs whose id is taken back.
    Set<String> idsTaken() {
        return idsTaken;
    }

    /// A cell that a run wrote, perhaps several times.
    ///
    /// @param label what a person calls the job
    /// @param notes the lines that were appended, in their order
    private record Touched(Past.Cell cell, String label, Value last, List<String> notes) {}

    private void know(Past.Deed deed) {
        String id = projects == null ? null : projects.header(Field.JOB_ID);
        for (Past.Cell cell : deed.cells()) {
            if (cell.header().equals(id)) {
                idsByRow.put(cell.at().row(), cell.job());
            }
        }
        if (deed.change() instanceof Change.IssueInvoice issue) {
            billed.put(issue.job(), issue.invoice().number());
        }
    }

    private void touch(Past.Deed deed) {
        Change change = deed.change();
        String note = change instanceof Change.AddNote added ? added.text() : null;
        deed.cells().forEach(cell -> touch(cell, change.label(), note));
        String added = jobOf(change);
        if (added != null) {
            addedJobs.add(added);
            deed.row()
                    .forEach((header, value) -> touch(
                            new Past.Cell(added, change.address(), header, Value.BLANK, value), change.label(), null));
        }
    }

    /// The id that a row which was added to Projects got in the same run.
    private @Nullable String jobOf(Change change) {
        boolean job = change instanceof Change.AddRow row
                && row.key().register().filter(Register.PROJECTS::equals).isPresent();
        return job ? idsByRow.get(change.address().row()) : null;
    }

    private void touch(Past.Cell cell, String label, @Nullable String note) {
        touched.compute(Change.cellKey(cell.header(), cell.job()), (key, old) -> {
            List<String> notes = new ArrayList<>(old == null ? List.of() : old.notes());
            if (note != null) {
                notes.add(note);
            }
            Past.Cell first = old == null ? cell : old.cell();
            return new Touched(first, old == null ? label : old.label(), cell.after(), notes);
        });
    }

    private void putBack(Touched was) {
        Past.Cell cell = was.cell();
        Address at = find(cell);
        if (at == null) {
            stay(was, Problem.warning(UndoProblem.UNDO_JOB_GONE, null, was.label(), cell.header()));
            return;
        }
        Value is = tracker.snapshot().value(at);
        boolean formula = tracker.snapshot()
                .sheet(at.sheet())
                .map(sheet -> sheet.formula(at.row(), at.column()))
                .isPresent();
        boolean id = projects != null && cell.header().equals(projects.header(Field.JOB_ID));
        if (id && billed.containsKey(cell.job()) && !addedJobs.contains(cell.job())) {
            stay(was, Problem.warning(UndoProblem.UNDO_ID_STAYS, at, cell.job(), billed.get(cell.job())));
        } else if (!formula && CellValues.isAsLeft(is, was.last())) {
            set(was, at, is, cell.before());
            if (id) {
                idsTaken.add(cell.job());
            }
        } else if (!formula && !was.notes().isEmpty()) {
            takeOut(was, at, is);
        } else if (!CellValues.isAsLeft(is, cell.before())) {
            stay(was, Problem.warning(UndoProblem.UNDO_CELL_STAYS, at, was.label(), cell.header(), was.last(), is));
        }
    }

    private void stay(Touched was, Problem why) {
        staying.add(Change.cellKey(was.cell().header(), was.cell().job()));
        stays.add(why);
    }

    private void set(Touched was, Address at, Value is, Value back) {
        if (!CellValues.same(is, back)) {
            Past.Cell cell = was.cell();
            changes.add(new Change.SetCell(cell.job(), was.label(), at, cell.header(), is, back, List.of(), ""));
        }
    }

    /// Takes the run's lines out of notes to which a person has written since, the last one first.
    private void takeOut(Touched was, Address at, Value is) {
        String text = is.plain().replace("\r\n", "\n");
        for (String note : was.notes().reversed()) {
            String line = note.replace("\r\n", "\n");
            String less = without(text, line);
            if (less == null) {
                stays.add(Problem.warning(UndoProblem.UNDO_NOTE_GONE, at, was.label(), note));
            } else {
                text = less;
            }
        }
        staying.add(Change.cellKey(was.cell().header(), was.cell().job()));
        if (!text.equals(is.plain().replace("\r\n", "\n"))) {
            set(was, at, is, text.isBlank() ? Value.BLANK : Value.of(text));
        }
    }

    /// A text without the last of the lines that say something; null where none does.
    private static @Nullable String without(String text, String line) {
        String framed = "\n" + text + "\n";
        int from = framed.lastIndexOf("\n" + line + "\n");
        if (from < 0) {
            return null;
        }
        String less = framed.substring(0, from) + framed.substring(from + 1 + line.length());
        return less.length() <= 1 ? "" : less.substring(1, less.length() - 1);
    }

    private @Nullable Address find(Past.Cell cell) {
        List<Job> jobs = byId.getOrDefault(Job.key(cell.job()), List.of());
        Integer column = projects == null || projects.isTwice(cell.header())
                ? null
                : projects.headers().get(cell.header());
        return projects == null || column == null || jobs.size() != 1
                ? null
                : projects.sheet().address(jobs.getFirst().row(), column);
    }

    /// What a change made beside jobs' cells.
    private void takeAway(Past.Deed deed) {
        switch (deed.change()) {
            case Change.AddRow row -> {
                if (jobOf(row) == null) {
                    clear(row, deed.row());
                }
            }
            case Change.IssueInvoice issue ->
                Voiding.change(tracker, issue.invoice().number(), issue.job(), issue.label(), stays)
                        .ifPresent(changes::add);
            case Change.MakeDocument make ->
                stays.add(Problem.warning(
                        UndoProblem.UNDO_DOCUMENT_STAYS, null, make.paper().file()));
            case Change.Structural structural ->
                stays.add(Problem.warning(UndoProblem.UNDO_STRUCTURE_STAYS, structural.address(), structural.label()));
            case Change.SetCell _, Change.AddNote _, Change.Inverse _ -> {}
        }
    }

    private void clear(Change.AddRow row, Map<String, Value> left) {
        Register register = row.key().register().orElse(null);
        Place place = register == null ? null : tracker.place(register);
        if (register == null || place == null) {
            stays.add(Problem.warning(
                    UndoProblem.UNDO_ROW_GONE, null, row.label(), row.address().sheet()));
            return;
        }
        Set<Integer> taken = rows.computeIfAbsent(register, key -> new HashSet<>());
        AddedRow found = AddedRow.find(place, left, row.address().row(), taken);
        if (found == null) {
            stays.add(Problem.warning(
                    UndoProblem.UNDO_ROW_GONE, null, row.label(), place.sheet().name()));
            return;
        }
        taken.add(found.row());
        Address first = place.sheet().address(found.row(), row.address().column());
        if (!found.isWhole()) {
            stays.add(Problem.warning(
                    UndoProblem.UNDO_ROW_STAYS,
                    first,
                    row.label(),
                    place.sheet().name()));
        }
        changes.add(new Change.ClearRow(row.key(), row.label(), first, found.cells(), List.of(), ""));
    }
}
