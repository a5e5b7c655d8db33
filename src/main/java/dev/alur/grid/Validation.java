package dev.alur.grid;

import java.util.List;

/// A rule for what may be typed in some cells (data validation).
///
/// @param type as the file names it: `list`, `whole`, `decimal`, `date`, …
/// @param formula the first formula as written: for a list `"a,b,c"` in quotes, a range or a name
public record Validation(List<Range> ranges, String type, String formula) {
    public Validation {
        ranges = List.copyOf(ranges);
    }
}
