package dev.alur.excel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What the operating system can do with files and Java does not offer: exchanging two names,
/// renaming without replacing, extended
/// attributes. Functions are looked up in the process's global scope, so that tools which put
/// themselves in front of the C library see
/// the calls.
final class SystemCalls {
    private static final int EXISTS = 17;
    private static final int INVALID = 22;
    private static final int NO_SUCH_CALL = 38;
    private static final int NOT_SUPPORTED_MAC = 45;
    private static final int NOT_SUPPORTED = 95;
    private static final int HERE = -100;
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Optional<MethodHandle> RENAME = rename();

    private SystemCalls() {}

    /// Exchanges the files that two names stand for, at once.
    ///
    /// @return false where the system or the file system cannot
    static boolean exchange(Path one, Path other) throws IOException {
        return rename(one, other, 2);
    }

    /// Renames a file unless the new name is taken.
    ///
    /// @return false where the system or the file system cannot
    /// @throws java.nio.file.FileAlreadyExistsException where it is taken
    static boolean renameToFree(Path from, Path to) throws IOException {
        return rename(from, to, MAC ? 4 : 1);
    }

    private static boolean rename(Path from, Path to, int flags) throws IOException {
        if (RENAME.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            MemorySegment source = arena.allocateFrom(from.toString(), names());
            MemorySegment target = arena.allocateFrom(to.toString(), names());
            int result = MAC
                    ? (int) RENAME.get().invokeExact(state, source, target, flags)
                    : (int) RENAME.get().invokeExact(state, HERE, source, HERE, target, flags);
            int error = (int) ERRNO.get(state, 0L);
            if (result == 0) {
                return true;
            }
            return switch (error) {
                case INVALID, NO_SUCH_CALL, NOT_SUPPORTED, NOT_SUPPORTED_MAC -> false;
                case EXISTS -> throw new java.nio.file.FileAlreadyExistsException(to.toString());
                default -> throw new FileSystemException(to.toString(), null, says(error));
            };
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
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

    private static Charset names() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);
    }

    private static Optional<MethodHandle> rename() {
        FunctionDescriptor plain = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        FunctionDescriptor at = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        return find(MAC ? "renamex_np" : "renameat2", MAC ? plain : at);
    }

    /// A function of the process, whose error number is captured; empty where there is none of that name.
    static Optional<MethodHandle> find(String name, FunctionDescriptor shape, Linker.Option... options) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.empty();
        }
        return LINKER.defaultLookup().find("dlsym").flatMap(dlsym -> {
            MethodHandle look = LINKER.downcallHandle(
                    dlsym, FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            try (Arena arena = Arena.ofConfined()) {
                // the default scope: RTLD_DEFAULT is 0 on Linux and -2 on macOS
                MemorySegment scope = MemorySegment.ofAddress(MAC ? -2 : 0);
                MemorySegment found = (MemorySegment) look.invokeExact(scope, arena.allocateFrom(name));
                return found.address() == 0
                        ? Optional.empty()
                        : Optional.of(LINKER.downcallHandle(found, shape, capturing(options)));
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Linker.Option[] capturing(Linker.Option... options) {
        Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        return all;
    }

    /// The error number that the last call left.
    static int error(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    static StructLayout state() {
        return STATE;
    }

    static Charset fileNames() {
        return names();
    }
}
