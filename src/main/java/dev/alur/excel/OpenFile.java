package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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

    private static final FunctionDescriptor THREE_NUMBERS = FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

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
        Optional<MethodHandle> open = SystemCalls.find(
                "open",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        Optional<MethodHandle> lease = SystemCalls.find("fcntl", THREE_NUMBERS, Linker.Option.firstVariadicArg(2));
        Optional<MethodHandle> close =
                SystemCalls.find("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        if (open.isEmpty() || lease.isEmpty() || close.isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(SystemCalls.state());
            MemorySegment name = arena.allocateFrom(file.toString(), SystemCalls.fileNames());
            int descriptor = (int) open.get().invokeExact(state, name, CLOSE_ON_EXEC);
            if (descriptor < 0) {
                return Optional.empty();
            }
            int given = (int) lease.get().invokeExact(state, descriptor, SET_LEASE, READ_LEASE);
            int error = SystemCalls.error(state);
            if (given == 0) {
                int ended = (int) lease.get().invokeExact(state, descriptor, SET_LEASE, NO_LEASE);
                assert ended == 0;
            }
            int closed = (int) close.get().invokeExact(state, descriptor);
            assert closed == 0;
            return given == 0 ? Optional.of(false) : error == TRY_AGAIN ? Optional.of(true) : Optional.empty();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
