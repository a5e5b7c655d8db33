package dev.alur.excel;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whole files in memory, at most once: who reads the same bytes again gets the same array while
/// somebody holds it.
///
/// Reads and writes in pieces, because the JDK keeps a buffer outside of the heap as large as the
/// largest array that a
/// thread ever handed to a channel.
final class FileBytes {
    private static final int PIECE = 1 << 16;

    private volatile WeakReference<byte @Nullable []> last = new WeakReference<>(null);

    /// All bytes of a file, which nobody may change.
    ///
    /// @param most how many are asked for; of a larger file one more than these is given
    byte[] read(Path file, long most) throws IOException {
        byte[] bytes = read(file, most, last.get());
        last = new WeakReference<>(bytes);
        return bytes;
    }

    /// @param known bytes that the file may well have
    static byte[] read(Path file, long most, byte @Nullable [] known) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int size = (int) Math.min(Math.min(channel.size(), most + 1), Integer.MAX_VALUE - 16);
            if (known != null && known.length == size && isSame(channel, known)) {
                return known;
            }
            byte[] bytes = new byte[size];
            int at = 0;
            while (true) {
                at = fill(channel, bytes, at);
                if (at < bytes.length) {
                    return Arrays.copyOf(bytes, at);
                }
                size = (int) Math.min(Math.min(channel.size(), most + 1), Integer.MAX_VALUE - 16);
                if (size <= at) {
                    return bytes;
                }
                bytes = Arrays.copyOf(bytes, size);
            }
        }
    }

    /// Writes bytes to the end of what was written.
    static void write(FileChannel channel, byte[] bytes, int from, int count) throws IOException {
        for (int at = from; at < from + count; at += PIECE) {
            ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(PIECE, from + count - at));
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }

    /// A stream into a file.
    static OutputStream out(FileChannel channel) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                FileBytes.write(channel, bytes, from, count);
            }
        };
    }

    private static boolean isSame(FileChannel channel, byte[] known) throws IOException {
        byte[] piece = new byte[PIECE];
        int at = 0;
        while (at < known.length) {
            int read = channel.read(ByteBuffer.wrap(piece), at);
            if (read < 0 || at + read > known.length || !Arrays.equals(piece, 0, read, known, at, at + read)) {
                return false;
            }
            at += read;
        }
        return channel.size() == known.length;
    }

    private static int fill(FileChannel channel, byte[] bytes, int from) throws IOException {
        int at = from;
        while (at < bytes.length) {
            int read = channel.read(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)), at);
            if (read < 0) {
                return at;
            }
            at += read;
        }
        return at;
    }
}
