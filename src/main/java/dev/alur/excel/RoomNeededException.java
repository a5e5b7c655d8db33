package dev.alur.excel;

import dev.alur.grid.Edit;
import dev.alur.grid.Table;
import org.jspecify.annotations.Nullable;

/// A row can be appended only once what stands there has moved down. Never leaves the room.
@SuppressWarnings("serial") // is caught where it is thrown for, never written
final class RoomNeededException extends RuntimeException {
    private final Edit.AppendRow edit;
    private final @Nullable Table table;
    private final int firstColumn;
    private final int lastColumn;

    /// @param table the table that the row belongs to, or null for a list
    RoomNeededException(Edit.AppendRow edit, @Nullable Table table, int firstColumn, int lastColumn) {
        super("row " + edit.row() + " is in use", null, false, false);
        this.edit = edit;
        this.table = table;
        this.firstColumn = firstColumn;
        this.lastColumn = lastColumn;
    }

    Edit.AppendRow edit() {
        return edit;
    }

    @Nullable
    Table table() {
        return table;
    }

    int firstColumn() {
        return firstColumn;
    }

    int lastColumn() {
        return lastColumn;
    }
}
