package dev.alur.excel;

import dev.alur.grid.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Copies a cell whose formula stays, byte for byte, with another cached value, with the text of a shared
/// formula that it takes over, or with both.
final class KeptCell {
    private final Tokenizer xml;
    private final OutputStream out;
    private final CellXml cells;

    /// @param xml with an echo, standing on the cell's start tag
    KeptCell(Tokenizer xml, OutputStream out, CellXml cells) {
        this.xml = xml;
        this.out = out;
        this.cells = cells;
    }

    static boolean keeps(SheetPatch.Content content) {
        return content instanceof SheetPatch.Content.Heir || content instanceof SheetPatch.Content.Cached;
    }

    /// Copies up to the cell's end.
    void copy(SheetPatch.Content content) throws IOException {
        switch (content) {
            case SheetPatch.Content.Heir heir -> copy(heir, heir.cached());
            case SheetPatch.Content.Cached cached -> copy(null, cached.value());
            case SheetPatch.Content.Put _, SheetPatch.Content.Formula _ ->
                throw new IllegalStateException("the cell does not stay");
        }
    }

    private void copy(SheetPatch.Content.@Nullable Heir heir, @Nullable Value cached) throws IOException {
        String value = cached == null ? null : start(cached);
        boolean due = false;
        while (true) {
            Tokenizer.Kind kind = xml.next();
            int depth = xml.tag.depth();
            if (due && value != null) {
                xml.flush();
                write(value);
                due = false;
            }
            if (kind == Tokenizer.Kind.END && depth == 4) {
                return;
            }
            boolean child = depth == 5 && (kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY);
            if (child && xml.opens(Names.FORMULA)) {
                formula(heir);
                due = true;
            } else if (child && value != null && (xml.opens(Names.VALUE) || xml.opens(Names.INLINE))) {
                xml.flush();
                xml.dropElement();
            }
        }
    }

    /// Gives the start tag the value's type.
    ///
    /// @return the value's element
    private String start(Value cached) throws IOException {
        String tag = xml.raw();
        StringBuilder value = new StringBuilder();
        String typed = CellXml.typed(tag, cells.cached(value, xml.tag.prefix(), cached));
        if (!typed.equals(tag)) {
            xml.flush();
            xml.drop();
            write(typed);
        }
        return value.toString();
    }

    private void formula(SheetPatch.Content.@Nullable Heir heir) throws IOException {
        if (heir != null) {
            xml.flush();
            write(CellXml.shared(xml.tag.prefix(), heir));
            xml.dropElement();
        } else {
            xml.pass();
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
