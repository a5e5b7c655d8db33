package dev.alur.document;

import dev.alur.grid.Problem;
import java.util.List;

/// A document's bytes, and what its reader should be told about it.
///
/// @param problems warnings: the document is whole without what they are about
public record Drawn(byte[] bytes, List<Problem> problems) {
    public Drawn {
        problems = List.copyOf(problems);
    }
}
