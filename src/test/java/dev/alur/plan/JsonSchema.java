package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks JSON against a schema, as far as ours needs it; a keyword that it does not know is an
/// error, so that nothing is passed over.
public final class JsonSchema {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "minItems",
            "enum",
            "const",
            "pattern",
            "minimum",
            "oneOf");

    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    public static JsonSchema read(Path file) {
        try {
            return new JsonSchema(new JsonMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("no schema: " + file, e);
        }
    }

    /// What is wrong, each with its place; empty where the JSON is as the schema says.
    public List<String> check(String json) {
        try {
            List<String> wrong = new ArrayList<>();
            check(root, new JsonMapper().readTree(json), "$", wrong);
            return wrong;
        } catch (IOException e) {
            return List.of("no JSON: " + e.getMessage());
        }
    }

    private void check(JsonNode schema, JsonNode json, String at, List<String> wrong) {
        schema.fieldNames().forEachRemaining(word -> {
            if (!KNOWN.contains(word)) {
                throw new IllegalArgumentException("the schema says " + word + ", which is not checked");
            }
        });
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asText().substring(1)), json, at, wrong);
        }
        if (schema.has("type") && !isOf(schema.get("type"), json)) {
            wrong.add(at + " is no " + schema.get("type") + ": " + json);
            return;
        }
        if (schema.has("const") && !schema.get("const").equals(json)) {
            wrong.add(at + " is not " + schema.get("const") + ": " + json);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), json)) {
            wrong.add(at + " is none of " + schema.get("enum") + ": " + json);
        }
        if (schema.has("pattern")
                && !json.asText().matches(".*" + schema.get("pattern").asText() + ".*")) {
            wrong.add(at + " does not match " + schema.get("pattern") + ": " + json);
        }
        if (schema.has("minimum") && json.asDouble() < schema.get("minimum").asDouble()) {
            wrong.add(at + " is too small: " + json);
        }
        object(schema, json, at, wrong);
        array(schema, json, at, wrong);
        oneOf(schema, json, at, wrong);
    }

    /// Says nothing of what is no object, as the standard has it.
    private void object(JsonNode schema, JsonNode json, String at, List<String> wrong) {
        if (!json.isObject()) {
            return;
        }
        schema.path("required").forEach(name -> {
            if (!json.has(name.asText())) {
                wrong.add(at + " lacks " + name.asText());
            }
        });
        JsonNode others = schema.get("additionalProperties");
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            JsonNode property = schema.path("properties").get(entry.getKey());
            String place = at + "." + entry.getKey();
            if (property != null) {
                check(property, entry.getValue(), place, wrong);
            } else if (others != null && others.isBoolean() && !others.booleanValue()) {
                wrong.add(place + " is not in the schema");
            } else if (others != null && others.isObject()) {
                check(others, entry.getValue(), place, wrong);
            }
        }
    }

    private void array(JsonNode schema, JsonNode json, String at, List<String> wrong) {
        if (schema.has("minItems") && json.size() < schema.get("minItems").asInt()) {
            wrong.add(at + " has too few items");
        }
        if (schema.has("items")) {
            for (int i = 0; i < json.size(); i++) {
                check(schema.get("items"), json.get(i), at + "[" + i + "]", wrong);
            }
        }
    }

    private void oneOf(JsonNode schema, JsonNode json, String at, List<String> wrong) {
        if (!schema.has("oneOf")) {
            return;
        }
        List<List<String>> tries = new ArrayList<>();
        for (JsonNode each : schema.get("oneOf")) {
            List<String> found = new ArrayList<>();
            check(each, json, at, found);
            tries.add(found);
        }
        long fits = tries.stream().filter(List::isEmpty).count();
        if (fits != 1) {
            wrong.add(at + " fits " + fits + " of the forms: " + tries);
        }
    }

    private static boolean isOf(JsonNode types, JsonNode json) {
        return types.isArray() ? anyType(types, json) : isType(types.asText(), json);
    }

    private static boolean anyType(JsonNode types, JsonNode json) {
        for (JsonNode type : types) {
            if (isType(type.asText(), json)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isType(String type, JsonNode json) {
        return switch (type) {
            case "object" -> json.isObject();
            case "array" -> json.isArray();
            case "string" -> json.isTextual();
            case "number" -> json.isNumber();
            case "integer" -> json.isIntegralNumber();
            case "boolean" -> json.isBoolean();
            case "null" -> json.isNull();
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private static boolean contains(JsonNode list, JsonNode json) {
        for (JsonNode each : list) {
            if (each.equals(json)) {
                return true;
            }
        }
        return false;
    }
}
