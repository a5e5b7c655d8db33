package dev.alur.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens to a sheet's rows when values are laid below its tables, as they are where rows are appended:
/// the tables grow, and what stood in their way, totals or a note, moves down.
final class Opened {
    /// Nothing has moved.
    static final Opened NONE = new Opened(List.of());

    private final List<Opening> openings;

    private Opened(List<Opening> openings) {
        this.openings = openings;
    }

    /// The row in which a cell stands that is seen in another now; 0 for one that is new.
    int before(int row, int column) {
        int at = row;
        for (int i = openings.size() - 1; i >= 0 && at > 0; i--) {
            at = openings.get(i).before(at, column);
        }
        return at;
    }

    /// The row in which a cell is seen now.
    int after(int row, int column) {
        int at = row;
        for (Opening opening : openings) {
            at = opening.after(at, column);
        }
        return at;
    }

    boolean isNothing() {
        return openings.isEmpty();
    }

    /// The last row of a sheet now.
    int lastRow(int row) {
        int last = row;
        for (Opening opening : openings) {
            last = last >= opening.row() ? last + opening.count() : last;
        }
        return Math.min(last, Address.MAX_ROW);
    }

    /// A formula as it reads now.
    @Nullable
    String formula(@Nullable String old) {
        String formula = old;
        for (Opening opening : openings) {
            formula = formula == null
                    ? null
                    : MovedReferences.of(opening, List.of())
                            .moved(formula, new MovedReferences.Place(opening.sheet(), Growth.Reader.NONE));
        }
        return formula;
    }

    /// A sheet's tables after values are laid on it, and what had to move for them.
    record Laid(Opened opened, List<Table> tables) {}

    /// Lets the tables of a sheet grow by rows that are laid right below their data.
    Laid lay(Sheet sheet, Map<Address, Value> values) {
        List<Opening> all = new ArrayList<>(openings);
        List<Table> tables = new ArrayList<>(sheet.tables());
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            int count = below(table, values);
            if (count == 0) {
                continue;
            }
            int row = table.lastDataRow() + 1;
            Range range = table.range();
            if (table.totalsRows() > 0 || isTaken(sheet, range, row)) {
                Opening opening = new Opening(sheet.name(), row, count, range.firstColumn(), range.lastColumn());
                all.add(opening);
                tables.replaceAll(other -> other.over(opening.after(other.range())));
            }
            tables.set(i, table.to(range.lastRow() + count));
        }
        return new Laid(all.size() == openings.size() ? this : new Opened(List.copyOf(all)), List.copyOf(tables));
    }

    /// What was laid over cells before, where those are now.
    Map<Long, Value> moved(Map<Long, Value> over, Opened now) {
        if (now == this || over.isEmpty()) {
            return new HashMap<>(over);
        }
        Map<Long, Value> moved = new HashMap<>();
        Opened since = new Opened(now.openings.subList(openings.size(), now.openings.size()));
        over.forEach((key, value) -> {
            int column = (int) (key & 0xFFFF) + 1;
            int row = since.after((int) (key >> 16) + 1, column);
            moved.put(((long) (row - 1) << 16) | (column - 1), value);
        });
        return moved;
    }

    private static boolean isTaken(Sheet sheet, Range range, int row) {
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            if (sheet.formula(row, column) != null || !sheet.value(row, column).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static int below(Table table, Map<Address, Value> values) {
        Range range = table.range();
        Set<Integer> rows = new HashSet<>();
        values.forEach((at, value) -> {
            boolean below = at.row() > table.lastDataRow()
                    && at.column() >= range.firstColumn()
                    && at.column() <= range.lastColumn();
            if (below && !value.isBlank()) {
                rows.add(at.row());
            }
        });
        int count = 0;
        while (rows.contains(table.lastDataRow() + count + 1)) {
            count++;
        }
        return count;
    }
}
