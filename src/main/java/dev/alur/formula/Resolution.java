package dev.alur.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a name in square brackets means on the sheet where a formula is evaluated.
public sealed interface Resolution {
    /// One column of that sheet.
    ///
    /// @param column counted from 1
    /// @param header the column's header as the sheet writes it
    record Column(int column, String header) implements Resolution {}

    /// More than one thing fits.
    ///
    /// @param candidates what people call them, such as the headers
    record Several(List<String> candidates) implements Resolution {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /// Nothing fits.
    ///
    /// @param suggestion the nearest name that would, or null where none is near
    record Unknown(@Nullable String suggestion) implements Resolution {}
}
