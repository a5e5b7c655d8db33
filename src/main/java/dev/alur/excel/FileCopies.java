package dev.alur.excel;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Files as they are at one moment, copied at most once: who reads the same bytes again gets the same copy
/// while somebody holds it.
///
/// A large file is copied into the system's folder for temporary files, where the copy has no name (or goes
/// when the process ends): somebody may save the workbook, or write into it, while it is being read, and what
/// was read must be what the fingerprint says. Where there is no room, the copy is held in memory.
final class FileCopies {
    private volatile WeakReference<@Nullable Bytes> last = new WeakReference<>(null);

    /// A copy of a file.
    ///
    /// @param most how many bytes are asked for; of a larger file one more than these is given
    Bytes read(Path file, long most) throws IOException {
        Bytes known = last.get();
        if (known != null && known.isIn(file)) {
            return known;
        }
        Bytes fresh = copy(file, most);
        last = new WeakReference<>(fresh);
        return fresh;
    }

    private static Bytes copy(Path file, long most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (Math.min(channel.size(), most) > Bytes.FEW) {
                try {
                    return onDisk(channel, most);
                } catch (IOException e) {
                    // no room, or no such folder; where it is the file that cannot be read, that is found again
                }
            }
            return inMemory(channel, most);
        }
    }

    private static Bytes onDisk(FileChannel channel, long most) throws IOException {
        // the channel's own cleaner closes it once nobody holds it any more, and with that the file is gone
        FileChannel copy = FileChannel.open(
                Files.createTempFile("alur-", ".copy"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        boolean isWhole = false;
        try {
            long at = 0;
            long moved;
            do {
                moved = channel.transferTo(at, most + 1 - at, copy);
                at += moved;
            } while (moved > 0);
            Bytes bytes = Bytes.in(copy);
            isWhole = bytes.held() == 0;
            return bytes;
        } finally {
            if (!isWhole) {
                copy.close();
            }
        }
    }

    private static Bytes inMemory(FileChannel channel, long most) throws IOException {
        byte[] bytes = new byte[0];
        int at = 0;
        while (true) {
            int size = (int) Math.min(Math.min(channel.size(), most + 1), Integer.MAX_VALUE - 16);
            if (size <= at) {
                return Bytes.of(bytes);
            }
            bytes = Arrays.copyOf(bytes, size);
            while (at < size) {
                int read = channel.read(ByteBuffer.wrap(bytes, at, Math.min(Bytes.PIECE, size - at)), at);
                if (read < 0) {
                    return Bytes.of(Arrays.copyOf(bytes, at));
                }
                at += read;
            }
        }
    }
}
