package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Validation;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reading and setting single cells of any workbook: lock and safe save, no journal, nothing left behind.
final class CellEdits {
    private static final int WRITES = 20;

    private final Wiring wiring;
    private final Workbook workbook;

    CellEdits(Wiring wiring, String name) {
        this.wiring = wiring;
        this.workbook = wiring.workbooks().open(name);
    }

    List<Cell> get(Range range) {
        Sheet sheet = sheet(workbook.read(), range.sheet());
        List<Cell> cells = new ArrayList<>();
        for (int row = range.firstRow(); row <= range.lastRow(); row++) {
            for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                cells.add(new Cell(sheet.address(row, column), sheet.value(row, column), sheet.formula(row, column)));
            }
        }
        return cells;
    }

    Written set(List<Assignment> assignments, SetOptions options, Instant now) {
        Path out = options.out();
        if (options.dryRun()) {
            return compare(workbook.read(), assignments, options);
        }
        if (out != null) {
            return setInto(out, assignments, options);
        }
        Path lock = new StateFolder(wiring.state()).lock(workbook.id());
        try (WorkbookLock held = WorkbookLock.take(lock, workbook.name(), wiring.patience(), now)) {
            wiring.steps().accept(Step.LOCKED);
            List<Problem> found = workbook.preflight(options.evenIfOpen());
            List<Problem> obstacles = found.stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .toList();
            if (!obstacles.isEmpty()) {
                throw new ProblemException(obstacles);
            }
            return write(workbook, assignments, options).with(found);
        }
    }

    private static Written write(Workbook target, List<Assignment> assignments, SetOptions options) {
        for (int attempt = 1; ; attempt++) {
            Snapshot snapshot = target.read();
            Written written = compare(snapshot, assignments, options);
            List<Edit> edits = written.changes().stream()
                    .map(change -> (Edit) new Edit.SetCell(change.at(), change.after(), options.overwriteFormulas()))
                    .toList();
            try {
                target.write(snapshot.fingerprint(), edits);
                return written;
            } catch (ChangedException e) {
                if (attempt == WRITES) {
                    throw e;
                }
            }
        }
    }

    /// Writes a changed copy: made under another name in the same folder, so that the name that was
    /// wished holds all of it or nothing.
    private Written setInto(Path out, List<Assignment> assignments, SetOptions options) {
        Path target = out.toAbsolutePath();
        Path fresh = target.resolveSibling(".new-" + target.getFileName());
        try {
            Disk.delete(fresh);
            workbook.keep(workbook.fingerprint(), fresh);
            Written written = write(wiring.workbooks().open(fresh.toString()), assignments, options);
            Disk.settle(fresh, target);
            return written;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(RunProblem.FILE_UNWRITABLE, null, target.toString(), e.toString()), e);
        } finally {
            Disk.delete(fresh);
        }
    }

    /// What would change; the last assignment to a cell counts.
    private static Written compare(Snapshot snapshot, List<Assignment> assignments, SetOptions options) {
        Map<Address, Written.Change> changes = new LinkedHashMap<>();
        List<Problem> warnings = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        for (Assignment assignment : assignments) {
            Sheet sheet = sheet(snapshot, assignment.at().sheet());
            Address at = sheet.address(assignment.at().row(), assignment.at().column());
            String formula = sheet.formula(at.row(), at.column());
            if (formula != null && !options.overwriteFormulas()) {
                errors.add(Problem.error(GridProblem.FORMULA_IN_THE_WAY, at, formula));
            }
            if (!isListed(snapshot, sheet, at, assignment)) {
                warnings.add(Problem.warning(
                        RunProblem.NOT_IN_LIST, at, assignment.value().plain()));
            }
            changes.put(at, new Written.Change(at, sheet.value(at.row(), at.column()), assignment.value()));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(errors);
        }
        return new Written(List.copyOf(changes.values()), warnings);
    }

    private static boolean isListed(Snapshot snapshot, Sheet sheet, Address at, Assignment assignment) {
        if (assignment.value().isBlank()) {
            return true;
        }
        String word = assignment.value().plain();
        for (Validation validation : sheet.validations()) {
            boolean here = validation.ranges().stream().anyMatch(range -> range.contains(at.row(), at.column()));
            if (here && validation.type().equals("list")) {
                Optional<List<String>> offered = offered(snapshot, sheet, validation.formula());
                return offered.isEmpty() || offered.get().stream().anyMatch(word::equalsIgnoreCase);
            }
        }
        return true;
    }

    /// What a list offers; empty where that is more than a text, a range or a name can tell.
    private static Optional<List<String>> offered(Snapshot snapshot, Sheet sheet, String formula) {
        String text = formula.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            return Optional.of(
                    List.of(text.substring(1, text.length() - 1).strip().split("\\s*,\\s*")));
        }
        String cells = snapshot.names().getOrDefault(text, text);
        try {
            Range range = cells.contains("!") ? Range.parse(cells) : Range.parse(sheet.name(), cells);
            Sheet source = sheet(snapshot, range.sheet());
            List<String> words = new ArrayList<>();
            for (int row = range.firstRow(); row <= Math.min(range.lastRow(), source.lastRow()); row++) {
                for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
                    words.add(source.value(row, column).plain());
                }
            }
            return Optional.of(words);
        } catch (IllegalArgumentException | ProblemException e) {
            return Optional.empty();
        }
    }

    private static Sheet sheet(Snapshot snapshot, String name) {
        return snapshot.sheet(name)
                .orElseThrow(() -> new ProblemException(Problem.error(GridProblem.NO_SHEET, null, name)));
    }
}
