package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;

/// The access control list of a file as Linux keeps it, in an extended attribute that Java does not show.
final class AccessList {
    private static final String NAME = "system.posix_acl_access";

    private AccessList() {}

    /// @return false where that cannot be
    static boolean set(Path file, byte[] list) throws Throwable {
        Optional<MethodHandle> set = SystemCalls.find(
                "setxattr",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT));
        if (set.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(SystemCalls.state());
            MemorySegment path = arena.allocateFrom(file.toString());
            MemorySegment name = arena.allocateFrom(NAME);
            MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_BYTE, list);
            return (int) set.get().invokeExact(state, path, name, value, (long) list.length, 0) == 0;
        }
    }

    static byte[] get(Path file) throws Throwable {
        MethodHandle get = SystemCalls.find(
                        "getxattr",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG))
                .orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(SystemCalls.state());
            MemorySegment value = arena.allocate(1000);
            long size = (long)
                    get.invokeExact(state, arena.allocateFrom(file.toString()), arena.allocateFrom(NAME), value, 1000L);
            return size < 0 ? new byte[0] : value.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
