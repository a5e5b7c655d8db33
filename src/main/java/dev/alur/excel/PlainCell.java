package dev.alur.excel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads cells that are written as most by far are, `<c r="B7" s="2" t="s"><v>14</v></c>` or `<c r="B7"
/// s="2"/>`, in one go. All others, and all that is wrong, are left to the tokenizer.
final class PlainCell {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long BEGIN = word("<c r=\"");
    private static final long BEGIN_MASK = (1L << 48) - 1;
    private static final int STYLE = (int) word(" s=\"");
    private static final int TYPE = (int) word(" t=\"");
    private static final int VALUE = (int) word("><v>");
    private static final long END = word("</v></c>");
    private static final int SHARED = (int) word("s\"");
    private static final int NUMBER = (int) word("n\"");
    private static final int EMPTY = (int) word("/>");

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private static final int MOST_LETTERS = 3;
    private static final int MOST_DIGITS = 7;
    /// No cell's start tag of this kind is longer.
    private static final int LONGEST = 64;

    private byte[] bytes = {};
    private int at;
    private int row;
    private int column;
    private int style;
    private Cell.Type type = Cell.Type.NUMBER;

    /// Reads the cell that begins where the tokenizer's token ends.
    ///
    /// @param xml stands in a row that is open and in which names without a prefix are of the main namespace
    /// @return false where the cell is written otherwise; then nothing was read
    boolean read(Cell cell, Tokenizer xml, Position position) {
        bytes = xml.buffer();
        at = xml.endInBuffer();
        return xml.limit() - at >= LONGEST && address() && style() && type() && content(cell, xml, position);
    }

    private boolean address() {
        if (((long) EIGHT.get(bytes, at) & BEGIN_MASK) != BEGIN) {
            return false;
        }
        int i = at + 6;
        int letters = 0;
        for (int end = i + MOST_LETTERS; i < end && bytes[i] >= 'A' && bytes[i] <= 'Z'; i++) {
            letters = letters * 26 + bytes[i] - 'A' + 1;
        }
        column = letters;
        at = i;
        row = number();
        return bytes[at++] == '"';
    }

    private boolean style() {
        style = -1;
        if ((int) FOUR.get(bytes, at) != STYLE) {
            return true;
        }
        at += 4;
        int from = at;
        style = number();
        return at > from && bytes[at++] == '"';
    }

    private boolean type() {
        type = Cell.Type.NUMBER;
        if ((int) FOUR.get(bytes, at) != TYPE) {
            return true;
        }
        int letter = (int) FOUR.get(bytes, at + 4) & 0xFFFF;
        at += 6;
        type = letter == SHARED ? Cell.Type.SHARED : Cell.Type.NUMBER;
        return letter == SHARED || letter == NUMBER;
    }

    private boolean content(Cell cell, Tokenizer xml, Position position) {
        int next = (int) FOUR.get(bytes, at);
        if ((next & 0xFFFF) == EMPTY && position.cell(row, column)) {
            cell.begin(row, column, style, type);
            xml.pass(at + 2);
            return true;
        }
        if (next != VALUE) {
            return false;
        }
        int from = at + 4;
        int end = end(from, xml.limit() - 8);
        if (end < 0 || (long) EIGHT.get(bytes, end) != END || !position.cell(row, column)) {
            return false;
        }
        cell.begin(row, column, style, type);
        cell.value(bytes, from, end);
        xml.pass(end + 8);
        return true;
    }

    private int number() {
        int i = at;
        int number = 0;
        for (int end = i + MOST_DIGITS; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        at = i;
        return number;
    }

    /// Where a plain text ends, eight bytes looked at at once: before what is not ASCII, is an entity, an end
    /// of line or a tag.
    ///
    /// @return -1 where it is beyond `last`
    private int end(int from, int last) {
        for (int i = from; i <= last; i += 8) {
            long eight = (long) EIGHT.get(bytes, i);
            long ends = has(eight, '<') | has(eight, '&') | has(eight, '\r') | has(eight, 0) | (eight & HIGH);
            if (ends != 0) {
                int end = i + (Long.numberOfTrailingZeros(ends) >>> 3);
                return end <= last ? end : -1;
            }
        }
        return -1;
    }

    /// The high bit of the first byte that is that one is set, and of none before it.
    private static long has(long eight, int one) {
        long zeros = eight ^ ONES * one;
        return zeros - ONES & ~zeros & HIGH;
    }

    private static long word(String ascii) {
        long word = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            word = word << 8 | ascii.charAt(i);
        }
        return word;
    }
}
