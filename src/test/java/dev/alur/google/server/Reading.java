package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// How values are read. Exact: strings by default, FORMULA gives days as serials, UNFORMATTED_VALUE gives them
/// as dateTimeRenderOption says, blank ends are cut, empty rows inside are `[]`.
///
/// @param value FORMATTED_VALUE, UNFORMATTED_VALUE or FORMULA
/// @param day SERIAL_NUMBER or FORMATTED_STRING
record Reading(String value, String day, boolean columns) {
    static Reading of(@Nullable String value, @Nullable String day, @Nullable String major) {
        return new Reading(
                value == null ? "FORMATTED_VALUE" : value,
                day == null ? "SERIAL_NUMBER" : day,
                major != null && major.equals("COLUMNS"));
    }

    /// The values of a range as ValueRange.
    ObjectNode range(Book book, Box asked) {
        Box box = asked.clipped();
        ObjectNode node = Json.object();
        node.put("range", A1.print(box));
        node.put("majorDimension", columns ? "COLUMNS" : "ROWS");
        ArrayNode rows = Json.array();
        int length = columns
                ? box.width()
                : Math.min(box.height(), Math.max(0, box.tab().rows.size() - box.top()));
        for (int i = 0; i < length; i++) {
            rows.add(columns ? column(book, box, box.left() + i) : row(book, box, box.top() + i));
        }
        int last = rows.size();
        while (last > 0 && rows.get(last - 1).isEmpty()) {
            rows.remove(--last);
        }
        if (!rows.isEmpty()) {
            node.set("values", rows);
        }
        return node;
    }

    private ArrayNode row(Book book, Box box, int row) {
        ArrayNode values = Json.array();
        int right = Math.min(box.right(), box.tab().rows.get(row).cells.size());
        for (int column = box.left(); column < right; column++) {
            values.add(cell(book, box.tab(), row, column));
        }
        return trimmed(values);
    }

    private ArrayNode column(Book book, Box box, int column) {
        ArrayNode values = Json.array();
        int bottom = Math.min(box.bottom(), box.tab().rows.size());
        for (int row = box.top(); row < bottom; row++) {
            values.add(cell(book, box.tab(), row, column));
        }
        return trimmed(values);
    }

    private static ArrayNode trimmed(ArrayNode values) {
        int last = values.size();
        while (last > 0
                && values.get(last - 1).isTextual()
                && values.get(last - 1).asText().isEmpty()) {
            values.remove(--last);
        }
        return values;
    }

    private JsonNode cell(Book book, Tab tab, int row, int column) {
        Cell cell = tab.cell(row, column);
        Entered entered = cell.value();
        var nodes = Json.MAPPER.getNodeFactory();
        if (entered == null) {
            return nodes.textNode("");
        }
        Tongue tongue = book.tongue();
        if (value.equals("FORMULA") && entered instanceof Entered.Formula(String text)) {
            return nodes.textNode(FormulaText.local(text, tongue));
        }
        Calculator.Effective effective = book.calculator().value(tab, row, column);
        if (effective == null) {
            return nodes.textNode("");
        }
        ObjectNode format = cell.numberFormat();
        format = format == null && effective.day() ? Formats.of("DATE", tongue.date()) : format;
        boolean shown = value.equals("FORMATTED_VALUE")
                || value.equals("UNFORMATTED_VALUE") && day.equals("FORMATTED_STRING") && Formats.isDate(format);
        return switch (effective.value()) {
            case Entered.Num(double number) when !shown -> Json.number(number);
            case Entered.Bool(boolean yes) when !shown -> nodes.booleanNode(yes);
            default -> nodes.textNode(Formats.shown(effective.value(), format, tongue));
        };
    }
}
