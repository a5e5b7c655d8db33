package dev.alur.grid;

import java.util.Locale;
import java.util.regex.Pattern;

/// One cell: a sheet, a row and a column, both counted from 1, written in A1 notation as `Projects!E7`.
///
/// @param sheet the sheet's name, as its tab shows it
/// @param row 1 to 1,048,576
/// @param column 1 to 16,384
public record Address(String sheet, int row, int column) implements Comparable<Address> {
    public static final int MAX_ROW = 1_048_576;
    public static final int MAX_COLUMN = 16_384;

    private static final Pattern BARE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");
    private static final Pattern CELL = Pattern.compile("[A-Za-z]{1,3}[0-9]+");

    public Address {
        if (row < 1 || row > MAX_ROW || column < 1 || column > MAX_COLUMN) {
            throw new IllegalArgumentException("no such cell: row " + row + ", column " + column);
        }
    }

    /// Reads `Sheet!A1` or `'My sheet'!$A$1`; the sheet's name is parted at the last `!`.
    ///
    /// @throws IllegalArgumentException where the text is no address
    public static Address parse(String text) {
        Range range = Range.parse(text);
        if (range.firstRow() != range.lastRow() || range.firstColumn() != range.lastColumn()) {
            throw new IllegalArgumentException("not one cell: " + text);
        }
        return new Address(range.sheet(), range.firstRow(), range.firstColumn());
    }

    /// The letters of a column: 1 is A, 27 is AA.
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder(3);
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /// The column of some letters, the opposite of [#letters]; 0 where they are none.
    public static int column(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            if (letter < 'A' || letter > 'Z' || column > MAX_COLUMN) {
                return 0;
            }
            column = column * 26 + (letter - 'A' + 1);
        }
        return column > MAX_COLUMN ? 0 : column;
    }

    /// The cell without its sheet: `E7`.
    public String cell() {
        return letters(column) + row;
    }

    /// The sheet's name as formulas write it: in quotes where it needs them.
    public static String quoted(String sheet) {
        boolean bare = BARE.matcher(sheet).matches() && !CELL.matcher(sheet).matches();
        return bare ? sheet : "'" + sheet.replace("'", "''") + "'";
    }

    @Override
    public int compareTo(Address other) {
        int bySheet = sheet.compareTo(other.sheet);
        int byRow = bySheet != 0 ? bySheet : Integer.compare(row, other.row);
        return byRow != 0 ? byRow : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return quoted(sheet) + "!" + cell();
    }
}
