package dev.alur.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alur.grid.Address;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Changes as JSON, one object each, and back.
final class ChangeJson {
    private ChangeJson() {}

    static ObjectNode write(Change change) {
        ObjectNode json = head(change.kind(), change.symbol(), change.address());
        json.put("job", change.job()).put("label", change.label());
        switch (change) {
            case Change.SetCell set -> cell(json, set.header(), set.before(), set.after());
            case Change.AddNote note -> {
                key(json, note.key());
                cell(json, note.header(), note.before(), note.after());
                json.put("text", note.text());
            }
            case Change.AddRow row -> {
                key(json, row.key());
                row(json, row.cells());
            }
            case Change.IssueInvoice issue -> invoice(json, issue);
            case Change.ClearRow clear -> {
                key(json, clear.key());
                ObjectNode before = json.putObject("before");
                clear.cells().forEach((header, value) -> ValueJson.put(before, header, value, json));
                json.putNull("after");
            }
            case Change.VoidInvoice voided -> {
                json.put("number", voided.number());
                cell(json, voided.header(), voided.before(), voided.after());
            }
            case Change.Structural structural -> StructureJson.put(json, structural);
            case Change.MakeDocument make -> document(json, make);
        }
        ArrayNode reasons = json.putArray("reasons");
        change.reasons()
                .forEach(reason -> reasons.addObject()
                        .put("address", reason.address().toString())
                        .put("text", reason.text()));
        json.put("reads", change.reads());
        return json;
    }

    private static ObjectNode head(Change.Kind kind, char symbol, Address address) {
        return ValueJson.NODES
                .objectNode()
                .put("kind", kind.key())
                .put("symbol", String.valueOf(symbol))
                .put("address", address.toString());
    }

    private static void key(ObjectNode json, OperationKey key) {
        json.putObject("key")
                .put("kind", key.kind())
                .put("part", key.part())
                .put("job", key.job())
                .put("occurrence", key.occurrence())
                .put("attempt", key.attempt());
    }

    private static void cell(ObjectNode json, String header, Value before, Value after) {
        json.put("header", header);
        ValueJson.put(json, "before", before, json);
        ValueJson.put(json, "after", after, json);
    }

    private static void row(ObjectNode json, Map<String, Value> cells) {
        json.putNull("before");
        ObjectNode after = json.putObject("after");
        cells.forEach((header, value) -> ValueJson.put(after, header, value, json));
    }

    private static void invoice(ObjectNode json, Change.IssueInvoice issue) {
        key(json, issue.key());
        json.putNull("before");
        json.put("after", issue.invoice().number());
        json.set("invoice", InvoiceJson.write(issue.invoice()));
        ArrayNode parts = json.putArray("parts");
        ObjectNode row = head(Change.Kind.ROW, '+', issue.address());
        row(row, issue.row());
        parts.add(row);
        cells(parts, issue.cells());
        parts.addObject()
                .put("kind", Change.Kind.DOCUMENT.key())
                .put("symbol", "+")
                .putNull("address")
                .putNull("before")
                .put("after", issue.document());
    }

    private static void cells(ArrayNode parts, List<Change.SetCell> cells) {
        for (Change.SetCell set : cells) {
            ObjectNode cell = head(set.kind(), set.symbol(), set.address());
            cell(cell, set.header(), set.before(), set.after());
            parts.add(cell);
        }
    }

    private static void document(ObjectNode json, Change.MakeDocument make) {
        key(json, make.key());
        json.putNull("before");
        json.put("after", make.paper().file());
        json.set("document", PaperJson.write(make.paper()));
        cells(json.putArray("parts"), make.cells());
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException where it is no change
    static Change read(JsonNode json) {
        String kind = text(json, "kind");
        String label = text(json, "label");
        Address address = Address.parse(text(json, "address"));
        List<Reason> reasons = new ArrayList<>();
        json.required("reasons")
                .forEach(reason ->
                        reasons.add(new Reason(Address.parse(text(reason, "address")), text(reason, "text"))));
        String reads = text(json, "reads");
        return switch (kind) {
            case "cell" -> cell(json, text(json, "job"), label, reasons, reads);
            case "note" ->
                new Change.AddNote(
                        key(json),
                        label,
                        address,
                        text(json, "header"),
                        text(json, "text"),
                        ValueJson.get(json, "before", json),
                        ValueJson.get(json, "after", json),
                        reasons,
                        reads);
            case "row" ->
                text(json, "symbol").equals("-")
                        ? new Change.ClearRow(
                                key(json), label, address, ValueJson.all(json.required("before"), json), reasons, reads)
                        : new Change.AddRow(
                                key(json), label, address, ValueJson.all(json.required("after"), json), reasons, reads);
            case "invoice" ->
                json.has("number")
                        ? new Change.VoidInvoice(
                                text(json, "number"),
                                text(json, "job"),
                                label,
                                address,
                                text(json, "header"),
                                ValueJson.get(json, "before", json),
                                ValueJson.get(json, "after", json),
                                reasons,
                                reads)
                        : invoice(json, label, reasons, reads);
            case "sheet" -> StructureJson.sheet(json, reasons, reads);
            case "column" ->
                new Change.AddColumn(address, StructureJson.column(json.required("after")), reasons, reads);
            case "setting" ->
                new Change.SetSetting(
                        address,
                        text(json, "setting"),
                        ValueJson.get(json, "before", json),
                        ValueJson.get(json, "after", json),
                        text(json, "explanation"),
                        reasons,
                        reads);
            case "document" -> document(json, label, reasons, reads);
            default -> throw new IllegalArgumentException("no change of a kind that we know: " + kind);
        };
    }

    private static Change.SetCell cell(JsonNode json, String job, String label, List<Reason> reasons, String reads) {
        return new Change.SetCell(
                job,
                label,
                Address.parse(text(json, "address")),
                text(json, "header"),
                ValueJson.get(json, "before", json),
                ValueJson.get(json, "after", json),
                reasons,
                reads);
    }

    private static Change invoice(JsonNode json, String label, List<Reason> reasons, String reads) {
        OperationKey key = key(json);
        Map<String, Value> row = Map.of();
        List<Change.SetCell> cells = new ArrayList<>();
        String document = "";
        for (JsonNode part : json.required("parts")) {
            switch (text(part, "kind")) {
                case "row" -> row = ValueJson.all(part.required("after"), part);
                case "cell" -> cells.add(cell(part, key.job(), label, reasons, reads));
                case "document" -> document = text(part, "after");
                default -> throw new IllegalArgumentException("no part of an invoice: " + part);
            }
        }
        return new Change.IssueInvoice(
                key,
                label,
                Address.parse(text(json, "address")),
                InvoiceJson.read(json.required("invoice")),
                row,
                cells,
                document,
                reasons,
                reads);
    }

    private static Change document(JsonNode json, String label, List<Reason> reasons, String reads) {
        OperationKey key = key(json);
        List<Change.SetCell> cells = new ArrayList<>();
        json.required("parts").forEach(part -> cells.add(cell(part, key.job(), label, reasons, reads)));
        return new Change.MakeDocument(
                key,
                label,
                Address.parse(text(json, "address")),
                PaperJson.read(json.required("document"), text(json, "after")),
                cells,
                reasons,
                reads);
    }

    private static OperationKey key(JsonNode json) {
        JsonNode key = json.required("key");
        return new OperationKey(
                text(key, "kind"),
                text(key, "part"),
                text(key, "job"),
                text(key, "occurrence"),
                key.required("attempt").intValue());
    }

    static String text(JsonNode json, String name) {
        return json.required(name).asText();
    }
}
