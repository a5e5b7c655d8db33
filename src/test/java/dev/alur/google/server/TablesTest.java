package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tables and what cells carry beside their values. Exact: how a table is made, shown and changed; else
/// documented ("Tables", DataValidationRule, CellData).
class TablesTest extends OnServer {
    private static final String TABLE = "/sheets/0/tables/0";

    @BeforeEach
    void someRows() {
        client.put(id, "B2:C4", "[['Job','Price'],['Logo',5],['Card',7]]", "RAW");
    }

    private String add(String more) {
        return client.batch(
                        id,
                        "{addTable:{table:{range:{startRowIndex:1,endRowIndex:4,startColumnIndex:1,endColumnIndex:3}"
                                + more + "}}}")
                .at("/replies/0/addTable/table/tableId")
                .asText();
    }

    @Test
    void aTableGrowsWithRowsInsertedInIt() {
        add(",name:'Jobs',columnProperties:[{columnIndex:1,columnType:'DOUBLE'}]");
        client.batch(id, "{insertDimension:{range:{dimension:'ROWS',startIndex:3,endIndex:5},inheritFromBefore:true}}");
        JsonNode shown = client.get(id, "fields=sheets(tables,bandedRanges.range,properties.gridProperties)");
        assertThat(shown.at(TABLE + "/range").toString())
                .isEqualTo("{\"startRowIndex\":1,\"endRowIndex\":6,\"startColumnIndex\":1,\"endColumnIndex\":3}");
        assertThat(shown.at("/sheets/0/bandedRanges/0/range")).isEqualTo(shown.at(TABLE + "/range"));
        assertThat(shown.at(TABLE + "/columnProperties/1").toString())
                .isEqualTo("{\"columnIndex\":1,\"columnName\":\"Price\",\"columnType\":\"DOUBLE\"}");
        assertThat(shown.at("/sheets/0/properties/gridProperties").has("frozenRowCount"))
                .isFalse();
        JsonNode without = client.get(id, "excludeTablesInBandedRanges=true");
        assertThat(without.at("/sheets/0").has("bandedRanges")).isFalse();
        assertThat(without.at("/sheets/0").has("tables")).isTrue();
    }

    @Test
    void aTableIsRenamedResizedAndItsHeaderWritten() {
        String table = add("");
        client.batch(
                id,
                "[{updateTable:{table:{tableId:'" + table + "',name:'Work'},fields:'name'}},"
                        + "{updateTable:{table:{tableId:'" + table
                        + "',range:{startRowIndex:1,endRowIndex:9,startColumnIndex:1,"
                        + "endColumnIndex:4}},fields:'range'}},{updateTable:{table:{tableId:'" + table
                        + "',columnProperties:[{columnIndex:2,columnName:'Due'}]},fields:'columnProperties'}}]");
        assertThat(shown("B2:D2")).isEqualTo("[['Job','Price','Due']]");
        assertThat(client.get(id, "fields=sheets.tables.name")
                        .at(TABLE + "/name")
                        .asText())
                .isEqualTo("Work");
    }

    @Test
    void twoTablesMayNotOverlapNorHaveOneName() {
        add(",name:'Jobs'");
        assertThat(refused("{addTable:{table:{name:'jobs',range:{startRowIndex:10,endRowIndex:12,endColumnIndex:2}}}}"))
                .startsWith("Invalid requests[0].addTable:");
        assertThat(refused("{addTable:{table:{range:{startRowIndex:3,endRowIndex:12,endColumnIndex:2}}}}"))
                .startsWith("Invalid requests[0].addTable:");
    }

    @Test
    void aDeletedTableTakesItsCellsWithIt() {
        String table = add("");
        client.batch(id, "{deleteTable:{tableId:'" + table + "'}}");
        assertThat(shown("A1:D9")).isEmpty();
    }

    @Test
    void validationsNotesAndFormatsAreSetReadAndCleared() {
        String rule = "{condition:{type:'ONE_OF_LIST',values:[{userEnteredValue:'yes'},{userEnteredValue:'no'}]},"
                + "strict:true,showCustomUi:true}";
        client.batch(
                id,
                "[{setDataValidation:{range:{startRowIndex:0,endRowIndex:1,startColumnIndex:0,endColumnIndex:1},rule:"
                        + rule
                        + "}},{repeatCell:{range:{startRowIndex:0,endRowIndex:1,startColumnIndex:0,endColumnIndex:1},fields:"
                        + "'note,userEnteredFormat(textFormat.bold,backgroundColorStyle)',cell:{note:'n',userEnteredFormat:"
                        + "{textFormat:{bold:true},backgroundColorStyle:{rgbColor:{red:0.5}}}}}}]");
        String mask = "ranges=A1&fields=sheets.data.rowData.values(note,dataValidation,userEnteredFormat)";
        assertThat(client.get(id, mask).at("/sheets/0/data/0/rowData/0/values/0"))
                .isEqualTo(Json.parse("{\"userEnteredFormat\":{\"textFormat\":{\"bold\":true},\"backgroundColorStyle\":"
                        + "{\"rgbColor\":{\"red\":0.49803922}},\"backgroundColor\":{\"red\":0.49803922}},\"note\":\"n\","
                        + "\"dataValidation\":{\"condition\":{\"type\":\"ONE_OF_LIST\",\"values\":[{\"userEnteredValue\":"
                        + "\"yes\"},{\"userEnteredValue\":\"no\"}]},\"strict\":true,\"showCustomUi\":true}}"));
        client.put(id, "A1", "[['yes']]", "RAW");
        client.ask("POST", "/v4/spreadsheets/" + id + "/values/A1:clear", "");
        assertThat(client.get(id, mask)
                        .at("/sheets/0/data/0/rowData/0/values/0")
                        .size())
                .isEqualTo(3);
        client.batch(
                id,
                "{updateCells:{range:{startRowIndex:0,endRowIndex:1,startColumnIndex:0,endColumnIndex:1},fields:'*'}}");
        assertThat(client.get(id, mask).at("/sheets/0/data/0").has("rowData")).isFalse();
    }

    @Test
    void aMaskThatClearsLeavesTheRestOfTheFormat() {
        String range = "range:{startRowIndex:0,endRowIndex:1,startColumnIndex:0,endColumnIndex:1}";
        client.batch(
                id,
                "[{repeatCell:{" + range + ",fields:'userEnteredFormat',cell:{userEnteredFormat:"
                        + "{wrapStrategy:'WRAP',numberFormat:{type:'DATE',pattern:'d mmm'}}}}},"
                        + "{repeatCell:{" + range + ",fields:'userEnteredFormat.numberFormat',cell:{}}}]");
        assertThat(client.get(id, "ranges=A1&fields=sheets.data.rowData.values.userEnteredFormat")
                        .at("/sheets/0/data/0/rowData/0/values/0/userEnteredFormat")
                        .toString())
                .isEqualTo("{\"wrapStrategy\":\"WRAP\"}");
    }

    @Test
    void aSheetIsDuplicatedAndCopiedToAnotherSpreadsheet() {
        JsonNode copy = client.batch(id, "{duplicateSheet:{sourceSheetId:0,insertSheetIndex:1,newSheetName:'Twin'}}")
                .at("/replies/0/duplicateSheet/properties");
        assertThat(copy.get("index").asInt()).isEqualTo(1);
        client.put(id, "Twin!B3", "[['changed']]", "RAW");
        assertThat(shown("Sheet1!B3")).isEqualTo("[['Logo']]");
        String other = client.spreadsheet();
        JsonNode made = client.ask(
                "POST", "/v4/spreadsheets/" + id + "/sheets/0:copyTo", "{destinationSpreadsheetId:'" + other + "'}");
        assertThat(made.get("title").asText()).isEqualTo("Copy of Sheet1");
        assertThat(client.values(other, "'Copy of Sheet1'!B3").at("/values/0/0").asText())
                .isEqualTo("Logo");
    }
}
