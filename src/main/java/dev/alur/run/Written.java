package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;

/// What setting cells did, or would do.
///
/// @param rows the rows that were added
/// @param warnings values that a drop-down list does not have, say; they are written all the same
public record Written(List<Change> changes, List<Row> rows, List<Problem> warnings) {
    public Written {
        changes = List.copyOf(changes);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }

    /// The same with more to know.
    Written with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Written(changes, rows, all);
    }

    /// One cell, before and after.
    public record Change(Address at, Value before, Value after) {}

    /// A row that was added.
    ///
    /// @param columns the names of the columns that were given
    /// @param values one for each name
    public record Row(String sheet, int row, List<String> columns, List<Value> values) {
        public Row {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }
}
