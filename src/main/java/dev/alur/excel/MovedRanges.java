package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;

/// Lets ranges that attributes name follow where rows are opened in their sheet.
final class MovedRanges {
    private final String sheet;
    private final MovedReferences rules;

    MovedRanges(String sheet, MovedReferences rules) {
        this.sheet = sheet;
        this.rules = rules;
    }

    /// One range: `A1:C9`.
    ///
    /// @param grows whether it grows where it ends with the data; not where nothing moves, for then whoever
    /// adds the row sees to it
    String range(String ref, boolean grows) {
        Range old = Refs.range(sheet, ref.strip());
        if (old == null) {
            return ref;
        }
        Range moved = rules.moved(old, grows && rules.opening().isPresent());
        return moved.equals(old) ? ref : moved.cells();
    }

    /// The range that holds all cells of the sheet.
    String extent(String ref) {
        Range old = Refs.range(sheet, ref.strip());
        Opening opening = rules.opening().orElse(null);
        if (old == null || opening == null || old.lastRow() < opening.row()) {
            return ref;
        }
        int last = Math.min(Address.MAX_ROW, old.lastRow() + opening.count());
        return new Range(sheet, old.firstRow(), old.firstColumn(), last, old.lastColumn()).cells();
    }

    /// Some ranges: `B2:B9 D2`. One that lies only partly in columns that move is parted.
    String list(String list, boolean grows) {
        List<String> moved = new ArrayList<>();
        for (String ref : list.strip().split("\\s+")) {
            Range old = Refs.range(sheet, ref);
            Opening opening = rules.opening().orElse(null);
            boolean parts = old != null
                    && opening != null
                    && old.lastRow() >= opening.row()
                    && old.lastRow() < Address.MAX_ROW
                    && opening.touches(old.firstColumn(), old.lastColumn())
                    && !opening.covers(old.firstColumn(), old.lastColumn());
            if (!parts || old == null || opening == null) {
                moved.add(range(ref, grows));
                continue;
            }
            int left = Math.max(old.firstColumn(), opening.firstColumn());
            int right = Math.min(old.lastColumn(), opening.lastColumn());
            if (old.firstColumn() < left) {
                moved.add(columns(old, old.firstColumn(), left - 1).cells());
            }
            moved.add(opening.after(columns(old, left, right)).cells());
            if (old.lastColumn() > right) {
                moved.add(columns(old, right + 1, old.lastColumn()).cells());
            }
        }
        String changed = String.join(" ", moved);
        return changed.equals(String.join(" ", list.strip().split("\\s+"))) ? list : changed;
    }

    private static Range columns(Range range, int first, int last) {
        return new Range(range.sheet(), range.firstRow(), first, range.lastRow(), last);
    }
}
