package dev.alur.grid;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a process ends that is asked to (INT, TERM, HUP): whoever works looks here at each border between two
/// steps, whoever waits waits here, and whoever makes a temporary file says so here, so that none stays. There
/// is one for the process, for a signal is the process's.
///
/// Java answers such a signal by running its shutdown hooks while everything else goes on, and then ends with
/// 128 and the signal's number. The hook of this class asks, waits for the work to reach a border, and clears
/// up.
public final class Ending {
    /// A work that is not at a border by then is cut off where it is, as by `kill -9`.
    public static final Duration GRACE = Duration.ofMillis(1500);
    /// As long goes on what can only go forward.
    private static final Duration FORWARD = Duration.ofMillis(1000);
    /// An exchange of two files takes milliseconds: it is let finish.
    private static final Duration SWAP = Duration.ofMillis(200);

    private static final int ROUND_MILLIS = 10;
    private static final Set<Path> TEMPORARY = ConcurrentHashMap.newKeySet();
    private static final Object GATE = new Object();

    private static volatile boolean isAsked;
    private static volatile long since;
    private static volatile boolean isIdle;
    private static volatile @Nullable Work work;
    private static boolean isOver;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Ending::end, "alur-ending"));
    }

    private Ending() {}

    /// What the process is there for; closed when it is done.
    ///
    /// @param grace how long it may take to come to a border, for a command [#GRACE]
    /// @param cut told where it did not: true where it only waited for a person
    public static Work work(Duration grace, Consumer<Boolean> cut) {
        Work begun = new Work(grace, cut);
        work = begun;
        return begun;
    }

    /// Whether the process was asked to end.
    public static boolean isAsked() {
        return isAsked;
    }

    /// A border: here work stops that may.
    ///
    /// @throws EndedException where the process was asked to end
    public static void stop() {
        if (isAsked) {
            throw ended();
        }
    }

    /// A border of what should be finished, if that takes no long time.
    ///
    /// @throws EndedException where the process was asked to end, a while ago
    public static void stopLate() {
        if (isAsked && passed(FORWARD)) {
            throw ended();
        }
    }

    /// Waits for some time.
    ///
    /// @throws EndedException as soon as the process is asked to end
    public static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            stop();
            LockSupport.parkNanos(Math.min(left, ROUND_MILLIS * 1_000_000L));
            left = until - System.nanoTime();
        }
    }

    /// Waits for a person, who may take any time: nothing is lost where that is cut off.
    public static <T extends @Nullable Object> T idle(Supplier<T> answer) {
        isIdle = true;
        try {
            return answer.get();
        } finally {
            isIdle = false;
            stop();
        }
    }

    /// Notes a temporary file or folder before it is made: it goes when the process ends.
    public static Path making(Path temporary) {
        synchronized (GATE) {
            if (!isOver) {
                TEMPORARY.add(temporary);
                return temporary;
            }
        }
        while (true) {
            // the process is over in a moment, and all that was temporary is being deleted
            LockSupport.park();
        }
    }

    /// A temporary file is gone, or has become what stays.
    public static void done(Path temporary) {
        TEMPORARY.remove(temporary);
    }

    /// Whether this process still works with a temporary file.
    public static boolean isMaking(Path temporary) {
        return TEMPORARY.contains(temporary);
    }

    /// Whether a temporary file is in the middle of an exchange, by its name: then what it holds may be the
    /// only copy of somebody's save.
    private static boolean isSwap(Path file) {
        return file.toString().endsWith(".swap");
    }

    private static EndedException ended() {
        return new EndedException(Problem.warning(GridProblem.ENDED, null));
    }

    private static boolean passed(Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    private static void end() {
        Work begun = work;
        since = System.nanoTime();
        if (begun != null && !begun.isDone) {
            isAsked = true;
            await(begun.grace, () -> begun.isDone || isIdle);
            if (!begun.isDone) {
                begun.cut.accept(isIdle);
            }
        }
        since = System.nanoTime();
        await(SWAP, () -> TEMPORARY.stream().noneMatch(Ending::isSwap));
        synchronized (GATE) {
            isOver = true;
        }
        TEMPORARY.stream().filter(file -> !isSwap(file)).forEach(Ending::delete);
    }

    private static void await(Duration time, Supplier<Boolean> arrived) {
        while (!arrived.get() && !passed(time)) {
            LockSupport.parkNanos(ROUND_MILLIS * 1_000_000L);
        }
    }

    private static void delete(Path file) {
        try {
            if (Files.isDirectory(file)) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(file)) {
                    inside.forEach(Ending::delete);
                }
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the next command looks for what is left
            return;
        }
    }

    /// The work of the process, see [Ending#work].
    public static final class Work implements AutoCloseable {
        private final Duration grace;
        private final Consumer<Boolean> cut;
        private volatile boolean isDone;

        private Work(Duration grace, Consumer<Boolean> cut) {
            this.grace = grace;
            this.cut = cut;
        }

        @Override
        public void close() {
            isDone = true;
        }
    }
}
