package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;

/// What setting cells did, or would do.
///
/// @param warnings values that a drop-down list does not have, say; they are written all the same
public record Written(List<Change> changes, List<Problem> warnings) {
    public Written {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /// The same with more to know.
    Written with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Written(changes, all);
    }

    /// One cell, before and after.
    public record Change(Address at, Value before, Value after) {}
}
