package dev.alur.google.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as Google's servers read and write it: names may be snake_case, nulls count for nothing,
/// zeros and falses are left out.
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper LOOSE = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// JSON as tests like to write it, with single quotes.
    static JsonNode loose(String text) {
        try {
            return tidied(LOOSE.readTree(text), "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// The same, left as it is.
    static JsonNode asWritten(String text) {
        try {
            return LOOSE.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// The body of a request; an empty one is an empty object.
    static JsonNode body(byte[] bytes) {
        if (bytes.length == 0) {
            return object();
        }
        try {
            return tidied(MAPPER.readTree(bytes), "");
        } catch (IOException e) {
            throw Refusal.invalid("Invalid JSON payload received. " + e.getMessage());
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Names in camelCase, without nulls; the rows of `values` and free-form maps are left as they are.
    private static JsonNode tidied(JsonNode node, String name) {
        if (name.equals("values")
                && node.isArray()
                && (node.isEmpty() || node.get(0).isArray())) {
            return node;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode all = array();
            list.forEach(item -> all.add(tidied(item, "")));
            return all;
        }
        if (node instanceof ObjectNode fields && !name.equals("appProperties") && !name.equals("properties_")) {
            ObjectNode all = object();
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (!field.getValue().isNull()) {
                    String key = camel(field.getKey());
                    all.set(key, tidied(field.getValue(), key));
                }
            }
            return all;
        }
        return node;
    }

    static String camel(String name) {
        if (name.indexOf('_') <= 0) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' && i + 1 < name.length()) {
                text.append(Character.toUpperCase(name.charAt(++i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static @Nullable ObjectNode child(@Nullable JsonNode node, String name) {
        return node != null && node.get(name) instanceof ObjectNode found ? found : null;
    }

    static String text(@Nullable JsonNode node, String name, String otherwise) {
        JsonNode found = node == null ? null : node.get(name);
        return found == null || found.isNull() ? otherwise : found.asText();
    }

    static int number(@Nullable JsonNode node, String name, int otherwise) {
        JsonNode found = node == null ? null : node.get(name);
        return found == null || found.isNull() ? otherwise : found.asInt();
    }

    static boolean flag(@Nullable JsonNode node, String name) {
        JsonNode found = node == null ? null : node.get(name);
        return found != null && found.asBoolean();
    }

    /// A list, also where a single thing stands in its place or lists stand in the list: Google's servers
    /// take both (recorded).
    static List<JsonNode> list(@Nullable JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node instanceof ArrayNode items) {
            items.forEach(item -> all.addAll(list(item)));
        } else if (node != null && !node.isNull()) {
            all.add(node);
        }
        return all;
    }

    static void nonZero(ObjectNode node, String name, int value) {
        if (value != 0) {
            node.put(name, value);
        }
    }

    /// A number as JSON prints it: whole numbers without a point.
    static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole
                ? MAPPER.getNodeFactory().numberNode((long) value)
                : MAPPER.getNodeFactory().numberNode(value);
    }
}
