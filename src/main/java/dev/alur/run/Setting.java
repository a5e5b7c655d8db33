package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cells that a person wants set; the last assignment to a cell counts.
record Setting(List<Assignment> assignments, boolean overwriteFormulas) implements Intended.Intention {
    @Override
    public List<Range> reads() {
        return assignments.stream().map(assignment -> Range.of(assignment.at())).toList();
    }

    @Override
    public Intended against(Snapshot snapshot) {
        Map<Address, Written.Change> changes = LinkedHashMap.newLinkedHashMap(assignments.size());
        Map<Address, Problem> warnings = new LinkedHashMap<>();
        Map<Address, Problem> errors = new LinkedHashMap<>();
        Offered offered = new Offered(snapshot);
        for (Assignment assignment : assignments) {
            Sheet sheet = snapshot.need(assignment.at().sheet());
            Address at = sheet.address(assignment.at().row(), assignment.at().column());
            String formula = sheet.formula(at.row(), at.column());
            if (formula != null && !overwriteFormulas) {
                errors.put(at, Problem.error(GridProblem.FORMULA_IN_THE_WAY, at, formula));
            }
            warnings.remove(at);
            offered.doubt(sheet, at, assignment.value()).ifPresent(doubt -> warnings.put(at, doubt));
            changes.put(at, new Written.Change(at, sheet.value(at.row(), at.column()), assignment.value()));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(List.copyOf(errors.values()));
        }
        List<Edit> edits = new ArrayList<>(changes.size());
        changes.values().forEach(change -> edits.add(new Edit.SetCell(change.at(), change.after(), overwriteFormulas)));
        return new Intended(
                edits, new Written(List.copyOf(changes.values()), List.of(), List.copyOf(warnings.values())));
    }
}
