package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Value;
import dev.alur.tracker.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a row that a run added to a register is by now, and what of it is still as the run left it.
///
/// @param row in the sheet
/// @param cells those that are as they were left, by header
/// @param isWhole whether all of them are
public record AddedRow(int row, Map<String, Value> cells, boolean isWhole) {
    /// Looks for a row: where it was put, as long as its first cell says the same there; else wherever a row
    /// says all of it.
    ///
    /// @param left what the run wrote, by header
    /// @param planned the row in which it was put
    /// @param taken rows that are other ones
    /// @return null where there is none
    public static @Nullable AddedRow find(Place place, Map<String, Value> left, int planned, Set<Integer> taken) {
        Map<String, Value> filled = new LinkedHashMap<>(left);
        filled.values().removeIf(Value::isBlank);
        if (filled.isEmpty()) {
            return null;
        }
        if (!taken.contains(planned)) {
            AddedRow there = at(place, filled, planned);
            if (there.cells.containsKey(filled.keySet().iterator().next())) {
                return there;
            }
        }
        for (int row = place.headerRow() + 1; row <= place.lastRow(); row++) {
            AddedRow other = taken.contains(row) ? null : at(place, filled, row);
            if (other != null && other.isWhole) {
                return other;
            }
        }
        return null;
    }

    private static AddedRow at(Place place, Map<String, Value> filled, int row) {
        Sheet sheet = place.sheet();
        Map<String, Value> same = new LinkedHashMap<>();
        filled.forEach((header, value) -> {
            Integer column = place.headers().get(header);
            boolean ours = column != null
                    && sheet.formula(row, column) == null
                    && CellValues.isAsLeft(sheet.value(row, column), value);
            if (ours) {
                same.put(header, value);
            }
        });
        return new AddedRow(row, same, same.size() == filled.size());
    }

    /// The cell below a header.
    public static @Nullable Address cell(Place place, String header, int row) {
        Integer column = place.headers().get(header);
        return column == null ? null : place.sheet().address(row, column);
    }
}
