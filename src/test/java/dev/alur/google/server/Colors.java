package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Colours as Google keeps them. Exact: each part is cut to a 255th, zeros are left out, a colour is shown
/// twice, as `xColor` and as `xColorStyle`, and a style without a colour is none.
final class Colors {
    private static final List<String> PARTS = List.of("red", "green", "blue", "alpha");

    private Colors() {}

    /// Tidies every colour below a node.
    static void tidy(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.forEach(Colors::tidy);
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        for (String name : names(object)) {
            JsonNode value = object.get(name);
            if (name.endsWith("ColorStyle") && value instanceof ObjectNode style) {
                style(object, name, style);
            }
        }
        for (String name : names(object)) {
            if (name.endsWith("Color") && object.get(name) instanceof ObjectNode color && !object.has(name + "Style")) {
                ObjectNode cut = cut(color);
                object.set(name, cut);
                object.putObject(name + "Style").set("rgbColor", cut.deepCopy());
            } else if (!name.endsWith("Color") && !name.endsWith("ColorStyle")) {
                tidy(object.get(name));
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void style(ObjectNode object, String name, ObjectNode style) {
        String plain = name.substring(0, name.length() - "Style".length());
        if (style.has("themeColor")) {
            throw Refusal.unknown("theme colours");
        }
        if (!(style.get("rgbColor") instanceof ObjectNode color)) {
            object.remove(name);
            object.remove(plain);
            return;
        }
        ObjectNode cut = cut(color);
        style.set("rgbColor", cut);
        object.set(plain, cut.deepCopy());
    }

    private static ObjectNode cut(ObjectNode color) {
        ObjectNode cut = Json.object();
        for (String part : PARTS) {
            double value = color.path(part).asDouble(0);
            if (value < 0 || value > 1) {
                throw Refusal.invalid("The color " + part + " must be between 0 and 1.");
            }
            float kept = (float) Math.floor(value * 255 + 1e-6) / 255f;
            if (kept > 0) {
                cut.set(
                        part,
                        kept == 1f
                                ? Json.number(1)
                                : Json.MAPPER.getNodeFactory().numberNode(kept));
            }
        }
        return cut;
    }
}
