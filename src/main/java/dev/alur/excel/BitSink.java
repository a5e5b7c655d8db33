package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;

/// Writes bits, the lowest of each byte first (RFC 1951, 3.1.1), and copies stretches of them whatever their
/// place within a byte.
final class BitSink {
    private static final int ROOM = 1 << 15;

    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM + 16];
    private int length;
    private long pending;
    private int pendingBits;

    BitSink(OutputStream out) {
        this.out = out;
    }

    /// How many bits of a byte that is not full were written: 0 to 7.
    int phase() {
        return pendingBits & 7;
    }

    /// @param count at most 32; higher bits of `bits` must be 0
    void put(long bits, int count) throws IOException {
        pending |= bits << pendingBits;
        pendingBits += count;
        if (pendingBits >= 32) {
            BitSource.LONG.set(buffer, length, pending);
            length += 4;
            pending >>>= 32;
            pendingBits -= 32;
            if (length >= ROOM) {
                drain();
            }
        }
    }

    /// Fills the last byte with zeros.
    void align() throws IOException {
        put(0, -pendingBits & 7);
        while (pendingBits > 0) {
            buffer[length++] = (byte) pending;
            pending >>>= 8;
            pendingBits -= 8;
        }
        if (length >= ROOM) {
            drain();
        }
    }

    /// Writes whole bytes; only after [#align].
    void bytes(byte[] bytes, int from, int count) throws IOException {
        drain();
        out.write(bytes, from, count);
    }

    /// Copies the bits of a stretch.
    void copy(BitSource source, long from, long to) throws IOException {
        long at = from;
        if (to - from > 128 && phase() == (from & 7)) {
            int first = (int) (-from & 7);
            put(source.peek(at, first), first);
            align();
            at += first;
            int count = (int) ((to - at) >>> 3);
            drain();
            source.writeTo(out, (int) (at >>> 3), count);
            at += count * 8L;
        }
        while (to - at >= 32) {
            byte[] window = source.around(at);
            int start = source.start();
            long last = Math.min(to - 32, source.lastWhole());
            do {
                long bits = (long) BitSource.LONG.get(window, (int) (at >>> 3) - start) >>> (at & 7);
                put(bits & 0xFFFFFFFFL, 32);
                at += 32;
            } while (at <= last);
        }
        int rest = (int) (to - at);
        put(source.peek(at, rest), rest);
    }

    /// Fills the last byte and hands everything on; the stream stays open.
    void finish() throws IOException {
        align();
        drain();
    }

    private void drain() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }
}
