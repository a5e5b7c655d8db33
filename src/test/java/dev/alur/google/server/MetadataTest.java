package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// Developer metadata as documented in "Read & write developer metadata", and as other projects report it.
class MetadataTest extends OnServer {
    private void tag(int metadataId, String key, int row) {
        client.batch(
                id,
                "{createDeveloperMetadata:{developerMetadata:{metadataId:" + metadataId + ",metadataKey:'" + key
                        + "',metadataValue:'v',visibility:'DOCUMENT',location:{dimensionRange:{dimension:'ROWS',startIndex:"
                        + row + ",endIndex:" + (row + 1) + "}}}}}");
    }

    private JsonNode search(String lookup) {
        return client.ask(
                "POST",
                "/v4/spreadsheets/" + id + "/developerMetadata:search",
                "{dataFilters:[{developerMetadataLookup:" + lookup + "}]}");
    }

    /// The row on which metadata of a key is, or -1.
    private int row(String key) {
        JsonNode found = search("{metadataKey:'" + key + "'}").path("matchedDeveloperMetadata");
        return found.isEmpty()
                ? -1
                : found.get(0)
                        .at("/developerMetadata/location/dimensionRange/startIndex")
                        .asInt();
    }

    @Test
    void metadataIsFoundByIdKeyValueAndPlace() {
        tag(7, "job", 2);
        assertThat(search("{metadataId:7}").toString())
                .isEqualTo(
                        "{\"matchedDeveloperMetadata\":[{\"developerMetadata\":{\"metadataId\":7,"
                                + "\"metadataKey\":\"job\",\"metadataValue\":\"v\",\"location\":{\"locationType\":\"ROW\","
                                + "\"dimensionRange\":{\"dimension\":\"ROWS\",\"startIndex\":2,\"endIndex\":3}},"
                                + "\"visibility\":\"DOCUMENT\"},\"dataFilters\":[{\"developerMetadataLookup\":{\"metadataId\":7}}]}]}");
        assertThat(search("{metadataValue:'v',locationType:'ROW'}").size()).isEqualTo(1);
        assertThat(search("{metadataKey:'other'}").toString()).isEqualTo("{}");
        assertThat(client.ask("GET", "/v4/spreadsheets/" + id + "/developerMetadata/7", "")
                        .get("metadataKey")
                        .asText())
                .isEqualTo("job");
        assertThat(client.fail("GET", "/v4/spreadsheets/" + id + "/developerMetadata/8", "")
                        .get("code")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void anIdThatExistsIsRefusedAndTheWholeBatchWithIt() {
        tag(7, "run", 0);
        assertThat(refused("""
                [{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:{stringValue:'x'}}]}]}},
                 {createDeveloperMetadata:{developerMetadata:{metadataId:7,metadataKey:'run',visibility:'PROJECT',
                  location:{spreadsheet:true}}}}]"""))
                .startsWith("Invalid requests[1].createDeveloperMetadata:")
                .contains("already exists");
        assertThat(shown("A1")).isEmpty();
    }

    @Test
    void itFollowsRowsThatAreInsertedAndDeletedAboveAndGoesWithItsRow() {
        tag(1, "a", 2);
        client.batch(id, "{insertDimension:{range:{dimension:'ROWS',startIndex:0,endIndex:3}}}");
        assertThat(row("a")).isEqualTo(5);
        client.batch(id, "{deleteDimension:{range:{dimension:'ROWS',startIndex:0,endIndex:1}}}");
        assertThat(row("a")).isEqualTo(4);
        client.batch(id, "{moveDimension:{source:{dimension:'ROWS',startIndex:4,endIndex:5},destinationIndex:0}}");
        assertThat(row("a")).isEqualTo(0);
        client.batch(id, "{deleteDimension:{range:{dimension:'ROWS',startIndex:0,endIndex:1}}}");
        assertThat(row("a")).isEqualTo(-1);
    }

    @Test
    void itFollowsASortOrDoesNot() {
        client.put(id, "A1:A3", "[['c'],['b'],['a']]", "RAW");
        tag(1, "c", 0);
        String sort = "{sortRange:{range:{startRowIndex:0,endRowIndex:3,startColumnIndex:0,endColumnIndex:1},"
                + "sortSpecs:[{dimensionIndex:0,sortOrder:'ASCENDING'}]}}";
        server.faults().tagsFollowSort(false);
        client.batch(id, sort);
        assertThat(row("c")).isEqualTo(0);
        client.put(id, "A1:A3", "[['c'],['b'],['a']]", "RAW");
        server.faults().tagsFollowSort(true);
        client.batch(id, sort);
        assertThat(row("c")).isEqualTo(2);
    }

    @Test
    void itIsLostWhenItsRowIsCutAndPasted() {
        client.put(id, "A1:B1", "[['x','y']]", "RAW");
        tag(1, "x", 0);
        client.batch(
                id,
                "{cutPaste:{source:{startRowIndex:0,endRowIndex:1},destination:{rowIndex:4,columnIndex:0},"
                        + "pasteType:'PASTE_NORMAL'}}");
        assertThat(shown("A5:B5")).isEqualTo("[['x','y']]");
        assertThat(row("x")).isEqualTo(-1);
    }

    @Test
    void itIsChangedAndDeletedThroughDataFilters() {
        tag(1, "a", 0);
        tag(2, "b", 0);
        client.batch(
                id,
                "{updateDeveloperMetadata:{dataFilters:[{developerMetadataLookup:{metadataId:1}}],"
                        + "developerMetadata:{metadataValue:'new'},fields:'metadataValue'}}");
        assertThat(search("{metadataValue:'new'}")
                        .at("/matchedDeveloperMetadata/0/developerMetadata/metadataId")
                        .asInt())
                .isEqualTo(1);
        JsonNode reply = client.batch(
                        id, "{deleteDeveloperMetadata:{dataFilter:{developerMetadataLookup:{metadataKey:'b'}}}}")
                .at("/replies/0/deleteDeveloperMetadata/deletedDeveloperMetadata");
        assertThat(reply.size()).isEqualTo(1);
        assertThat(row("b")).isEqualTo(-1);
    }

    @Test
    void rowsAreReadByTheirMetadata() {
        client.put(id, "A1:B3", "[['a',1],['b',2],['c',3]]", "RAW");
        tag(9, "b", 1);
        String filter = "[{developerMetadataLookup:{metadataId:9}}]";
        JsonNode values = client.ask(
                "POST",
                "/v4/spreadsheets/" + id + "/values:batchGetByDataFilter",
                "{dataFilters:" + filter + ",valueRenderOption:'UNFORMATTED_VALUE'}");
        assertThat(values.at("/valueRanges/0/valueRange/values").toString()).isEqualTo("[[\"b\",2]]");
        JsonNode sheet = client.ask(
                "POST",
                "/v4/spreadsheets/" + id
                        + ":getByDataFilter?fields=sheets.data(startRow,rowData.values.formattedValue)",
                "{dataFilters:" + filter + "}");
        assertThat(sheet.at("/sheets/0/data/0/startRow").asInt()).isEqualTo(1);
    }

    @Test
    void rowsAreWrittenAndClearedByTheirMetadata() {
        tag(9, "b", 1);
        String filter = "{developerMetadataLookup:{metadataId:9}}";
        JsonNode written = client.ask(
                "POST",
                "/v4/spreadsheets/" + id + "/values:batchUpdateByDataFilter",
                "{valueInputOption:'RAW',includeValuesInResponse:true,data:[{dataFilter:" + filter
                        + ",values:[['x',5]]}]}");
        assertThat(written.at("/responses/0/updatedRange").asText()).isEqualTo("Sheet1!A2:B2");
        assertThat(written.at("/responses/0/updatedData/values").toString()).isEqualTo("[[\"x\",\"5\"]]");
        assertThat(written.get("totalUpdatedCells").asInt()).isEqualTo(2);
        JsonNode cleared = client.ask(
                "POST", "/v4/spreadsheets/" + id + "/values:batchClearByDataFilter", "{dataFilters:[" + filter + "]}");
        assertThat(cleared.at("/clearedRanges/0").asText()).isEqualTo("Sheet1!A2:Z2");
        assertThat(shown("A1:Z3")).isEmpty();
    }

    @Test
    void aPlaceIntersectsWhatLiesAcrossItUnlessItIsMeantExactly() {
        tag(1, "row", 1);
        client.batch(id, """
                [{createDeveloperMetadata:{developerMetadata:{metadataId:2,metadataKey:'column',visibility:'DOCUMENT',
                   location:{dimensionRange:{dimension:'COLUMNS',startIndex:3,endIndex:4}}}}},
                 {createDeveloperMetadata:{developerMetadata:{metadataId:3,metadataKey:'all',visibility:'DOCUMENT',
                   location:{spreadsheet:true}}}}]""");
        String row = "metadataLocation:{dimensionRange:{dimension:'ROWS',startIndex:1,endIndex:2}}";
        assertThat(search("{" + row + "}").get("matchedDeveloperMetadata").size())
                .isEqualTo(2);
        assertThat(search("{" + row + ",locationMatchingStrategy:'EXACT_LOCATION'}")
                        .get("matchedDeveloperMetadata")
                        .size())
                .isEqualTo(1);
        assertThat(search("{metadataLocation:{spreadsheet:true}}")
                        .at("/matchedDeveloperMetadata/0/developerMetadata/metadataKey")
                        .asText())
                .isEqualTo("all");
    }

    @Test
    void itIsShownWithTheRowsTheSheetAndTheSpreadsheet() {
        tag(1, "row", 0);
        client.batch(id, """
                [{createDeveloperMetadata:{developerMetadata:{metadataId:2,metadataKey:'s',visibility:'PROJECT',location:{sheetId:0}}}},
                 {createDeveloperMetadata:{developerMetadata:{metadataId:3,metadataKey:'all',visibility:'DOCUMENT',
                  location:{spreadsheet:true}}}}]""");
        JsonNode shown = client.get(
                id,
                "ranges=Sheet1!A1&fields=developerMetadata.metadataId,sheets(developerMetadata.metadataId,"
                        + "data.rowMetadata.developerMetadata.metadataId)");
        assertThat(shown.toString())
                .isEqualTo(
                        "{\"developerMetadata\":[{\"metadataId\":3}],\"sheets\":[{\"developerMetadata\":"
                                + "[{\"metadataId\":2}],\"data\":[{\"rowMetadata\":[{\"developerMetadata\":[{\"metadataId\":1}]}]}]}]}");
    }
}
