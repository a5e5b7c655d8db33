package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a cell was given: an ExtendedValue of the API. Formulas are kept with a leading `=`, commas between
/// arguments and points in numbers, whatever the spreadsheet's locale.
sealed interface Entered {
    /// A number; days are numbers too.
    record Num(double value) implements Entered {}

    /// A text.
    record Text(String value) implements Entered {}

    /// TRUE or FALSE.
    record Bool(boolean value) implements Entered {}

    /// A formula.
    record Formula(String text) implements Entered {}

    /// An error; only formulas give one.
    record Fault(String type, String shown) implements Entered {
        String message() {
            return "The formula gives " + shown + ".";
        }
    }

    /// Reads an ExtendedValue; null where it is empty.
    static @Nullable Entered read(@Nullable JsonNode node, Tongue tongue) {
        if (node == null || node.isEmpty()) {
            return null;
        }
        if (node.size() > 1) {
            throw Refusal.invalid("Only one of the values of an ExtendedValue can be set.");
        }
        String kind = node.fieldNames().next();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "numberValue" -> new Num(value.asDouble());
            case "stringValue" -> value.asText().isEmpty() ? null : new Text(limited(value.asText()));
            case "boolValue" -> new Bool(value.asBoolean());
            case "formulaValue" -> formula(value.asText(), tongue);
            case "errorValue" -> throw Refusal.invalid("An errorValue is read-only.");
            default -> throw Refusal.unknown("the value " + kind);
        };
    }

    /// A formula as someone writes it in the spreadsheet's locale.
    static Entered formula(String text, Tongue tongue) {
        if (!text.startsWith("=")) {
            throw Refusal.unknown("what a formulaValue without a leading = becomes");
        }
        return new Formula(FormulaText.canonical(limited(text), tongue));
    }

    /// At most 50,000 characters (documented: "Sheets API usage limits", and Drive Help "Files you can store").
    static String limited(String text) {
        if (text.length() > 50_000) {
            throw Refusal.invalid("Your input contains more than the maximum of 50000 characters in a single cell.");
        }
        return text;
    }

    /// As ExtendedValue.
    static ObjectNode write(Entered value, Tongue tongue) {
        ObjectNode node = Json.object();
        switch (value) {
            case Num(double number) -> node.set("numberValue", Json.number(number));
            case Text(String text) -> node.put("stringValue", text);
            case Bool(boolean yes) -> node.put("boolValue", yes);
            case Formula(String text) -> node.put("formulaValue", FormulaText.local(text, tongue));
            case Fault fault ->
                node.putObject("errorValue").put("type", fault.type()).put("message", fault.message());
        }
        return node;
    }
}
