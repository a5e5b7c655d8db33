package dev.alur.app;

import dev.alur.grid.Fingerprint;
import java.math.BigDecimal;
import java.time.ZoneId;

/// Makes ready, while the command line is being understood, what every command uses and Java takes long to make
/// when it is first used: exact decimals (their class reckons 5 to the power 65,536), digests, time zones.
/// Another processor does it meanwhile; where there is none, it takes no longer than later.
final class Ahead {
    private Ahead() {}

    static void start() {
        Thread.ofPlatform().name("alur-ahead").daemon().start(Ahead::run);
    }

    private static void run() {
        try {
            Object[] ready = {new BigDecimal("0.5"), Fingerprint.of(new byte[0]), ZoneId.systemDefault()};
            assert ready.length > 0;
        } catch (RuntimeException | LinkageError e) {
            // it fails again where it is needed, and is told there
        }
    }
}
