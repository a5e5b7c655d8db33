package dev.alur.google;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets so many calls pass in any minute and makes the next one wait. Google counts 60 reads and 60 writes a
/// minute for a person; other programs of that person want some too.
final class Bucket {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private final Pace pace;
    private final Deque<Instant> passed = new ArrayDeque<>();

    Bucket(int most, Pace pace) {
        this.most = most;
        this.pace = pace;
    }

    /// Returns when the next call may be made, and counts it.
    void pass() {
        for (Duration wait = enter(); !wait.isZero(); wait = enter()) {
            pace.pause(wait);
        }
    }

    private synchronized Duration enter() {
        Instant now = pace.now();
        // a clock that was set back must not make anybody wait for hours
        passed.removeIf(at -> !at.plus(WINDOW).isAfter(now) || at.isAfter(now));
        if (passed.size() < most || Thread.currentThread().isInterrupted()) {
            passed.add(now);
            return Duration.ZERO;
        }
        return Duration.between(now, passed.getFirst().plus(WINDOW));
    }
}
