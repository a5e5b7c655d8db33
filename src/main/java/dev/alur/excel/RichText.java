package dev.alur.excel;

import java.io.IOException;

/// The text of an `si` or `is` element: plain, or the runs of a rich one joined; phonetic hints are
/// no part of it.
final class RichText {
    private final Bytes bytes = new Bytes();
    private String text = "";
    private boolean plain;

    /// Reads from the start tag, on which the tokenizer stands, to the end of the element.
    void read(Tokenizer xml) throws IOException {
        plain = true;
        text = "";
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            return;
        }
        int depth = xml.tag.depth();
        StringBuilder all = null;
        boolean phonetic = false;
        while (true) {
            Tokenizer.Kind kind = xml.next();
            if (kind == Tokenizer.Kind.END && xml.tag.depth() == depth) {
                text = XmlText.unescape(all == null ? text : all.toString());
                return;
            }
            if (xml.opens(Names.PHONETIC) || xml.opens(Names.RUN)) {
                plain = false;
                phonetic |= kind == Tokenizer.Kind.START && xml.tag.is(Names.PHONETIC);
            } else if (kind == Tokenizer.Kind.END && xml.tag.is(Names.PHONETIC)) {
                phonetic = false;
            } else if (kind == Tokenizer.Kind.START && xml.tag.is(Names.TEXT) && !phonetic) {
                String piece = bytes.text(xml);
                if (text.isEmpty() && all == null) {
                    text = piece;
                } else {
                    all = all == null ? new StringBuilder(text) : all;
                    all.append(piece);
                    XmlText.demandShort(all);
                }
            } else if (kind == Tokenizer.Kind.EOF) {
                throw new DamagedException("a string without an end");
            }
        }
    }

    String text() {
        return text;
    }

    boolean isPlain() {
        return plain;
    }

    /// Collects the text of one element, which mostly is one token.
    static final class Bytes {
        /// Reads from a start tag to its end tag.
        String text(Tokenizer xml) throws IOException {
            if (xml.kind() == Tokenizer.Kind.EMPTY) {
                return "";
            }
            int depth = xml.tag.depth();
            String text = "";
            StringBuilder all = null;
            while (true) {
                String piece = "";
                switch (xml.next()) {
                    case TEXT -> piece = XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo());
                    case CDATA -> {
                        int from = xml.textFrom();
                        piece = XmlText.lines(XmlText.utf8(xml.buffer(), from, xml.textTo()));
                    }
                    case END -> {
                        if (xml.tag.depth() == depth) {
                            return all == null ? text : all.toString();
                        }
                    }
                    case EOF -> throw new DamagedException("an element without an end");
                    case START, EMPTY, OTHER -> {}
                }
                if (text.isEmpty() && all == null) {
                    text = piece;
                } else if (!piece.isEmpty()) {
                    all = all == null ? new StringBuilder(text) : all;
                    all.append(piece);
                    XmlText.demandShort(all);
                }
            }
        }
    }
}
