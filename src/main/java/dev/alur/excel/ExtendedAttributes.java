package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Copies a file's extended attributes, among them its access control list, to another one: on Linux one by
/// one, on macOS with that system's own call for it.
final class ExtendedAttributes {
    private static final int MOST = 1 << 16;
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
    /// COPYFILE_ACL and COPYFILE_XATTR of copyfile(3).
    private static final int LIST_AND_ATTRIBUTES = 1 | 4;

    private static final boolean LINUX = System.getProperty("os.name", "").startsWith("Linux");

    private ExtendedAttributes() {}

    /// Copies all that the system lets us copy.
    static void copy(Path from, Path to) {
        try (Arena arena = Arena.ofConfined()) {
            long source = SystemCall.name(arena, from);
            long target = SystemCall.name(arena, to);
            if (MAC) {
                SystemCall.find("copyfile").ifPresent(copy -> copy.call(arena, source, target, 0, LIST_AND_ATTRIBUTES));
            } else if (LINUX) {
                copy(arena, source, target);
            }
        }
    }

    private static void copy(Arena arena, long source, long target) {
        MemorySegment names = arena.allocate(MOST);
        long length = SystemCall.find("listxattr")
                .map(list -> list.call(arena, source, names.address(), MOST).value())
                .orElse(0L);
        Optional<SystemCall> get = length <= 0 ? Optional.empty() : SystemCall.find("getxattr");
        Optional<SystemCall> set = length <= 0 ? Optional.empty() : SystemCall.find("setxattr");
        if (get.isEmpty() || set.isEmpty()) {
            return;
        }
        MemorySegment value = arena.allocate(MOST);
        long at = 0;
        while (at < length) {
            MemorySegment name = names.asSlice(at);
            long size = get.get()
                    .call(arena, source, name.address(), value.address(), MOST)
                    .value();
            if (size >= 0) {
                set.get().call(arena, target, name.address(), value.address(), size, 0);
            }
            at += name.getString(0, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8).length + 1L;
        }
    }
}
