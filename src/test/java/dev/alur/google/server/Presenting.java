package dev.alur.google.server;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What answers say that nobody asked a spreadsheet to be (exact): the default format and theme of a new one.
final class Presenting {
    static final ObjectNode DEFAULT_FORMAT = Json.parse("""
            {"backgroundColor":{"red":1,"green":1,"blue":1},"padding":{"top":2,"right":3,"bottom":2,"left":3},
             "verticalAlignment":"BOTTOM","wrapStrategy":"OVERFLOW_CELL","textFormat":{"foregroundColor":{},
             "fontFamily":"arial,sans,sans-serif","fontSize":10,"bold":false,"italic":false,"strikethrough":false,
             "underline":false,"foregroundColorStyle":{"rgbColor":{}}},
             "backgroundColorStyle":{"rgbColor":{"red":1,"green":1,"blue":1}}}""");

    static final ObjectNode THEME = Json.parse("""
            {"primaryFontFamily":"Arial","themeColors":[{"colorType":"TEXT","color":{"rgbColor":{}}},
             {"colorType":"BACKGROUND","color":{"rgbColor":{"red":1,"green":1,"blue":1}}}]}""");

    private Presenting() {}

    /// A copy in which sheet 0 is not named inside of `range`.
    static ObjectNode range(ObjectNode item) {
        ObjectNode copy = item.deepCopy();
        if (copy.get("range") instanceof ObjectNode range) {
            copy.set("range", sheet0(range));
        }
        return copy;
    }

    /// A copy of a range that does not name sheet 0.
    static ObjectNode sheet0(ObjectNode range) {
        ObjectNode copy = range.deepCopy();
        if (Json.number(copy, "sheetId", 0) == 0) {
            copy.remove("sheetId");
        }
        return copy;
    }

    /// Lays what one object says over another, deeply.
    static void merge(ObjectNode target, ObjectNode source) {
        source.properties().forEach(field -> {
            if (target.get(field.getKey()) instanceof ObjectNode below
                    && field.getValue() instanceof ObjectNode over
                    && !field.getKey().endsWith("Color")
                    && !field.getKey().endsWith("ColorStyle")) {
                merge(below, over);
            } else {
                target.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
