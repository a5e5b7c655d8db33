package dev.alur.formula;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.List;
import java.util.Set;

/// A formula that was checked and can be evaluated over the rows of its scope's sheet. It never changes and belongs to no snapshot's values.
public final class Expression implements Checked {
    private final String text;
    private final Address at;

    Expression(String text, Address at) {
        this.text = text;
        this.at = at;
    }

    /// The text as it was typed, trimmed, without a leading `=`.
    public String text() {
        return text;
    }

    /// The cell that the text stands in.
    public Address at() {
        return at;
    }

    /// The columns of its own row that it names, counted from 1.
    public Set<Integer> columns() {
        return Set.of();
    }

    /// True where it names TODAY or NOW.
    public boolean readsClock() {
        return false;
    }

    /// Every cell that its text names for a row, evaluated or not: cells of that row, and cells, areas, tables and defined names elsewhere.
    /// Cells that hold formulas are not expanded; [Evaluator#reads] does that.
    public List<Range> reads(int row) {
        return List.of();
    }
}
