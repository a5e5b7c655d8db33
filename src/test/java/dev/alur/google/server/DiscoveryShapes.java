package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Types as a discovery document tells them.
final class DiscoveryShapes implements Shapes {
    private final Map<String, Map<String, Shape>> types = new LinkedHashMap<>();

    DiscoveryShapes(Path document) {
        try {
            JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(document));
            root.get("schemas").properties().forEach(schema -> {
                types.put(schema.getKey(), fields(schema.getKey(), schema.getValue()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Shape> fields(String type, JsonNode schema) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), shape(type + "." + field.getKey(), field.getValue())));
        return fields;
    }

    /// @param name of the type that an object without a name of its own gets
    private Shape shape(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return new Shape.Typed(schema.get("$ref").asText());
        }
        if (schema.has("enum")) {
            Set<String> words = new HashSet<>();
            schema.get("enum").forEach(word -> words.add(word.asText()));
            return new Shape.Words(words);
        }
        return switch (schema.path("type").asText()) {
            case "string" -> Shape.Plain.TEXT;
            case "integer" -> Shape.Plain.WHOLE;
            case "number" -> Shape.Plain.NUMBER;
            case "boolean" -> Shape.Plain.TRUTH;
            case "array" -> new Shape.Many(shape(name, schema.get("items")));
            case "object" -> {
                if (schema.get("additionalProperties") instanceof JsonNode each && each.isObject()) {
                    yield new Shape.Names(shape(name, each));
                }
                if (!schema.has("properties")) {
                    yield Shape.Plain.ANY;
                }
                types.put(name, fields(name, schema));
                yield new Shape.Typed(name);
            }
            default -> Shape.Plain.ANY;
        };
    }

    @Override
    public @Nullable Map<String, Shape> fields(String type) {
        return types.get(type);
    }
}
