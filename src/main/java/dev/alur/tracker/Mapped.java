package dev.alur.tracker;

import dev.alur.grid.Address;

/// What Settings say about a field: the column with this header holds it.
///
/// @param at where Settings say so
record Mapped(String header, Address at) {
    boolean names(String text) {
        return Words.fold(header).equals(Words.fold(text));
    }
}
