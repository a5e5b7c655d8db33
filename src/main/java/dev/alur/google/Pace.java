package dev.alur.google;

import dev.alur.grid.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
        return new Pace(clock, random, Ending::pause, waiting);
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
}
