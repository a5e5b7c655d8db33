package dev.alur.web;

import dev.alur.grid.BusyException;
import dev.alur.grid.Ending;
import java.time.Duration;
import java.util.function.Supplier;

/// Waits where somebody else holds a workbook, and tries again.
///
/// @param tries how often in all, at least once
/// @param pause between two tries
record Patience(int tries, Duration pause) {

    /// @throws BusyException where it is still held after the last try
    <T> T ask(Supplier<T> question) {
        for (int left = tries; ; left--) {
            try {
                return question.get();
            } catch (BusyException e) {
                if (left <= 1) {
                    throw e;
                }
                Ending.pause(pause);
            }
        }
    }
}
