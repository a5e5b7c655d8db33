package dev.alur.tracker;

import java.util.List;

/// That a column probably holds a field.
///
/// @param column counted from 1
/// @param header as it stands there, line breaks and all; empty where the column has none
/// @param confidence from 0 (no) to 1 (a person said so)
/// @param evidence what speaks for it and against it, the weightiest first
public record Guess(Field field, int column, String header, double confidence, List<Evidence> evidence) {
    public Guess {
        evidence = List.copyOf(evidence);
        if (confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("no confidence: " + confidence);
        }
    }
}
