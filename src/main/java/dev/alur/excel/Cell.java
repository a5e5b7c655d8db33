package dev.alur.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One cell as it stands in a sheet's XML. The walker fills the same object again for every cell.
final class Cell {
    /// How a cell types what it holds (ECMA-376 part 1, 18.18.11).
    enum Type {
        NUMBER,
        SHARED,
        INLINE,
        STRING,
        BOOL,
        FAULT,
        ISO_DATE
    }

    /// How a formula stands in its cell.
    enum Kind {
        NONE,
        PLAIN,
        /// The first of a shared formula, which holds the text for all.
        SHARED_FIRST,
        /// One of the others.
        SHARED,
        /// An array formula or a data table: it fills its range.
        ARRAY
    }

    /// Excel takes 8,192; other programs take more.
    private static final int MOST_FORMULA = 1 << 16;

    private final RichText inline = new RichText();
    private final RichText.Bytes text = new RichText.Bytes();
    private byte[] value = new byte[64];
    private int length;
    private boolean isSimple;
    private String valueText = "";

    int row;
    int column;
    int style;
    boolean hasStyle;
    Type type = Type.NUMBER;
    Kind kind = Kind.NONE;
    boolean hasValue;
    String formula = "";

    @Nullable
    String range;

    @Nullable
    String sharedIndex;

    /// What stands in `v`, or the inline text.
    String text() {
        return type == Type.INLINE ? inline.text() : isSimple ? ascii() : valueText;
    }

    /// The number that stands in `v`, where it is written in at most 15 digits, so that a double holds it
    /// exactly as it is written. NaN otherwise.
    double shortNumber() {
        return isSimple && length <= 16 && length > 0 ? Numbers.shortDecimal(value, length) : Double.NaN;
    }

    /// The number of a shared string.
    int sharedString() {
        try {
            return isSimple ? Numbers.index(value, 0, length) : Numbers.index(valueText.strip());
        } catch (DamagedException e) {
            throw new DamagedException(ExcelProblem.UNKNOWN_TEXT, "the shared string " + text());
        }
    }

    boolean isBlank() {
        return kind == Kind.NONE && (!hasValue || (type != Type.SHARED && text().isEmpty()));
    }

    /// Reads the cell whose start tag the tokenizer stands on, to its end.
    void read(Tokenizer xml, int atRow, int atColumn) throws IOException {
        start(atRow, atColumn, xml.tag);
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            return;
        }
        while (true) {
            Tokenizer.Kind token = xml.next();
            if (token == Tokenizer.Kind.END && xml.tag.depth() == 4) {
                return;
            }
            if ((token == Tokenizer.Kind.START || token == Tokenizer.Kind.EMPTY) && xml.tag.depth() == 5) {
                child(xml);
            }
        }
    }

    private void start(int atRow, int atColumn, Tag tag) {
        int at = tag.find(Names.STYLE);
        int stated = at >= 0 ? Numbers.index(tag.buffer(), tag.valueFrom(at), tag.valueTo(at)) : -1;
        at = tag.find(Names.TEXT);
        begin(atRow, atColumn, stated, at < 0 ? Type.NUMBER : type(tag, at));
    }

    /// A blank cell.
    ///
    /// @param stated its style, -1 where it says none
    void begin(int atRow, int atColumn, int stated, Type typed) {
        row = atRow;
        column = atColumn;
        hasStyle = stated >= 0;
        style = Math.max(stated, 0);
        type = typed;
        kind = Kind.NONE;
        hasValue = false;
        length = 0;
        isSimple = true;
        valueText = "";
        formula = "";
        range = null;
        sharedIndex = null;
    }

    /// Takes what stands in `v`: ASCII without entities and ends of line.
    void value(byte[] bytes, int from, int to) {
        hasValue = true;
        take(bytes, from, to);
    }

    private static Type type(Tag tag, int at) {
        return switch (tag.rawValue(at)) {
            case "n" -> Type.NUMBER;
            case "s" -> Type.SHARED;
            case "inlineStr" -> Type.INLINE;
            case "str" -> Type.STRING;
            case "b" -> Type.BOOL;
            case "e" -> Type.FAULT;
            case "d" -> Type.ISO_DATE;
            default -> throw new DamagedException("a cell of type " + tag.rawValue(at));
        };
    }

    private void child(Tokenizer xml) throws IOException {
        if (xml.tag.is(Names.VALUE)) {
            value(xml);
        } else if (xml.tag.is(Names.INLINE)) {
            inline.read(xml);
            hasValue |= type == Type.INLINE;
        } else if (xml.tag.is(Names.FORMULA)) {
            formula(xml);
        }
    }

    private void value(Tokenizer xml) throws IOException {
        if (type == Type.INLINE) {
            return;
        }
        hasValue = true;
        if (xml.kind() == Tokenizer.Kind.EMPTY) {
            return;
        }
        Tokenizer.Kind token = xml.next();
        int from = xml.textFrom();
        int to = xml.textTo();
        boolean simple = token == Tokenizer.Kind.TEXT;
        for (int i = from; i < to && simple; i++) {
            simple = xml.buffer()[i] > 0 && xml.buffer()[i] != '&' && xml.buffer()[i] != '\r';
        }
        if (token == Tokenizer.Kind.END) {
            return;
        }
        if (!simple) {
            isSimple = false;
            valueText =
                    token == Tokenizer.Kind.TEXT || token == Tokenizer.Kind.CDATA ? rest(xml, token) : text.text(xml);
            return;
        }
        take(xml.buffer(), from, to);
        if (xml.next() != Tokenizer.Kind.END) {
            String first = ascii();
            isSimple = false;
            valueText = first + afterwards(xml);
        }
    }

    private void take(byte[] bytes, int from, int to) {
        length = to - from;
        if (length > value.length) {
            value = new byte[length * 2];
        }
        for (int i = 0; i < length; i++) {
            value[i] = bytes[from + i];
        }
    }

    private String rest(Tokenizer xml, Tokenizer.Kind token) throws IOException {
        String first = token == Tokenizer.Kind.TEXT
                ? XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo())
                : XmlText.lines(XmlText.utf8(xml.buffer(), xml.textFrom(), xml.textTo()));
        xml.next();
        return first + afterwards(xml);
    }

    /// The texts from the current token to the end of the value.
    private String afterwards(Tokenizer xml) throws IOException {
        StringBuilder all = new StringBuilder();
        while (xml.kind() != Tokenizer.Kind.END || xml.tag.depth() != 5) {
            switch (xml.kind()) {
                case TEXT -> all.append(XmlText.text(xml.buffer(), xml.textFrom(), xml.textTo()));
                case CDATA -> all.append(XmlText.lines(XmlText.utf8(xml.buffer(), xml.textFrom(), xml.textTo())));
                case EOF -> throw new DamagedException("a value without an end");
                case START, EMPTY, END, OTHER -> {}
            }
            XmlText.demandShort(all);
            xml.next();
        }
        return all.toString();
    }

    private void formula(Tokenizer xml) throws IOException {
        String form = xml.tag.get(Names.TEXT);
        range = xml.tag.get(Names.REF);
        sharedIndex = xml.tag.get(Names.SHARED_INDEX);
        formula = text.text(xml);
        if (formula.length() > MOST_FORMULA) {
            throw new DamagedException("a formula of " + formula.length() + " characters");
        }
        if ("array".equals(form) || "dataTable".equals(form)) {
            kind = Kind.ARRAY;
        } else if ("shared".equals(form) && sharedIndex != null) {
            kind = formula.isEmpty() ? Kind.SHARED : Kind.SHARED_FIRST;
        } else {
            kind = Kind.PLAIN;
        }
    }

    private String ascii() {
        return new String(Arrays.copyOf(value, length), StandardCharsets.US_ASCII);
    }
}
