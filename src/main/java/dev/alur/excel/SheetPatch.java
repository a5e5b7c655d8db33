package dev.alur.excel;

import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What is to be done to one sheet's XML, once edits have been understood and found possible.
final class SheetPatch {
    /// What a cell is to hold.
    sealed interface Content {
        /// A value; a text within the cell or among the shared strings.
        record Put(Value value, boolean inline) implements Content {}

        /// A formula.
        ///
        /// @param cached its cached value; null for none
        record Formula(String formula, @Nullable Value cached) implements Content {}

        /// The first place in a shared formula, and the range that is left of it.
        ///
        /// @param cached the value that the cell takes; null where its own stays
        record Heir(
                String index,
                String range,
                String formula,
                @Nullable Value cached) implements Content {}

        /// Another cached value for the formula that stands there.
        ///
        /// @param kind how that formula stands there, which stays
        /// @param formula its text in the cell
        record Cached(Value value, Cell.Kind kind, String formula) implements Content {}
    }

    /// @param style the cell format, -1 for none
    record Write(int style, Content content) {}

    /// A row that a table or a list grew by: ranges that end right above it, in these columns, grow too.
    record Growth(int row, int firstColumn, int lastColumn) {}

    private final NavigableMap<Integer, NavigableMap<Integer, Write>> rows = new TreeMap<>();
    private final Map<Integer, String> rowTags = new HashMap<>();
    private final List<Growth> growths = new ArrayList<>();
    private final Map<Integer, RowFit> fits = new HashMap<>();
    private final List<String> lostFormulas = new ArrayList<>();
    private final SheetFrame frame;

    SheetPatch() {
        this(new SheetFrame(""));
    }

    SheetPatch(SheetFrame frame) {
        this.frame = frame;
    }

    /// What is added outside of the rows.
    SheetFrame frame() {
        return frame;
    }

    void put(int row, int column, Write write) {
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, write);
    }

    @Nullable
    Write at(int row, int column) {
        NavigableMap<Integer, Write> cells = rows.get(row);
        return cells == null ? null : cells.get(column);
    }

    /// The columns of the cells to be written in a row.
    Set<Integer> columns(int row) {
        NavigableMap<Integer, Write> cells = rows.get(row);
        return cells == null ? Set.of() : cells.keySet();
    }

    NavigableMap<Integer, NavigableMap<Integer, Write>> rows() {
        return rows;
    }

    /// The start tag that a row takes where the sheet does not have the row yet.
    Map<Integer, String> rowTags() {
        return rowTags;
    }

    List<Growth> growths() {
        return growths;
    }

    /// Texts of a row break into lines: it will be as high as they need, unless a person gave it a height.
    RowFit fit(int row) {
        return fits.computeIfAbsent(row, key -> new RowFit());
    }

    /// Rows that stay as high as they are.
    void keepHeights(IntPredicate rows) {
        fits.keySet().removeIf(rows::test);
    }

    /// A row has texts of which nothing is known.
    void hasOthers(int row) {
        RowFit fit = fits.get(row);
        if (fit != null) {
            fit.hasOthers();
        }
    }

    /// A row's start tag with the height that its texts need.
    String fitted(int row, String tag) {
        RowFit fit = fits.get(row);
        return fit == null ? tag : fit.fitted(tag);
    }

    /// Cells (`E7`) whose formula goes.
    List<String> lostFormulas() {
        return lostFormulas;
    }
}
