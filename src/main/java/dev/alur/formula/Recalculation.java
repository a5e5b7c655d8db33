package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What formulas give after some cells of a workbook have changed: which formulas depend on those cells, by
/// references, areas, whole columns, other sheets, defined names and tables, over any number of steps; then
/// their values, as their cached values should be.
///
/// Formulas that depend on nothing that changed are left alone, also where they read the clock. A formula whose
/// value cannot be told truly keeps its old one, and so does whatever reads it; then the result is not
/// [Result#complete]. Both walk and reckoning are counted against a budget.
public final class Recalculation {
    /// Formulas that a workbook may have; where there are more, nothing is computed.
    public static final int MAX_FORMULAS = Dependence.MAX_FORMULAS;

    private final Snapshot state;
    private final Dependence dependence;
    private final BitSet dirty;
    private final boolean known;

    /// What came of it.
    ///
    /// @param values by the cells of formulas, those that differ from the cached one; an empty text is blank
    /// @param complete whether with these values all cached values that depend on the changed cells are right
    public record Result(Map<Address, Value> values, boolean complete) {
        public Result {
            values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    private Recalculation(Snapshot state, Dependence dependence, Collection<Range> changed) {
        this.state = state;
        this.dependence = dependence;
        List<Range> seeds = new ArrayList<>(changed);
        BitSet unknown = new BitSet();
        List<Dependence.Live> formulas = dependence.formulas();
        for (int i = 0; i < formulas.size(); i++) {
            if (!formulas.get(i).mentions().known()) {
                unknown.set(i);
                seeds.add(formulas.get(i).fills());
            }
        }
        seeds.addAll(dependence.dataTables());
        this.known = unknown.isEmpty() && dependence.dataTables().isEmpty() && state.reckonsPlainly();
        this.dirty = changed.isEmpty() ? new BitSet() : dependence.readers(seeds);
        this.dirty.or(changed.isEmpty() ? new BitSet() : unknown);
    }

    /// Finds what depends on cells that have changed.
    ///
    /// @param state the workbook after the change; only its formulas matter, and values may be missing
    /// @param changed the cells that hold another value or formula than before; a cell that is one of these and
    /// holds a formula is computed too
    public static Recalculation of(Snapshot state, Collection<Address> changed) {
        Dependence dependence = new Dependence(state);
        Recalculation found = new Recalculation(
                state, dependence, changed.stream().map(Range::of).toList());
        Set<Address> cells = Set.copyOf(changed);
        for (int i = 0; i < dependence.formulas().size(); i++) {
            if (cells.contains(dependence.formulas().get(i).at())) {
                found.dirty.set(i);
            }
        }
        return found;
    }

    /// Whether no formula depends on what changed, and that is certain; else [#compute] is worth its while,
    /// unless there are too many formulas ([#isTooMuch]).
    public boolean isNothing() {
        return dependence.isWhole()
                && dirty.isEmpty()
                && dependence.dataTables().isEmpty();
    }

    /// Whether the workbook has more formulas, or more that hangs together, than the budget allows.
    public boolean isTooMuch() {
        return !dependence.isWhole() || dirty.cardinality() > Recalculating.MAX_COMPUTED;
    }

    /// Computes what depends on the change, each formula after those that it reads.
    ///
    /// @param values the workbook after the change, with the values of all cells
    /// @param now what NOW gives, and TODAY without its time
    public Result compute(Snapshot values, LocalDateTime now) {
        if (isTooMuch() || !state.reckonsPlainly()) {
            return new Result(Map.of(), false);
        }
        Recalculating recalculating = new Recalculating(values, dependence, dirty, now);
        Map<Address, Value> computed = new TreeMap<>();
        boolean complete = known && dependence.isWhole();
        for (int i = dirty.nextSetBit(0); i >= 0; i = dirty.nextSetBit(i + 1)) {
            Dependence.Live formula = dependence.formulas().get(i);
            Value value = recalculating.value(i);
            if (value == null) {
                complete = false;
            } else {
                Sheet sheet = values.need(formula.sheet().name());
                Value cached = sheet.value(formula.row(), formula.column());
                Value told = Recalculating.told(value, cached, sheet.format(formula.row(), formula.column()));
                if (!told.equals(cached)) {
                    computed.put(formula.at(), told);
                }
            }
        }
        return new Result(computed, complete);
    }
}
