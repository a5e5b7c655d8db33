package dev.alur.run;

import dev.alur.grid.Problem;
import java.util.List;

/// What a copy carried, and what it could not.
///
/// @param sheets how many sheets
/// @param cells how many cells that hold anything
/// @param left what could not be carried, and why
public record Copied(String source, String target, int sheets, int cells, List<Problem> left) {
    public Copied {
        left = List.copyOf(left);
    }
}
