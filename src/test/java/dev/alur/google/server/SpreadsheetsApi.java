package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// spreadsheets: create, get, batchUpdate, and the writes of spreadsheets.values, each on a copy that takes the
/// spreadsheet's place only when all of it went well.
final class SpreadsheetsApi {
    private final Store store;
    private final Faults faults;

    SpreadsheetsApi(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    ObjectNode create(Call call) {
        if (!call.caller().space()) {
            throw Refusal.denied();
        }
        JsonNode body = call.body();
        ObjectNode properties = Json.child(body, "properties");
        Item item = store.addSpreadsheet(call.caller().email(), properties == null ? Json.object() : properties);
        try {
            Book book = Objects.requireNonNull(item.book);
            fill(book, body);
            return view(book, call, false).show(List.of());
        } catch (Refusal refusal) {
            store.items.remove(item.id);
            throw refusal;
        }
    }

    private static void fill(Book book, JsonNode body) {
        for (JsonNode sheet : Json.list(body.get("sheets"))) {
            for (String field : List.copyOf(names(sheet))) {
                if (!field.equals("properties") && !field.equals("data")) {
                    throw Refusal.unknown("creating a spreadsheet with sheets." + field);
                }
            }
            ObjectNode wanted = Json.child(sheet, "properties");
            Tab tab = book.addSheet(first(book, wanted == null ? Json.object() : wanted));
            for (JsonNode data : Json.list(sheet.get("data"))) {
                int row = Json.number(data, "startRow", 0);
                for (JsonNode line : Json.list(data.get("rowData"))) {
                    int column = Json.number(data, "startColumn", 0);
                    for (JsonNode cell : Json.list(line.get("values"))) {
                        CellRequests.put(book, tab, row, column++, (ObjectNode) cell, Mask.ALL);
                    }
                    row++;
                }
            }
        }
        if (book.tabs.isEmpty()) {
            empty(book);
        }
        for (String field : names(body)) {
            if (!List.of("properties", "sheets", "spreadsheetId").contains(field)) {
                throw Refusal.unknown("creating a spreadsheet with " + field);
            }
        }
    }

    /// The one sheet of a new spreadsheet.
    static void empty(Book book) {
        book.addSheet(first(book, Json.object()));
    }

    private static ObjectNode first(Book book, ObjectNode wanted) {
        ObjectNode sheet = wanted.deepCopy();
        if (book.tabs.isEmpty() && !sheet.has("sheetId")) {
            sheet.put("sheetId", 0);
        }
        return sheet;
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private SpreadsheetView view(Book book, Call call, boolean data) {
        return new SpreadsheetView(book, call.mask(), call.caller(), data, !call.flag("excludeTablesInBandedRanges"));
    }

    ObjectNode get(Book book, Call call) {
        List<Box> ranges = call.queries("ranges").stream()
                .map(range -> A1.parse(book, range))
                .toList();
        return view(book, call, call.flag("includeGridData")).show(ranges);
    }

    ObjectNode getByFilter(Book book, Call call) {
        List<Box> ranges = DataFilters.boxes(book, call.body().get("dataFilters"));
        if (ranges.isEmpty()) {
            throw Refusal.unknown("what is shown where no range fits the data filters");
        }
        return view(book, call, Json.flag(call.body(), "includeGridData")).show(ranges);
    }

    ObjectNode batchUpdate(String id, Call call) {
        return write(id, call, work -> {
            ObjectNode answer = Batch.apply(work, call.body());
            Batch.show(work, call.body(), answer, call.mask());
            return (ObjectNode) call.mask().of(answer);
        });
    }

    /// Does a write on a copy; the spreadsheet becomes that copy if nothing was refused.
    ObjectNode write(String id, Call call, Function<Work, ObjectNode> change) {
        Item item = store.spreadsheet(id, call.caller(), true);
        Book copy = Objects.requireNonNull(item.book).copy();
        ObjectNode answer =
                change.apply(new Work(copy, call.caller(), item.owner, new Switches(faults.tagsFollowSort())));
        copy.written();
        item.book = copy;
        item.modified = store.clock.instant();
        return answer;
    }

    ObjectNode copyTo(Book book, String sheet, Call call) {
        String target = Json.text(call.body(), "destinationSpreadsheetId", "");
        Tab source = book.find(Integer.parseInt(sheet));
        if (source == null) {
            throw Refusal.notFound();
        }
        return write(target, call, work -> {
            ObjectNode wanted = Json.object();
            wanted.put("title", SheetRequests.copyTitle(work.book(), source.title()));
            return SheetRequests.copied(work.book(), source, wanted).properties.deepCopy();
        });
    }
}
