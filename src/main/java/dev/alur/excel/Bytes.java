package dev.alur.excel;

import dev.alur.grid.Fingerprint;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes of a whole file that nobody changes, read by their places: few are held in memory, many stay in a
/// file, so that the memory that a workbook takes does not grow with it.
///
/// A file is read in pieces into arrays, never mapped: whoever cuts a mapped file short kills the process that
/// looks at it. The pieces are small because the JDK keeps a buffer outside of the heap as large as the largest
/// array that a thread ever handed to a channel.
final class Bytes {
    /// How much is read or written at once.
    static final int PIECE = 1 << 16;

    /// Up to this size a file is held in memory.
    static final int FEW = 1 << 20;

    private final byte @Nullable [] array;
    private final @Nullable FileChannel channel;
    private final int size;
    private volatile @Nullable Fingerprint fingerprint;

    private Bytes(byte @Nullable [] array, @Nullable FileChannel channel, int size) {
        this.array = array;
        this.channel = channel;
        this.size = size;
    }

    /// Bytes in memory, which nobody may change.
    static Bytes of(byte[] bytes) {
        return new Bytes(bytes, null, bytes.length);
    }

    /// What a file holds. Many bytes are read when they are asked for: nobody may write into the file or close
    /// the channel before.
    ///
    /// @throws IOException also where it holds 2 GiB or more
    static Bytes in(FileChannel channel) throws IOException {
        if (channel.size() >= Integer.MAX_VALUE - 16L) {
            throw new IOException("a file of 2 GiB or more");
        }
        int size = (int) channel.size();
        Bytes bytes = new Bytes(null, channel, size);
        return size <= FEW ? of(bytes.copy(0, size)) : bytes;
    }

    int size() {
        return size;
    }

    /// How many of them are held in memory.
    int held() {
        return array == null ? 0 : size;
    }

    /// Reads some of them.
    ///
    /// @throws IndexOutOfBoundsException where there are none
    /// @throws UncheckedIOException where the file cannot be read
    void read(int at, byte[] target, int from, int count) {
        Objects.checkFromIndexSize(at, count, size);
        if (array != null) {
            System.arraycopy(array, at, target, from, count);
            return;
        }
        try {
            for (int done = 0; done < count; ) {
                ByteBuffer piece = ByteBuffer.wrap(target, from + done, Math.min(PIECE, count - done));
                int read = Objects.requireNonNull(channel).read(piece, (long) at + done);
                if (read < 0) {
                    throw new EOFException("a file that was cut short");
                }
                done += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Some of them in an array of their own.
    byte[] copy(int at, int count) {
        Objects.checkFromIndexSize(at, count, size);
        byte[] copy = new byte[count];
        read(at, copy, 0, count);
        return copy;
    }

    /// All of them; in memory the array itself, which nobody may change.
    byte[] all() {
        return array == null ? copy(0, size) : array;
    }

    /// Some of them, copied, to be read as numbers, the lowest byte first.
    ByteBuffer view(int at, int count) {
        return ByteBuffer.wrap(copy(at, count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Some of them as a stream.
    InputStream open(int from, int count) {
        Objects.checkFromIndexSize(from, count, size);
        return new InputStream() {
            private int at = from;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = Math.min(length, available());
                if (count == 0) {
                    return length == 0 ? 0 : -1;
                }
                Bytes.this.read(at, target, offset, count);
                at += count;
                return count;
            }

            @Override
            public long skip(long bytes) {
                int skipped = (int) Math.clamp(bytes, 0, available());
                at += skipped;
                return skipped;
            }

            @Override
            public int available() {
                return from + count - at;
            }
        };
    }

    /// Writes all of them to the end of what was written to a file.
    void writeTo(FileChannel target) throws IOException {
        try (InputStream in = open(0, size)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, read); rest.hasRemaining(); ) {
                    target.write(rest);
                }
            }
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /// Whether others hold the same in a place of theirs.
    boolean same(int from, int count, Bytes others, int othersFrom) {
        byte[] mine = new byte[Math.min(PIECE, count)];
        byte[] theirs = new byte[mine.length];
        for (int done = 0; done < count; done += mine.length) {
            int length = Math.min(mine.length, count - done);
            read(from + done, mine, 0, length);
            others.read(othersFrom + done, theirs, 0, length);
            if (!Arrays.equals(mine, 0, length, theirs, 0, length)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a file holds just these; quicker than a digest.
    boolean isIn(Path file) throws IOException {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.READ)) {
            return other.size() == size && same(0, size, new Bytes(null, other, size), 0) && other.size() == size;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof EOFException) {
                return false;
            }
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /// Their digest, which is reckoned once.
    Fingerprint fingerprint() {
        Fingerprint known = fingerprint;
        if (known == null) {
            MessageDigest digest = Fingerprint.digest();
            byte[] piece = new byte[Math.min(PIECE, size)];
            for (int at = 0; at < size; at += piece.length) {
                int length = Math.min(piece.length, size - at);
                read(at, piece, 0, length);
                digest.update(piece, 0, length);
            }
            known = new Fingerprint(HexFormat.of().formatHex(digest.digest()));
            fingerprint = known;
        }
        return known;
    }
}
