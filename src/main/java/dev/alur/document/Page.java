package dev.alur.document;

import dev.alur.grid.Problem;
import java.util.List;

/// A document as one HTML page that refers to nothing outside itself.
///
/// @param problems warnings: the page is whole without what they are about
public record Page(String html, List<Problem> problems) {
    public Page {
        problems = List.copyOf(problems);
    }
}
