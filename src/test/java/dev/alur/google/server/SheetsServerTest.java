package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What other tests rest on: one spreadsheet, written in one batch and read back in one call.
class SheetsServerTest {
    private SheetsServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = SheetsServer.start();
        client = new Client(server.address(), "t");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aSpreadsheetIsReadInOneCallWithTypedValuesAndFormats() {
        String id = client.spreadsheet();
        client.batch(id, """
                [{updateCells:{start:{rowIndex:0,columnIndex:0},fields:'userEnteredValue,userEnteredFormat.numberFormat',
                  rows:[{values:[{userEnteredValue:{stringValue:'Due'}},{userEnteredValue:{stringValue:'Price'}}]},
                        {values:[{userEnteredValue:{numberValue:46000},
                                  userEnteredFormat:{numberFormat:{type:'DATE',pattern:'yyyy-mm-dd'}}},
                                 {userEnteredValue:{formulaValue:'=2*3'}}]}]}}]""");
        JsonNode sheet = client.get(
                        id,
                        "ranges=Sheet1!A2:B2&fields=sheets(properties.title,data(startRow,rowData.values(userEnteredValue,"
                                + "effectiveValue,formattedValue,userEnteredFormat/numberFormat)))")
                .get("sheets")
                .get(0);
        assertThat(sheet.toString())
                .isEqualTo("{\"properties\":{\"title\":\"Sheet1\"},\"data\":[{\"startRow\":1,\"rowData\":[{\"values\":["
                        + "{\"userEnteredValue\":{\"numberValue\":46000},\"effectiveValue\":{\"numberValue\":46000},"
                        + "\"formattedValue\":\"2025-12-09\",\"userEnteredFormat\":{\"numberFormat\":"
                        + "{\"type\":\"DATE\",\"pattern\":\"yyyy-mm-dd\"}}},"
                        + "{\"userEnteredValue\":{\"formulaValue\":\"=2*3\"},\"effectiveValue\":{\"numberValue\":6},"
                        + "\"formattedValue\":\"6\"}]}]}]}");
    }

    @Test
    void aFailedBatchLeavesNothingBehind() {
        String id = client.spreadsheet();
        JsonNode error = client.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", """
                {requests:[{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:{stringValue:'x'}}]}]}},
                           {deleteSheet:{sheetId:77}}]}""");
        assertThat(error.get("message").asText()).isEqualTo("Invalid requests[1].deleteSheet: No sheet with id: 77");
        assertThat(client.values(id, "Sheet1").has("values")).isFalse();
    }

    @Test
    void theAnswerOfABatchShowsTheTouchedRangesAsTheyAreAfterwards() {
        String id = client.spreadsheet();
        JsonNode answer = client.ask(
                "POST",
                "/v4/spreadsheets/" + id
                        + ":batchUpdate?fields=replies,updatedSpreadsheet.sheets.data.rowData.values.effectiveValue",
                """
                {requests:[{updateCells:{range:{startRowIndex:1,endRowIndex:2,startColumnIndex:1,endColumnIndex:2},
                   fields:'userEnteredValue',rows:[{values:[{userEnteredValue:{numberValue:5}}]}]}}],
                 includeSpreadsheetInResponse:true,responseRanges:['Sheet1!B2']}""");
        assertThat(answer.toString())
                .isEqualTo("{\"replies\":[{}],\"updatedSpreadsheet\":{\"sheets\":[{\"data\":[{\"rowData\":"
                        + "[{\"values\":[{\"effectiveValue\":{\"numberValue\":5}}]}]}]}]}}");
    }

    @Test
    void whatItDoesNotKnowIsRefusedWith501() {
        String id = client.spreadsheet();
        JsonNode error =
                client.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:[{addChart:{chart:{}}}]}");
        assertThat(error.get("code").asInt()).isEqualTo(501);
        assertThat(client.fail("GET", "/v5/anything", "").get("code").asInt()).isEqualTo(501);
    }

    @Test
    void aPersonComesByJustBeforeTheWrite() {
        String id = client.spreadsheet();
        client.put(id, "A1:A2", "[['a'],['b']]", "RAW");
        server.faults()
                .beforeWrite(
                        1,
                        () -> server.change(
                                id, "{insertDimension:{range:{dimension:'ROWS',startIndex:0,endIndex:1}}}"));
        client.put(id, "B1", "[['mine']]", "RAW");
        assertThat(client.values(id, "A1:B3").get("values").toString()).isEqualTo("[[\"\",\"mine\"],[\"a\"],[\"b\"]]");
    }

    @Test
    void callsAreCountedByKind() {
        String id = client.spreadsheet();
        client.values(id, "A1");
        client.values(id, "A1");
        assertThat(server.traffic().count("write")).isEqualTo(1);
        assertThat(server.traffic().count("values.get")).isEqualTo(2);
        assertThat(server.traffic().count("drive.")).isZero();
    }
}
