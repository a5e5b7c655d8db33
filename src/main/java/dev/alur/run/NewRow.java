package dev.alur.run;

import dev.alur.grid.Value;
import java.util.List;

/// A row that a person wants added to a listing: values by the names of their columns.
///
/// @param columns the names, which many rows may share
/// @param values one for each name; blank ones leave their cells blank
public record NewRow(List<String> columns, List<Value> values) {
    public NewRow {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + values.size() + " values");
        }
    }
}
