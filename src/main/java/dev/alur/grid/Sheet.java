package dev.alur.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One sheet of a [Snapshot]: its columns with their cells, and what the sheet says about them.
public final class Sheet {
    private final String name;
    private final boolean hidden;
    private final boolean isProtected;
    private final int lastRow;
    private final List<@Nullable Column> columns;
    private final List<Table> tables;
    private final List<Validation> validations;
    private final Layout layout;
    private final Map<Long, Value> over;
    private final boolean moreFormulas;
    private final Opened opened;
    private final int lastColumn;

    /// @param lastRow the last row that holds anything, 0 for an empty sheet
    /// @param columns from column A on; null for a column that holds nothing
    public Sheet(
            String name,
            boolean hidden,
            boolean isProtected,
            int lastRow,
            List<@Nullable Column> columns,
            List<Table> tables,
            List<Validation> validations) {
        this(
                name,
                hidden,
                isProtected,
                lastRow,
                columns,
                List.copyOf(tables),
                List.copyOf(validations),
                Layout.PLAIN,
                Map.of(),
                false,
                Opened.NONE);
    }

    private Sheet(
            String name,
            boolean hidden,
            boolean isProtected,
            int lastRow,
            List<@Nullable Column> columns,
            List<Table> tables,
            List<Validation> validations,
            Layout layout,
            Map<Long, Value> over,
            boolean moreFormulas,
            Opened opened) {
        this.name = name;
        this.hidden = hidden;
        this.isProtected = isProtected;
        this.lastRow = lastRow;
        this.columns = columns;
        this.tables = tables;
        this.validations = validations;
        this.layout = layout;
        this.over = over;
        this.moreFormulas = moreFormulas;
        this.opened = opened;
        int last = columns.size();
        for (long key : over.keySet()) {
            last = Math.max(last, (int) (key & 0xFFFF) + 1);
        }
        this.lastColumn = last;
    }

    public String name() {
        return name;
    }

    public boolean hidden() {
        return hidden;
    }

    /// True where formulas were left out because a [Selection] wanted fewer than there are.
    public boolean hasMoreFormulas() {
        return moreFormulas;
    }

    /// This sheet with the mark that formulas were left out, or without it.
    public Sheet withMoreFormulas(boolean more) {
        return new Sheet(name, hidden, isProtected, lastRow, columns, tables, validations, layout, over, more, opened);
    }

    /// True where the sheet is really protected (`sheetProtection sheet="1"`).
    public boolean isProtected() {
        return isProtected;
    }

    /// The last row that holds anything, 0 for an empty sheet.
    public int lastRow() {
        return lastRow;
    }

    /// The last column that holds anything, 0 for an empty sheet.
    public int lastColumn() {
        return lastColumn;
    }

    public List<Table> tables() {
        return tables;
    }

    public List<Validation> validations() {
        return validations;
    }

    /// What the sheet says about its cells beside what they hold.
    public Layout layout() {
        return layout;
    }

    /// The same sheet with another layout.
    public Sheet laidOut(Layout other) {
        return new Sheet(
                name, hidden, isProtected, lastRow, columns, tables, validations, other, over, moreFormulas, opened);
    }

    /// The same sheet with other tables.
    Sheet withTables(List<Table> others) {
        return new Sheet(
                name,
                hidden,
                isProtected,
                lastRow,
                columns,
                List.copyOf(others),
                validations,
                layout,
                over,
                moreFormulas,
                opened);
    }

    /// Whether a cell is locked in truth: its format locks it, and the sheet is protected.
    public boolean isLocked(int row, int column) {
        return isProtected && layout.isLocked(row, column);
    }

    /// What a cell holds, row and column counted from 1; beyond the sheet's end it is blank. For a
    /// formula its cached value.
    public Value value(int row, int column) {
        if (!over.isEmpty()) {
            Value laid = over.get(key(row, column));
            if (laid != null) {
                return laid;
            }
        }
        Column cells = column <= columns.size() ? columns.get(column - 1) : null;
        int at = opened.before(row, column);
        return cells == null || at == 0 ? Value.BLANK : cells.value(at);
    }

    /// The formula of a cell without its `=`, or null where it holds none (or where [#with] laid a value
    /// over it).
    public @Nullable String formula(int row, int column) {
        if (!over.isEmpty() && over.containsKey(key(row, column))) {
            return null;
        }
        Column cells = column <= columns.size() ? columns.get(column - 1) : null;
        int at = opened.before(row, column);
        return cells == null || at == 0 ? null : opened.formula(cells.formula(at));
    }

    /// The rows of a column (counted from 1) that hold formulas, in no order; also those where
    /// [Snapshot#with] laid a value over it.
    public Iterable<Integer> formulaRows(int column) {
        Column cells = column <= columns.size() ? columns.get(column - 1) : null;
        if (cells == null || opened.isNothing()) {
            return cells == null ? List.of() : cells.formulaRows();
        }
        List<Integer> rows = new ArrayList<>();
        cells.formulaRows().forEach(row -> rows.add(opened.after(row, column)));
        return rows;
    }

    /// The cells that [Snapshot#with] laid a value over, in no order.
    public List<Address> laid() {
        return over.keySet().stream()
                .map(key -> new Address(name, (int) (key >> 16) + 1, (int) (key & 0xFFFF) + 1))
                .toList();
    }

    /// The number format code of a cell, or null for General.
    public @Nullable String format(int row, int column) {
        Column cells = column <= columns.size() ? columns.get(column - 1) : null;
        int at = opened.before(row, column);
        return cells == null || at == 0 ? null : cells.format(at);
    }

    public Address address(int row, int column) {
        return new Address(name, row, column);
    }

    /// The row that [Edit.AppendRow] fills: the first below a header in which all of these columns are blank
    /// (cells that hold a formula count as blank, for pre-made rows have them). Where a table has that header,
    /// this is its first blank row, else the row right below its last one, whatever stands there; without a
    /// table it may be a gap between filled rows, else the row of the totals under the list, else the row below
    /// the last.
    public int freeRow(int headerRow, Set<Integer> columns) {
        return freeRow(headerRow, columns, headerRow);
    }

    /// As [#freeRow(int, Set)], but below a row: one that is already meant to be filled, say.
    public int freeRow(int headerRow, Set<Integer> columns, int below) {
        Table table = tableAt(headerRow, columns);
        int end = table == null ? lastRow : table.lastDataRow();
        int row = Math.max(headerRow, below) + 1;
        while (row <= end
                && !isFree(row, columns)
                && (table != null || isLaid(row, columns) || !Totals.begin(this, row))) {
            row++;
        }
        // rows that this snapshot's overlay has already filled below the end
        while (isLaid(row, columns) && !isFree(row, columns)) {
            row++;
        }
        return row;
    }

    /// Whether the totals of a list that is no table begin in a row.
    public boolean isTotals(int row) {
        return Totals.begin(this, row);
    }

    private @Nullable Table tableAt(int headerRow, Set<Integer> columns) {
        for (Table table : tables) {
            Range range = table.range();
            boolean same = table.firstDataRow() == headerRow + 1;
            if (same && columns.stream().anyMatch(c -> c >= range.firstColumn() && c <= range.lastColumn())) {
                return table;
            }
        }
        return null;
    }

    private boolean isLaid(int row, Set<Integer> columns) {
        return !over.isEmpty() && columns.stream().anyMatch(column -> over.containsKey(key(row, column)));
    }

    private boolean isFree(int row, Set<Integer> columns) {
        for (int column : columns) {
            if (formula(row, column) == null && !value(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /// Values laid over; tables reach down to rows that are laid right below their data, and what stood there
    /// has moved down.
    Sheet with(Map<Address, Value> values) {
        Opened.Laid laid = opened.lay(this, values);
        Map<Long, Value> all = opened.moved(over, laid.opened());
        int last = laid.opened() == opened
                ? lastRow
                : Math.max(lastRow, laid.opened().lastRow(lastRow));
        for (Map.Entry<Address, Value> entry : values.entrySet()) {
            Address at = entry.getKey();
            all.put(key(at.row(), at.column()), entry.getValue());
            last = Math.max(last, at.row());
        }
        return new Sheet(
                name,
                hidden,
                isProtected,
                last,
                columns,
                laid.tables(),
                validations,
                layout,
                all,
                moreFormulas,
                laid.opened());
    }

    private static long key(int row, int column) {
        return ((long) (row - 1) << 16) | (column - 1);
    }
}
