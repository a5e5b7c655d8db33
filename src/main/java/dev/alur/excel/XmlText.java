package dev.alur.excel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Characters between XML and us: entities, line ends, and the `_x000D_` escapes of ST_Xstring
/// (ECMA-376 part 1, 22.9.2.19).
final class XmlText {
    private static final int MOST = 8 << 20;
    private static final char REPLACED = '\uFFFD';

    private XmlText() {}

    /// What is put together from many pieces and longer than anything that a workbook holds is not collected to
    /// its end.
    static void demandShort(StringBuilder text) {
        if (text.length() > MOST) {
            throw new DamagedException("a text of more than " + MOST + " characters");
        }
    }

    /// An attribute's value from its raw bytes; tabs and line ends in it are spaces (XML 1.0, 3.3.3).
    static String attribute(byte[] bytes, int from, int to) {
        String raw = utf8(bytes, from, to);
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
                continue;
            }
            text.append(c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
        }
        return entities(text.toString());
    }

    /// A text's characters from its raw bytes: line ends are `\n`, entities resolved.
    static String text(byte[] bytes, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            plain &= b >= 0 && b != '&' && b != '\r';
        }
        if (plain) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String raw = utf8(bytes, from, to);
        return entities(lines(raw));
    }

    /// Characters from their bytes.
    ///
    /// @throws DamagedException where they are not UTF-8
    static String utf8(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        boolean replaced = text.indexOf(REPLACED) >= 0;
        if (replaced && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, from, to))) {
            throw new DamagedException("bytes that are not UTF-8");
        }
        return text;
    }

    /// Line ends as XML has them: `\n` for `\r\n` and for a lone `\r`.
    static String lines(String raw) {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String entities(String raw) {
        int mark = raw.indexOf('&');
        if (mark < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (mark >= 0) {
            int end = raw.indexOf(';', mark);
            if (end < 0) {
                throw new DamagedException("an entity without an end");
            }
            text.append(raw, at, mark).append(entity(raw.substring(mark + 1, end)));
            at = end + 1;
            mark = raw.indexOf('&', at);
        }
        return text.append(raw, at, raw.length()).toString();
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> character(name);
        };
    }

    private static String character(String name) {
        try {
            int code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            if (code > 0) {
                return Character.toString(code);
            }
        } catch (IllegalArgumentException e) {
            throw new DamagedException("the entity &" + name + "; (" + e.getMessage() + ")");
        }
        throw new DamagedException("the entity &" + name + ";");
    }

    /// Resolves `_xHHHH_` escapes.
    static String unescape(String text) {
        int mark = text.indexOf("_x");
        if (mark < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (mark >= 0) {
            int code = escape(text, mark);
            if (code >= 0) {
                plain.append(text, at, mark).append((char) code);
                at = mark + 7;
                mark = text.indexOf("_x", at);
            } else {
                mark = text.indexOf("_x", mark + 1);
            }
        }
        return plain.append(text, at, text.length()).toString();
    }

    /// The code of the escape that stands there, or -1.
    private static int escape(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    /// A cell's text as XML, with `_xHHHH_` for what XML cannot hold.
    static String cellText(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_' && i + 1 < text.length() && text.charAt(i + 1) == 'x' && escape(text, i) >= 0) {
                xml.append("_x005F_");
            } else if (isLoneSurrogate(text, i)
                    || (c < ' ' && c != '\n' && c != '\t')
                    || c == '\uFFFE'
                    || c == '\uFFFF') {
                xml.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
            } else {
                append(xml, c);
            }
        }
        return xml.toString();
    }

    /// Any text as XML, for elements and for attributes in double quotes.
    static String xml(String text) {
        StringBuilder xml = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(xml, text.charAt(i));
        }
        return xml.toString();
    }

    private static void append(StringBuilder xml, char c) {
        String entity = entityFor(c);
        if (entity == null) {
            xml.append(c);
        } else {
            xml.append(entity);
        }
    }

    private static @Nullable String entityFor(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> null;
        };
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /// Whether XML readers might drop white space at the text's ends unless told to preserve it.
    static boolean needsPreserve(String text) {
        return !text.isEmpty()
                && (Character.isWhitespace(text.charAt(0))
                        || Character.isWhitespace(text.charAt(text.length() - 1))
                        || text.indexOf('\n') >= 0);
    }
}
