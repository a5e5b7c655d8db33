package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The rows of registers that are free, one after the other.
final class FreeRows {
    private final Snapshot snapshot;
    private final Map<Register, List<Integer>> rows = new EnumMap<>(Register.class);

    FreeRows(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// The free row of a register at a seat, counted from 0.
    int row(Place place, int seat) {
        Sheet sheet = sheet(place);
        List<Integer> known = rows.computeIfAbsent(place.register(), register -> new ArrayList<>());
        HashSet<Integer> columns = new HashSet<>(place.headers().values());
        while (known.size() <= seat) {
            Map<Address, Value> taken = new HashMap<>();
            for (int row : known) {
                columns.forEach(column -> taken.put(sheet.address(row, column), Value.of("taken")));
            }
            Sheet left = snapshot.with(taken).sheet(sheet.name()).orElse(sheet);
            known.add(left.freeRow(place.headerRow(), columns));
        }
        return known.get(seat);
    }

    /// True where a row's cell gets its content from a formula: its own, or the one that a table fills
    /// into a row that it grows by.
    boolean isComputed(Place place, int row, int column) {
        Sheet sheet = sheet(place);
        Table table = place.table();
        // totals move down when a row takes their place
        boolean totals = table == null ? sheet.isTotals(row) : table.totalsRows() > 0 && row > table.lastDataRow();
        if (!totals && sheet.formula(row, column) != null) {
            return true;
        }
        return table != null
                && row > table.lastDataRow()
                && table.lastDataRow() >= table.firstDataRow()
                && sheet.formula(table.lastDataRow(), column) != null;
    }

    private Sheet sheet(Place place) {
        return snapshot.sheet(place.sheet().name()).orElse(place.sheet());
    }
}
