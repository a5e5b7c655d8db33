package dev.alur.excel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the operating system can do with names and Java does not offer: exchanging two, and renaming without
/// replacing.
final class SystemCalls {
    private static final int EXISTS = 17;
    private static final int INVALID = 22;
    private static final int NO_SUCH_CALL = 38;
    private static final int NOT_SUPPORTED_MAC = 45;
    private static final int NOT_SUPPORTED = 95;
    private static final int HERE = -100;
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private static final Optional<SystemCall> RENAME = SystemCall.find(MAC ? "renamex_np" : "renameat2");

    private SystemCalls() {}

    /// Looks the calls up on another thread: it takes a while the first time, and who is about to save
    /// reads before.
    static final class Ahead {
        private static final AtomicBoolean BEGUN = new AtomicBoolean();

        private Ahead() {}

        static void begin() {
            if (!BEGUN.getAndSet(true)) {
                Thread.ofPlatform().name("alur-system-calls").daemon().start(Ahead::look);
            }
        }

        private static void look() {
            try {
                isKnown();
            } catch (RuntimeException | LinkageError e) {
                // it fails again where it is needed, and is told there
            }
        }
    }

    private static boolean isKnown() {
        return RENAME.isPresent();
    }

    /// Exchanges the files that two names stand for, at once.
    ///
    /// @return false where the system or the file system cannot
    static boolean exchange(Path one, Path other) throws IOException {
        return rename(one, other, 2);
    }

    /// Renames a file unless the new name is taken.
    ///
    /// @return false where the system or the file system cannot
    /// @throws FileAlreadyExistsException where it is taken
    static boolean renameToFree(Path from, Path to) throws IOException {
        return rename(from, to, MAC ? 4 : 1);
    }

    private static boolean rename(Path from, Path to, int flags) throws IOException {
        if (RENAME.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            long source = SystemCall.name(arena, from);
            long target = SystemCall.name(arena, to);
            SystemCall.Result result = MAC
                    ? RENAME.get().call(arena, source, target, flags)
                    : RENAME.get().call(arena, HERE, source, HERE, target, flags);
            if (result.isDone()) {
                return true;
            }
            return switch (result.error()) {
                case INVALID, NO_SUCH_CALL, NOT_SUPPORTED, NOT_SUPPORTED_MAC -> false;
                case EXISTS -> throw new FileAlreadyExistsException(to.toString());
                default -> throw new FileSystemException(to.toString(), null, says(result.error()));
            };
        }
    }

    /// The common error numbers in the C library's words; they are the same on Linux and macOS.
    private static String says(int error) {
        return switch (error) {
            case 1 -> "Operation not permitted";
            case 2 -> "No such file or directory";
            case 5 -> "Input/output error";
            case 13 -> "Permission denied";
            case 28 -> "No space left on device";
            case 30 -> "Read-only file system";
            default -> "error " + error;
        };
    }
}
