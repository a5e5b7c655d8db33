package dev.alur.excel;

import dev.alur.grid.Column;
import dev.alur.grid.Range;
import dev.alur.grid.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wanted of one sheet while it is read from its first row to its last: all, or the cells and the
/// number of formulas that a [Selection] names. Keeps what can be filled in only when the sheet has been read.
final class Wanted {
    /// A wanted cell that holds a shared string.
    ///
    /// @param at its column, counted from 1
    record Text(Column.Builder column, int row, int at, int index) {}

    private record Formula(Column.Builder column, int row, String text) {}

    private final @Nullable Selection selection;
    private final int mostFormulas;
    private final List<Range> ahead = new ArrayList<>();
    private final List<Range> here = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Formula> others = new ArrayList<>();
    private int next;
    private int row;
    private int formulas;

    private Wanted(@Nullable Selection selection) {
        this.selection = selection;
        this.mostFormulas = selection == null ? Integer.MAX_VALUE : selection.formulas();
    }

    /// @param selection null for all
    static Wanted of(@Nullable Selection selection, String sheet) {
        Wanted wanted = new Wanted(selection);
        if (selection == null) {
            return wanted;
        }
        selection.cells().stream()
                .filter(range -> range.sheet().equalsIgnoreCase(sheet))
                .sorted(Comparator.comparingInt(Range::firstRow))
                .forEach(wanted.ahead::add);
        return wanted;
    }

    boolean isAll() {
        return selection == null;
    }

    /// Null for all.
    @Nullable
    Selection selection() {
        return selection;
    }

    /// Whether the sheet has to be looked into at all.
    boolean isNothing() {
        return !isAll() && mostFormulas == 0 && ahead.isEmpty();
    }

    /// Whether a cell is wanted; rows are asked for in their order.
    boolean has(int row, int column) {
        if (selection == null) {
            return true;
        }
        if (row != this.row) {
            moveTo(row);
        }
        for (Range range : here) {
            if (column >= range.firstColumn() && column <= range.lastColumn()) {
                return true;
            }
        }
        return false;
    }

    /// Keeps a wanted cell's shared string for later: which strings are wanted is known only at the end.
    void text(Column.Builder column, int row, int at, int index) {
        texts.add(new Text(column, row, at, index));
    }

    List<Text> texts() {
        return texts;
    }

    /// Counts a formula, and tells whether one that stands outside of the wanted cells may still be wanted.
    boolean countFormula() {
        formulas++;
        if (hasMoreFormulas()) {
            others.clear();
            return false;
        }
        return true;
    }

    /// Keeps a formula outside of the wanted cells for as long as there are not too many.
    void formula(Column.Builder column, int row, String text) {
        others.add(new Formula(column, row, text));
    }

    boolean hasMoreFormulas() {
        return formulas > mostFormulas;
    }

    /// Gives the kept formulas to their columns.
    void settle() {
        others.forEach(formula -> formula.column.formula(formula.row, formula.text));
        others.clear();
    }

    private void moveTo(int to) {
        row = to;
        for (Iterator<Range> ranges = here.iterator(); ranges.hasNext(); ) {
            if (ranges.next().lastRow() < to) {
                ranges.remove();
            }
        }
        while (next < ahead.size() && ahead.get(next).firstRow() <= to) {
            Range range = ahead.get(next);
            if (range.lastRow() >= to) {
                here.add(range);
            }
            next++;
        }
    }
}
