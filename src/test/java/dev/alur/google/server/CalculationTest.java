package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What formulas give: computed, or asked for with 501.
class CalculationTest extends OnServer {
    private JsonNode cell(String at) {
        return client.get(
                        id,
                        "ranges=" + at
                                + "&fields=sheets.data.rowData.values(effectiveValue,formattedValue,effectiveFormat)")
                .at("/sheets/0/data/0/rowData/0/values/0");
    }

    @Test
    void aFormulaFollowsTheCellsThatItReads() {
        client.put(id, "A1:B2", "[[2,'=A1*A2'],[3,'=IF(B1>10,\"much\",\"little\")']]", "USER_ENTERED");
        assertThat(shown("B1:B2")).isEqualTo("[['6'],['little']]");
        client.put(id, "A2", "[[30]]", "RAW");
        assertThat(shown("B1:B2")).isEqualTo("[['60'],['much']]");
        assertThat(client.values(id, "B1:B2", "valueRenderOption=UNFORMATTED_VALUE")
                        .get("values")
                        .toString())
                .isEqualTo("[[60],[\"much\"]]");
    }

    @Test
    void formulasReadOtherSheetsAndNames() {
        client.batch(
                id,
                "[{addSheet:{properties:{title:'Other sheet',sheetId:7}}},{addNamedRange:{namedRange:{name:'Prices',"
                        + "range:{sheetId:7,startRowIndex:0,endRowIndex:2,startColumnIndex:0,endColumnIndex:1}}}}]");
        client.put(id, "'Other sheet'!A1:A2", "[[4],[5]]", "RAW");
        client.put(id, "Sheet1!A1:A2", "[['=SUM(Prices)'],['=\\'Other sheet\\'!A2']]", "USER_ENTERED");
        assertThat(shown("Sheet1!A1:A2")).isEqualTo("[['9'],['5']]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =1/0             | DIVIDE_BY_ZERO | #DIV/0!
            =MATCH(9,A5:A6,0)| N_A            | #N/A
            ="x"+1           | VALUE          | #VALUE!
            """)
    void faultsHaveAType(String formula, String type, String shown) {
        client.put(id, "A1", "[['" + formula + "']]", "USER_ENTERED");
        JsonNode cell = cell("A1");
        assertThat(cell.at("/effectiveValue/errorValue/type").asText()).isEqualTo(type);
        assertThat(cell.get("formattedValue").asText()).isEqualTo(shown);
    }

    @Test
    void whatCannotBeComputedIsKeptAndReadAsAFormulaButItsValueIsNotInvented() {
        client.put(id, "A1:B1", "[['=GOOGLEFINANCE(\"IDX:BBCA\")','plain']]", "USER_ENTERED");
        assertThat(formulas("A1:B1")).isEqualTo("[['=GOOGLEFINANCE(\\'IDX:BBCA\\')','plain']]");
        assertThat(shown("B1")).isEqualTo("[['plain']]");
        JsonNode error = client.fail("GET", "/v4/spreadsheets/" + id + "/values/A1", "");
        assertThat(error.get("code").asInt()).isEqualTo(501);
        assertThat(error.get("message").asText()).contains("Sheet1!A1", "GOOGLEFINANCE");
        assertThat(client.fail(
                                "GET",
                                "/v4/spreadsheets/" + id
                                        + "?ranges=A1&fields=sheets.data.rowData.values.effectiveValue",
                                "")
                        .get("code")
                        .asInt())
                .isEqualTo(501);
        client.get(id, "ranges=A1&fields=sheets.data.rowData.values.userEnteredValue");
    }

    @Test
    void aDayThatAFormulaMakesIsShownAsADay() {
        client.put(id, "A1", "[['=TODAY()+1']]", "USER_ENTERED");
        JsonNode cell = cell("A1");
        assertThat(cell.at("/effectiveValue/numberValue").asInt()).isEqualTo(46351);
        assertThat(cell.get("formattedValue").asText()).isEqualTo("11/25/2026");
        assertThat(cell.at("/effectiveFormat/numberFormat/type").asText()).isEqualTo("DATE");
    }

    @Test
    void aTextThatLooksLikeAFormulaStaysATextWhenItIsWrittenAsOne() {
        client.batch(
                id,
                "{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:"
                        + "{stringValue:'=1+1'}}]}]}}");
        assertThat(shown("A1")).isEqualTo("[['=1+1']]");
        assertThat(client.get(id, "ranges=A1&fields=sheets.data.rowData.values.userEnteredValue")
                        .at("/sheets/0/data/0/rowData/0/values/0/userEnteredValue")
                        .toString())
                .isEqualTo("{\"stringValue\":\"=1+1\"}");
        assertThat(refused("{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:"
                        + "{formulaValue:'1+1'}}]}]}}"))
                .contains("does not know");
    }

    @Test
    void aCellHoldsFiftyThousandCharacters() {
        String full = "x".repeat(50_000);
        client.put(id, "A1", "[['" + full + "']]", "RAW");
        assertThat(client.fail(
                                "PUT",
                                "/v4/spreadsheets/" + id + "/values/A1?valueInputOption=RAW",
                                "{values:[['" + full + "x']]}")
                        .get("message")
                        .asText())
                .isEqualTo("Your input contains more than the maximum of 50000 characters in a single cell.");
    }
}
