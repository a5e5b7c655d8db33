package dev.alur.google;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one cell after the other out of the answer; what the last one said stands in the fields.
final class CellReader {
    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("NULL_VALUE", "#NULL!"),
            Map.entry("DIVIDE_BY_ZERO", "#DIV/0!"),
            Map.entry("VALUE", "#VALUE!"),
            Map.entry("REF", "#REF!"),
            Map.entry("NAME", "#NAME?"),
            Map.entry("NUM", "#NUM!"),
            Map.entry("N_A", "#N/A"),
            Map.entry("LOADING", "#GETTING_DATA"));

    private final JsonParser json;
    private final FormulaText formulas;

    /// The formula as files write it, or null.
    @Nullable
    String formula;

    /// What a person or a program put in, with days as days; blank for a formula.
    Value entered = Value.BLANK;

    /// What stands there now.
    Value value = Value.BLANK;

    @Nullable
    String format;

    @Nullable
    JsonNode rule;

    @Nullable
    String note;

    @Nullable
    String link;

    boolean isChip;

    private boolean isDay;
    private boolean isTime;

    CellReader(JsonParser json, FormulaText formulas) {
        this.json = json;
        this.formulas = formulas;
    }

    /// Whether the value comes from a formula, a pivot table or a data source that stands in another cell.
    boolean isSpilled() {
        return formula == null && entered instanceof Value.Blank && !(value instanceof Value.Blank);
    }

    /// Reads a cell, whose `{` has been read.
    void read() throws IOException {
        forget();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "userEnteredValue" -> entered = extended();
                case "effectiveValue" -> value = extended();
                case "effectiveFormat" -> format();
                case "dataValidation" -> rule = json.readValueAsTree();
                case "note" -> note = json.getText();
                case "hyperlink" -> link = json.getText();
                case "chipRuns" -> isChip = hasChip(json.readValueAsTree());
                default -> json.skipChildren();
            }
        }
        entered = dated(entered);
        value = formula == null && !(entered instanceof Value.Blank) ? entered : dated(value);
    }

    private void forget() {
        formula = null;
        entered = Value.BLANK;
        value = Value.BLANK;
        format = null;
        rule = null;
        note = null;
        link = null;
        isChip = false;
        isDay = false;
        isTime = false;
    }

    private Value extended() throws IOException {
        Value found = Value.BLANK;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "numberValue" -> found = Value.of(number());
                case "stringValue" -> found = Value.of(json.getText());
                case "boolValue" -> found = Value.of(json.getBooleanValue());
                case "formulaValue" -> formula = formulas.plain(json.getText());
                case "errorValue" -> found = fault(json.readValueAsTree());
                default -> json.skipChildren();
            }
        }
        return found;
    }

    private BigDecimal number() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? new BigDecimal(json.getText()) : json.getDecimalValue();
    }

    private static Value fault(JsonNode error) {
        return new Value.Fault(FAULTS.getOrDefault(error.path("type").asText(), "#ERROR!"));
    }

    private void format() throws IOException {
        JsonNode format = json.<JsonNode>readValueAsTree().path("numberFormat");
        String type = format.path("type").asText();
        isDay = type.equals("DATE") || type.equals("DATE_TIME");
        isTime = type.equals("TIME");
        String pattern = format.path("pattern").asText();
        this.format = !pattern.isEmpty()
                ? pattern
                : switch (type) {
                    case "DATE" -> Formats.DAY;
                    case "DATE_TIME" -> Formats.DAY_AND_TIME;
                    case "TIME" -> "hh:mm:ss";
                    case "PERCENT" -> "0.00%";
                    case "TEXT" -> "@";
                    default -> null;
                };
    }

    /// A number in a cell that shows days is one; a mere time stays the part of a day that it is.
    private Value dated(Value found) {
        if ((isDay || isTime) && found instanceof Value.Number(BigDecimal number)) {
            LocalDateTime at = Serials.day(number.doubleValue());
            return at == null ? found : Value.of(at);
        }
        return found;
    }

    private static boolean hasChip(JsonNode runs) {
        for (JsonNode run : runs) {
            if (!run.path("chip").isMissingNode() && !run.path("chip").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
