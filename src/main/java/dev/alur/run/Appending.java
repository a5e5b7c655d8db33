package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Listing;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Rows that a person wants added to a listing, one below the other.
///
/// @param place a sheet's name, or a table's
record Appending(String place, List<NewRow> rows, boolean overwriteFormulas) implements Intended.Intention {
    @Override
    public Intended against(Snapshot snapshot) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.columns()));
        return new Work(snapshot, listing(snapshot, names)).done();
    }

    private Listing listing(Snapshot snapshot, Set<String> names) {
        Optional<Sheet> sheet = snapshot.sheet(place);
        if (sheet.isPresent()) {
            return Listing.of(sheet.get(), names);
        }
        for (Sheet each : snapshot.sheets()) {
            for (Table table : each.tables()) {
                if (table.name().equalsIgnoreCase(place)) {
                    return Listing.of(each, table).with(names);
                }
            }
        }
        throw new Lookup(snapshot).unknown(place);
    }

    /// The rows, found a place one after the other.
    private final class Work {
        private final Listing listing;
        private final Sheet sheet;
        private final Doubts doubts;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Edit> edits = new ArrayList<>();
        private final List<Edit> overFormulas = new ArrayList<>();
        private final List<Written.Row> written = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private final List<Problem> errors = new ArrayList<>();
        /// Whether totals began: from there on the rows are new, and what stands there now moves down.
        private boolean opens;
        /// The last row that there was before the first one is added.
        private int above;

        Work(Snapshot snapshot, Listing listing) {
            this.listing = listing;
            this.sheet = listing.sheet();
            this.doubts = new Doubts(snapshot);
        }

        Intended done() {
            int at = 0;
            for (NewRow row : rows) {
                at = listing.freeRow(at);
                opens |= listing.isTotals(at);
                if (above == 0) {
                    above = at - 1;
                    lookAbove(at, row);
                }
                add(row, at);
            }
            if (!errors.isEmpty()) {
                throw new ProblemException(errors);
            }
            edits.addAll(overFormulas);
            return new Intended(edits, new Written(List.of(), written, warnings));
        }

        private void add(NewRow row, int at) {
            Map<Integer, Value> cells = new TreeMap<>();
            for (int i = 0; i < row.columns().size(); i++) {
                Value value = row.values().get(i);
                if (!value.isBlank()) {
                    cells.put(places.computeIfAbsent(row.columns().get(i), listing::column), value);
                }
            }
            cells.forEach((column, value) -> look(sheet.address(at, column), value));
            edits.add(new Edit.AppendRow(sheet.name(), at, cells));
            written.add(new Written.Row(sheet.name(), at, row.columns(), row.values()));
        }

        /// A table fills its formulas down by itself; a plain list does not.
        private void lookAbove(int at, NewRow row) {
            if (listing.table() != null || above <= listing.headerRow()) {
                return;
            }
            Set<Integer> given = new HashSet<>();
            row.columns().forEach(name -> given.add(listing.column(name)));
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                String formula = sheet.formula(above, column);
                if (formula != null && !given.contains(column) && sheet.formula(at, column) == null) {
                    warnings.add(Problem.warning(RunProblem.FORMULA_STAYS_ABOVE, sheet.address(at, column), formula));
                }
            }
        }

        private void look(Address at, Value value) {
            warnings.addAll(doubts.below(sheet, above, at, value));
            if (opens) {
                return;
            }
            Table table = listing.table();
            boolean grows = table != null && at.row() > table.lastDataRow();
            if (grows || sheet.formula(at.row(), at.column()) != null) {
                String formula = sheet.formula(grows && table != null ? table.lastDataRow() : at.row(), at.column());
                if (formula != null && !overwriteFormulas) {
                    errors.add(Problem.error(GridProblem.FORMULA_IN_THE_WAY, at, formula));
                } else {
                    // a calculated column fills the new row first, and would win over the value in silence
                    overFormulas.add(new Edit.SetCell(at, value, overwriteFormulas));
                }
            }
        }
    }
}
