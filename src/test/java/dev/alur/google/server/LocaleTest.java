package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What typed text becomes, and how it is shown, in the locales that the server knows. Exact for en_US as far
/// as recorded; else documented: CLDR and "Date and number formats".
class LocaleTest extends OnServer {
    private void speak(String locale) {
        client.batch(id, "{updateSpreadsheetProperties:{properties:{locale:'" + locale + "'},fields:'locale'}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_US | 2,000,000.01 | 2000000.01 | 2,000,000.01
            en_US | 0042         | 42         | 42
            en_US | 1.500        | 1.5        | 1.5
            en_US | 12/24/2026   | 46380      | 12/24/2026
            en_US | 2026-12-24   | 46380      | 2026-12-24
            en_US | 12.5%        | 0.125      | 12.50%
            en_US | true         | true       | TRUE
            id_ID | 1.500.000    | 1500000    | 1.500.000
            id_ID | 1,5          | 1.5        | 1,5
            id_ID | 24/12/2026   | 46380      | 24/12/2026
            id_ID | 2026-12-24   | 46380      | 2026-12-24
            de_DE | 1.234,56     | 1234.56    | 1.234,56
            de_DE | 24.12.2026   | 46380      | 24.12.2026
            de_DE | WAHR         | true       | WAHR
            fr_FR | 1234,56      | 1234.56    | 1234,56
            fr_FR | 24/12/2026   | 46380      | 24/12/2026
            fr_FR | FAUX         | false      | FAUX
            """)
    void whatIsTypedIsUnderstoodAndShownInTheSpreadsheetsLocale(
            String locale, String typed, String value, String shown) {
        speak(locale);
        client.put(id, "A1", "[['" + typed + "']]", "USER_ENTERED");
        assertThat(client.values(id, "A1", "valueRenderOption=UNFORMATTED_VALUE")
                        .at("/values/0/0")
                        .asText())
                .isEqualTo(value);
        assertThat(client.values(id, "A1").at("/values/0/0").asText()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_US | 24.13.2026
            en_US | 1.500.000
            en_US | 12/45/2026
            de_DE | 1,234.56
            id_ID | 2,000,000.01
            en_US | 3_1_0
            en_US | -
            en_US | +62 812 3456
            """)
    void whatIsNoNumberAndNoDayThereStaysAText(String locale, String typed) {
        speak(locale);
        client.put(id, "A1", "[['" + typed + "']]", "USER_ENTERED");
        assertThat(client.get(id, "ranges=A1&fields=sheets.data.rowData.values.userEnteredValue")
                        .at("/sheets/0/data/0/rowData/0/values/0/userEnteredValue/stringValue")
                        .asText())
                .isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_US | 1 Jan 2026
            en_US | $5
            en_US | 1/2
            id_ID | Rp 5.000
            """)
    void whatIsDoubtfulIsRefusedAndNotGuessed(String locale, String typed) {
        speak(locale);
        assertThat(client.fail(
                                "PUT",
                                "/v4/spreadsheets/" + id + "/values/A1?valueInputOption=USER_ENTERED",
                                "{values:[['" + typed + "']]}")
                        .get("code")
                        .asInt())
                .isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_US | =ROUND(2.25,1)+1 | =ROUND(2.25,1)+1 | 3.3
            en_US | =ROUND(2.25;1)+1 | =ROUND(2.25,1)+1 | 3.3
            de_DE | =ROUND(2,25;1)+1 | =ROUND(2,25;1)+1 | 3,3
            id_ID | =ROUND(2,25;1)+1 | =ROUND(2,25;1)+1 | 3,3
            """)
    void formulasArePartedBySemicolonsEverywhereAndByCommasWhereTheyAreNoPoints(
            String locale, String typed, String kept, String shown) {
        speak(locale);
        client.batch(
                id,
                "{updateCells:{start:{},fields:'userEnteredValue',rows:[{values:[{userEnteredValue:" + "{formulaValue:'"
                        + typed + "'}}]}]}}");
        assertThat(formulas("A1")).isEqualTo("[['" + kept + "']]");
        assertThat(shown("A1")).isEqualTo("[['" + shown + "']]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en_US | NUMBER   | #,##0.00       | 1234567.5 | 1,234,567.50
            id_ID | NUMBER   | #,##0.00       | 1234567.5 | 1.234.567,50
            id_ID | CURRENCY | "Rp"#,##0      | 1500000   | Rp1.500.000
            de_DE | PERCENT  | 0.0%           | 0.125     | 12,5%
            id_ID | DATE     | d mmmm yyyy    | 46380     | 24 Desember 2026
            de_DE | DATE     | dddd, d. mmmm  | 46380     | Donnerstag, 24. Dezember
            en_US | DATE_TIME| yyyy-mm-dd h:mm| 46380.75  | 2026-12-24 18:00
            """)
    void numberFormatsSpeakTheLocale(String locale, String type, String pattern, String value, String shown) {
        speak(locale);
        client.batch(
                id,
                "{updateCells:{start:{},fields:'userEnteredValue,userEnteredFormat',rows:[{values:[{userEnteredValue:"
                        + "{numberValue:" + value + "},userEnteredFormat:{numberFormat:{type:'" + type + "',pattern:'"
                        + pattern.replace("\"", "\\\"") + "'}}}]}]}}");
        assertThat(client.values(id, "A1").at("/values/0/0").asText()).isEqualTo(shown);
    }
}
