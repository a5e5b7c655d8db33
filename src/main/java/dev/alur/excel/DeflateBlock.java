package dev.alur.excel;

import java.util.Arrays;

/// The header of a block of a deflate stream (RFC 1951, 3.2.3), and the codes that it gives. Read
/// anew for each block.
final class DeflateBlock {
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int END = 256;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final BitSource source;
    private final PrefixCode ofLengths = PrefixCode.ofLengths();
    private final PrefixCode literals = PrefixCode.literals();
    private final PrefixCode distances = PrefixCode.distances();
    private final int[] lengths = new int[286 + 30];
    private long start;
    private long body;
    private boolean isLast;
    private boolean isStored;
    private int storedLength;

    DeflateBlock(BitSource source) {
        this.source = source;
    }

    /// Reads the header that begins at a bit.
    ///
    /// @throws DamagedException where it is none
    void read(long at) {
        start = at;
        isLast = source.peek(at, 1) == 1;
        int type = source.peek(at + 1, 2);
        isStored = type == STORED;
        body = at + 3;
        switch (type) {
            case STORED -> stored();
            case FIXED -> fixed(literals, distances);
            case DYNAMIC -> dynamic();
            default -> throw new DamagedException("no such kind of block");
        }
        if (body > source.end()) {
            throw new DamagedException("a block beyond the end");
        }
    }

    /// The bit where its header begins; the first bit says whether it is the last block.
    long start() {
        return start;
    }

    /// The bit behind its header.
    long body() {
        return body;
    }

    boolean isLast() {
        return isLast;
    }

    boolean isStored() {
        return isStored;
    }

    /// The number of bytes in a stored block.
    int storedLength() {
        return storedLength;
    }

    PrefixCode literals() {
        return literals;
    }

    PrefixCode distances() {
        return distances;
    }

    /// Fills the two codes that need no header (3.2.6).
    static void fixed(PrefixCode literals, PrefixCode distances) {
        int[] lengths = new int[288];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        literals.fill(lengths, 0, 288);
        Arrays.fill(lengths, 5);
        distances.fill(lengths, 0, 32);
    }

    private void stored() {
        body = (body + 7) & ~7L;
        storedLength = source.peek(body, 16);
        if (storedLength != (~source.peek(body + 16, 16) & 0xFFFF)) {
            throw new DamagedException("a stored block of two lengths");
        }
        body += 32;
    }

    private void dynamic() {
        int literalCount = 257 + source.peek(body, 5);
        int distanceCount = 1 + source.peek(body + 5, 5);
        int lengthCount = 4 + source.peek(body + 10, 4);
        if (literalCount > 286 || distanceCount > 30) {
            throw new DamagedException("too many codes");
        }
        body += 14;
        int[] ofThese = new int[ORDER.length];
        for (int i = 0; i < lengthCount; i++) {
            ofThese[ORDER[i]] = source.peek(body, 3);
            body += 3;
        }
        ofLengths.fill(ofThese, 0, ofThese.length);
        lengths(literalCount + distanceCount);
        if (lengths[END] == 0) {
            throw new DamagedException("a block without an end");
        }
        literals.fill(lengths, 0, literalCount);
        distances.fill(lengths, literalCount, distanceCount);
    }

    private void lengths(int count) {
        int i = 0;
        while (i < count) {
            int entry = ofLengths.entry(source.peek(body));
            int symbol = entry >>> 12;
            body += entry & PrefixCode.USED;
            if (symbol < 16) {
                lengths[i++] = symbol;
                continue;
            }
            int width = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
            int times = (symbol == 18 ? 11 : 3) + source.peek(body, width);
            body += width;
            if (i + times > count || (symbol == 16 && i == 0)) {
                throw new DamagedException("lengths of codes beyond their number");
            }
            Arrays.fill(lengths, i, i + times, symbol == 16 ? lengths[i - 1] : 0);
            i += times;
        }
    }
}
