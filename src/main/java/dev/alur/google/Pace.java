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
/// @param progress told what is under way, and before a wait of more than a second
public record Pace(InstantSource clock, RandomGenerator random, Consumer<Duration> sleep, Progress progress) {
    private static final Duration UNSEEN = Duration.ofSeconds(1);

    /// A pace that really waits.
    public static Pace of(InstantSource clock, RandomGenerator random, Progress progress) {
        return new Pace(clock, random, Ending::pause, progress);
    }

    Instant now() {
        return clock.instant();
    }

    void pause(Duration time) {
        if (time.compareTo(UNSEEN) > 0) {
            progress.waiting(time);
        }
        sleep.accept(time);
    }
}
