package dev.alur.tracker;

import dev.alur.formula.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a rule does to the job for which its condition holds: a closed list.
public sealed interface Action {
    /// Its formulas.
    default List<Expression> formulas() {
        return switch (this) {
            case SetField set -> List.of(set.value());
            case AddNote note -> List.of(note.text());
            case AddRow row -> List.copyOf(row.cells().values());
            case IssueInvoice _ -> List.of();
        };
    }

    /// Sets one cell of the job.
    ///
    /// @param header the column's header as the workbook writes it
    record SetField(int column, String header, Expression value) implements Action {}

    /// Issues an invoice over the job.
    record IssueInvoice(Part part) implements Action {}

    /// Adds a row to another sheet. The rule's Value holds a line `Header = formula` for each cell of that row.
    ///
    /// @param text the Value as written, which the operation key counts (semantics.md, line 10)
    record AddRow(Place target, String text, Map<Integer, Expression> cells) implements Action {
        public AddRow {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    /// Appends a line to the job's Notes.
    record AddNote(Expression text) implements Action {}
}
