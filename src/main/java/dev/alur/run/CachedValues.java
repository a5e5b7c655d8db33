package dev.alur.run;

import dev.alur.formula.Recalculation;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Gives edits the cached values of the formulas that depend on them, so that readers which do not calculate
/// see them too. Cached values belong to no plan and no intent: whoever writes again computes them again.
final class CachedValues {
    /// Cells that may differ after edits that move others; beyond it the workbook asks for recalculation.
    private static final int MAX_CHANGED = 20_000;

    private CachedValues() {}

    /// The edits with what must follow them in cached values; and with [Edit.Calculated] where nothing is left
    /// that has to be recalculated. A workbook that calculates by itself needs neither.
    ///
    /// @param before the workbook as it was read, with its formulas
    /// @param whole gives it with the values of all cells too
    /// @param now what NOW gives in the workbook's zone
    static List<Edit> with(
            Workbook workbook, Snapshot before, Supplier<Snapshot> whole, List<Edit> edits, LocalDateTime now) {
        if (workbook.calculates()) {
            return edits;
        }
        List<Edit> all = new ArrayList<>(edits);
        follow(workbook, before, whole, edits, now).ifPresent(result -> {
            result.values().forEach((at, value) -> all.add(new Edit.SetCached(at, value)));
            if (result.complete()) {
                all.add(new Edit.Calculated());
            }
        });
        return all;
    }

    private static Optional<Recalculation.Result> follow(
            Workbook workbook, Snapshot before, Supplier<Snapshot> whole, List<Edit> edits, LocalDateTime now) {
        Map<Address, Value> set = new HashMap<>();
        for (Edit edit : edits) {
            if (edit instanceof Edit.SetCell(Address at, Value value, boolean _)) {
                set.put(before.need(at.sheet()).address(at.row(), at.column()), value);
            } else if (!(edit instanceof Edit.OfWrite)) {
                return preview(workbook, before, whole, edits, now);
            }
        }
        Snapshot after = before.with(set);
        if (grows(before, after)) {
            return preview(workbook, before, whole, edits, now);
        }
        Recalculation recalculation = Recalculation.of(after, set.keySet());
        if (recalculation.isNothing()) {
            return Optional.of(new Recalculation.Result(Map.of(), true));
        }
        return recalculation.isTooMuch()
                ? Optional.empty()
                : same(before, whole).map(values -> recalculation.compute(values.with(set), now));
    }

    /// Whether a snapshot takes cells for rows of a table above them, which they are not: they were set
    /// one by one.
    private static boolean grows(Snapshot before, Snapshot after) {
        for (Sheet sheet : after.sheets()) {
            if (!sheet.tables().equals(before.need(sheet.name()).tables())) {
                return true;
            }
        }
        return false;
    }

    /// Where edits move or fill in formulas, what the workbook would be like is looked at before it is written.
    private static Optional<Recalculation.Result> preview(
            Workbook workbook, Snapshot before, Supplier<Snapshot> whole, List<Edit> edits, LocalDateTime now) {
        if (before.sheets().stream().anyMatch(Sheet::hasMoreFormulas)) {
            return Optional.empty();
        }
        Optional<Snapshot> values = same(before, whole);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Snapshot after = workbook.preview(before.fingerprint(), edits);
        TreeSet<Address> changed = changed(values.get(), after);
        return changed.size() > MAX_CHANGED
                ? Optional.empty()
                : Optional.of(Recalculation.of(after, changed).compute(after, now));
    }

    /// The whole workbook; empty where somebody saved it meanwhile, so that writing will be refused.
    private static Optional<Snapshot> same(Snapshot before, Supplier<Snapshot> whole) {
        return Optional.of(whole.get()).filter(values -> values.fingerprint().equals(before.fingerprint()));
    }

    /// The cells that hold another value or another formula than before, at most one more than are of use.
    private static TreeSet<Address> changed(Snapshot before, Snapshot after) {
        TreeSet<Address> changed = new TreeSet<>();
        for (Sheet sheet : after.sheets()) {
            Sheet old = before.sheet(sheet.name()).orElse(null);
            int lastRow = Math.max(sheet.lastRow(), old == null ? 0 : old.lastRow());
            int lastColumn = Math.max(sheet.lastColumn(), old == null ? 0 : old.lastColumn());
            for (int row = 1; row <= lastRow && changed.size() <= MAX_CHANGED; row++) {
                for (int column = 1; column <= lastColumn; column++) {
                    boolean same = old != null
                            && old.value(row, column).equals(sheet.value(row, column))
                            && Objects.equals(old.formula(row, column), sheet.formula(row, column));
                    if (!same) {
                        changed.add(sheet.address(row, column));
                    }
                }
            }
        }
        return changed;
    }
}
