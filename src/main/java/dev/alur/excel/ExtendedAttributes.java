package dev.alur.excel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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
        if (MAC) {
            copyOnMac(from, to);
        }
        if (!LINUX) {
            return;
        }
        Optional<MethodHandle> list =
                call("listxattr", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        Optional<MethodHandle> get =
                call("getxattr", ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        Optional<MethodHandle> set = SystemCalls.find(
                "setxattr",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT));
        if (list.isEmpty() || get.isEmpty() || set.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(SystemCalls.state());
            MemorySegment source = arena.allocateFrom(from.toString(), SystemCalls.fileNames());
            MemorySegment target = arena.allocateFrom(to.toString(), SystemCalls.fileNames());
            MemorySegment names = arena.allocate(MOST);
            MemorySegment value = arena.allocate(MOST);
            long length = (long) list.get().invokeExact(state, source, names, (long) MOST);
            long at = 0;
            while (at < length) {
                MemorySegment name = names.asSlice(at);
                long size = (long) get.get().invokeExact(state, source, name, value, (long) MOST);
                if (size >= 0) {
                    int done = (int) set.get().invokeExact(state, target, name, value, size, 0);
                    assert done <= 0;
                }
                at += name.getString(0, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8).length + 1L;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyOnMac(Path from, Path to) {
        Optional<MethodHandle> copy = SystemCalls.find(
                "copyfile",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        if (copy.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(SystemCalls.state());
            MemorySegment source = arena.allocateFrom(from.toString(), SystemCalls.fileNames());
            MemorySegment target = arena.allocateFrom(to.toString(), SystemCalls.fileNames());
            int done = (int) copy.get().invokeExact(state, source, target, MemorySegment.NULL, LIST_AND_ATTRIBUTES);
            assert done <= 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<MethodHandle> call(String name, java.lang.foreign.MemoryLayout... arguments) {
        return SystemCalls.find(name, FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments));
    }
}
