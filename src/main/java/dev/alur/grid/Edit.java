package dev.alur.grid;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a workbook can be told to do. Nothing else reaches a wall.
public sealed interface Edit {
    /// Sets one cell; a formula that stands there is not replaced.
    ///
    /// @param cell sheet and cell as formulas write them: `Projects!E7`, `'My sheet'!A1`
    /// @throws IllegalArgumentException where that is no cell
    static Edit set(String cell, Value value) {
        return new SetCell(Address.parse(cell), value);
    }

    /// An edit of cells or rows that a sheet has.
    sealed interface OfCells extends Edit {
        /// The sheet that it touches.
        String sheet();
    }

    /// Sets one cell, keeping its style; a day gets a date style where the cell has none.
    ///
    /// @param overFormula whether a formula that stands there may be replaced; if not, the edit is refused
    record SetCell(Address at, Value value, boolean overFormula) implements OfCells {
        public SetCell(Address at, Value value) {
            this(at, value, false);
        }

        @Override
        public String sheet() {
            return at.sheet();
        }
    }

    /// Fills a row that is free: a blank pre-made row inside a table, or the row right below the last one.
    /// Where the row lies below the table that ends above it, the table, its filter, validations and
    /// conditional formats grow by it, calculated columns are filled, and the styles of the row above are
    /// taken. Cells that hold formulas are left as they are. What stands in the way below, a totals row or a
    /// note, moves down; what ends with the last row grows: names, print areas, charts, pivot sources, formulas
    /// over whole columns of a table. Edits that follow it count rows as they are then.
    ///
    /// @param row as [Sheet#freeRow] tells
    /// @param cells values by column, counted from 1
    record AppendRow(String sheet, int row, Map<Integer, Value> cells) implements OfCells {
        public AppendRow {
            cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
        }
    }

    /// Says where a cell leads whoever clicks on it; what it holds and how it looks stay. A link that it had
    /// goes, links of other cells stay, also those of a range that it lies in. A row in which texts are set in
    /// the same write is fitted to them, unless a person gave it a height. Walls give the link back as
    /// [Layout#link].
    ///
    /// @param target `#Projects!E7` for a cell of the same workbook, else an address, or a path as seen from
    /// the workbook's folder; empty for no link
    record SetLink(Address at, String target) implements OfCells {
        /// A link to a cell of the same workbook.
        public static SetLink to(Address at, Address target) {
            return new SetLink(at, "#" + target);
        }

        @Override
        public String sheet() {
            return at.sheet();
        }
    }

    /// Sets only the cached value of the formula that stands in a cell, so that readers which do not calculate
    /// see what the formula gives by now; formula and style stay. Refused where no formula stands, also after
    /// the other edits that come along. Locked cells are no hindrance, for a recalculation passes them too.
    ///
    /// @param value what the formula gives: blank means the empty text, a day is written as its number
    record SetCached(Address at, Value value) implements OfCells {
        @Override
        public String sheet() {
            return at.sheet();
        }
    }

    /// Says something of the write as a whole and touches nothing.
    sealed interface OfWrite extends Edit {}

    /// Says that after the edits that come along every formula's cached value is as good as before them, so
    /// that nobody has to be asked to recalculate the workbook. Without it a wall asks.
    record Calculated() implements OfWrite {}

    /// Says by what the edits that come along are known, so that they are made once: a wall that writes over a
    /// network may not hear whether they were, and finds it out by this.
    ///
    /// @param key the same for every try of the same edits, in this process and in later ones
    record Once(String key) implements OfWrite {}

    /// Opens a new row in front of a row, which moves down with all that stands below it, and with every
    /// reference to it in the workbook. The new row looks like the row above it, or like the one below where
    /// the row above is the header or blank, takes the formulas that its neighbours share, and then the given
    /// values. Edits that follow it count rows as they are then.
    ///
    /// @param row the row that the new one stands in
    /// @param cells values by column, counted from 1
    record InsertRow(String sheet, int row, Map<Integer, Value> cells) implements OfCells {
        public InsertRow {
            if (row < 1 || row > Address.MAX_ROW) {
                throw new IllegalArgumentException("no such row: " + row);
            }
            cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
        }
    }

    /// Adds a sheet behind the last one, with a header row of its columns and, below it, rows. Edits that come
    /// later in the same call may already touch it.
    ///
    /// @param sheet its name, as [Naming#isSheetName] allows, that no sheet has yet
    /// @param columns from column A on; none for an empty sheet. The header row is bold and stays in view
    /// @param rows what stands below the header, by row; a row may be shorter than the columns
    /// @param hidden whether its tab is hidden
    /// @param like a cell whose look the header takes instead of being bold (a header of the workbook), or null
    record AddSheet(
            String sheet,
            List<NewColumn> columns,
            List<List<Value>> rows,
            boolean hidden,
            @Nullable Address like) implements Edit {
        public AddSheet {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        public AddSheet(String sheet, List<NewColumn> columns) {
            this(sheet, columns, List.of(), false, null);
        }
    }

    /// Adds a column at the right end of a table, which grows by it, or of a list without a table. The header
    /// and the cells below it look like their left neighbours, but for the number format.
    ///
    /// @param header where the header goes: right of the last header of the table or the list
    record AddColumn(Address header, NewColumn column) implements Edit {}

    /// Makes a rectangle a table; its first row is the header, whose cells have to hold different texts. A
    /// filter that the sheet has over the same cells becomes the table's.
    ///
    /// @param range header and at least one row
    /// @param name as [Naming#isName] allows, that no table and no defined name has yet
    record AddTable(Range range, String name) implements Edit {}

    /// Adds a defined name that the whole workbook knows.
    ///
    /// @param name as [Naming#isName] allows, that no table and no defined name has yet
    /// @param refersTo a range (`Projects!$A$1:$C$9`) or a formula, with or without its `=`
    record AddName(String name, String refersTo) implements Edit {}
}
