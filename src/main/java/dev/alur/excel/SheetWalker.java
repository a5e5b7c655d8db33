package dev.alur.excel;

import dev.alur.grid.Address;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Walks through a sheet's XML from its beginning to its end and tells a listener what it meets. Knows where
/// cells stand that do not say it, and refuses rows and cells out of order.
final class SheetWalker {
    /// What wants to know.
    interface Listener {
        /// A row begins; the tokenizer stands on its start tag.
        default void row(int row, Tokenizer xml) throws IOException {}

        /// A cell was read to its end.
        void cell(Cell cell) throws IOException;

        /// The rows are at their end; the tokenizer stands on the tag that ends them.
        default void rowsEnd(Tokenizer xml) throws IOException {}

        /// An element outside of the rows begins; the tokenizer stands on its start tag and may be read on to
        /// its end.
        default void element(Tokenizer xml) throws IOException {}
    }

    /// Two listeners, of which the second may read on to an element's end.
    static Listener both(Listener first, Listener second) {
        return new Listener() {
            @Override
            public void row(int row, Tokenizer xml) throws IOException {
                first.row(row, xml);
                second.row(row, xml);
            }

            @Override
            public void cell(Cell cell) throws IOException {
                first.cell(cell);
                second.cell(cell);
            }

            @Override
            public void rowsEnd(Tokenizer xml) throws IOException {
                first.rowsEnd(xml);
                second.rowsEnd(xml);
            }

            @Override
            public void element(Tokenizer xml) throws IOException {
                first.element(xml);
                second.element(xml);
            }
        };
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private final Book book;
    private final Book.SheetPart sheet;
    private final Listener listener;
    private final Cell cell = new Cell();
    private final PlainCell plain = new PlainCell();
    private final Position position = new Position();
    private int columns;

    SheetWalker(Book book, Book.SheetPart sheet, Listener listener) {
        this.book = book;
        this.sheet = sheet;
        this.listener = listener;
    }

    /// Walks to the end.
    void walk() {
        walk(this::open, null);
    }

    /// Walks to the end.
    ///
    /// @param echo gets the document
    void walk(Echo echo) {
        walk(this::open, echo);
    }

    /// Walks through what was made of the sheet's document.
    void walk(Spliced spliced) {
        walk(spliced::open, null);
    }

    private InputStream open() throws IOException {
        return Encoding.utf8(book.archive().open(sheet.entry()));
    }

    private void walk(Source source, @Nullable Echo echo) {
        try (InputStream in = source.open()) {
            Tokenizer xml = new Tokenizer(in, echo);
            while (xml.next() != Tokenizer.Kind.EOF) {
                Tokenizer.Kind kind = xml.kind();
                if (kind == Tokenizer.Kind.START && xml.tag.is(Names.SHEET_DATA) && xml.tag.depth() == 2) {
                    rows(xml);
                } else if (kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY) {
                    if (xml.opens(Names.COLUMN) && ++columns > Address.MAX_COLUMN) {
                        throw new DamagedException("more columns than a sheet has");
                    }
                    book.archive().allowance().takeTag(xml.end() - xml.offset());
                    listener.element(xml);
                }
            }
        } catch (IOException | DamagedException e) {
            Address at = position.row() == 0
                    ? null
                    : new Address(sheet.name(), position.row(), Math.max(1, position.column()));
            throw DamagedException.told(e, ExcelProblem.DAMAGED_SHEET, at, book.file(), sheet.name(), position.row());
        }
    }

    private void rows(Tokenizer xml) throws IOException {
        while (true) {
            Tokenizer.Kind kind = xml.next();
            if (xml.opens(Names.ROW)) {
                requireDepth(xml, 3);
                position.row(xml.tag);
                listener.row(position.row(), xml);
                if (kind == Tokenizer.Kind.START) {
                    cells(xml);
                }
            } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 2) {
                listener.rowsEnd(xml);
                return;
            }
        }
    }

    private void cells(Tokenizer xml) throws IOException {
        while (true) {
            xml.settle();
            if (xml.tag.depth() == 3 && xml.tag.isBareMain()) {
                while (plain.read(cell, xml, position)) {
                    listener.cell(cell);
                }
            }
            Tokenizer.Kind kind = xml.next();
            if (xml.opens(Names.CELL)) {
                requireDepth(xml, 4);
                position.cell(xml.tag);
                cell.read(xml, position.row(), position.column());
                listener.cell(cell);
            } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 3) {
                return;
            }
        }
    }

    /// Rows and cells stand nowhere else; those within alternatives (`mc:AlternateContent`) cannot be told from
    /// each other, so they are refused rather than passed over.
    private static void requireDepth(Tokenizer xml, int depth) {
        if (xml.tag.depth() != depth) {
            throw new DamagedException("a row or a cell within another element");
        }
    }
}
