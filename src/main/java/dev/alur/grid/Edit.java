package dev.alur.grid;

import java.util.Map;
import java.util.TreeMap;

/// What a workbook can be told to do. Nothing else reaches a wall.
public sealed interface Edit {
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

    /// Fills a row that is free: a blank pre-made row inside a table, or the row right below the last
    /// one. Where the row lies below the
    /// table that ends above it, the table, its filter, validations and conditional formats grow by it,
    /// calculated columns are filled,
    /// and the styles of the row above are taken. Cells that hold formulas are left as they are.
    ///
    /// @param row as [Sheet#freeRow] tells
    /// @param cells values by column, counted from 1
    record AppendRow(String sheet, int row, Map<Integer, Value> cells) implements OfCells {
        public AppendRow {
            cells = java.util.Collections.unmodifiableMap(new TreeMap<>(cells));
        }
    }
}
