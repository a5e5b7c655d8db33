package dev.alur.run;

import dev.alur.grid.Edit;
import dev.alur.grid.Range;
import dev.alur.grid.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person wants of a workbook, worked out against the workbook as it was read.
///
/// @param edits what the workbook is told to do
/// @param written what a person is told of it
record Intended(List<Edit> edits, Written written) {
    Intended {
        edits = List.copyOf(edits);
    }

    /// What a person wants, before the workbook was read. A workbook that was saved in between is read
    /// again, and asked again.
    interface Intention {
        /// The cells that have to be read for [#against]; null for all.
        default @Nullable List<Range> reads() {
            return null;
        }

        /// @throws dev.alur.grid.ProblemException where it cannot be
        Intended against(Snapshot snapshot);
    }
}
