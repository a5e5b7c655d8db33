package dev.alur.journal;

import dev.alur.plan.Run;
import org.jspecify.annotations.Nullable;

/// A run as the book tells it: what was intended, and how it ended.
///
/// @param ended null while it is open
public record Account(Intent intent, @Nullable Ended ended) {
    /// Whether an act was done as it was intended.
    public boolean isDone(int act) {
        return ended != null && ended.outcomes().get(act) == Run.Outcome.DONE;
    }
}
