package dev.alur.report;

import java.util.List;

/// Something worth saying, not yet in any language: [Wording] has the sentence.
///
/// @param arguments measures, days ([java.time.LocalDate]) and names (text), in the order in which the sentence
/// counts them
public record Sentence(String key, Tone tone, List<Object> arguments) {
    public Sentence {
        arguments = List.copyOf(arguments);
    }

    static Sentence of(String key, Tone tone, Object... arguments) {
        return new Sentence(key, tone, List.of(arguments));
    }

    /// How it should sound; a view puts a sign beside the colour.
    public enum Tone {
        BAD,
        CARE,
        GOOD,
        PLAIN
    }
}
