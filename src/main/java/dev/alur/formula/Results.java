package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What expressions gave in one state, row by row. What an expression gave in the state before is what it gives
/// now, where nothing that it names has changed in between; so a pass over ten thousand rows in which a hundred
/// have changed evaluates a hundred.
final class Results {
    private final Snapshot state;
    private final @Nullable Results before;
    private final Map<String, Set<Long>> changed = new HashMap<>();
    private final IdentityHashMap<Expression, Evaluated[]> results = new IdentityHashMap<>();
    private final IdentityHashMap<Expression, Boolean> untouched = new IdentityHashMap<>();

    /// @param before of the state from which this one was made, or null
    Results(Snapshot state, @Nullable Results before) {
        this.state = state;
        this.before = before;
        if (before != null) {
            compare(before.state, state);
            compare(state, before.state);
        }
    }

    private void compare(Snapshot laid, Snapshot other) {
        for (Sheet sheet : laid.sheets()) {
            for (Address cell : sheet.laid()) {
                Sheet there = other.sheet(sheet.name()).orElse(null);
                boolean same = there != null
                        && there.formula(cell.row(), cell.column()) == null
                        && sheet.value(cell.row(), cell.column()).equals(there.value(cell.row(), cell.column()));
                if (!same) {
                    changed.computeIfAbsent(LiveFormulas.code(sheet), name -> new HashSet<>())
                            .add(LiveFormulas.key(cell.row(), cell.column()));
                }
            }
        }
    }

    /// What an expression gives for a row, or null where it is not known yet.
    @Nullable
    Evaluated get(Expression expression, int row) {
        @Nullable Evaluated[] rows = results.get(expression);
        Evaluated known = rows == null || row >= rows.length ? null : rows[row];
        if (known == null && before != null) {
            known = before.get(expression, row);
            known = known == null || !isUntouched(expression, row) ? null : known;
        }
        return known;
    }

    void put(Expression expression, int row, Evaluated result) {
        @Nullable Evaluated[] rows = results.get(expression);
        if (rows == null) {
            Sheet sheet = state.sheet(expression.sheet()).orElse(null);
            rows = new Evaluated[sheet == null ? 0 : sheet.lastRow() + 1];
            results.put(expression, rows);
        }
        if (row < rows.length) {
            rows[row] = result;
        }
    }

    /// Whether nothing that an expression names for a row has changed, and no formula there can have.
    private boolean isUntouched(Expression expression, int row) {
        if (!untouched.computeIfAbsent(expression, this::isFixedUntouched)) {
            return false;
        }
        Sheet sheet = state.sheet(expression.sheet()).orElse(null);
        Set<Long> cells = changed.getOrDefault(expression.code(), Set.of());
        for (int column : expression.columns()) {
            if (sheet == null || sheet.formula(row, column) != null || cells.contains(LiveFormulas.key(row, column))) {
                return false;
            }
        }
        return true;
    }

    private boolean isFixedUntouched(Expression expression) {
        return expression.references().stream()
                .allMatch(reference -> !(reference instanceof Reference.Fixed(Range range)) || isUntouched(range));
    }

    private boolean isUntouched(Range range) {
        Sheet sheet = state.sheet(range.sheet()).orElse(null);
        if (sheet == null) {
            return false;
        }
        for (long key : changed.getOrDefault(LiveFormulas.code(sheet), Set.of())) {
            if (range.contains((int) (key >> 16), (int) (key & 0xFFFF))) {
                return false;
            }
        }
        for (int column = range.firstColumn(); column <= Math.min(range.lastColumn(), sheet.lastColumn()); column++) {
            for (int row : sheet.formulaRows(column)) {
                if (row >= range.firstRow() && row <= range.lastRow()) {
                    return false;
                }
            }
        }
        return true;
    }
}
