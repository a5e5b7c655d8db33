package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Copies a sheet's XML as a stream and changes only what a [SheetPatch] says; outside of the touched
/// cells every byte stays.
final class SheetPatcher {
    private final String sheet;
    private final SheetPatch patch;
    private final CellXml cells;
    private final OutputStream out;
    private final Tokenizer xml;
    private final Position position = new Position();
    private final NavigableMap<Integer, NavigableMap<Integer, SheetPatch.Write>> pending = new TreeMap<>();
    private int extended;

    private SheetPatcher(String sheet, SheetPatch patch, CellXml cells, Tokenizer xml, OutputStream out) {
        this.sheet = sheet;
        this.patch = patch;
        this.cells = cells;
        this.out = out;
        this.xml = xml;
        patch.rows().forEach((row, writes) -> pending.put(row, new TreeMap<>(writes)));
    }

    /// Copies all of a sheet to a stream.
    static void patch(Book book, Book.SheetPart part, SheetPatch patch, CellXml cells, OutputStream out)
            throws IOException {
        try (InputStream in = Encoding.utf8(book.archive().open(part.entry()))) {
            new SheetPatcher(part.name(), patch, cells, new Tokenizer(in, Echo.into(out)), out).copy();
        }
    }

    /// Patches a sheet of which only what the patch needs was kept.
    ///
    /// @return null where the patch reaches beyond that
    static @Nullable Spliced patch(
            Book book, Book.SheetPart part, SheetPatch patch, CellXml cells, @Nullable Condensed condensed) {
        if (condensed == null || !condensed.has(patch.rows().keySet())) {
            return null;
        }
        Recording recording = new Recording();
        try {
            Tokenizer xml = new Tokenizer(condensed.open(), recording);
            new SheetPatcher(part.name(), patch, cells, xml, recording).copy();
        } catch (IOException e) {
            throw ExcelProblem.DAMAGED_PART.because(e, book.file(), part.entry().part());
        }
        return condensed.whole(book.archive(), part.entry(), recording.places(), recording.contents());
    }

    private void copy() throws IOException {
        FramePatcher frame = new FramePatcher(patch.frame(), xml, out);
        while (xml.next() != Tokenizer.Kind.EOF) {
            boolean outer = xml.tag.depth() == 2;
            if (frame.take()) {
                continue;
            }
            if (outer && xml.opens(Names.SHEET_DATA)) {
                sheetData();
            } else if (outer && xml.opens(Names.DIMENSION)) {
                dimension();
            } else if (!patch.growths().isEmpty()) {
                ranges();
            }
        }
        if (!pending.isEmpty()) {
            throw new DamagedException("a sheet without sheetData");
        }
    }

    private void sheetData() throws IOException {
        String prefix = xml.tag.prefix();
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            if (!pending.isEmpty()) {
                replace(Attributes.opened(xml.raw()));
                rowsBefore(Integer.MAX_VALUE, prefix);
                write("</" + prefix + "sheetData>");
            }
            return;
        }
        while (true) {
            Tokenizer.Kind kind = xml.next();
            if (xml.opens(Names.ROW)) {
                position.row(xml.tag);
                rowsBefore(position.row(), prefix);
                NavigableMap<Integer, SheetPatch.Write> writes = pending.remove(position.row());
                if (writes != null) {
                    row(writes, prefix);
                }
            } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 2) {
                rowsBefore(Integer.MAX_VALUE, prefix);
                return;
            }
        }
    }

    /// Writes the new rows that come before some row, in front of the current token.
    private void rowsBefore(int row, String prefix) throws IOException {
        while (!pending.isEmpty() && pending.firstKey() < row) {
            Map.Entry<Integer, NavigableMap<Integer, SheetPatch.Write>> next = pending.pollFirstEntry();
            String tag = patch.rowTags().get(next.getKey());
            String start = tag == null ? '<' + prefix + "row r=\"" + next.getKey() + "\">" : Attributes.opened(tag);
            xml.flush();
            write(patch.fitted(next.getKey(), spans(start, next.getValue())));
            cellsBefore(Integer.MAX_VALUE, next.getKey(), next.getValue(), prefix);
            write("</" + prefix + "row>");
        }
    }

    private void row(NavigableMap<Integer, SheetPatch.Write> writes, String prefix) throws IOException {
        int row = position.row();
        String old = xml.raw();
        String start = patch.fitted(row, spans(old, writes));
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            replace(Attributes.opened(start));
            cellsBefore(Integer.MAX_VALUE, row, writes, prefix);
            write("</" + prefix + "row>");
            return;
        }
        if (!start.equals(old)) {
            replace(start);
        }
        while (true) {
            Tokenizer.Kind kind = xml.next();
            if (xml.tag.depth() == 4 && xml.opens(Names.CELL)) {
                position.cell(xml.tag);
                if (!writes.isEmpty() && writes.firstKey() < position.column()) {
                    xml.flush();
                    cellsBefore(position.column(), row, writes, prefix);
                }
                SheetPatch.Write write = writes.remove(position.column());
                if (write != null) {
                    cell(write);
                }
            } else if (kind == Tokenizer.Kind.END && xml.tag.depth() == 3) {
                if (!writes.isEmpty()) {
                    xml.flush();
                    cellsBefore(Integer.MAX_VALUE, row, writes, prefix);
                }
                return;
            }
        }
    }

    private void cellsBefore(int column, int row, NavigableMap<Integer, SheetPatch.Write> writes, String prefix)
            throws IOException {
        while (!writes.isEmpty() && writes.firstKey() < column) {
            Map.Entry<Integer, SheetPatch.Write> next = writes.pollFirstEntry();
            write(cells.fresh(prefix, row, next.getKey(), next.getValue()));
        }
    }

    private void cell(SheetPatch.Write write) throws IOException {
        if (KeptCell.keeps(write.content())) {
            new KeptCell(xml, out, cells).copy(write.content());
            return;
        }
        String tag = xml.raw();
        String prefix = xml.tag.prefix();
        boolean empty = xml.kind() == Tokenizer.Kind.EMPTY;
        xml.flush();
        xml.drop();
        String extension = empty ? "" : extension();
        write(cells.changed(tag, prefix, write, extension));
    }

    /// Leaves out a cell's contents up to its end, and gives its extension list.
    private String extension() throws IOException {
        StringBuilder extension = new StringBuilder();
        boolean inside = false;
        while (true) {
            Tokenizer.Kind kind = xml.next();
            int depth = xml.tag.depth();
            xml.drop();
            if (kind == Tokenizer.Kind.END && depth == 4) {
                return extension.toString();
            }
            inside |= depth == 5 && xml.opens(EXTENSION);
            if (inside) {
                extension.append(xml.raw());
            }
            inside &= !(depth == 5 && (kind == Tokenizer.Kind.END || kind == Tokenizer.Kind.EMPTY));
        }
    }

    private static final byte[] EXTENSION = Names.of("extLst");

    private void dimension() throws IOException {
        String ref = xml.tag.get(Names.REF);
        Range old = ref == null ? null : Refs.range(sheet, ref);
        if (old == null || patch.rows().isEmpty()) {
            return;
        }
        int top = Math.min(old.firstRow(), patch.rows().firstKey());
        int bottom = Math.max(old.lastRow(), patch.rows().lastKey());
        int left = old.firstColumn();
        int right = old.lastColumn();
        for (NavigableMap<Integer, SheetPatch.Write> writes : patch.rows().values()) {
            left = Math.min(left, writes.firstKey());
            right = Math.max(right, writes.lastKey());
        }
        Range grown = new Range(sheet, top, left, bottom, right);
        if (!grown.equals(old)) {
            replace(Attributes.with(xml.raw(), "ref", grown.cells()));
        }
    }

    /// Grows the ranges of validations and conditional formats, also those of the extension, which stand
    /// in an element `sqref`.
    private void ranges() throws IOException {
        Tokenizer.Kind kind = xml.kind();
        boolean opens = kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY;
        boolean rule = xml.tag.isLocal(Names.DATA_VALIDATION) || xml.tag.isLocal(Names.CONDITIONAL);
        if (opens && rule && xml.tag.main()) {
            String old = xml.tag.get(Names.SQREF);
            String grown = old == null ? null : grown(old);
            if (grown != null && !grown.equals(old)) {
                replace(Attributes.with(xml.raw(), "sqref", grown));
            }
        } else if (kind == Tokenizer.Kind.START && rule) {
            extended = xml.tag.depth();
        } else if (kind == Tokenizer.Kind.END && extended == xml.tag.depth()) {
            extended = 0;
        } else if (kind == Tokenizer.Kind.START && extended > 0 && xml.tag.isLocal(Names.SQREF)) {
            if (xml.next() == Tokenizer.Kind.TEXT) {
                String old = xml.raw();
                String grown = grown(old);
                if (!grown.equals(old)) {
                    replace(grown);
                }
            }
        }
    }

    private String grown(String ranges) {
        String grown = ranges;
        for (SheetPatch.Growth growth : patch.growths()) {
            grown = Refs.grown(sheet, grown, growth.row(), growth.firstColumn(), growth.lastColumn());
        }
        return grown;
    }

    /// A row's start tag that reaches as far as what is written in it.
    private static String spans(String tag, NavigableMap<Integer, SheetPatch.Write> writes) {
        // a cell that only follows another stood there before, whatever the hint said
        IntSummaryStatistics columns = new IntSummaryStatistics();
        writes.forEach((column, write) -> {
            if (!(write.content() instanceof SheetPatch.Content.Heir)
                    && !(write.content() instanceof SheetPatch.Content.Cached)) {
                columns.accept(column);
            }
        });
        return columns.getCount() == 0 ? tag : spans(tag, columns.getMin(), columns.getMax());
    }

    /// A row's start tag with its hint at the columns it uses (`spans="1:7"`) widened where it has one.
    static String spans(String tag, int firstColumn, int lastColumn) {
        String spans = Attributes.get(tag, "spans");
        if (spans == null || !spans.matches("[0-9]{1,5}:[0-9]{1,5}")) {
            return tag;
        }
        int colon = spans.indexOf(':');
        int first = Math.min(Integer.parseInt(spans.substring(0, colon)), firstColumn);
        int last = Math.max(Integer.parseInt(spans.substring(colon + 1)), lastColumn);
        String wide = first + ":" + Math.min(last, Address.MAX_COLUMN);
        return wide.equals(spans) ? tag : Attributes.with(tag, "spans", wide);
    }

    private void replace(String replacement) throws IOException {
        xml.flush();
        xml.drop();
        write(replacement);
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
