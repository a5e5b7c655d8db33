package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Edits of a workbook made one after the other: most of them all at once, but where rows are opened, what
/// comes before is made first, then everything moves, and what comes after finds the sheet as it is then.
final class Revision {
    private Book book;
    private List<Edit> left;
    private @Nullable MovedReferences opened;

    private Revision(Book book, List<Edit> edits) {
        this.book = book;
        this.left = edits;
    }

    /// Understands edits; what is left to write is the last patching, of a book in which all else was done.
    ///
    /// @throws ProblemException where one of them cannot be done truly
    static Patching of(Book book, List<Edit> edits) {
        return new Revision(book, edits).last();
    }

    private Patching last() {
        while (true) {
            open();
            int end = stepEnd();
            List<Edit> step = calculated(end);
            try {
                Patching patching = followed(step);
                if (end == left.size()) {
                    return patching;
                }
                go(patching, end);
            } catch (RoomNeededException needed) {
                makeRoom(step, needed);
            }
        }
    }

    /// Where the first step of what is left ends: a new one begins with a row that is opened, or with one that
    /// is appended to what was just added.
    private int stepEnd() {
        int end = 0;
        boolean adds = false;
        while (end < left.size()) {
            Edit edit = left.get(end);
            if (end > 0 && (edit instanceof Edit.InsertRow || (adds && edit instanceof Edit.AppendRow))) {
                return end;
            }
            adds |= !(edit instanceof Edit.OfCells) && !(edit instanceof Edit.OfWrite);
            end++;
        }
        return end;
    }

    /// The edits up to one, which also know that everything will be calculated.
    private List<Edit> calculated(int end) {
        List<Edit> step = new ArrayList<>(left.subList(0, end));
        left.subList(end, left.size()).stream()
                .filter(edit -> edit instanceof Edit.Calculated)
                .forEach(step::add);
        return step;
    }

    /// Opens the row that comes next, where it is not open yet.
    private void open() {
        if (opened == null && !left.isEmpty() && left.getFirst() instanceof Edit.InsertRow insert) {
            Book.SheetPart part = book.need(insert.sheet());
            Room room = Room.of(book, part, insert.row(), 1, Address.MAX_COLUMN);
            List<Growth> growths = TablePart.of(book, part).stream()
                    .map(TablePart::table)
                    .filter(table -> table.totalsRows() > 0 && table.lastDataRow() + 1 == insert.row())
                    .map(table -> Growth.of(table, 1))
                    .toList();
            move(MovedReferences.of(room.open(1), growths));
        }
    }

    /// Understands edits, once what refers to tables that grow has grown with them.
    private Patching followed(List<Edit> step) {
        Patching patching = Patching.of(book, step, opened);
        Map<String, List<Growth>> growths = new LinkedHashMap<>();
        for (Growth growth : patching.growths()) {
            growths.computeIfAbsent(growth.sheet(), sheet -> new ArrayList<>()).add(growth);
        }
        Book grown = book;
        for (List<Growth> ofSheet : growths.values()) {
            MovedReferences rules = MovedReferences.of(ofSheet);
            Book next = MovedBook.of(grown, rules);
            MoveCheck.check(grown, next, rules);
            grown = next;
        }
        if (grown == book) {
            return patching;
        }
        book = grown;
        return Patching.of(book, step, opened);
    }

    /// What comes before the row that needs room is made, then all below it moves down.
    private void makeRoom(List<Edit> step, RoomNeededException needed) {
        int at = 0;
        while (step.get(at) != needed.edit()) {
            at++;
        }
        if (at > 0) {
            go(followed(calculated(at)), at);
            return;
        }
        Edit.AppendRow first = needed.edit();
        Book.SheetPart part = book.need(first.sheet());
        int count = 1;
        while (count < step.size()
                && step.get(count) instanceof Edit.AppendRow next
                && next.sheet().equalsIgnoreCase(first.sheet())
                && next.row() == first.row() + count
                && next.cells().keySet().stream()
                        .anyMatch(column -> column >= needed.firstColumn() && column <= needed.lastColumn())) {
            count++;
        }
        Room room = Room.of(book, part, first.row(), needed.firstColumn(), needed.lastColumn());
        Opening opening = room.open(count);
        Table table = needed.table();
        Growth growth = table == null ? list(part, room, needed, count) : Growth.of(table, count);
        move(MovedReferences.of(opening, List.of(growth)));
    }

    private static Growth list(Book.SheetPart part, Room room, RoomNeededException needed, int count) {
        int top = room.listTop();
        int last = needed.edit().row() - 1;
        Range list = new Range(part.name(), top, needed.firstColumn(), last, needed.lastColumn());
        return new Growth(
                list.sheet(), top, Math.min(top + 1, last), last, count, list.firstColumn(), list.lastColumn(), false);
    }

    private void move(MovedReferences rules) {
        Book moved = MovedBook.of(book, rules);
        MoveCheck.check(book, moved, rules);
        book = moved;
        opened = rules;
    }

    private void go(Patching patching, int done) {
        Book made = patching.book();
        patching.sheets().forEach((part, patch) -> {
            boolean framed = !patch.frame().isEmpty();
            if (framed && Outside.sum(patching.basis(), part, patch) != Outside.sum(made, part, patch)) {
                throw ExcelProblem.NOT_AS_PLANNED.of(book.file(), part.name());
            }
        });
        book = made;
        left = left.subList(done, left.size());
        opened = null;
    }
}
