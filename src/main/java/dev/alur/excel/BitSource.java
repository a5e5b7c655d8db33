package dev.alur.excel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bytes read as bits, the lowest of each byte first, as deflate has them (RFC 1951, 3.1.1). Places
/// are bits from the
/// beginning of the array.
final class BitSource {
    /// How many bits [#peek] gives at least.
    static final int AT_LEAST = 57;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final long end;
    private final int lastLong;

    BitSource(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.end = to * 8L;
        this.lastLong = bytes.length - 8;
        if (from < 0 || from > to || to > bytes.length) {
            throw new DamagedException("a stream beyond its file");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /// Where the stream ends.
    long end() {
        return end;
    }

    /// Up to which place a whole long can be read from the array.
    long lastWhole() {
        return Math.min(end, lastLong * 8L);
    }

    /// The bits from a place on, the first one lowest; zeros behind the end of the array.
    long peek(long at) {
        int index = (int) (at >>> 3);
        return (index <= lastLong ? (long) LONG.get(bytes, index) : tail(index)) >>> (at & 7);
    }

    /// @param count at most 32
    int peek(long at, int count) {
        return (int) (peek(at) & ((1L << count) - 1));
    }

    private long tail(int index) {
        long word = 0;
        for (int i = 0; i < 8 && index + i < bytes.length; i++) {
            word |= (bytes[index + i] & 0xFFL) << (8 * i);
        }
        return word;
    }
}
