package dev.alur.excel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The tag that a [Tokenizer] stands on: its name, its namespace and its attributes, as places in the
/// tokenizer's buffer. Also keeps the elements that are open, to hold tags to their nesting.
final class Tag {
    private static final int MOST_ATTRIBUTES = 256;

    private byte[] open = new byte[1024];
    private final int[] starts = new int[Tokenizer.MOST_DEPTH + 2];
    private final Namespaces namespaces = new Namespaces();
    private int depth;
    private boolean sawRoot;

    private byte[] buffer = open;
    private int nameFrom;
    private int localFrom;
    private int nameTo;
    private boolean main;
    private boolean declares;
    private int attributes;
    /// Per attribute: name from, local name from, name to, value from, value to.
    private int[] places = new int[5 * 16];

    /// How many elements are open; the tag that is stood on counts, opening or closing.
    int depth() {
        return depth;
    }

    boolean sawRoot() {
        return sawRoot;
    }

    /// True where the element belongs to the namespace of the root element.
    boolean main() {
        return main;
    }

    boolean is(byte[] local) {
        return main && isLocal(local);
    }

    boolean isLocal(byte[] local) {
        return same(buffer, localFrom, nameTo, local, 0, local.length);
    }

    String local() {
        return new String(buffer, localFrom, nameTo - localFrom, StandardCharsets.UTF_8);
    }

    /// The prefix with its colon, or nothing.
    String prefix() {
        return localFrom == nameFrom ? "" : new String(buffer, nameFrom, localFrom - nameFrom, StandardCharsets.UTF_8);
    }

    byte[] buffer() {
        return buffer;
    }

    int attributes() {
        return attributes;
    }

    String attributeName(int index) {
        int at = index * 5;
        return new String(buffer, places[at], places[at + 2] - places[at], StandardCharsets.UTF_8);
    }

    /// The value with its entities resolved.
    String attributeValue(int index) {
        int at = index * 5;
        return XmlText.attribute(buffer, places[at + 3], places[at + 4]);
    }

    /// The value between its quotes as it stands in the document.
    String rawValue(int index) {
        int at = index * 5;
        return new String(buffer, places[at + 3], places[at + 4] - places[at + 3], StandardCharsets.UTF_8);
    }

    char quote(int index) {
        return (char) buffer[places[index * 5 + 3] - 1];
    }

    int valueFrom(int index) {
        return places[index * 5 + 3];
    }

    int valueTo(int index) {
        return places[index * 5 + 4];
    }

    /// The place of the attribute of that name without a prefix, or -1.
    int find(byte[] name) {
        for (int i = 0, at = 0; i < attributes; i++, at += 5) {
            if (same(buffer, places[at], places[at + 2], name, 0, name.length)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    String get(byte[] name) {
        int index = find(name);
        return index < 0 ? null : attributeValue(index);
    }

    @Nullable
    String get(String name) {
        return get(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The value of the attribute of that local name with any prefix: `r:id`.
    @Nullable
    String getPrefixed(String local) {
        byte[] name = local.getBytes(StandardCharsets.UTF_8);
        for (int i = 0, at = 0; i < attributes; i++, at += 5) {
            boolean prefixed = places[at] < places[at + 1];
            if (prefixed && Arrays.equals(buffer, places[at + 1], places[at + 2], name, 0, name.length)) {
                return attributeValue(i);
            }
        }
        return null;
    }

    void leave(Tokenizer.Kind kind) {
        if (kind == Tokenizer.Kind.END || kind == Tokenizer.Kind.EMPTY) {
            namespaces.leave(depth);
            depth--;
        }
    }

    /// Takes the token; one that opens an element after [#scan].
    void enter(Tokenizer.Kind kind, byte[] bytes, int from, int to) {
        buffer = bytes;
        switch (kind) {
            case START, EMPTY -> opened();
            case END -> closed(from, to);
            case TEXT, CDATA, OTHER, EOF -> attributes = 0;
        }
    }

    /// Whether names without a prefix belong to the root's namespace here.
    boolean isBareMain() {
        return namespaces.isMain("");
    }

    private void opened() {
        if (depth == 0 && sawRoot) {
            throw new DamagedException("two documents in one");
        }
        if (depth == Tokenizer.MOST_DEPTH) {
            throw new DamagedException("elements nested deeper than " + Tokenizer.MOST_DEPTH);
        }
        sawRoot = true;
        push();
        if (declares) {
            for (int i = 0; i < attributes; i++) {
                if (isDeclaration(places[i * 5], places[i * 5 + 2])) {
                    namespaces.declare(depth, attributeName(i), attributeValue(i));
                }
            }
        }
        String prefix = prefix();
        if (depth == 1) {
            namespaces.root(prefix);
        }
        main = namespaces.isMain(prefix);
    }

    private void closed(int from, int to) {
        attributes = 0;
        int at = skipSpace(name(from + 2, to - 1), to - 1);
        int start = starts[depth];
        boolean closes = depth > 0 && at == to - 1 && same(buffer, nameFrom, nameTo, open, start, starts[depth + 1]);
        if (!closes) {
            throw new DamagedException("a closing tag that closes nothing");
        }
        main = namespaces.isMain(prefix());
    }

    private int name(int from, int end) {
        nameFrom = from;
        localFrom = from;
        int at = from;
        while (at < end && !isSpace(buffer[at]) && buffer[at] != '=') {
            if (buffer[at] == ':') {
                localFrom = at + 1;
            }
            at++;
        }
        nameTo = at;
        if (localFrom >= nameTo) {
            throw new DamagedException("a tag without a name");
        }
        return at;
    }

    private void push() {
        int length = nameTo - nameFrom;
        depth++;
        int start = starts[depth];
        if (start + length > open.length) {
            open = Arrays.copyOf(open, Math.max(open.length * 2, start + length));
        }
        System.arraycopy(buffer, nameFrom, open, start, length);
        starts[depth + 1] = start + length;
    }

    /// Finds name and attributes of a tag that opens an element.
    ///
    /// @param from where it begins
    /// @param limit where the bytes end that were read so far
    /// @return where it ends; -1 where that is beyond the limit
    int scan(byte[] bytes, int from, int limit) {
        buffer = bytes;
        attributes = 0;
        declares = false;
        int at = skipName(from + 1, limit);
        while (true) {
            while (at < limit && isSpace(bytes[at])) {
                at++;
            }
            if (at >= limit) {
                return -1;
            }
            if (bytes[at] == '>') {
                return at + 1;
            }
            if (bytes[at] == '/' && (at + 1 >= limit || bytes[at + 1] == '>')) {
                return at + 1 < limit ? at + 2 : -1;
            }
            at = attribute(at, limit);
        }
    }

    private int skipName(int from, int limit) {
        nameFrom = from;
        localFrom = from;
        int at = from;
        while (at < limit) {
            byte b = buffer[at];
            if (b == ':') {
                localFrom = at + 1;
            } else if (b == '>' || isSpace(b) || (b == '/' && at + 1 < limit && buffer[at + 1] == '>')) {
                break;
            } else if (b == '<' || b == '"' || b == '\'' || b == '=') {
                throw new DamagedException("a tag without a name");
            }
            at++;
        }
        nameTo = at;
        if (localFrom >= nameTo && at < limit) {
            throw new DamagedException("a tag without a name");
        }
        return at;
    }

    /// Finds an attribute's name and value.
    ///
    /// @return the place after it, or `limit` where it goes on beyond that
    private int attribute(int from, int limit) {
        byte[] bytes = buffer;
        int local = from;
        int at = from;
        while (at < limit && bytes[at] != '=' && !isSpace(bytes[at])) {
            if (bytes[at] == ':') {
                local = at + 1;
            } else if (bytes[at] == '>' || bytes[at] == '<') {
                throw new DamagedException("an attribute without a value");
            }
            at++;
        }
        int stop = at;
        at = skipSpace(at, limit);
        if (at < limit && (bytes[at] != '=' || stop == from)) {
            throw new DamagedException("an attribute without a value");
        }
        at = skipSpace(at + 1, limit);
        if (at >= limit) {
            return limit;
        }
        byte quote = bytes[at];
        if (quote != '"' && quote != '\'') {
            throw new DamagedException("an attribute without quotes");
        }
        int value = ++at;
        while (at < limit && bytes[at] != quote) {
            if (bytes[at] == '<') {
                throw new DamagedException("a < within a tag");
            }
            at++;
        }
        if (at >= limit) {
            return limit;
        }
        add(from, local, stop, value, at);
        return at + 1;
    }

    private void add(int start, int local, int stop, int value, int end) {
        int at = attributes * 5;
        if (attributes == MOST_ATTRIBUTES) {
            throw new DamagedException("more than " + MOST_ATTRIBUTES + " attributes");
        }
        for (int other = 0; other < at; other += 5) {
            if (same(buffer, places[other], places[other + 2], buffer, start, stop)) {
                throw new DamagedException("an attribute twice");
            }
        }
        if (at == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[at] = start;
        places[at + 1] = local;
        places[at + 2] = stop;
        places[at + 3] = value;
        places[at + 4] = end;
        attributes++;
        declares |= isDeclaration(start, stop);
    }

    private boolean isDeclaration(int start, int stop) {
        return stop - start >= 5 && buffer[start] == 'x' && buffer[start + 1] == 'm' && buffer[start + 4] == 's';
    }

    private int skipSpace(int from, int end) {
        int at = from;
        while (at < end && isSpace(buffer[at])) {
            at++;
        }
        return at;
    }

    private static boolean same(byte[] left, int from, int to, byte[] right, int start, int end) {
        if (to - from != end - start) {
            return false;
        }
        // names are short: a loop is faster than a call that compares many bytes at once
        for (int i = from, j = start; i < to; i++, j++) {
            if (left[i] != right[j]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }
}
