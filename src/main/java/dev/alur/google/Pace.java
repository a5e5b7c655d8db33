package dev.alur.google;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Time as calls need it: when it is, how to wait, and the chance by which several waiters do not all come back
/// at once.
///
/// @param random of the waiting times
/// @param sleep waits so long
/// @param waiting told before a wait of more than a second, so that whoever sits in front of it knows why
public record Pace(InstantSource clock, RandomGenerator random, Consumer<Duration> sleep, Consumer<Duration> waiting) {
    private static final Duration UNSEEN = Duration.ofSeconds(1);

    /// A pace that really waits.
    public static Pace of(InstantSource clock, RandomGenerator random, Consumer<Duration> waiting) {
        return new Pace(clock, random, Pace::sleep, waiting);
    }

    Instant now() {
        return clock.instant();
    }

    void pause(Duration time) {
        if (time.compareTo(UNSEEN) > 0) {
            waiting.accept(time);
        }
        sleep.accept(time);
    }

    private static void sleep(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = until - System.nanoTime();
        }
    }
}
