package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cells that a person asks for, before the workbook was read: as wide as they say, or as far as the sheet
/// goes.
public sealed interface Area {
    /// Reads `Sheet!A1:C9`, `Sheet!A:C`, `Sheet!2:9`, `Sheet!` or a name without `!`.
    ///
    /// @throws IllegalArgumentException where the text is none of these
    static Area parse(String text) {
        int mark = text.lastIndexOf('!');
        if (mark < 0 && !text.isBlank()) {
            return new Named(text.strip());
        }
        if (mark < 1) {
            throw new IllegalArgumentException("no cells: " + text);
        }
        String sheet = text.substring(0, mark);
        if (sheet.length() > 1 && sheet.startsWith("'") && sheet.endsWith("'")) {
            sheet = sheet.substring(1, sheet.length() - 1).replace("''", "'");
        }
        String cells = text.substring(mark + 1);
        return cells.isEmpty() ? new Lines(sheet, 1, Address.MAX_ROW, 1, Address.MAX_COLUMN) : open(sheet, cells);
    }

    /// The cells that it can reach at most; empty where only the workbook knows.
    default Optional<Range> reach() {
        return switch (this) {
            case Cells(Range range) -> Optional.of(range);
            case Lines(String sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) ->
                Optional.of(new Range(sheet, firstRow, firstColumn, lastRow, lastColumn));
            case Named _ -> Optional.empty();
        };
    }

    private static Area open(String sheet, String cells) {
        Matcher columns = Lines.COLUMNS.matcher(cells);
        Matcher rows = Lines.ROWS.matcher(cells);
        if (columns.matches()) {
            int one = Address.column(columns.group(1));
            int other = Address.column(columns.group(2));
            return new Lines(sheet, 1, Address.MAX_ROW, Math.min(one, other), Math.max(one, other));
        }
        if (rows.matches()) {
            int one = Integer.parseInt(rows.group(1));
            int other = Integer.parseInt(rows.group(2));
            return new Lines(sheet, Math.min(one, other), Math.max(one, other), 1, Address.MAX_COLUMN);
        }
        return new Cells(Range.parse(sheet, cells));
    }

    /// A rectangle, shown whole.
    record Cells(Range range) implements Area {}

    /// Whole columns, whole rows or a whole sheet, shown as far as the sheet holds anything.
    record Lines(String sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) implements Area {
        private static final Pattern COLUMNS = Pattern.compile("\\$?([A-Za-z]{1,3}):\\$?([A-Za-z]{1,3})");
        private static final Pattern ROWS = Pattern.compile("\\$?([0-9]{1,7}):\\$?([0-9]{1,7})");

        /// @throws IllegalArgumentException where there are no such rows or columns
        public Lines {
            if (firstRow < 1 || lastRow > Address.MAX_ROW || firstColumn < 1 || lastColumn > Address.MAX_COLUMN) {
                throw new IllegalArgumentException("no such rows or columns");
            }
        }
    }

    /// A table, a defined name, a table's column (`Table[Column]`), or else a sheet.
    record Named(String name) implements Area {}
}
