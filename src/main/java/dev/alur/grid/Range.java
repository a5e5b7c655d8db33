package dev.alur.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rectangle of cells on one sheet, all bounds counted from 1 and included.
public record Range(String sheet, int firstRow, int firstColumn, int lastRow, int lastColumn) {
    private static final Pattern CELLS =
            Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Za-z]{1,3})\\$?([0-9]{1,7}))?");

    public Range {
        if (firstRow < 1
                || firstColumn < 1
                || lastRow < firstRow
                || lastColumn < firstColumn
                || lastRow > Address.MAX_ROW
                || lastColumn > Address.MAX_COLUMN) {
            throw new IllegalArgumentException(
                    "no such range: " + firstRow + "," + firstColumn + ":" + lastRow + "," + lastColumn);
        }
    }

    public static Range of(Address cell) {
        return new Range(cell.sheet(), cell.row(), cell.column(), cell.row(), cell.column());
    }

    /// Reads `Sheet!A1:C9`, `'My sheet'!A1` or `Sheet!$A$1:$C$9`.
    ///
    /// @throws IllegalArgumentException where the text is no range with a sheet
    public static Range parse(String text) {
        int mark = text.lastIndexOf('!');
        if (mark < 1) {
            throw new IllegalArgumentException("no sheet in " + text);
        }
        String sheet = text.substring(0, mark);
        if (sheet.length() > 1 && sheet.startsWith("'") && sheet.endsWith("'")) {
            sheet = sheet.substring(1, sheet.length() - 1).replace("''", "'");
        }
        return parse(sheet, text.substring(mark + 1));
    }

    /// Reads `A1:C9` or `A1` on a given sheet; corners may come in any order.
    ///
    /// @throws IllegalArgumentException where the text is no range
    public static Range parse(String sheet, String cells) {
        Matcher matcher = CELLS.matcher(cells);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no range: " + cells);
        }
        int column = Address.column(matcher.group(1));
        int row = Integer.parseInt(matcher.group(2));
        boolean single = matcher.group(3) == null;
        int otherColumn = single ? column : Address.column(matcher.group(3));
        int otherRow = single ? row : Integer.parseInt(matcher.group(4));
        return new Range(
                sheet,
                Math.min(row, otherRow),
                Math.min(column, otherColumn),
                Math.max(row, otherRow),
                Math.max(column, otherColumn));
    }

    public boolean contains(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    public boolean contains(Address cell) {
        return cell.sheet().equalsIgnoreCase(sheet) && contains(cell.row(), cell.column());
    }

    /// What is left of the rectangle without a cell, as rectangles: none to four, the whole one where the cell
    /// lies beside it.
    public List<Range> without(int row, int column) {
        if (!contains(row, column)) {
            return List.of(this);
        }
        List<Range> left = new ArrayList<>();
        if (row > firstRow) {
            left.add(new Range(sheet, firstRow, firstColumn, row - 1, lastColumn));
        }
        if (column > firstColumn) {
            left.add(new Range(sheet, row, firstColumn, row, column - 1));
        }
        if (column < lastColumn) {
            left.add(new Range(sheet, row, column + 1, row, lastColumn));
        }
        if (row < lastRow) {
            left.add(new Range(sheet, row + 1, firstColumn, lastRow, lastColumn));
        }
        return left;
    }

    /// The rectangle without its sheet: `A1:C9`, or `A1` for one cell.
    public String cells() {
        String first = Address.letters(firstColumn) + firstRow;
        return firstRow == lastRow && firstColumn == lastColumn
                ? first
                : first + ":" + Address.letters(lastColumn) + lastRow;
    }

    /// The rectangle with its sheet as names and lists write it, the same from wherever it is seen:
    /// `Projects!$A$1:$C$9`.
    public String absolute() {
        String first = "$" + Address.letters(firstColumn) + "$" + firstRow;
        boolean single = firstRow == lastRow && firstColumn == lastColumn;
        String cells = single ? first : first + ":$" + Address.letters(lastColumn) + "$" + lastRow;
        return Address.quoted(sheet) + "!" + cells;
    }

    @Override
    public String toString() {
        return Address.quoted(sheet) + "!" + cells();
    }
}
