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
                Map<String, Shape> fields = new LinkedHashMap<>();
                schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
                types.put(schema.getKey(), fields);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape shape(JsonNode schema) {
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
            case "array" -> new Shape.Many(shape(schema.get("items")));
            case "object" ->
                schema.get("additionalProperties") instanceof JsonNode each && each.isObject()
                        ? new Shape.Names(shape(each))
                        : Shape.Plain.ANY;
            default -> Shape.Plain.ANY;
        };
    }

    @Override
    public @Nullable Map<String, Shape> fields(String type) {
        return types.get(type);
    }
}
