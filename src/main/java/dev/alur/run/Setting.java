package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cells that a person wants set; the last assignment to a cell counts. A cell that holds its value already is
/// left alone.
record Setting(List<Assignment> assignments, boolean overwriteFormulas) implements Intended.Intention {
    @Override
    public List<Range> reads() {
        return assignments.stream().map(assignment -> Range.of(assignment.at())).toList();
    }

    @Override
    public Intended against(Snapshot snapshot) {
        Map<Address, Written.Change> changes = LinkedHashMap.newLinkedHashMap(assignments.size());
        Map<Address, List<Problem>> warnings = new LinkedHashMap<>();
        Map<Address, Problem> errors = new LinkedHashMap<>();
        Doubts doubts = new Doubts(snapshot);
        for (Assignment assignment : assignments) {
            Sheet sheet = snapshot.need(assignment.at().sheet());
            Address at = sheet.address(assignment.at().row(), assignment.at().column());
            String formula = sheet.formula(at.row(), at.column());
            Value before = sheet.value(at.row(), at.column());
            boolean stays = before.equals(assignment.value()) && (formula == null || !overwriteFormulas);
            errors.remove(at);
            warnings.remove(at);
            changes.remove(at);
            if (stays) {
                continue;
            }
            if (formula != null && !overwriteFormulas) {
                errors.put(at, Problem.error(GridProblem.FORMULA_IN_THE_WAY, at, formula));
            }
            warnings.put(at, doubts.over(sheet, at, assignment.value()));
            changes.put(at, new Written.Change(at, before, assignment.value()));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(List.copyOf(errors.values()));
        }
        List<Edit> edits = new ArrayList<>(changes.size());
        changes.values().forEach(change -> edits.add(new Edit.SetCell(change.at(), change.after(), overwriteFormulas)));
        List<Problem> doubted = warnings.values().stream().flatMap(List::stream).toList();
        return new Intended(edits, new Written(List.copyOf(changes.values()), List.of(), doubted));
    }
}
