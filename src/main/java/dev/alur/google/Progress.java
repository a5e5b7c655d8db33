package dev.alur.google;

import java.time.Duration;

/// Is told what is under way at Google, so that whoever sits in front of it knows why it takes long.
@FunctionalInterface
public interface Progress {
    /// Nothing goes on for so long, for Google takes no more calls yet.
    void waiting(Duration time);

    /// Something is being read.
    ///
    /// @param what what people call it
    default void reading(String what) {}

    /// Something is being written.
    default void writing(String what) {}

    /// What was told last has ended.
    default void ended() {}
}
