package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes read as bits, the lowest of each byte first, as deflate has them (RFC 1951, 3.1.1). Places are bits
/// from the beginning of the file. Of the bytes only a window is held, which moves to where bits are asked for.
final class BitSource {
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// How wide the window is in bytes. A block's header is read again now and then; mostly it lies within.
    static final int WIDE = 1 << 17;

    private final Bytes bytes;
    private final int stop;
    private final byte[] window;
    private final int back;
    private int start;
    private int filled;

    BitSource(Bytes bytes, int from, int to) {
        this(bytes, from, to, WIDE);
    }

    /// @param wide how wide the window is, in bytes; 16 at least
    BitSource(Bytes bytes, int from, int to, int wide) {
        if (from < 0 || from > to || to > bytes.size()) {
            throw new DamagedException("a stream beyond its file");
        }
        this.bytes = bytes;
        this.stop = to;
        this.window = new byte[wide + Long.BYTES];
        this.back = wide / 4;
        this.start = from;
    }

    /// Where the stream ends.
    long end() {
        return stop * 8L;
    }

    /// Moves the window so that a place before the stream's end lies within it.
    ///
    /// @return the window; it holds the bytes from [#start] on
    byte[] around(long at) {
        int index = (int) (at >>> 3);
        int end = start + filled;
        if (index < start || (index + Long.BYTES > end && end < stop)) {
            start = Math.max(0, index - back);
            filled = Math.min(window.length - Long.BYTES, stop - start);
            bytes.read(start, window, 0, filled);
            // behind the stream's end stand zeros
            Arrays.fill(window, filled, filled + Long.BYTES, (byte) 0);
        }
        return window;
    }

    /// The first byte's place in the file.
    int start() {
        return start;
    }

    /// Up to which place a whole long can be read from the window.
    long lastWhole() {
        return (start + (long) filled - Long.BYTES) * 8;
    }

    /// Some of the file's bytes.
    byte[] copy(int from, int count) {
        return bytes.copy(from, count);
    }

    /// Writes some of the file's bytes.
    void writeTo(OutputStream out, int from, int count) throws IOException {
        int at = from;
        while (at < from + count) {
            byte[] around = around(at * 8L);
            int length = Math.min(from + count, start + filled) - at;
            out.write(around, at - start, length);
            at += length;
        }
    }

    /// The bits from a place on, the first one lowest; zeros behind the end of the stream.
    long peek(long at) {
        if (at >= end()) {
            return 0;
        }
        byte[] around = around(at);
        return (long) LONG.get(around, (int) (at >>> 3) - start) >>> (at & 7);
    }

    /// @param count at most 32
    int peek(long at, int count) {
        return (int) (peek(at) & ((1L << count) - 1));
    }
}
