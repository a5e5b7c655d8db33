package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where values.append writes: the reason why nothing of ours uses it. Exact for the first two; the
/// rest as "Append values" documents it.
class AppendTest extends OnServer {
    private JsonNode append(String range, String values, String more) {
        return client.ask(
                "POST",
                "/v4/spreadsheets/" + id + "/values/" + Client.encoded(range) + ":append?valueInputOption=RAW" + more,
                "{values:" + values + "}");
    }

    @Test
    void theSecondRowLandsBelowTheLastCellOfTheFirst() {
        assertThat(append("Sheet1", "[['x','','z']]", "").has("tableRange")).isFalse();
        JsonNode second = append("Sheet1", "[['x','','z']]", "");
        assertThat(second.get("tableRange").asText()).isEqualTo("Sheet1!C1");
        assertThat(second.at("/updates/updatedRange").asText()).isEqualTo("Sheet1!C2:E2");
    }

    @Test
    void onAnEmptyRowInsideOfATableItWritesAtThatRow() {
        client.put(id, "A1:B3", "[['a','b'],['',''],['c','d']]", "RAW");
        assertThat(append("Sheet1!A2", "[['x','y']]", "")
                        .at("/updates/updatedRange")
                        .asText())
                .isEqualTo("Sheet1!A2:B2");
    }

    @ParameterizedTest
    @CsvSource({"Sheet1, B7", "B4, B7", "C5:D5, B7", "B2:D4, B7", "A3:G10, B7", "A1, A3", "E4, E4", "A4, A4"})
    void theGuidesExamplesHold(String range, String lands) {
        client.put(id, "A1:C2", "[['x','y','z'],['x','y','z']]", "RAW");
        client.put(id, "B4:D6", "[['x','y',''],['y','z',''],['','z','z']]", "RAW");
        assertThat(append(range, "[['new']]", "").at("/updates/updatedRange").asText())
                .isEqualTo("Sheet1!" + lands);
    }

    @Test
    void theGridGrowsAndRowsAreInsertedIfWanted() {
        client.put(id, "A1000", "[['last']]", "RAW");
        assertThat(append("A1000", "[['more']]", "").at("/updates/updatedRange").asText())
                .isEqualTo("Sheet1!A1001");
        client.put(id, "A1:A3", "[['a'],[''],['below']]", "RAW");
        append("A1", "[['b']]", "&insertDataOption=INSERT_ROWS");
        assertThat(shown("A1:A4")).isEqualTo("[['a'],['b'],[],['below']]");
    }
}
