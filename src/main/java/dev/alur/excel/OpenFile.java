package dev.alur.excel;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the system whether anybody has a file open for writing. Linux gives a lease for reading (fcntl(2),
/// F_SETLEASE) only where nobody has, and to nobody but the file's owner and root; elsewhere there is no
/// answer.
final class OpenFile {
    private static final int SET_LEASE = 1024;
    private static final int READ_LEASE = 0;
    private static final int NO_LEASE = 2;
    private static final int TRY_AGAIN = 11;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int MILLIS = 100;
    private static final int ROUNDS = 20;
    private static final boolean LINUX = System.getProperty("os.name", "").startsWith("Linux");

    private OpenFile() {}

    /// Waits until nobody has a file open for writing any more, or for some seconds at most; where the system
    /// does not say, for a moment.
    ///
    /// @return whether somebody still has
    static boolean waitForWriters(Path file) {
        Optional<Boolean> written = isWritten(file);
        if (written.isEmpty()) {
            pause();
            return false;
        }
        for (int round = 0; round < ROUNDS && written.orElse(false); round++) {
            pause();
            written = isWritten(file);
        }
        return written.orElse(false);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether somebody has it open for writing; empty where the system does not say.
    static Optional<Boolean> isWritten(Path file) {
        if (!LINUX) {
            return Optional.empty();
        }
        Optional<SystemCall> open = SystemCall.find("open");
        Optional<SystemCall> lease = SystemCall.find("fcntl");
        Optional<SystemCall> close = SystemCall.find("close");
        if (open.isEmpty() || lease.isEmpty() || close.isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) open.get()
                    .call(arena, SystemCall.name(arena, file), CLOSE_ON_EXEC)
                    .value();
            if (descriptor < 0) {
                return Optional.empty();
            }
            SystemCall.Result given = lease.get().call(arena, descriptor, SET_LEASE, READ_LEASE);
            if (given.isDone()) {
                lease.get().call(arena, descriptor, SET_LEASE, NO_LEASE);
            }
            close.get().call(arena, descriptor);
            return given.isDone()
                    ? Optional.of(false)
                    : given.error() == TRY_AGAIN ? Optional.of(true) : Optional.empty();
        }
    }
}
