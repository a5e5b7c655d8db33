package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/// The values of cells in one state. A cell with a formula keeps its cached value unless something under it was
/// laid over, or it or something under it reads the clock; then it is computed, after the cells that it reads,
/// in a loop that no chain of cells can overflow.
final class FormulaCells {
    /// Cells that may be looked at to find out what depends on what, in one state.
    private static final long MAX_LOOKS = 50_000_000L;

    private final Snapshot snapshot;
    private final LiveFormulas formulas;
    private final Map<Spot, State> states = new HashMap<>();
    private final Map<String, List<Address>> laid = new HashMap<>();
    private final boolean quiet;
    private @Nullable Runner runner;
    private long looks = MAX_LOOKS;

    /// Computes a program for a cell.
    @FunctionalInterface
    interface Runner {
        ValueEval run(Program program, Sheet sheet, int row);
    }

    record Spot(Sheet sheet, int row, int column) {
        Address address() {
            return sheet.address(row, column);
        }
    }

    /// @param value null where it cannot be computed
    /// @param changed it is not the cached one, or may not be
    private record State(@Nullable Value value, boolean changed) {}

    /// A cell whose formula is being looked at, and how far.
    private static final class Visit {
        final Spot spot;
        final Live live;
        final List<Spot> under;
        int next;
        boolean changed;
        boolean circular;

        Visit(Spot spot, Live live, List<Spot> under) {
            this.spot = spot;
            this.live = live;
            this.under = under;
        }
    }

    FormulaCells(Snapshot snapshot, LiveFormulas formulas) {
        this.snapshot = snapshot;
        this.formulas = formulas;
        for (Sheet sheet : snapshot.sheets()) {
            // no formula of the workbook reads what is told beyond its columns
            List<Address> cells = sheet.laid().stream()
                    .filter(cell -> cell.column() < Past.FIRST)
                    .toList();
            if (!cells.isEmpty()) {
                laid.put(LiveFormulas.code(sheet), cells);
            }
        }
        this.quiet = laid.isEmpty() && !formulas.anyClock();
    }

    void computeWith(Runner with) {
        runner = with;
    }

    /// @throws Abort where the cell holds a formula that cannot be computed
    Value value(Sheet sheet, int row, int column) {
        Value cached = sheet.value(row, column);
        if (quiet && !(cached instanceof Value.Blank)) {
            return cached;
        }
        String formula = sheet.formula(row, column);
        if (formula == null) {
            return cached;
        }
        Value value = state(new Spot(sheet, row, column), formula).value();
        if (value == null) {
            throw new Abort(
                    FormulaProblem.UNCOMPUTABLE_CELL,
                    sheet.address(row, column),
                    sheet.address(row, column).toString(),
                    LiveFormulas.shortened(formula));
        }
        return value;
    }

    private State state(Spot spot, String formula) {
        State known = states.get(spot);
        if (known != null) {
            return known;
        }
        Deque<Visit> visits = new ArrayDeque<>();
        Set<Spot> open = new HashSet<>();
        enter(spot, formula, visits, open);
        while (true) {
            Visit visit = visits.element();
            if (visit.next < visit.under.size()) {
                look(visit, visit.under.get(visit.next++), visits, open);
                continue;
            }
            State state = finish(visit);
            states.put(visit.spot, state);
            visits.pop();
            open.remove(visit.spot);
            if (visits.isEmpty()) {
                return state;
            }
            visits.element().changed |= state.changed();
        }
    }

    private void enter(Spot spot, String formula, Deque<Visit> visits, Set<Spot> open) {
        Live live = formulas.get(spot.sheet().name(), spot.row(), spot.column(), formula);
        Visit visit = new Visit(spot, live, under(live, spot));
        visit.changed = live.clock() || (!live.known() && !laid.isEmpty()) || readsLaid(live, spot);
        visits.push(visit);
        open.add(spot);
    }

    private void look(Visit visit, Spot under, Deque<Visit> visits, Set<Spot> open) {
        State known = states.get(under);
        if (known != null) {
            visit.changed |= known.changed();
        } else if (open.contains(under)) {
            visit.circular = true;
        } else {
            String formula = under.sheet().formula(under.row(), under.column());
            if (formula != null) {
                enter(under, formula, visits, open);
            }
        }
    }

    private boolean readsLaid(Live live, Spot spot) {
        for (Reference reference : live.references()) {
            Range range = reference.on(spot.sheet().name(), spot.row());
            for (Address cell : laid.getOrDefault(range.sheet().toLowerCase(java.util.Locale.ROOT), List.of())) {
                if (range.contains(cell.row(), cell.column())) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Spot> under(Live live, Spot spot) {
        List<Spot> under = new ArrayList<>();
        for (Reference reference : live.references()) {
            for (Spot cell : formulaCells(reference.on(spot.sheet().name(), spot.row()))) {
                under.add(cell);
            }
        }
        return under;
    }

    /// The cells of a range that hold formulas; none any more where too many cells were looked at.
    List<Spot> formulaCells(Range range) {
        Sheet sheet = snapshot.sheet(range.sheet()).orElse(null);
        if (sheet == null) {
            return List.of();
        }
        List<Spot> cells = new ArrayList<>();
        for (int column = range.firstColumn(); column <= Math.min(range.lastColumn(), sheet.lastColumn()); column++) {
            int last = Math.min(range.lastRow(), sheet.lastRow());
            if (last - range.firstRow() < 16) {
                for (int row = range.firstRow(); row <= last; row++) {
                    addFormula(cells, sheet, row, column);
                }
            } else {
                for (int row : sheet.formulaRows(column)) {
                    if (row >= range.firstRow() && row <= last) {
                        addFormula(cells, sheet, row, column);
                    }
                    looks--;
                }
            }
        }
        return cells;
    }

    private void addFormula(List<Spot> cells, Sheet sheet, int row, int column) {
        if (--looks > 0 && sheet.formula(row, column) != null) {
            cells.add(new Spot(sheet, row, column));
        }
    }

    private State finish(Visit visit) {
        Spot spot = visit.spot;
        Value cached = spot.sheet().value(spot.row(), spot.column());
        Program program = visit.circular || looks <= 0 ? null : visit.live.program();
        if (!visit.changed) {
            // a blank may be one that the last program did not compute
            Value value = cached instanceof Value.Blank && program != null ? compute(program, spot, cached) : null;
            return new State(value == null || value instanceof Value.Fault ? cached : value, false);
        }
        return new State(program == null ? null : compute(program, spot, cached), true);
    }

    private @Nullable Value compute(Program program, Spot spot, Value cached) {
        Runner with = runner;
        if (with == null) {
            return null;
        }
        try {
            ValueEval result = with.run(program, spot.sheet(), spot.row());
            String format = spot.sheet().format(spot.row(), spot.column());
            return Engine.value(result, Serial.isShown(cached, format));
        } catch (Abort costsTooMuch) {
            return null;
        } catch (RuntimeException refused) {
            // POI throws what it likes where it lacks something
            return null;
        }
    }
}
