package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.EndedException;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.language.DiskFault;
import dev.alur.tracker.Setting;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Carries a workbook into an empty one of another kind, by reading the one and telling the other what to hold.
/// What says which workbook it is stays behind: the copy has no history of its own.
final class Copying {
    /// As many cells as surely go through in one call.
    private static final int AT_ONCE = 15_000;

    private static final String BLANK_SHEET = "Sheet1";

    /// A list that grows as far as its column is filled: `Clients!$A$2:INDEX(Clients!$A$2:$A$500,…)`.
    private static final Pattern GROWING = Pattern.compile(
            "(?i)(.+!)\\$?[A-Z]{1,3}\\$?[0-9]+:INDEX\\(\\1(\\$?[A-Z]{1,3}\\$?[0-9]+:\\$?[A-Z]{1,3}\\$?[0-9]+),.*\\)");

    private static final Pattern PLAIN = Pattern.compile(
            "(?i)(?:'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!\\$?[A-Z]{1,3}\\$?[0-9]+(?::\\$?[A-Z]{1,3}\\$?[0-9]+)?");

    private final Wiring wiring;
    private final Workbook source;
    private final Instant now;
    private final List<Problem> left = new ArrayList<>();
    private int cells;

    Copying(Wiring wiring, String name, Instant now) {
        this.wiring = wiring;
        this.source = wiring.workbooks().open(name);
        this.now = now;
    }

    /// @param target an empty workbook, or a file that does not exist yet
    Copied copy(String target) {
        Snapshot snapshot = source.read();
        Optional<Path> file = file(target);
        if (file.isPresent()) {
            return copyInto(file.get(), snapshot);
        }
        Workbook workbook = wiring.workbooks().open(target);
        Path lock = new StateFolder(wiring.state()).lock(workbook.id());
        try (WorkbookLock held = WorkbookLock.take(lock, workbook.name(), wiring.patience(), now)) {
            Preflight.pass(workbook, false);
            return fill(workbook, snapshot);
        }
    }

    /// The file that is to be made; empty where the target is there already, or is no file.
    private static Optional<Path> file(String target) {
        if (Runner.isElsewhere(target)) {
            return Optional.empty();
        }
        Path path = Path.of(target).toAbsolutePath();
        return Files.exists(path) ? Optional.empty() : Optional.of(path);
    }

    /// Made under another name in the same folder, so that the name that was wished holds all of it or nothing.
    private Copied copyInto(Path file, Snapshot snapshot) {
        Path fresh = file.resolveSibling(".new-" + file.getFileName());
        try {
            Disk.delete(Ending.making(fresh));
            Disk.shared(Disk.parent(file));
            Disk.write(fresh, wiring.drawing().blank(first(snapshot)));
            Copied copied =
                    fill(wiring.workbooks().open(fresh.toString(), String.valueOf(file.getFileName())), snapshot);
            Disk.settle(fresh, file);
            return copied;
        } catch (EndedException e) {
            // of a file that is new nothing is left
            Ending.stop();
            throw e;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.FILE_UNWRITABLE, null, file.toString(), DiskFault.of(e)), e);
        } finally {
            Disk.delete(fresh);
            Ending.done(fresh);
        }
    }

    /// A workbook has a sheet from the beginning: best one that is no list, for it is filled cell by cell.
    private static String first(Snapshot snapshot) {
        return snapshot.sheets().stream()
                .filter(sheet -> !sheet.hidden() && !SheetCopy.isList(sheet))
                .map(Sheet::name)
                .findFirst()
                .orElse(BLANK_SHEET);
    }

    private Copied fill(Workbook target, Snapshot snapshot) {
        Snapshot empty = target.read();
        demandEmpty(target, empty);
        List<List<Edit>> batches = batches(edits(snapshot, empty));
        for (int i = 0; i < batches.size(); i++) {
            try {
                Ending.stop();
                target.write(target.read().fingerprint(), batches.get(i));
            } catch (EndedException e) {
                throw i == 0 ? e : new EndedException(halfway(target));
            } catch (ProblemException e) {
                throw i == 0 ? e : halfway(target, e);
            }
        }
        compare(target, snapshot);
        empty.sheets().stream()
                .filter(sheet -> snapshot.sheet(sheet.name()).isEmpty())
                .forEach(sheet -> left.add(Problem.warning(RunProblem.COPY_BLANK_SHEET, null, sheet.name())));
        return new Copied(source.name(), target.name(), snapshot.sheets().size(), cells, left);
    }

    private static ProblemException halfway(Workbook target, ProblemException e) {
        List<Problem> all = new ArrayList<>(e.problems());
        all.add(halfway(target));
        return new ProblemException(all);
    }

    private static Problem halfway(Workbook target) {
        return Problem.error(RunProblem.COPY_HALFWAY, null, target.name());
    }

    private static void demandEmpty(Workbook target, Snapshot empty) {
        for (Sheet sheet : empty.sheets()) {
            if (sheet.lastRow() > 0 || !sheet.tables().isEmpty()) {
                throw new ProblemException(
                        Problem.error(RunProblem.COPY_TARGET_FILLED, null, target.name(), sheet.name()));
            }
        }
    }

    private List<Edit> edits(Snapshot snapshot, Snapshot empty) {
        Set<Address> identity = identity(snapshot);
        List<Edit> edits = new ArrayList<>();
        for (Sheet sheet : snapshot.sheets()) {
            SheetCopy copy = new SheetCopy(sheet, identity, list -> list(list, snapshot));
            List<Edit> all = copy.edits();
            // an empty target has a sheet of some name already
            edits.addAll(empty.sheet(sheet.name()).isPresent() ? unadded(all) : begun(all));
            left.addAll(copy.left());
            cells += copy.count();
        }
        for (Map.Entry<String, String> name : snapshot.names().entrySet()) {
            if (PLAIN.matcher(name.getValue()).matches()) {
                edits.add(new Edit.AddName(name.getKey(), name.getValue()));
            } else if (!GROWING.matcher(name.getValue()).matches()
                    && !name.getKey().contains("_xlnm.")) {
                left.add(Problem.warning(RunProblem.COPY_NAME, null, name.getKey(), name.getValue()));
            }
        }
        snapshot.otherTabs().forEach(tab -> left.add(Problem.warning(RunProblem.COPY_TAB, null, tab)));
        return edits;
    }

    /// The cells by which a tracker is known again.
    private static Set<Address> identity(Snapshot snapshot) {
        Map<Setting, Address> settings = TrackerReader.read(snapshot).settings().cells();
        Set<Address> identity = new HashSet<>();
        for (Setting setting : List.of(Setting.ALUR_ID, Setting.ALUR_RUN)) {
            if (settings.containsKey(setting)) {
                identity.add(settings.get(setting));
            }
        }
        return identity;
    }

    /// A list to choose from, where a name stands for it that only one kind of workbook knows.
    private static String list(String list, Snapshot snapshot) {
        String refers = snapshot.names().entrySet().stream()
                .filter(name -> name.getKey().equalsIgnoreCase(list.strip()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(list);
        Matcher growing = GROWING.matcher(refers);
        return growing.matches() ? growing.group(1) + growing.group(2) : refers;
    }

    /// A sheet that is there already is filled cell by cell.
    private static List<Edit> unadded(List<Edit> edits) {
        List<Edit> others = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.AddSheet sheet) {
                for (int column = 0; column < sheet.columns().size(); column++) {
                    others.add(set(
                            sheet,
                            1,
                            column,
                            Value.of(sheet.columns().get(column).header())));
                }
                for (int row = 0; row < sheet.rows().size(); row++) {
                    for (int column = 0; column < sheet.rows().get(row).size(); column++) {
                        Value value = sheet.rows().get(row).get(column);
                        if (!value.isBlank()) {
                            others.add(set(sheet, row + 2, column, value));
                        }
                    }
                }
            } else {
                others.add(edit);
            }
        }
        return others;
    }

    private static Edit set(Edit.AddSheet sheet, int row, int column, Value value) {
        return new Edit.SetCell(new Address(sheet.sheet(), row, column + 1), value);
    }

    /// A long list is begun, made a table, and then goes on row by row: the table grows with its formulas.
    private static List<Edit> begun(List<Edit> edits) {
        if (!(edits.getFirst() instanceof Edit.AddSheet sheet) || size(sheet) <= AT_ONCE) {
            return edits;
        }
        int begun = Math.max(1, AT_ONCE / Math.max(1, sheet.columns().size()));
        List<Edit> parts = new ArrayList<>();
        parts.add(new Edit.AddSheet(
                sheet.sheet(), sheet.columns(), sheet.rows().subList(0, begun), sheet.hidden(), sheet.like()));
        for (Edit edit : edits) {
            if (edit instanceof Edit.AddTable(Range range, String name)) {
                int last = Math.min(range.lastRow(), begun + 1);
                parts.add(new Edit.AddTable(
                        new Range(range.sheet(), range.firstRow(), range.firstColumn(), last, range.lastColumn()),
                        name));
            }
        }
        for (int row = begun; row < sheet.rows().size(); row++) {
            Map<Integer, Value> values = new TreeMap<>();
            for (int column = 0; column < sheet.rows().get(row).size(); column++) {
                Value value = sheet.rows().get(row).get(column);
                if (!value.isBlank()) {
                    values.put(column + 1, value);
                }
            }
            parts.add(new Edit.AppendRow(sheet.sheet(), row + 2, values));
        }
        return parts;
    }

    /// Parts that go through one by one.
    private static List<List<Edit>> batches(List<Edit> edits) {
        List<List<Edit>> batches = new ArrayList<>();
        List<Edit> batch = new ArrayList<>();
        int size = 0;
        for (Edit edit : edits) {
            int more = size(edit);
            if (!batch.isEmpty() && size + more > AT_ONCE) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(edit);
            size += more;
        }
        batches.add(batch);
        return batches;
    }

    private static int size(Edit edit) {
        if (edit instanceof Edit.AddSheet sheet) {
            return Math.max(1, sheet.columns().size()) * (sheet.rows().size() + 1);
        }
        return edit instanceof Edit.AppendRow row ? row.cells().size() + 1 : 1;
    }

    /// Reads what came of it: a value that differs is told, whatever the reason.
    private void compare(Workbook target, Snapshot snapshot) {
        Snapshot there = target.read();
        Set<Address> identity = identity(snapshot);
        int differ = 0;
        Address first = null;
        for (Sheet sheet : snapshot.sheets()) {
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    Address at = sheet.address(row, column);
                    Value was = sheet.value(row, column);
                    boolean same = was instanceof Value.Fault
                            || identity.contains(at)
                            || sheet.formula(row, column) != null
                            || Rebase.same(was, there.value(at));
                    if (!same) {
                        differ++;
                        first = first == null ? at : first;
                    }
                }
            }
        }
        if (first != null) {
            left.add(Problem.warning(RunProblem.COPY_DIFFERS, first, differ));
        }
    }
}
