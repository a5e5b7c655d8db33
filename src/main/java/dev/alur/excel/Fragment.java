package dev.alur.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A small element taken out of a stream whole, token by token, because what stands at its beginning has to
/// change by what stands at its end.
final class Fragment {
    /// One token.
    ///
    /// @param inside the local name of the element that is opened, or that a text stands in; empty behind a
    /// child
    /// @param path the local names of the elements around, from the fragment's own on
    private record Token(Tokenizer.Kind kind, String inside, String path, byte[] raw) {}

    private final List<Token> tokens = new ArrayList<>();
    private boolean isChanged;

    /// Takes the element that the current tag opens.
    static Fragment of(Rewriting in) throws IOException {
        Fragment fragment = new Fragment();
        Tokenizer xml = in.xml();
        int depth = in.tag().depth();
        List<String> open = new ArrayList<>();
        String inside = "";
        while (true) {
            Tokenizer.Kind kind = xml.kind();
            if (kind == Tokenizer.Kind.START || kind == Tokenizer.Kind.EMPTY) {
                inside = in.tag().local();
                open.add(inside);
            }
            byte[] raw = Arrays.copyOfRange(xml.buffer(), xml.offsetInBuffer(), xml.endInBuffer());
            fragment.tokens.add(new Token(kind, inside, String.join("/", open), raw));
            in.cut();
            boolean ends = kind == Tokenizer.Kind.END || kind == Tokenizer.Kind.EMPTY;
            if (ends) {
                open.removeLast();
                inside = "";
                if (in.tag().depth() == depth) {
                    return fragment;
                }
            }
            if (!in.next()) {
                throw new DamagedException("an element without an end");
            }
        }
    }

    /// Whether its element has this local name.
    boolean is(String name) {
        return tokens.getFirst().inside.equals(name);
    }

    /// An attribute of its own tag, or null.
    @Nullable
    String attribute(String name) {
        String value = Attributes.get(new String(tokens.getFirst().raw, StandardCharsets.UTF_8), name);
        return value == null ? null : plain(value);
    }

    /// The first text whose path ends in some names: `from/row`.
    @Nullable
    String text(String path) {
        for (Token token : tokens) {
            if (isText(token) && (token.path.equals(path) || token.path.endsWith('/' + path))) {
                return plain(new String(token.raw, StandardCharsets.UTF_8));
            }
        }
        return null;
    }

    /// Changes every text that stands in an element of one of these paths' ends.
    void texts(Set<String> paths, UnaryOperator<String> change) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean meant = isText(token)
                    && paths.stream().anyMatch(path -> token.path.equals(path) || token.path.endsWith('/' + path));
            if (meant) {
                String old = plain(new String(token.raw, StandardCharsets.UTF_8));
                put(i, old, change.apply(old), Rewriting::escaped);
            }
        }
    }

    /// Changes an attribute of every element of some local name.
    void attributes(String element, String name, UnaryOperator<String> change) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean opens = token.kind == Tokenizer.Kind.START || token.kind == Tokenizer.Kind.EMPTY;
            if (opens && token.inside.equals(element)) {
                String tag = new String(token.raw, StandardCharsets.UTF_8);
                String value = Attributes.get(tag, name);
                if (value != null) {
                    String old = plain(value);
                    put(i, old, change.apply(old), changed -> Attributes.with(tag, name, changed));
                }
            }
        }
    }

    /// Writes it in the place where it stood.
    void write(Rewriting in) throws IOException {
        for (Token token : tokens) {
            in.write(token.raw);
        }
        if (isChanged) {
            in.changed();
        }
    }

    private void put(int index, String old, String changed, UnaryOperator<String> xml) {
        if (!changed.equals(old)) {
            Token token = tokens.get(index);
            byte[] raw = xml.apply(changed).getBytes(StandardCharsets.UTF_8);
            tokens.set(index, new Token(token.kind, token.inside, token.path, raw));
            isChanged = true;
        }
    }

    private static boolean isText(Token token) {
        return token.kind == Tokenizer.Kind.TEXT && !token.inside.isEmpty();
    }

    private static String plain(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return XmlText.text(bytes, 0, bytes.length);
    }
}
