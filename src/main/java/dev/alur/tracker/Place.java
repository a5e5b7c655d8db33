package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a register stands in a workbook: its sheet, its header row and which column holds which field.
///
/// @param headerRow the row of the headers, counted from 1
/// @param lastRow the last row that belongs to it (a table's last data row, else the sheet's last)
/// @param table the table that it is, or null
/// @param columns the fields that were found, with their columns counted from 1
/// @param headers every header with its column, ours and the user's own, as written, from left to right; where
/// several read the same, the second is `Status (2)`
/// @param connected whether Settings say which sheet it is: it is the user's own, in which rows may stand that
/// are no entries
public record Place(
        Register register,
        Sheet sheet,
        int headerRow,
        int lastRow,
        @Nullable Table table,
        Map<Field, Integer> columns,
        Map<String, Integer> headers,
        boolean connected) {

    public Place {
        columns = Map.copyOf(columns);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// A place in a tracker that is built as ours are.
    public Place(
            Register register,
            Sheet sheet,
            int headerRow,
            int lastRow,
            @Nullable Table table,
            Map<Field, Integer> columns,
            Map<String, Integer> headers) {
        this(register, sheet, headerRow, lastRow, table, columns, headers, false);
    }

    Place endingAt(int row) {
        return new Place(register, sheet, headerRow, row, table, columns, headers, connected);
    }

    /// The same place in another state of the workbook, in which no row was moved.
    Place over(Snapshot snapshot) {
        Sheet same = snapshot.sheet(sheet.name()).orElse(sheet);
        return new Place(register, same, headerRow, lastRow, table, columns, headers, connected);
    }

    public boolean has(Field field) {
        return columns.containsKey(field);
    }

    /// The cell of a field in a row, or null where the tracker has no such column.
    public @Nullable Address at(Field field, int row) {
        Integer column = columns.get(field);
        return column == null ? null : sheet.address(row, column);
    }

    /// The value of a field in a row; blank where the tracker has no such column.
    public Value value(Field field, int row) {
        Integer column = columns.get(field);
        return column == null ? Value.BLANK : sheet.value(row, column);
    }

    /// The header of a field as this workbook writes it, or null where it has no such column.
    public @Nullable String header(Field field) {
        Integer column = columns.get(field);
        return column == null
                ? null
                : headers.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(column))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    /// Whether a header stands over two columns; then nobody but a person knows which of them is meant. In a
    /// sheet of the user's own Settings say which one a field is, and what stands beside the jobs does not
    /// count.
    public boolean isTwice(String header) {
        Integer known = headers.get(header);
        if (connected && known != null && columns.containsValue(known)) {
            return false;
        }
        int first = table == null ? 1 : table.range().firstColumn();
        int last = table == null ? sheet.lastColumn() : table.range().lastColumn();
        int count = 0;
        for (int column = first; column <= last; column++) {
            String text = sheet.value(headerRow, column).plain().strip();
            boolean ours = !connected || headers.containsValue(column);
            count += ours && text.equalsIgnoreCase(header.strip()) ? 1 : 0;
        }
        return count > 1;
    }
}
