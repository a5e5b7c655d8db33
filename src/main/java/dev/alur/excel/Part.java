package dev.alur.excel;

import dev.alur.grid.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part that is small enough to be held whole: its XML in UTF-8, read tag by tag, changed by splicing bytes.
final class Part {
    private final String file;
    private final String name;
    private final byte[] bytes;
    private final Tokenizer tokens;
    private final @Nullable Allowance allowance;
    private final List<Splice> splices = new ArrayList<>();

    private record Splice(int from, int to, byte[] replacement) {}

    Part(String file, String name, byte[] bytes) {
        this(file, name, bytes, null);
    }

    private Part(String file, String name, byte[] bytes, @Nullable Allowance allowance) {
        this.file = file;
        this.name = name;
        this.bytes = bytes;
        this.tokens = new Tokenizer(new ByteArrayInputStream(bytes));
        this.allowance = allowance;
    }

    static Part of(String file, Archive archive, Archive.Entry entry) {
        return new Part(file, entry.part(), archive.xml(entry), archive.allowance());
    }

    /// The same part, to be read from its beginning once more.
    Part again() {
        return new Part(file, name, bytes);
    }

    /// The next token, as [Tokenizer#next], with damage told as a problem of this part.
    Tokenizer.Kind next() {
        try {
            Tokenizer.Kind kind = tokens.next();
            if (allowance != null && (kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY)) {
                allowance.takeTag(0);
            }
            return kind;
        } catch (IOException | DamagedException e) {
            throw damaged(e);
        }
    }

    /// Reads this part; whatever damage is met on the way is told as a problem of this part.
    void read(Runnable reading) {
        try {
            reading.run();
        } catch (DamagedException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    ProblemException damaged(Exception cause) {
        return DamagedException.told(cause, ExcelProblem.DAMAGED_PART, null, file, name);
    }

    Tokenizer tokens() {
        return tokens;
    }

    Tag tag() {
        return tokens.tag;
    }

    /// Reads on to the end of the element whose start tag was just read, and gives its texts.
    String text() {
        if (tokens.kind() == Tokenizer.Kind.EMPTY) {
            return "";
        }
        int depth = tag().depth();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case TEXT -> text.append(XmlText.text(tokens.buffer(), tokens.textFrom(), tokens.textTo()));
                case CDATA -> text.append(XmlText.utf8(tokens.buffer(), tokens.textFrom(), tokens.textTo()));
                case END -> {
                    if (tag().depth() == depth) {
                        return text.toString();
                    }
                }
                case EOF -> throw damaged(new DamagedException("an element without an end"));
                case START, EMPTY, OTHER -> {}
            }
        }
    }

    /// The position of the current token's first byte.
    int from() {
        return (int) tokens.offset();
    }

    int to() {
        return (int) tokens.end();
    }

    /// The position of the value of an attribute of the current tag.
    int valueFrom(int attribute) {
        return from() + tag().valueFrom(attribute) - tokens.textFrom();
    }

    int valueTo(int attribute) {
        return from() + tag().valueTo(attribute) - tokens.textFrom();
    }

    /// Puts other bytes in place of some.
    void splice(int from, int to, String replacement) {
        splices.add(new Splice(from, to, replacement.getBytes(StandardCharsets.UTF_8)));
    }

    boolean isSpliced() {
        return !splices.isEmpty();
    }

    String slice(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// The bytes with all splices done.
    byte[] spliced() {
        List<Splice> sorted = new ArrayList<>(splices);
        sorted.sort((a, b) -> Integer.compare(a.from, b.from));
        int length = bytes.length;
        for (Splice splice : sorted) {
            length += splice.replacement.length - (splice.to - splice.from);
        }
        byte[] result = new byte[length];
        int at = 0;
        int from = 0;
        for (Splice splice : sorted) {
            System.arraycopy(bytes, from, result, at, splice.from - from);
            at += splice.from - from;
            System.arraycopy(splice.replacement, 0, result, at, splice.replacement.length);
            at += splice.replacement.length;
            from = splice.to;
        }
        System.arraycopy(bytes, from, result, at, bytes.length - from);
        return splices.isEmpty() ? Arrays.copyOf(bytes, bytes.length) : result;
    }
}
