package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Rows and columns that come and go, as the requests' pages document it.
class DimensionsTest extends OnServer {
    @Test
    void formulasNamesMergesAndValidationsGoAlongWithInsertedRows() {
        client.put(id, "A1:B3", "[['1','=A1'],['2','=SUM(A1:A2)'],['x','=\"A1\"&$A$2']]", "USER_ENTERED");
        client.batch(id, """
                [{addNamedRange:{namedRange:{name:'First',range:{startRowIndex:0,endRowIndex:1}}}},
                 {mergeCells:{mergeType:'MERGE_ALL',range:{startRowIndex:4,endRowIndex:6,startColumnIndex:0,endColumnIndex:1}}},
                 {insertDimension:{range:{dimension:'ROWS',startIndex:1,endIndex:3}}}]""");
        assertThat(formulas("A1:B5")).isEqualTo("[[1,'=A1'],[],[],[2,'=SUM(A1:A4)'],['x','=\\'A1\\'&$A$4']]");
        JsonNode shown = client.get(id, "fields=namedRanges.range,sheets.merges,sheets.properties.gridProperties");
        assertThat(shown.at("/namedRanges/0/range").toString()).isEqualTo("{\"startRowIndex\":0,\"endRowIndex\":1}");
        assertThat(shown.at("/sheets/0/merges/0/startRowIndex").asInt()).isEqualTo(6);
        assertThat(shown.at("/sheets/0/properties/gridProperties/rowCount").asInt())
                .isEqualTo(1002);
    }

    @Test
    void whatADeletedRowHeldIsAFaultInFormulas() {
        client.put(id, "A1:B2", "[['1','=A2'],['2','=SUM(A1:A2)']]", "USER_ENTERED");
        client.put(id, "C3", "[['=SUM(A1:A2)']]", "USER_ENTERED");
        client.batch(id, "{deleteDimension:{range:{dimension:'ROWS',startIndex:1,endIndex:2}}}");
        assertThat(formulas("A1:C2")).isEqualTo("[[1,'=#REF!'],['','','=SUM(A1:A1)']]");
    }

    @Test
    void aNewRowInheritsFromTheOneBeforeOrAfter() {
        client.batch(id, """
                [{repeatCell:{range:{startRowIndex:1,endRowIndex:2,startColumnIndex:0,endColumnIndex:1},
                   cell:{userEnteredValue:{stringValue:'x'},userEnteredFormat:{numberFormat:{type:'DATE',pattern:'d mmm'}},
                   dataValidation:{condition:{type:'ONE_OF_LIST',values:[{userEnteredValue:'x'}]},strict:true}},fields:'*'}},
                 {insertDimension:{range:{dimension:'ROWS',startIndex:2,endIndex:3},inheritFromBefore:true}},
                 {insertDimension:{range:{dimension:'ROWS',startIndex:3,endIndex:4},inheritFromBefore:false}}]""");
        JsonNode rows =
                client.get(id, "ranges=A3:A4&fields=sheets.data.rowData.values").at("/sheets/0/data/0/rowData");
        assertThat(rows.size()).isEqualTo(1);
        JsonNode cell = rows.at("/0/values/0");
        assertThat(cell.has("userEnteredValue")).isFalse();
        assertThat(cell.at("/userEnteredFormat/numberFormat/pattern").asText()).isEqualTo("d mmm");
        assertThat(cell.at("/dataValidation/strict").asBoolean()).isTrue();
        assertThat(refused(
                        "{insertDimension:{range:{dimension:'ROWS',startIndex:0,endIndex:1},inheritFromBefore:true}}"))
                .startsWith("Invalid requests[0].insertDimension:");
    }

    @Test
    void rowsMoveWithTheirCellsAndReferencesFollow() {
        client.put(id, "A1:B4", "[['a','=A3'],['b'],['c'],['d']]", "USER_ENTERED");
        client.batch(id, "{moveDimension:{source:{dimension:'ROWS',startIndex:2,endIndex:3},destinationIndex:0}}");
        assertThat(formulas("A1:B4")).isEqualTo("[['c'],['a','=A1'],['b'],['d']]");
    }

    @Test
    void rowsAreAppendedToTheGridAndCellsBelowTheLastData() {
        client.put(id, "A1:A2", "[['a'],['b']]", "RAW");
        client.batch(id, """
                [{appendDimension:{dimension:'ROWS',length:5}},
                 {appendCells:{fields:'userEnteredValue',rows:[{values:[{userEnteredValue:{stringValue:'c'}},
                   {userEnteredValue:{boolValue:true}}]}]}}]""");
        assertThat(shown("A3:B3")).isEqualTo("[['c','TRUE']]");
        assertThat(client.get(id, "fields=sheets.properties.gridProperties.rowCount")
                        .at("/sheets/0/properties/gridProperties/rowCount")
                        .asInt())
                .isEqualTo(1005);
    }

    @Test
    void rangesSlideWithinTheGrid() {
        client.put(id, "A1:B3", "[['a','1'],['b','2'],['c','3']]", "RAW");
        client.batch(
                id,
                "{insertRange:{range:{startRowIndex:1,endRowIndex:2,startColumnIndex:0,endColumnIndex:1},"
                        + "shiftDimension:'ROWS'}}");
        assertThat(shown("A1:B4")).isEqualTo("[['a','1'],['','2'],['b','3'],['c']]");
        client.batch(
                id,
                "{deleteRange:{range:{startRowIndex:0,endRowIndex:1,startColumnIndex:0,endColumnIndex:1},"
                        + "shiftDimension:'COLUMNS'}}");
        assertThat(shown("A1:B1")).isEqualTo("[['1']]");
    }

    @Test
    void tenMillionCellsAreTheEnd() {
        assertThat(
                        refused(
                                "{updateSheetProperties:{properties:{gridProperties:{rowCount:500000}},fields:'gridProperties.rowCount'}}"))
                .isEqualTo(
                        "Invalid requests[0].updateSheetProperties: This action would increase the number of cells in"
                                + " the workbook above the limit of 10000000 cells.");
        assertThat(refused("{appendDimension:{dimension:'ROWS',length:400000}}"))
                .contains("10000000 cells");
        assertThat(refused("{addSheet:{properties:{gridProperties:{rowCount:10000000,columnCount:1}}}}"))
                .contains("10000000 cells");
    }

    @Test
    void cellsBeyondTheGridAreRefused() {
        assertThat(refused("{updateCells:{start:{rowIndex:1000},fields:'userEnteredValue',rows:[{values:[{}]}]}}"))
                .isEqualTo(
                        "Invalid requests[0].updateCells: Attempting to write row: 1000, beyond the last requested row"
                                + " of: 999");
        assertThat(client.fail("PUT", "/v4/spreadsheets/" + id + "/values/AA1?valueInputOption=RAW", "{values:[['x']]}")
                        .get("message")
                        .asText())
                .isEqualTo("Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26");
        assertThat(client.fail("GET", "/v4/spreadsheets/" + id + "/values/Nowhere!A1", "")
                        .get("message")
                        .asText())
                .isEqualTo("Unable to parse range: Nowhere!A1");
        assertThat(client.fail(
                                "PUT",
                                "/v4/spreadsheets/" + id + "/values/A1:B1?valueInputOption=RAW",
                                "{values:[['x','y','z']]}")
                        .get("message")
                        .asText())
                .isEqualTo("Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]");
    }

    @Test
    void aSheetsNameIsItsOwn() {
        assertThat(refused("{addSheet:{properties:{title:'sheet1'}}}"))
                .isEqualTo("Invalid requests[0].addSheet: A sheet with the name \"sheet1\" already exists. Please enter"
                        + " another name.");
        client.batch(
                id,
                "[{addSheet:{properties:{title:'B',sheetId:5}}},{addSheet:{properties:{title:'C',sheetId:6,index:0}}},"
                        + "{updateSheetProperties:{properties:{sheetId:5,index:0},fields:'index'}}]");
        assertThat(client.get(id, "fields=sheets.properties(title,index)").toString())
                .isEqualTo(
                        "{\"sheets\":[{\"properties\":{\"title\":\"B\",\"index\":0}},"
                                + "{\"properties\":{\"title\":\"C\",\"index\":1}},{\"properties\":{\"title\":\"Sheet1\",\"index\":2}}]}");
    }

    @Test
    void referencesFollowCellsThatAreCutAndPasted() {
        client.put(id, "A1:C3", "[['1','=A1+$A$2','=SUM(A1:A2)'],['2','=A3',''],['3','','']]", "USER_ENTERED");
        client.batch(
                id,
                "{cutPaste:{source:{startRowIndex:0,endRowIndex:2,startColumnIndex:0,endColumnIndex:1},"
                        + "destination:{rowIndex:5,columnIndex:3},pasteType:'PASTE_NORMAL'}}");
        assertThat(formulas("A1:C3")).isEqualTo("[['','=D6+$D$7','=SUM(D6:D7)'],['','=A3'],[3]]");
        assertThat(shown("D6:D7")).isEqualTo("[['1'],['2']]");
        assertThat(refused("{cutPaste:{source:{startRowIndex:8,endRowIndex:9,startColumnIndex:0,endColumnIndex:1},"
                        + "destination:{rowIndex:2,columnIndex:0},pasteType:'PASTE_NORMAL'}}"))
                .contains("does not know");
    }

    @Test
    void aSortTakesFormulasAlongAsIfTheyWereCopied() {
        client.put(id, "A1:B3", "[['c','=A1&1'],['a','=A2&1'],['b','=A3&1']]", "USER_ENTERED");
        client.batch(
                id,
                "{sortRange:{range:{startRowIndex:0,endRowIndex:3,startColumnIndex:0,endColumnIndex:2},"
                        + "sortSpecs:[{dimensionIndex:0,sortOrder:'ASCENDING'}]}}");
        assertThat(shown("A1:B3")).isEqualTo("[['a','a1'],['b','b1'],['c','c1']]");
    }
}
