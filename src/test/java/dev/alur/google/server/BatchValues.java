package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Values of several ranges written or cleared at once. Exact for ranges; with data filters, and with the
/// values in the answer, as documented (BatchUpdateValuesRequest, DataFilterValueRange).
final class BatchValues {
    private final Work work;
    private final JsonNode body;
    private final ArrayNode responses = Json.array();
    private final Set<String> rows = new HashSet<>();
    private final Set<String> columns = new HashSet<>();
    private final Set<Integer> sheets = new HashSet<>();
    private int cells;

    private BatchValues(Work work, JsonNode body) {
        this.work = work;
        this.body = body;
    }

    static ObjectNode update(Work work, JsonNode body) {
        BatchValues batch = new BatchValues(work, body);
        batch.each(data -> batch.write(A1.parse(work.book(), Json.text(data, "range", "")), data));
        return batch.answer();
    }

    static ObjectNode updateByFilter(Work work, JsonNode body) {
        BatchValues batch = new BatchValues(work, body);
        batch.each(data -> {
            // documented: the values go to every range that the filter matches
            for (Box box : DataFilters.boxesOf(work.book(), data.path("dataFilter"))) {
                batch.write(box, data).set("dataFilter", data.get("dataFilter").deepCopy());
            }
        });
        batch.responses.forEach(response -> ((ObjectNode) response).remove("spreadsheetId"));
        return batch.answer();
    }

    private void each(java.util.function.Consumer<JsonNode> range) {
        List<JsonNode> data = Json.list(body.get("data"));
        for (int i = 0; i < data.size(); i++) {
            try {
                range.accept(data.get(i));
            } catch (Refusal refusal) {
                throw refusal.in("data[" + i + "]");
            }
        }
    }

    private ObjectNode write(Box box, JsonNode data) {
        Writing writing = new Writing(work, ValuesApi.text(body, "valueInputOption"));
        Box written = writing.write(box, Writing.rows(data), ValuesApi.isByColumns(data));
        writing.rows.forEach(row -> rows.add(box.tab().id() + "/" + row));
        writing.columns.forEach(column -> columns.add(box.tab().id() + "/" + column));
        sheets.add(box.tab().id());
        cells += writing.cells;
        ObjectNode response = writing.answer(written);
        responses.add(response);
        if (Json.flag(body, "includeValuesInResponse")) {
            work.book().written();
            Reading reading = Reading.of(
                    ValuesApi.text(body, "responseValueRenderOption"),
                    ValuesApi.text(body, "responseDateTimeRenderOption"),
                    ValuesApi.text(data, "majorDimension"));
            response.set("updatedData", reading.range(work.book(), box.isCell() ? written : box));
        }
        return response;
    }

    private ObjectNode answer() {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        Json.nonZero(answer, "totalUpdatedRows", rows.size());
        Json.nonZero(answer, "totalUpdatedColumns", columns.size());
        Json.nonZero(answer, "totalUpdatedCells", cells);
        Json.nonZero(answer, "totalUpdatedSheets", sheets.size());
        answer.set("responses", responses);
        return answer;
    }

    static ObjectNode clear(Work work, JsonNode body) {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        for (JsonNode range : Json.list(body.get("ranges"))) {
            Box box = ValuesApi.cleared(work, A1.parse(work.book(), range.asText()));
            answer.withArray("clearedRanges").add(A1.print(box));
        }
        return answer;
    }

    static ObjectNode clearByFilter(Work work, JsonNode body) {
        ObjectNode answer = Json.object();
        answer.put("spreadsheetId", work.book().id);
        for (Box box : DataFilters.boxes(work.book(), body.get("dataFilters"))) {
            answer.withArray("clearedRanges").add(A1.print(ValuesApi.cleared(work, box)));
        }
        return answer;
    }
}
