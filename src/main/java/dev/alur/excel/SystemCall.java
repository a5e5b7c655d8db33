package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A function of the C library that takes up to five whole numbers or addresses and gives one. Functions are
/// looked up in the process's global scope, so that tools which put themselves in front of the C library see
/// the calls.
///
/// Numbers narrower than a register travel in one too, and a function heeds only as much of it as it takes: so
/// one shape does for all, and Java, which makes code for each shape when the process starts, makes it once.
/// (Where a function takes any number of arguments, this holds on Linux only.)
final class SystemCall {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final FunctionDescriptor SHAPE = FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG);
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
    /// The scope of all that is loaded: RTLD_DEFAULT.
    private static final long EVERYWHERE = MAC ? -2 : 0;

    private final MethodHandle function;

    /// What a call gave.
    ///
    /// @param value as wide as a register; of a function that gives an `int` only the lower half counts
    /// @param error the error number that it left, which counts where the value says that there is one
    record Result(long value, int error) {
        boolean isDone() {
            return (int) value == 0;
        }
    }

    private SystemCall(MethodHandle function) {
        this.function = function;
    }

    /// The function of some name; empty where there is none.
    static Optional<SystemCall> find(String name) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.empty();
        }
        return LINKER.defaultLookup().find("dlsym").map(SystemCall::at).flatMap(dlsym -> {
            try (Arena arena = Arena.ofConfined()) {
                long found =
                        dlsym.call(arena, EVERYWHERE, arena.allocateFrom(name).address()).value;
                return found == 0 ? Optional.empty() : Optional.of(at(MemorySegment.ofAddress(found)));
            }
        });
    }

    private static SystemCall at(MemorySegment address) {
        return new SystemCall(LINKER.downcallHandle(address, SHAPE, Linker.Option.captureCallState("errno")));
    }

    /// Calls it.
    ///
    /// @param memory for what the system says of errors
    /// @param arguments addresses too: whoever calls keeps what lies there
    Result call(SegmentAllocator memory, long... arguments) {
        long[] all = Arrays.copyOf(arguments, 5);
        MemorySegment state = memory.allocate(STATE);
        try {
            long value = (long) function.invokeExact(state, all[0], all[1], all[2], all[3], all[4]);
            return new Result(value, (int) ERRNO.get(state, 0L));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file's name as the system takes it.
    static long name(SegmentAllocator memory, Path file) {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);
        return memory.allocateFrom(file.toString(), names).address();
    }
}
