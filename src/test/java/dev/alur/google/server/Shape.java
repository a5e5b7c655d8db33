package dev.alur.google.server;

import java.util.Set;

/// What the value of a field looks like.
sealed interface Shape {
    /// Text, number, truth.
    enum Plain implements Shape {
        TEXT,
        WHOLE,
        NUMBER,
        TRUTH,
        /// Anything, also what no source tells.
        ANY
    }

    /// One of some words; nothing is known of them where the set is empty.
    record Words(Set<String> words) implements Shape {}

    /// An object of a named type.
    record Typed(String type) implements Shape {}

    /// A list.
    record Many(Shape each) implements Shape {}

    /// Any names, each with such a value.
    record Names(Shape each) implements Shape {}
}
