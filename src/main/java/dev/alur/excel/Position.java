package dev.alur.excel;

import dev.alur.grid.Address;

/// Where in a sheet a reader stands. Rows and cells mostly say where they are (`r="B7"`); those that
/// do not follow the one before.
final class Position {
    private int row;
    private int column;

    /// The row of the last row tag, 0 before the first.
    int row() {
        return row;
    }

    /// The column of the last cell tag in this row, 0 before the first.
    int column() {
        return column;
    }

    /// Takes a row's start tag.
    void row(Tag tag) {
        int index = tag.find(Names.RUN);
        int next = row + 1;
        if (index >= 0) {
            next = Numbers.index(tag.buffer(), tag.valueFrom(index), tag.valueTo(index));
        }
        if (next <= row || next > Address.MAX_ROW) {
            throw misplaced(next <= row, "row " + next + " after row " + row);
        }
        row = next;
        column = 0;
    }

    /// Takes a cell's start tag.
    void cell(Tag tag) {
        int index = tag.find(Names.RUN);
        int next = index < 0 ? column + 1 : column(tag, index);
        if (next <= column || next > Address.MAX_COLUMN) {
            throw misplaced(next <= column, "column " + next + " after column " + column + " in row " + row);
        }
        column = next;
    }

    /// Takes a cell that says where it is.
    ///
    /// @return false, and nothing was taken, where it may not stand there
    boolean cell(int atRow, int atColumn) {
        if (atRow != row || atColumn <= column || atColumn > Address.MAX_COLUMN) {
            return false;
        }
        column = atColumn;
        return true;
    }

    private static DamagedException misplaced(boolean back, String what) {
        return new DamagedException(back ? ExcelProblem.OUT_OF_ORDER : ExcelProblem.BEYOND_THE_SHEET, what);
    }

    private int column(Tag tag, int index) {
        byte[] buffer = tag.buffer();
        int at = tag.valueFrom(index);
        int end = tag.valueTo(index);
        int letters = 0;
        while (at < end && buffer[at] >= 'A' && buffer[at] <= 'Z' && letters <= Address.MAX_COLUMN) {
            letters = letters * 26 + buffer[at] - 'A' + 1;
            at++;
        }
        int digits = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && digits <= Address.MAX_ROW) {
            digits = digits * 10 + buffer[at] - '0';
            at++;
        }
        if (at != end || digits != row || letters == 0) {
            throw new DamagedException("a cell that calls itself " + tag.rawValue(index) + " in row " + row);
        }
        return letters;
    }
}
