package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Opening;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Copies a sheet's XML as a stream while rows are opened, in it or in another sheet: moves its cells down
/// where they are its own, and lets all formulas and ranges follow. What does not change keeps its bytes.
final class SheetMover {
    private final Rewriting in;
    private final Target target;
    private final @Nullable Opening opening;
    private final MovedFormulas formulas;
    private final SheetElements elements;
    private final Position position = new Position();
    private @Nullable MovedBand band;
    private boolean isRowNamed;

    /// Where the copy goes: to the part, or for a while elsewhere.
    static final class Target extends OutputStream {
        private OutputStream out;

        Target(OutputStream out) {
            this.out = out;
        }

        /// Sends what comes from now on elsewhere; gives where it went before.
        OutputStream turn(OutputStream other) {
            OutputStream before = out;
            out = other;
            return before;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }

    private SheetMover(String sheet, MovedReferences rules, InputStream in, OutputStream out) {
        this.target = new Target(out);
        this.in = new Rewriting(in, target);
        boolean own = sheet.equalsIgnoreCase(rules.sheet());
        this.opening = own ? rules.opening().orElse(null) : null;
        this.formulas = new MovedFormulas(sheet, rules, opening);
        this.elements = new SheetElements(sheet, rules, own);
    }

    /// Copies a sheet; true where something in it changed.
    static boolean move(Book book, Book.SheetPart part, MovedReferences rules, OutputStream out) throws IOException {
        try (InputStream in = Encoding.utf8(book.archive().open(part.entry()))) {
            SheetMover mover = new SheetMover(part.name(), rules, in, out);
            mover.copy();
            return mover.in.isChanged();
        }
    }

    private void copy() throws IOException {
        while (in.next()) {
            boolean data = in.tag().depth() == 2 && in.xml().opens(Names.SHEET_DATA);
            if (!data) {
                elements.token(in);
            } else if (in.xml().kind() == Tokenizer.Kind.START) {
                rows();
            }
        }
    }

    private void rows() throws IOException {
        while (in.next()) {
            if (in.xml().opens(Names.ROW)) {
                position.row(in.tag());
                row(position.row());
            } else if (in.closes(2)) {
                if (band != null) {
                    in.xml().flush();
                    band.rowsBefore(Integer.MAX_VALUE);
                }
                return;
            }
        }
        throw new DamagedException("rows without an end");
    }

    private void row(int row) throws IOException {
        if (opening != null && row >= opening.row()) {
            if (!opening.isWhole()) {
                bandRow(opening, row);
                return;
            }
            if (row + opening.count() > Address.MAX_ROW) {
                // blank, for a sheet whose last row holds something is refused
                in.hold();
                in.changed();
                return;
            }
            int index = in.tag().find(Names.RUN);
            if (index >= 0) {
                in.attribute("r", old -> Integer.toString(row + opening.count()));
            } else if (!isRowNamed) {
                // those that do not say where they are follow the first that moves
                in.replace(Attributes.with(in.xml().raw(), "r", Integer.toString(row + opening.count())));
            }
            isRowNamed = true;
        }
        if (in.xml().kind() == Tokenizer.Kind.EMPTY) {
            return;
        }
        while (in.next() && !in.closes(3)) {
            if (in.tag().depth() == 4 && in.xml().opens(Names.CELL)) {
                position.cell(in.tag());
                if (opening != null && row >= opening.row()) {
                    cellTag(row + opening.count());
                }
            } else if (in.tag().depth() == 5 && in.xml().opens(Names.FORMULA)) {
                formulas.formula(in, row, position.column());
            }
        }
    }

    /// Writes the cell's start tag with another row in its place; letters and all else keep their bytes.
    private void cellTag(int row) throws IOException {
        int index = in.tag().find(Names.RUN);
        if (index < 0) {
            return;
        }
        byte[] bytes = in.xml().buffer();
        int from = in.xml().offsetInBuffer();
        int digits = in.tag().valueFrom(index);
        while (bytes[digits] > '9') {
            digits++;
        }
        int to = in.xml().endInBuffer();
        int end = in.tag().valueTo(index);
        in.xml().flush();
        target.write(bytes, from, digits - from);
        target.write(Integer.toString(row).getBytes(StandardCharsets.US_ASCII));
        target.write(bytes, end, to - end);
        in.xml().drop();
        in.changed();
    }

    /// A row of which only some cells move: it is put together anew from those that stay and those from above.
    private void bandRow(Opening moved, int row) throws IOException {
        String tag = in.xml().raw();
        boolean empty = in.xml().kind() == Tokenizer.Kind.EMPTY;
        if (band == null) {
            band = new MovedBand(in, target, moved, in.tag().prefix());
        }
        in.xml().flush();
        band.rowsBefore(row);
        in.cut();
        in.changed();
        band.begin(row, Attributes.with(tag, "r", Integer.toString(row)));
        if (!empty) {
            in.next();
            while (!in.closes(3)) {
                if (in.tag().depth() == 4 && in.xml().opens(Names.CELL)) {
                    position.cell(in.tag());
                    bandCell(moved, row, position.column());
                    in.next();
                    in.xml().flush();
                    band.cell(position.column());
                } else if (!in.next()) {
                    throw new DamagedException("a row without an end");
                }
            }
            in.cut();
        }
        band.end();
    }

    private void bandCell(Opening moved, int row, int column) throws IOException {
        int after = moved.after(row, column);
        boolean open = in.xml().kind() == Tokenizer.Kind.START;
        if (in.tag().find(Names.RUN) < 0) {
            in.replace(Attributes.with(in.xml().raw(), "r", Address.letters(column) + after));
        } else if (after != row) {
            cellTag(after);
        }
        while (open && in.next() && !in.closes(4)) {
            if (in.tag().depth() == 5 && in.xml().opens(Names.FORMULA)) {
                formulas.formula(in, row, column);
            }
        }
    }
}
