package dev.alur.excel;

import java.io.IOException;
import java.util.zip.Deflater;

/// Writes a deflate stream that is in most parts an old one: stretches of the old one's bits, and between them
/// symbols of its own, in the old block's codes where these have them, else in blocks of its own, after which
/// the old block's header is repeated.
final class BlockSink {
    /// Which block the next symbol goes into.
    private enum Open {
        /// The old stream's.
        OLD,
        /// One with the fixed codes.
        FIXED,
        NONE
    }

    /// From how many bytes on it pays to look for repetitions among them.
    private static final int MANY = 1 << 10;

    private static final int LONGEST = 258;
    private static final int END = 256;
    private static final int MOST_STORED = 0xFFFF;
    private static final int[] SYMBOL_OF_LENGTH = new int[LONGEST + 1];

    private final BitSource source;
    private final DeflateBlock block;
    private final BitSink out;
    private final PrefixCode fixedLiterals = PrefixCode.literals();
    private final PrefixCode fixedDistances = PrefixCode.distances();
    private Open open = Open.NONE;
    private long keptFrom;

    static {
        for (int symbol = 257, length = 3; symbol < 285; symbol++) {
            for (int i = 1 << PrefixCode.extraOfLength(symbol); i > 0; i--) {
                SYMBOL_OF_LENGTH[length++] = symbol;
            }
        }
        SYMBOL_OF_LENGTH[LONGEST] = 285;
    }

    /// @param block the old stream's block in which we are
    /// @param from the bit where the old stream begins
    BlockSink(BitSource source, DeflateBlock block, BitSink out, long from) {
        this.source = source;
        this.block = block;
        this.out = out;
        this.keptFrom = from;
        DeflateBlock.fixed(fixedLiterals, fixedDistances);
    }

    /// The old stream's next block begins. Its header stays but for the mark of the last block; that of a
    /// stored block goes.
    void begin() throws IOException {
        if (block.isStored()) {
            cut(block.start(), block.body());
            open = Open.NONE;
            return;
        }
        if (block.isLast()) {
            cut(block.start(), block.start() + 1);
            out.put(0, 1);
        }
        open = Open.OLD;
    }

    /// The old stream's block ends with a symbol of these bits.
    void end(long from, long to) throws IOException {
        if (open != Open.OLD && keptFrom < from) {
            cut(from, from);
        }
        if (open != Open.OLD) {
            close();
            keptFrom = to;
        }
    }

    /// The old stream's stored block ends.
    void endStored(long at) throws IOException {
        close();
        keptFrom = at;
    }

    /// Keeps the old stream's bits up to a place, and leaves them out from there to another one.
    void cut(long from, long to) throws IOException {
        if (from > keptFrom) {
            resume();
            out.copy(source, keptFrom, from);
        }
        keptFrom = to;
    }

    /// Writes a repetition.
    void match(int length, int distance) throws IOException {
        int symbol = SYMBOL_OF_LENGTH[length];
        int high = 31 - Integer.numberOfLeadingZeros(Math.max(1, distance - 1));
        int far = distance <= 2 ? distance - 1 : 2 * high + ((distance - 1) >> (high - 1) & 1);
        boolean known = open == Open.OLD
                && block.literals().length(symbol) > 0
                && block.distances().length(far) > 0;
        if (!known) {
            openFixed();
        }
        PrefixCode literals = known ? block.literals() : fixedLiterals;
        PrefixCode distances = known ? block.distances() : fixedDistances;
        out.put(literals.code(symbol), literals.length(symbol));
        int extra = PrefixCode.extraOfLength(symbol);
        out.put((length - 3) & ((1 << extra) - 1), extra);
        out.put(distances.code(far), distances.length(far));
        extra = Math.max(0, far / 2 - 1);
        out.put((distance - 1) & ((1 << extra) - 1), extra);
    }

    /// Writes bytes one by one.
    void literals(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            int symbol = bytes[i] & 0xFF;
            boolean known = open == Open.OLD && block.literals().length(symbol) > 0;
            if (!known) {
                openFixed();
            }
            PrefixCode code = known ? block.literals() : fixedLiterals;
            out.put(code.code(symbol), code.length(symbol));
        }
    }

    /// Writes new bytes.
    void fresh(byte[] bytes) throws IOException {
        if (bytes.length < MANY) {
            literals(bytes, 0, bytes.length);
            return;
        }
        stored(bytes, 0, 0);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            byte[] packed = new byte[1 << 13];
            int count;
            do {
                count = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
                out.bytes(packed, 0, count);
            } while (count == packed.length);
        } finally {
            deflater.end();
        }
    }

    /// Writes bytes as they are, in stored blocks of their own.
    void stored(byte[] bytes, int from, int count) throws IOException {
        close();
        int at = from;
        do {
            int length = Math.min(from + count - at, MOST_STORED);
            out.put(0, 3);
            out.align();
            out.put(length | (((long) ~length << 16) & 0xFFFF0000L), 32);
            out.bytes(bytes, at, length);
            at += length;
        } while (at < from + count);
    }

    /// Keeps everything from the beginning of a block on, its last mark too.
    void rest(long at) throws IOException {
        cut(at, at);
        int distance = (int) (at - out.phase()) & 7;
        if ((distance & 1) == 1) {
            oddBlock();
        }
        while (out.phase() != (at & 7)) {
            out.put(2, 3 + 7);
        }
        out.copy(source, at, source.end());
        out.finish();
    }

    /// Ends the stream after the old one's last block.
    void finish(long at) throws IOException {
        cut(at, at);
        out.put(3, 3 + 7);
        out.finish();
    }

    /// An empty block of 91 bits: so the rest of a stream can get to any place within a byte, and stored blocks
    /// in it stay whole. (An empty block with the fixed codes has 10 bits.)
    private void oddBlock() throws IOException {
        out.put(4 | 14 << 13, 17);
        // the lengths 1 and 18 have the codes 0 and 1
        out.put(1 << 6, 27);
        out.put(1 << 24, 27);
        // literal 0 and the end have one bit each, all between have none, then one distance
        out.put(0, 1);
        out.put(1 | 127 << 1, 8);
        out.put(1 | 106 << 1, 8);
        out.put(0, 2);
        out.put(1, 1);
    }

    private void openFixed() throws IOException {
        if (open != Open.FIXED) {
            close();
            out.put(2, 3);
            open = Open.FIXED;
        }
    }

    private void close() throws IOException {
        switch (open) {
            case OLD -> out.put(block.literals().code(END), block.literals().length(END));
            case FIXED -> out.put(0, 7);
            case NONE -> {}
        }
        open = Open.NONE;
    }

    private void resume() throws IOException {
        if (open != Open.OLD) {
            close();
            out.put(0, 1);
            out.copy(source, block.start() + 1, block.body());
            open = Open.OLD;
        }
    }
}
