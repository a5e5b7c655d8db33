package dev.alur.tracker;

import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The row of a sheet in which most of a register's headers stand.
///
/// @param table the table whose header it is, or null
/// @param known how many of the register's fields have a column
record HeaderRow(
        Register register, Sheet sheet, int row, @Nullable Table table, List<Header> headers, int known) {
    private static final int ROWS = 20;

    /// Finds it: a table's comes before any other with as many headers. In a sheet that Settings name, it may
    /// be any row, so that rows that are inserted above do no harm.
    static HeaderRow find(Register register, Sheet sheet, Map<Field, Mapped> mapped, boolean connected) {
        HeaderRow best = sheet.tables().stream()
                .filter(table -> table.headerRows() > 0)
                .map(table -> at(register, sheet, table.range().firstRow(), table, mapped))
                .max(Comparator.comparingInt(HeaderRow::known))
                .orElse(null);
        if (best != null && !connected) {
            return best;
        }
        long said = mapped.values().stream().filter(Mapped::isHeader).count();
        int last = connected ? sheet.lastRow() : Math.min(ROWS, sheet.lastRow());
        for (int row = 1; row <= last; row++) {
            HeaderRow here = at(register, sheet, row, null, mapped);
            best = best == null || here.known > best.known ? here : best;
            if (connected && best.known >= said) {
                break;
            }
        }
        return best == null ? at(register, sheet, 1, null, mapped) : best;
    }

    private static HeaderRow at(
            Register register, Sheet sheet, int row, @Nullable Table table, Map<Field, Mapped> mapped) {
        List<String> said = mapped.values().stream().map(Mapped::name).toList();
        List<Header> headers = Header.of(sheet, row, table, said);
        int known = (int) register.fields().stream()
                .filter(field ->
                        headers.stream().anyMatch(header -> !header.text().isEmpty() && means(header, field, mapped)))
                .count();
        return new HeaderRow(register, sheet, row, table, headers, known);
    }

    /// The headers of a field.
    List<Header> of(Field field, Map<Field, Mapped> mapped) {
        return headers.stream().filter(header -> means(header, field, mapped)).toList();
    }

    /// What Settings say about a field comes before what its header says; and a column that they gave to one
    /// field is no other's.
    private static boolean means(Header header, Field field, Map<Field, Mapped> mapped) {
        Mapped wanted = mapped.get(field);
        if (wanted != null) {
            return !wanted.isNone() && header.isCalled(wanted.name());
        }
        return field.isCalled(header.text())
                && mapped.values().stream().noneMatch(other -> header.isCalled(other.name()));
    }

    /// The headers of the blocks in which some columns stand. Blank columns without a header part a row into
    /// blocks: beside the jobs may stand a legend or another list.
    List<Header> block(Collection<Integer> columns) {
        if (table != null) {
            return headers;
        }
        Set<Integer> wanted = new HashSet<>();
        for (int column : columns) {
            int first = column;
            while (first > 1 && !isGap(first - 1)) {
                first--;
            }
            for (int each = first; each <= sheet.lastColumn() && (each <= column || !isGap(each)); each++) {
                wanted.add(each);
            }
        }
        return headers.stream()
                .filter(header -> wanted.contains(header.column()))
                .toList();
    }

    private boolean isGap(int column) {
        for (int below = row; below <= sheet.lastRow(); below++) {
            if (!sheet.value(below, column).isBlank() || sheet.formula(below, column) != null) {
                return false;
            }
        }
        return true;
    }
}
