package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One write in progress: the copy of the spreadsheet that is written to, and for whom.
record Work(Book book, Caller caller, String owner, Switches switches) {
    /// A kind of request of batchUpdate.
    interface Request {
        /// Does it to the copy and gives the reply, null for an empty one.
        @Nullable
        ObjectNode apply(Work work, ObjectNode request);
    }

    /// Refuses cells that the caller may not edit.
    void guard(Box box) {
        Protection.check(this, box);
    }

    Box box(JsonNode range) {
        return Box.read(book, range);
    }

    /// A range of cells that is about to be written.
    Box writable(@Nullable JsonNode range) {
        if (range == null) {
            throw Refusal.invalid("Must specify a range.");
        }
        Box box = box(range);
        if (box.bottom() > box.tab().rowCount() || box.right() > box.tab().columnCount()) {
            throw Refusal.invalid("Range (" + A1.print(box) + ") exceeds grid limits. Max rows: "
                    + box.tab().rowCount() + ", max columns: " + box.tab().columnCount());
        }
        guard(box);
        return box;
    }
}
