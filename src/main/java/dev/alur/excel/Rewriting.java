package dev.alur.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Copies a part as a stream and puts other values in place of some attributes and texts; every other byte
/// stays.
final class Rewriting {
    private final Tokenizer xml;
    private final OutputStream out;
    private final TreeMap<Integer, String> attributes = new TreeMap<>();
    private boolean isChanged;

    /// An element that was taken out of the copy: its bytes as they stand, and its texts.
    record Held(byte[] raw, String text) {}

    Rewriting(InputStream in, OutputStream out) {
        this.xml = new Tokenizer(in, Echo.into(out));
        this.out = out;
    }

    Tokenizer xml() {
        return xml;
    }

    Tag tag() {
        return xml.tag;
    }

    /// Whether anything was written that stands otherwise in the part.
    boolean isChanged() {
        return isChanged;
    }

    /// Goes on to the next token; false at the end.
    boolean next() throws IOException {
        commit();
        return xml.next() != Tokenizer.Kind.EOF;
    }

    boolean opens() {
        return xml.kind() == Tokenizer.Kind.START || xml.kind() == Tokenizer.Kind.EMPTY;
    }

    boolean closes(int depth) {
        return xml.kind() == Tokenizer.Kind.END && xml.tag.depth() == depth;
    }

    /// Changes an attribute of the current tag where it has it.
    void attribute(String name, UnaryOperator<String> change) {
        int index = xml.tag.find(Names.of(name));
        if (index >= 0) {
            String old = xml.tag.attributeValue(index);
            String changed = change.apply(old);
            if (!changed.equals(old)) {
                attributes.put(index, changed);
            }
        }
    }

    /// Changes the text of the element that the current tag opens, and goes on to its end.
    void text(UnaryOperator<String> change) throws IOException {
        if (xml.kind() != Tokenizer.Kind.START) {
            return;
        }
        commit();
        int depth = xml.tag.depth();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        boolean plain = true;
        xml.next();
        while (xml.kind() != Tokenizer.Kind.EOF && !closes(depth)) {
            plain &= take(raw, text);
            xml.next();
        }
        // `]]>` and comments between the texts stay with them
        String changed = plain ? change.apply(text.toString()) : text.toString();
        put(raw.toByteArray(), text.toString(), changed);
    }

    private void put(byte[] raw, String old, String changed) throws IOException {
        if (changed.equals(old)) {
            out.write(raw);
        } else {
            isChanged = true;
            write(escaped(changed));
        }
    }

    /// Takes the element that the current tag opens out of the copy, to its end.
    Held hold() throws IOException {
        commit();
        int depth = xml.tag.depth();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        boolean open = xml.kind() == Tokenizer.Kind.START;
        take(raw, text);
        while (open) {
            if (xml.next() == Tokenizer.Kind.EOF) {
                throw new DamagedException("an element without an end");
            }
            open = !closes(depth);
            take(raw, text);
        }
        return new Held(raw.toByteArray(), text.toString());
    }

    /// Takes the current token out of the copy; false where it is a tag.
    private boolean take(ByteArrayOutputStream raw, StringBuilder text) throws IOException {
        xml.flush();
        raw.write(xml.buffer(), xml.offsetInBuffer(), xml.endInBuffer() - xml.offsetInBuffer());
        xml.drop();
        boolean isText = true;
        switch (xml.kind()) {
            case TEXT -> text.append(XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo()));
            case CDATA ->
                text.append(XmlText.lines(new String(
                        xml.buffer(), xml.textFrom(), xml.textTo() - xml.textFrom(), StandardCharsets.UTF_8)));
            case START, EMPTY, END -> isText = false;
            case OTHER, EOF -> {}
        }
        return isText;
    }

    /// Writes something in place of the current token.
    void replace(String replacement) throws IOException {
        cut();
        write(replacement);
        isChanged = true;
    }

    /// Takes the current token out of the copy.
    void cut() throws IOException {
        attributes.clear();
        xml.flush();
        xml.drop();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] raw) throws IOException {
        out.write(raw);
    }

    /// Something was written that stands otherwise in the part.
    void changed() {
        isChanged = true;
    }

    /// Text as XML; only what has to be escaped in an element is.
    static String escaped(String text) {
        return XmlText.xml(text).replace("&quot;", "\"");
    }

    private void commit() throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        isChanged = true;
        xml.flush();
        byte[] bytes = xml.buffer();
        int at = xml.offsetInBuffer();
        for (var entry : attributes.entrySet()) {
            int from = xml.tag.valueFrom(entry.getKey());
            out.write(bytes, at, from - at);
            String value = XmlText.xml(entry.getValue()).replace("\n", "&#10;");
            write(xml.tag.quote(entry.getKey()) == '"' ? value : value.replace("'", "&apos;"));
            at = xml.tag.valueTo(entry.getKey());
        }
        out.write(bytes, at, xml.endInBuffer() - at);
        xml.drop();
        attributes.clear();
    }
}
