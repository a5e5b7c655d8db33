package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import java.util.Set;

/// What Settings say about a field or a register: the column with this header, or the sheet of this name, holds
/// it.
///
/// @param name a header as [Header#isCalled] understands it, or a sheet's name; a dash or *none* says
/// that there is none
/// @param at where Settings say so
record Mapped(String name, Address at) {
    private static final Set<String> NONE = Set.of("-", "–", "—", "none", "tidak ada");

    /// What Settings say where there is none.
    static String none(Language language) {
        return switch (language) {
            case EN -> "none";
            case ID -> "tidak ada";
        };
    }

    /// Whether Settings say that there is none.
    boolean isNone() {
        return NONE.contains(Words.fold(name));
    }

    /// Whether they name a header, not a column by its letters.
    boolean isHeader() {
        return !isNone() && !name.matches("[A-Za-z]{1,3}:[A-Za-z]{1,3}");
    }
}
