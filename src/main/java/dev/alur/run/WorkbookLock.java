package dev.alur.run;

import dev.alur.grid.BusyException;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The right to write one workbook. It is the operating system's lock on a file that is never renamed or
/// deleted, so that it goes with the process that held it; inside the file stands who that is.
final class WorkbookLock implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(50);
    /// Beyond what is ever written, for some systems let nobody read what is locked.
    private static final long FAR = Long.MAX_VALUE - 1;
    /// The system's lock is the process's; between its threads this map decides.
    private static final Map<Path, String> OURS = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private WorkbookLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock, waiting a little for whoever holds it.
    ///
    /// @param workbook its name, for the sentence
    /// @throws BusyException naming the holder
    static WorkbookLock take(Path file, String workbook, Duration patience, Instant now) {
        Disk.folder(Disk.parent(file));
        Path key = file.toAbsolutePath().normalize();
        String holder = holder(now);
        long rounds = Math.max(1, patience.dividedBy(ROUND));
        Attempt attempt = attempt(key, holder);
        for (long round = 1; round < rounds && attempt.lock() == null; round++) {
            Ending.pause(ROUND);
            attempt = attempt(key, holder);
        }
        if (attempt.lock() == null) {
            throw busy(workbook, attempt.holder());
        }
        return attempt.lock();
    }

    private static Attempt attempt(Path file, String holder) {
        String other = OURS.putIfAbsent(file, holder);
        if (other != null) {
            // never open the file meanwhile: closing it again would let the lock go
            return new Attempt(null, other);
        }
        try {
            Attempt attempt = lock(file, holder);
            if (attempt.lock() == null) {
                OURS.remove(file);
            }
            return attempt;
        } catch (IOException e) {
            OURS.remove(file);
            throw Disk.unwritable(file, e);
        }
    }

    private static Attempt lock(Path file, String holder) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(FAR, 1, false);
            if (lock == null) {
                String other = read(channel);
                channel.close();
                return new Attempt(null, other);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new Attempt(new WorkbookLock(file, channel), holder);
        } catch (IOException | RuntimeException e) {
            // a lock without a name in it, on a full disk say, would be ours until the process ends
            channel.close();
            throw e;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(512);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    /// Lets it go. A name that cannot be taken out of the file is no reason to fail: it counts for nothing once
    /// the lock is gone, and what the command has done stands.
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // the next holder writes over it
            return;
        } finally {
            OURS.remove(file);
        }
    }

    private static BusyException busy(String workbook, String holder) {
        return new BusyException(
                Problem.error(RunProblem.WORKBOOK_BUSY, null, workbook, holder.isEmpty() ? "?" : holder));
    }

    /// `ani, process 4711 on studio since 2026-11-24T08:00:00Z`: the words are the same in every language.
    static String holder(Instant now) {
        return System.getProperty("user.name", "?") + ", pid "
                + ProcessHandle.current().pid() + ", " + Machine.name() + ", " + now.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A try to get it: the lock, or null and who has it.
    private record Attempt(@Nullable WorkbookLock lock, String holder) {}
}
