package dev.alur.formula;

import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a formula with what it gives for one row, taken apart as a reader would: the parts of AND, OR and
/// NOT, the two sides of a comparison, the calls and operations within.
///
/// @param text as it was typed
/// @param filled the same in pieces: what was typed, with the value in the place of each cell
/// @param value what it gives; where it is a part of a condition, TRUE or FALSE where that can be told
/// @param problem why it gives nothing, or null
/// @param parts those within that are worth a line of their own
public record Part(
        String text,
        Kind kind,
        List<Piece> filled,
        Value value,
        @Nullable Problem problem,
        List<Part> parts) {
    public Part {
        filled = List.copyOf(filled);
        parts = List.copyOf(parts);
    }

    /// What a part is.
    public enum Kind {
        /// AND, OR or NOT over conditions.
        LOGIC,
        /// Two values compared.
        COMPARISON,
        /// Anything else that is computed.
        COMPUTED,
        /// A cell, or a value as it was typed.
        PLAIN
    }

    /// A piece of a formula: a text as it was typed, or what a cell holds.
    public sealed interface Piece {
        /// As it was typed.
        record Typed(String text) implements Piece {}

        /// A cell's value in the place of its name.
        record Held(Value value) implements Piece {}
    }

    /// True where putting the values in shows more than the text does.
    public boolean hasCells() {
        return filled.stream().anyMatch(Piece.Held.class::isInstance);
    }
}
