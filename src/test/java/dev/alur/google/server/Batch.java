package dev.alur.google.server;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// spreadsheets.batchUpdate. Exact: a list, a single request, or lists in the list; a reply for each, mostly
/// empty; errors name the request. Documented: all or nothing, and the spreadsheet as it is afterwards, if
/// wanted.
final class Batch {
    private static final Map<String, Work.Request> KINDS = Map.ofEntries(
            entry("updateSpreadsheetProperties", SheetRequests::updateSpreadsheet),
            entry("updateSheetProperties", SheetRequests::updateSheet),
            entry("addSheet", SheetRequests::add),
            entry("deleteSheet", SheetRequests::delete),
            entry("duplicateSheet", SheetRequests::duplicate),
            entry("addNamedRange", SheetRequests::addName),
            entry("updateNamedRange", SheetRequests::updateName),
            entry("deleteNamedRange", SheetRequests::deleteName),
            entry("updateCells", CellRequests::update),
            entry("repeatCell", CellRequests::repeat),
            entry("appendCells", CellRequests::append),
            entry("setDataValidation", CellRequests::validate),
            entry("insertDimension", DimensionRequests::insert),
            entry("deleteDimension", DimensionRequests::delete),
            entry("appendDimension", DimensionRequests::append),
            entry("moveDimension", DimensionRequests::move),
            entry("updateDimensionProperties", DimensionRequests::update),
            entry("autoResizeDimensions", DimensionRequests::fit),
            entry("addDimensionGroup", DimensionRequests::group),
            entry("deleteDimensionGroup", DimensionRequests::ungroup),
            entry("mergeCells", RangeRequests::merge),
            entry("unmergeCells", RangeRequests::unmerge),
            entry("insertRange", RangeRequests::insert),
            entry("deleteRange", RangeRequests::delete),
            entry("textToColumns", RangeRequests::textToColumns),
            entry("setBasicFilter", RangeRequests::setFilter),
            entry("clearBasicFilter", RangeRequests::clearFilter),
            entry("copyPaste", PasteRequests::copy),
            entry("cutPaste", PasteRequests::cut),
            entry("sortRange", PasteRequests::sort),
            entry("addProtectedRange", Protection::add),
            entry("updateProtectedRange", Protection::update),
            entry("deleteProtectedRange", Protection::delete),
            entry("addTable", Tables::add),
            entry("updateTable", Tables::update),
            entry("deleteTable", Tables::delete),
            entry("createDeveloperMetadata", MetadataRequests::create),
            entry("updateDeveloperMetadata", MetadataRequests::update),
            entry("deleteDeveloperMetadata", MetadataRequests::delete));

    private Batch() {}

    /// Applies all requests to the copy that the work holds.
    static ObjectNode apply(Work work, JsonNode body) {
        List<JsonNode> requests = Json.list(body.get("requests"));
        if (requests.isEmpty()) {
            throw Refusal.invalid("Must specify at least one request.");
        }
        ArrayNode replies = Json.array();
        for (int i = 0; i < requests.size(); i++) {
            ObjectNode reply = one(work, requests.get(i), i);
            replies.add(reply == null ? Json.object() : reply);
        }
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        answer.set("replies", replies);
        return answer;
    }

    private static @org.jspecify.annotations.Nullable ObjectNode one(Work work, JsonNode request, int index) {
        if (request.size() != 1) {
            throw Refusal.invalid("Invalid requests[" + index + "]: Must specify exactly one kind of request.");
        }
        String name = request.fieldNames().next();
        Work.Request kind = KINDS.get(name);
        if (kind == null) {
            throw Refusal.unknown("the request " + name);
        }
        try {
            work.book().written();
            ObjectNode reply = kind.apply(work, (ObjectNode) request.get(name));
            work.book().written();
            return reply;
        } catch (Refusal refusal) {
            throw refusal.in("requests[" + index + "]." + name);
        }
    }

    /// Adds what the request wants to see of the spreadsheet after it.
    static void show(Work work, JsonNode body, ObjectNode answer, Mask mask) {
        if (!Json.flag(body, "includeSpreadsheetInResponse")) {
            return;
        }
        List<Box> ranges = Json.list(body.get("responseRanges")).stream()
                .map(range -> A1.parse(work.book(), range.asText()))
                .toList();
        boolean data = Json.flag(body, "responseIncludeGridData");
        answer.set(
                "updatedSpreadsheet",
                new SpreadsheetView(work.book(), mask.at("updatedSpreadsheet"), work.caller(), data, true)
                        .show(ranges));
    }
}
