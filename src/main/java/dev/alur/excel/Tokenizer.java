package dev.alur.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A streaming tokenizer for XML in UTF-8: it gives one token after the other, with its raw bytes, in memory
/// that does not grow with the document. Checks that tags nest; knows no DOCTYPE and refuses it.
///
/// With an echo it copies what it reads, byte for byte, but for what [#drop] takes out and what is
/// written to the echo after [#flush].
final class Tokenizer {
    /// What a token is. EMPTY is `<a/>`, OTHER a comment, a processing instruction or the declaration.
    enum Kind {
        START,
        EMPTY,
        END,
        TEXT,
        CDATA,
        OTHER,
        EOF
    }

    static final int MOST_DEPTH = 256;
    private static final int MOST_TOKEN = 8 << 20;
    private static final int MOST_TAG = 1 << 20;
    private static final byte[] CDATA = "<![CDATA[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final @Nullable Echo echo;
    final Tag tag = new Tag();
    private byte[] buffer = new byte[1 << 16];
    private int limit;
    private int from;
    private int to;
    private int copied;
    private long before;
    private boolean ended;
    private Kind kind = Kind.OTHER;

    Tokenizer(InputStream in) {
        this(in, null);
    }

    Tokenizer(InputStream in, @Nullable Echo echo) {
        this.in = in;
        this.echo = echo;
    }

    /// The next token.
    ///
    /// @throws DamagedException where the document is not well-formed
    Kind next() throws IOException {
        tag.leave(kind);
        from = to;
        kind = scan();
        tag.enter(kind, buffer, from, to);
        return kind;
    }

    Kind kind() {
        return kind;
    }

    /// True where the token opens an element of the root's own namespace with that local name.
    boolean opens(byte[] name) {
        return (kind == Kind.START || kind == Kind.EMPTY) && tag.is(name);
    }

    /// True where the token closes an element of the root's own namespace with that local name.
    boolean closes(byte[] name) {
        return kind == Kind.END && tag.is(name);
    }

    /// The token as it stands.
    String raw() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    /// The position of the token's first byte in the document.
    long offset() {
        return before + from;
    }

    /// The position after the token's last byte.
    long end() {
        return before + to;
    }

    /// Where the token's bytes begin and end in [#buffer].
    int offsetInBuffer() {
        return from;
    }

    int endInBuffer() {
        return to;
    }

    byte[] buffer() {
        return buffer;
    }

    /// The text of a TEXT or CDATA token: its bytes without the marks around them, entities not resolved.
    int textFrom() {
        return kind == Kind.CDATA ? from + CDATA.length : from;
    }

    int textTo() {
        return kind == Kind.CDATA ? to - 3 : to;
    }

    /// Leaves this token behind: [#tag] then knows what the next one stands in.
    void settle() {
        tag.leave(kind);
        kind = Kind.OTHER;
        from = to;
    }

    /// How far [#buffer] is filled.
    int limit() {
        return limit;
    }

    /// Takes whole elements that the caller has read in [#buffer], behind this token, for one token; [#settle]
    /// before.
    void pass(int end) {
        from = to;
        to = end;
    }

    /// Copies what was read before this token to the echo, so that something can be written in front of it.
    void flush() throws IOException {
        if (echo != null && copied <= from) {
            if (copied < from) {
                echo.copy(buffer, copied, from, before + copied);
                copied = from;
            }
            echo.reach(before + from);
        }
    }

    /// Leaves this token out of the copy; [#flush] before.
    void drop() {
        copied = to;
    }

    /// Reads on to the end of the element that the current tag opens.
    void pass() throws IOException {
        int depth = tag.depth();
        boolean open = kind == Kind.START;
        while (open) {
            open = next() != Kind.END || tag.depth() != depth;
        }
    }

    /// Leaves the element that the current tag opens out of the copy, to its end; [#flush] before.
    void dropElement() throws IOException {
        int depth = tag.depth();
        boolean open = kind == Kind.START;
        drop();
        while (open) {
            open = next() != Kind.END || tag.depth() != depth;
            drop();
        }
    }

    private Kind scan() throws IOException {
        if (from >= limit && !fill()) {
            return finish();
        }
        if (buffer[from] != '<') {
            return text();
        }
        need(2);
        return switch (buffer[from + 1]) {
            case '!' -> declaration();
            case '?' -> until("?>", 2, Kind.OTHER);
            case '/' -> {
                tagEnd();
                yield Kind.END;
            }
            default -> opening();
        };
    }

    private Kind finish() throws IOException {
        if (tag.depth() != 0 || !tag.sawRoot()) {
            throw new DamagedException("the document ends too early");
        }
        to = limit;
        from = limit;
        flush();
        return Kind.EOF;
    }

    private Kind text() throws IOException {
        int at = from;
        while (true) {
            while (at < limit && buffer[at] != '<') {
                at++;
            }
            if (at < limit) {
                break;
            }
            int length = at - from;
            boolean more = fill();
            at = from + length;
            if (!more) {
                break;
            }
        }
        to = at;
        boolean mark = before == 0 && from == 0 && to >= 3 && buffer[0] == (byte) 0xEF;
        if (tag.depth() == 0 && !mark) {
            requireBlank();
        }
        return Kind.TEXT;
    }

    private void requireBlank() {
        for (int at = from; at < to; at++) {
            if (buffer[at] != ' ' && buffer[at] != '\n' && buffer[at] != '\r' && buffer[at] != '\t') {
                throw new DamagedException("text outside of the document");
            }
        }
    }

    private Kind declaration() throws IOException {
        if (looksLike(COMMENT)) {
            return until("-->", 4, Kind.OTHER);
        }
        if (tag.depth() > 0 && looksLike(CDATA)) {
            return until("]]>", CDATA.length, Kind.CDATA);
        }
        throw looksLike(DOCTYPE)
                ? new DamagedException(ExcelProblem.DOCTYPE, "a DOCTYPE")
                : new DamagedException("a declaration that nothing has");
    }

    private boolean looksLike(byte[] start) throws IOException {
        while (limit - from < start.length) {
            if (!fill()) {
                return false;
            }
        }
        return Arrays.equals(buffer, from, from + start.length, start, 0, start.length);
    }

    private Kind until(String mark, int skip, Kind found) throws IOException {
        int at = skip;
        while (true) {
            need(at + mark.length());
            if (matches(from + at, mark)) {
                to = from + at + mark.length();
                return found;
            }
            at++;
        }
    }

    private boolean matches(int at, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (buffer[at + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Kind opening() throws IOException {
        int end = tag.scan(buffer, from, limit);
        if (end < 0) {
            tagEnd();
            end = tag.scan(buffer, from, to);
            if (end != to) {
                throw new DamagedException("a tag that ends in the midst of an attribute");
            }
        }
        if (end - from > MOST_TAG) {
            throw new DamagedException("a tag of more than " + MOST_TAG + " bytes");
        }
        to = end;
        return buffer[end - 2] == '/' ? Kind.EMPTY : Kind.START;
    }

    /// Reads on to the end of the tag, however far that is.
    private void tagEnd() throws IOException {
        int at = from + 1;
        byte quote = 0;
        while (true) {
            if (at >= limit) {
                int length = at - from;
                if (!fill()) {
                    throw new DamagedException("the document ends within a tag");
                }
                at = from + length;
            }
            if (at - from > MOST_TAG) {
                throw new DamagedException("a tag of more than " + MOST_TAG + " bytes");
            }
            byte b = buffer[at++];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                to = at;
                return;
            }
            if (b == '<') {
                throw new DamagedException("a < within a tag");
            }
        }
    }

    private void need(int bytes) throws IOException {
        while (limit - from < bytes) {
            if (!fill()) {
                throw new DamagedException("the document ends too early");
            }
        }
    }

    /// Reads on; moves the bytes of the token in progress to the buffer's beginning where there is no
    /// room left.
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (limit == buffer.length) {
            if (from > 0) {
                compact();
            } else if (buffer.length < MOST_TOKEN) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            } else {
                throw new DamagedException("one token of more than " + MOST_TOKEN + " bytes");
            }
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    private void compact() throws IOException {
        if (echo != null && copied < from) {
            echo.copy(buffer, copied, from, before + copied);
        }
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        copied = Math.max(copied - from, 0);
        before += from;
        limit -= from;
        to = 0;
        from = 0;
    }
}
