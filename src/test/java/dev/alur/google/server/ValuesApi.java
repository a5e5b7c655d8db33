package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// spreadsheets.values. Exact: all but the forms with data filters, which are documented.
final class ValuesApi {
    private ValuesApi() {}

    static ObjectNode get(Book book, String range, Call call) {
        return reading(call).range(book, start(A1.parse(book, range)));
    }

    private static Reading reading(Call call) {
        return Reading.of(
                call.query("valueRenderOption"), call.query("dateTimeRenderOption"), call.query("majorDimension"));
    }

    /// A range that is read must at least begin inside of the grid.
    private static Box start(Box box) {
        Tab tab = box.tab();
        if (box.top() >= tab.rowCount() || box.left() >= tab.columnCount()) {
            throw Refusal.invalid("Range (" + A1.print(box) + ") exceeds grid limits. Max rows: " + tab.rowCount()
                    + ", max columns: " + tab.columnCount());
        }
        return box;
    }

    static ObjectNode batchGet(Book book, Call call) {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", book.id);
        ArrayNode all = Json.array();
        for (String range : call.queries("ranges")) {
            all.add(reading(call).range(book, start(A1.parse(book, range))));
        }
        if (!all.isEmpty()) {
            answer.set("valueRanges", all);
        }
        return answer;
    }

    static ObjectNode batchGetByFilter(Book book, JsonNode body) {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", book.id);
        Reading reading = Reading.of(
                text(body, "valueRenderOption"), text(body, "dateTimeRenderOption"), text(body, "majorDimension"));
        for (JsonNode filter : Json.list(body.get("dataFilters"))) {
            for (Box box : DataFilters.boxesOf(book, filter)) {
                ObjectNode match = answer.withArray("valueRanges").addObject();
                match.set("valueRange", reading.range(book, box));
                match.putArray("dataFilters").add(filter.deepCopy());
            }
        }
        return answer;
    }

    static @Nullable String text(JsonNode body, String name) {
        return body.has(name) ? body.get(name).asText() : null;
    }

    static ObjectNode update(Work work, String range, Call call) {
        JsonNode body = call.body();
        List<JsonNode> lines = Writing.rows(body);
        Writing writing = new Writing(work, call.query("valueInputOption"));
        Box box = A1.parse(work.book(), range);
        Box written = writing.write(box, lines, isByColumns(body));
        ObjectNode answer = writing.answer(written);
        if ("true".equalsIgnoreCase(call.query("includeValuesInResponse"))) {
            work.book().written();
            Box shown = box.isCell() ? written : box;
            answer.set("updatedData", response(call, body).range(work.book(), shown));
        }
        return answer;
    }

    private static Reading response(Call call, JsonNode body) {
        return Reading.of(
                call.query("responseValueRenderOption"),
                call.query("responseDateTimeRenderOption"),
                text(body, "majorDimension"));
    }

    static boolean isByColumns(JsonNode body) {
        return Json.text(body, "majorDimension", "ROWS").equals("COLUMNS");
    }

    static ObjectNode append(Work work, String range, Call call) {
        JsonNode body = call.body();
        List<JsonNode> lines = Writing.rows(body);
        Writing writing = new Writing(work, call.query("valueInputOption"));
        Box asked = start(A1.parse(work.book(), range)).clipped();
        Box table = Append.table(asked);
        Tab tab = asked.tab();
        int top = table == null ? asked.top() : table.bottom();
        int left = table == null ? asked.left() : table.left();
        int height = isByColumns(body)
                ? lines.stream().mapToInt(JsonNode::size).max().orElse(0)
                : lines.size();
        room(work, tab, top, height, "INSERT_ROWS".equals(call.query("insertDataOption")));
        Box written = writing.write(new Box(tab, top, top + 1, left, left + 1), lines, isByColumns(body));
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        if (table != null) {
            answer.put("tableRange", A1.print(table));
        }
        ObjectNode updates = writing.answer(written);
        if ("true".equalsIgnoreCase(call.query("includeValuesInResponse"))) {
            work.book().written();
            updates.set("updatedData", response(call, body).range(work.book(), written));
        }
        answer.set("updates", updates);
        return answer;
    }

    /// Documented (InsertDataOption); the grid grows where it is too small.
    private static void room(Work work, Tab tab, int top, int height, boolean insert) {
        if (insert && height > 0 && top < tab.rowCount()) {
            Shift.insert(work.book(), tab, "ROWS", top, height);
        }
        if (top + height > tab.rowCount()) {
            tab.resize("ROWS", top + height);
            work.book().checkSize();
        }
    }

    static ObjectNode clear(Work work, String range) {
        Box box = cleared(work, A1.parse(work.book(), range));
        return Json.object().put("spreadsheetId", work.book().id).put("clearedRange", A1.print(box));
    }

    static Box cleared(Work work, Box asked) {
        Box box = start(asked).clipped();
        work.guard(box);
        int bottom = Math.min(box.bottom(), box.tab().rows.size());
        for (int row = box.top(); row < bottom; row++) {
            int right = Math.min(box.right(), box.tab().rows.get(row).cells.size());
            for (int column = box.left(); column < right; column++) {
                box.tab().set(row, column, box.tab().cell(row, column).with(null));
            }
        }
        return box;
    }
}
