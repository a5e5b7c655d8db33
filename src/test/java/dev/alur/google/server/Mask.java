package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A field mask: `a.b,c/d,e(f,g)`, in camelCase or snake_case, with spaces after commas (exact: all
/// forms are recorded).
final class Mask {
    /// Wants everything.
    static final Mask ALL = new Mask();

    private final Map<String, Mask> fields = new LinkedHashMap<>();
    private boolean whole;

    private Mask() {
        this.whole = true;
    }

    static Mask parse(String text) {
        Mask mask = new Mask();
        mask.whole = false;
        Reader reader = new Reader(text);
        reader.list(mask);
        if (reader.at < text.length()) {
            throw Refusal.invalid("Request contains an invalid argument.");
        }
        return mask;
    }

    static Mask of(@Nullable String text) {
        return text == null || text.isBlank() ? ALL : parse(text);
    }

    boolean isWhole() {
        return whole;
    }

    boolean wants(String field) {
        return whole || fields.containsKey(field);
    }

    /// The mask of what is below a field; wants nothing where the field is not wanted.
    Mask at(String field) {
        if (whole) {
            return ALL;
        }
        Mask below = fields.get(field);
        return below == null ? parse("") : below;
    }

    Set<String> names() {
        return fields.keySet();
    }

    /// The part of an answer that is wanted.
    JsonNode of(JsonNode node) {
        if (whole) {
            return node;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode kept = Json.array();
            list.forEach(item -> kept.add(of(item)));
            return kept;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode kept = Json.object();
            fields.forEach((name, below) -> {
                JsonNode value = object.get(name);
                if (value != null) {
                    kept.set(name, below.of(value));
                }
            });
            return kept;
        }
        return node;
    }

    /// Lays the masked fields of one object over another; a field that is wanted and missing is cleared.
    void update(ObjectNode target, ObjectNode source) {
        if (whole) {
            target.removeAll();
            target.setAll(source.deepCopy());
            return;
        }
        fields.forEach((name, below) -> {
            JsonNode value = source.get(name);
            if (below.whole && value == null) {
                target.remove(name);
            } else if (below.whole) {
                target.set(name, value.deepCopy());
            } else if (value == null || value instanceof ObjectNode) {
                ObjectNode inner = target.get(name) instanceof ObjectNode there ? there.deepCopy() : Json.object();
                below.update(inner, value instanceof ObjectNode object ? object : Json.object());
                if (inner.isEmpty()) {
                    target.remove(name);
                } else {
                    target.set(name, inner);
                }
            } else {
                throw Refusal.unknown("a field mask below a list: " + name);
            }
        });
    }

    /// Each path that the mask names.
    void paths(String before, BiConsumer<String, Mask> each) {
        fields.forEach((name, below) -> {
            each.accept(before + name, below);
            below.paths(before + name + ".", each);
        });
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void list(Mask into) {
            while (at < text.length() && text.charAt(at) != ')') {
                path(into);
                if (at < text.length() && text.charAt(at) == ',') {
                    at++;
                }
            }
        }

        private void path(Mask into) {
            String name = name();
            if (name.equals("*")) {
                into.whole = true;
                return;
            }
            if (name.isEmpty()) {
                throw Refusal.invalid("Request contains an invalid argument.");
            }
            Mask below = into.fields.computeIfAbsent(name, key -> parse(""));
            char next = at < text.length() ? text.charAt(at) : ',';
            if (next == '.' || next == '/') {
                at++;
                path(below);
            } else if (next == '(') {
                at++;
                list(below);
                if (at >= text.length()) {
                    throw Refusal.invalid("Request contains an invalid argument.");
                }
                at++;
                spaces();
            } else {
                below.whole = true;
            }
        }

        private String name() {
            spaces();
            int from = at;
            while (at < text.length() && ",()./ ".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = Json.camel(text.substring(from, at));
            spaces();
            return name;
        }

        private void spaces() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
