package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A tracker of 10,000 rows does not make the server the slow part of a test.
class LargeTest extends OnServer {
    private static final int ROWS = 10_000;
    private static final int COLUMNS = 15;

    @Test
    void tenThousandRowsAreWrittenAndReadInAMoment() {
        ObjectNode body = Json.object();
        ArrayNode requests = body.putArray("requests");
        requests.addObject()
                .putObject("appendDimension")
                .put("dimension", "ROWS")
                .put("length", ROWS);
        ObjectNode update = requests.addObject().putObject("updateCells");
        update.putObject("start");
        update.put("fields", "userEnteredValue");
        ArrayNode rows = update.putArray("rows");
        for (int row = 0; row < ROWS; row++) {
            ArrayNode values = rows.addObject().putArray("values");
            for (int column = 0; column < COLUMNS; column++) {
                ObjectNode value = values.addObject().putObject("userEnteredValue");
                if (column % 2 == 0) {
                    value.put("stringValue", "text " + row);
                } else {
                    value.put("numberValue", row);
                }
            }
        }
        long began = System.nanoTime();
        client.raw("POST", "/v4/spreadsheets/" + id + ":batchUpdate", Json.bytes(body));
        JsonNode read = client.get(
                id,
                "fields=sheets(properties,data.rowData.values(userEnteredValue,effectiveValue,userEnteredFormat.numberFormat))");
        assertThat(read.at("/sheets/0/data/0/rowData").size()).isEqualTo(ROWS);
        for (int i = 0; i < 20; i++) {
            client.put(id, "A" + (i + 1), "[['changed']]", "RAW");
        }
        assertThat(shown("A1")).isEqualTo("[['changed']]");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }
}
