package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as JSON: blank is null, a text a string, a number an exact number, TRUE and FALSE booleans, a day an
/// ISO string (`2026-11-24`, with a time `2026-11-24T09:30`), an error value a string. A string that is no text
/// is named in the object's `types`, as in `"types":{"after":"date"}`, so that everything can be read back.
final class ValueJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final String TYPES = "types";
    private static final String DATE = "date";
    private static final String FAULT = "fault";

    private ValueJson() {}

    /// Puts a value into an object; `types` goes into the one that holds it.
    ///
    /// @param typed where `types` stands, which may be the same object
    static void put(ObjectNode object, String name, Value value, ObjectNode typed) {
        switch (value) {
            case Value.Blank() -> object.putNull(name);
            case Value.Text(String text) -> object.put(name, text);
            case Value.Number(BigDecimal number) -> object.set(name, number(number));
            case Value.Bool(boolean bool) -> object.put(name, bool);
            case Value.Date _ -> {
                object.put(name, value.plain());
                types(typed).put(name, DATE);
            }
            case Value.Fault(String code) -> {
                object.put(name, code);
                types(typed).put(name, FAULT);
            }
        }
    }

    static JsonNode number(BigDecimal number) {
        BigDecimal bare = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return NODES.numberNode(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    /// Reads what [#put] wrote.
    ///
    /// @throws IllegalArgumentException where it is no value
    static Value get(JsonNode object, String name, JsonNode typed) {
        return value(object.get(name), typed.path(TYPES).path(name).asText(""));
    }

    /// The values of an object by their names, in their order.
    static Map<String, Value> all(JsonNode object, JsonNode typed) {
        Map<String, Value> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), get(object, entry.getKey(), typed)));
        return values;
    }

    private static Value value(@Nullable JsonNode node, String type) {
        if (node == null || node.isNull()) {
            return Value.BLANK;
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        if (node.isNumber()) {
            return Value.of(node.decimalValue());
        }
        if (!node.isTextual()) {
            throw new IllegalArgumentException("no value: " + node);
        }
        String text = node.textValue();
        return switch (type) {
            case DATE -> text.contains("T") ? Value.of(LocalDateTime.parse(text)) : Value.of(LocalDate.parse(text));
            case FAULT -> new Value.Fault(text);
            default -> Value.of(text);
        };
    }

    private static ObjectNode types(ObjectNode typed) {
        return typed.withObjectProperty(TYPES);
    }
}
