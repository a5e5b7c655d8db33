package dev.alur.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The library that stands in front of the C library (`src/test/c/faults.c`), and the page through which a
/// process that was started with it is told at which operation of a file what happens.
///
/// @param root a folder of ours: the folder that is watched lies in it, beside the orders, the log of
/// operations and the pictures of the watched folder
record Faults(Path root) {
    private static final Path SOURCE = Path.of("src", "test", "c", "faults.c");
    private static final Path LIBRARY = Path.of("target", "faults", "faults.so");
    private static final int PAGE = 4096;
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");

    /// What happens at an operation; in the library's order.
    enum Mode {
        OFF,
        COUNT,
        KILL,
        FAIL,
        SHORT,
        PICTURE,
        SAVE
    }

    /// What the library pretends, whatever the mode; in the order of its bits.
    enum Lie {
        NO_FLUSH,
        NO_EXCHANGE,
        READS,
        IN_PLACE
    }

    /// An operation that was seen.
    ///
    /// @param path below the watched folder
    record Operation(int number, String name, String path) {}

    /// Why there is no library here; empty where there is one. It is compiled where it is older than its
    /// source.
    static synchronized String missing() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return "faults at file operations are made on Linux only";
        }
        try {
            boolean made = Files.exists(LIBRARY)
                    && Files.getLastModifiedTime(LIBRARY).compareTo(Files.getLastModifiedTime(SOURCE)) >= 0;
            return made || compile() ? "" : "no faults were made: gcc is missing or cannot compile " + SOURCE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean compile() throws IOException {
        Files.createDirectories(LIBRARY.getParent());
        Path fresh = LIBRARY.resolveSibling("faults-" + ProcessHandle.current().pid() + ".so");
        try {
            Process gcc = new ProcessBuilder(
                            "gcc", "-O1", "-fPIC", "-shared", "-o", fresh.toString(), SOURCE.toString())
                    .inheritIO()
                    .start();
            boolean done = gcc.waitFor(60, TimeUnit.SECONDS) && gcc.exitValue() == 0;
            if (done) {
                Files.move(fresh, LIBRARY, StandardCopyOption.ATOMIC_MOVE);
            }
            return done;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The folder that is watched. It is always the same, for a workbook is known by its path.
    Path watched() {
        return root.resolve("work");
    }

    Path shots() {
        return root.resolve("shots");
    }

    /// The workbook as a person saves it, where one does.
    Path theirs() {
        return root.resolve("theirs.xlsx");
    }

    private Path log() {
        return root.resolve("operations");
    }

    /// Starts a process with the library.
    ///
    /// @param orders the name of its page in the root
    ProcessBuilder process(String orders, Map<String, String> more, Class<?> main, List<String> arguments)
            throws IOException {
        Files.createDirectories(watched());
        Files.createDirectories(shots());
        page(orders);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Djava.util.logging.manager=" + System.getProperty("java.util.logging.manager", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = process.environment();
        environment.put("LD_PRELOAD", LIBRARY.toAbsolutePath().toString());
        environment.put("FAULT_FOLDER", watched().toRealPath().toString());
        environment.put("FAULT_ORDERS", root.resolve(orders).toString());
        environment.put("FAULT_LOG", log().toString());
        environment.put("FAULT_SHOTS", shots().toString());
        environment.put("FAULT_THEIRS", theirs().toString());
        environment.put("FAULT_SAVED", watched().resolve("studio.xlsx").toString());
        environment.putAll(more);
        return process;
    }

    private Path page(String name) throws IOException {
        Path page = root.resolve(name);
        if (!Files.exists(page)) {
            Files.write(page, new byte[PAGE]);
        }
        return page;
    }

    Orders orders(String name) {
        try (FileChannel channel = FileChannel.open(page(name), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Orders(channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE, Arena.global()), log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The page itself: numbers of eight bytes each.
    record Orders(MemorySegment page, Path log) {
        /// From now on operations are counted anew.
        void give(Mode mode, int at, int error, boolean sticks) {
            try {
                Files.deleteIfExists(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            set(0, Mode.OFF.ordinal());
            set(1, at);
            set(2, error);
            set(3, sticks ? 1 : 0);
            set(4, 0);
            set(5, 0);
            set(0, mode.ordinal());
        }

        void give(Mode mode) {
            give(mode, 0, 0, false);
        }

        /// Nothing more happens; what was seen can still be asked for.
        void stop() {
            set(0, Mode.OFF.ordinal());
        }

        void pretend(Set<Lie> lies) {
            long all = 0;
            for (Lie lie : lies) {
                all |= 1L << lie.ordinal();
            }
            set(6, all);
        }

        int count() {
            return (int) page.getAtIndex(ValueLayout.JAVA_LONG, 4);
        }

        int given() {
            return (int) page.getAtIndex(ValueLayout.JAVA_LONG, 5);
        }

        /// What was done since orders were given.
        List<Operation> operations() {
            try {
                List<Operation> all = new ArrayList<>();
                for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
                    String[] parts = line.split("\t");
                    all.add(new Operation(Integer.parseInt(parts[0]), parts[1], parts[2]));
                }
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void set(int index, long value) {
            page.setAtIndex(ValueLayout.JAVA_LONG, index, value);
        }
    }
}
