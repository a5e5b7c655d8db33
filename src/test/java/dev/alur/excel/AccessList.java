package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;

/// The access control list of a file as Linux keeps it, in an extended attribute that Java does not show.
final class AccessList {
    private static final String NAME = "system.posix_acl_access";

    private AccessList() {}

    /// @return false where that cannot be
    static boolean set(Path file, byte[] list) {
        Optional<SystemCall> set = SystemCall.find("setxattr");
        if (set.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            long path = SystemCall.name(arena, file);
            long name = arena.allocateFrom(NAME).address();
            long value = arena.allocateFrom(ValueLayout.JAVA_BYTE, list).address();
            return set.get().call(arena, path, name, value, list.length, 0).isDone();
        }
    }

    static byte[] get(Path file) {
        SystemCall get = SystemCall.find("getxattr").orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(1000);
            long path = SystemCall.name(arena, file);
            long size = get.call(arena, path, arena.allocateFrom(NAME).address(), value.address(), 1000)
                    .value();
            return size < 0 ? new byte[0] : value.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
