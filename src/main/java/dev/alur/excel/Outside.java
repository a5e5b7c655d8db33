package dev.alur.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.NavigableMap;
import java.util.zip.CRC32C;

/// The checksum of a sheet's XML outside of what a patch may change. Before and after an edit it has to be the
/// same; it is reckoned by other code than the patcher's, so that a slip there is seen.
final class Outside {
    private final SheetPatch patch;
    private final Tokenizer xml;
    private final Position position = new Position();
    private final CRC32C sum = new CRC32C();
    private int extended;

    private Outside(SheetPatch patch, Tokenizer xml) {
        this.patch = patch;
        this.xml = xml;
    }

    static long sum(Book book, Book.SheetPart part, SheetPatch patch) {
        try (InputStream in = Encoding.utf8(book.archive().open(part.entry()))) {
            return sum(in, patch);
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.DAMAGED_PART.because(e, book.file(), part.entry().part());
        }
    }

    /// @param in a sheet's document in UTF-8
    static long sum(InputStream in, SheetPatch patch) throws IOException {
        Outside outside = new Outside(patch, new Tokenizer(in));
        outside.read();
        return outside.sum.getValue();
    }

    private void read() throws IOException {
        OutsideFrame frame = new OutsideFrame(patch.frame(), xml, sum);
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (frame.take()) {
                continue;
            }
            int depth = xml.tag.depth();
            boolean tag = isTag();
            if (tag && depth == 2 && xml.tag.is(Names.SHEET_DATA)) {
                if (xml.kind() == Tokenizer.Kind.START) {
                    rows();
                }
            } else if (!(tag && depth == 2 && xml.tag.is(Names.DIMENSION)) && !grows()) {
                add();
            }
        }
    }

    private boolean isTag() {
        return xml.kind() == Tokenizer.Kind.START
                || xml.kind() == Tokenizer.Kind.EMPTY
                || xml.kind() == Tokenizer.Kind.END;
    }

    private void rows() throws IOException {
        while (true) {
            xml.next();
            if (xml.kind() == Tokenizer.Kind.END && xml.tag.depth() == 2) {
                return;
            }
            if (xml.opens(Names.ROW)) {
                position.row(xml.tag);
                NavigableMap<Integer, SheetPatch.Write> writes = patch.rows().get(position.row());
                if (writes == null) {
                    add();
                } else if (xml.kind() == Tokenizer.Kind.START) {
                    row(writes);
                }
            } else {
                add();
            }
        }
    }

    /// A row that is changed: its tags may change, the cells that are not named may not.
    private void row(NavigableMap<Integer, SheetPatch.Write> writes) throws IOException {
        while (true) {
            xml.next();
            int depth = xml.tag.depth();
            if (xml.kind() == Tokenizer.Kind.END && depth == 3) {
                return;
            }
            boolean cell = depth == 4 && xml.opens(Names.CELL);
            if (cell) {
                position.cell(xml.tag);
            }
            if (cell && writes.containsKey(position.column())) {
                xml.pass();
            } else {
                add();
            }
        }
    }

    /// Whether the token may change because ranges grow.
    private boolean grows() {
        if (patch.growths().isEmpty()) {
            return false;
        }
        if (xml.kind() == Tokenizer.Kind.TEXT) {
            return extended > 0;
        }
        if (!isTag()) {
            return false;
        }
        boolean ranges = xml.tag.isLocal(Names.SQREF);
        extended = ranges && xml.kind() == Tokenizer.Kind.START ? xml.tag.depth() : 0;
        boolean rule = xml.tag.isLocal(Names.DATA_VALIDATION) || xml.tag.isLocal(Names.CONDITIONAL);
        return rule && xml.kind() != Tokenizer.Kind.END;
    }

    private void add() {
        int from = xml.offsetInBuffer();
        sum.update(xml.buffer(), from, xml.endInBuffer() - from);
    }
}
