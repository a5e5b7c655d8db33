package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one answer of the Sheets API is understood as.
class SpreadsheetReaderTest {
    private static final String HEAD =
            "{'spreadsheetId':'x','properties':{'title':'studio','locale':'id_ID','timeZone':'Asia/Jakarta'},";

    private static Seen read(String json) throws IOException {
        return SpreadsheetReader.read(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static Seen sheet(String parts, String... rows) throws IOException {
        return read(HEAD + "'sheets':[{'properties':{'sheetId':0,'title':'Jobs','gridProperties':"
                + "{'rowCount':100,'columnCount':26}},'data':[{'rowData':[" + String.join(",", rows) + "]}]" + parts
                + "}]}");
    }

    private static String number(String number, String type) {
        return "{'userEnteredValue':{'numberValue':" + number + "},'effectiveValue':{'numberValue':" + number
                + "},'effectiveFormat':{'numberFormat':{'type':'" + type + "'}}}";
    }

    @Test
    void aNumberIsADayWhereTheFormatSaysSo() throws Exception {
        Sheet jobs = sheet(
                        "",
                        "{'values':[" + number("46350", "DATE") + "," + number("46350.5", "DATE_TIME") + ","
                                + number("0.25", "TIME") + "," + number("46350", "NUMBER") + "]}")
                .snapshot()
                .need("Jobs");

        assertThat(jobs.value(1, 1)).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        assertThat(jobs.value(1, 2)).isEqualTo(Value.of(LocalDateTime.of(2026, 11, 24, 12, 0)));
        assertThat(jobs.value(1, 3).plain()).isEqualTo("0.25");
        assertThat(jobs.value(1, 4)).isEqualTo(Value.of(46_350));
    }

    @Test
    void aFormulaReadsAsFilesWriteItWhateverTheLocale() throws Exception {
        Sheet jobs = sheet(
                        "",
                        "{'values':[{'userEnteredValue':{'formulaValue':'=ROUND(A1*0,9;2)'},"
                                + "'effectiveValue':{'numberValue':4.5}},"
                                + "{'userEnteredValue':{'formulaValue':'=1/0'},"
                                + "'effectiveValue':{'errorValue':{'type':'DIVIDE_BY_ZERO','message':'?'}}}]}")
                .snapshot()
                .need("Jobs");

        assertThat(jobs.formula(1, 1)).isEqualTo("ROUND(A1*0.9,2)");
        assertThat(jobs.value(1, 1).plain()).isEqualTo("4.5");
        assertThat(jobs.value(1, 2)).isEqualTo(new Value.Fault("#DIV/0!"));
    }

    @Test
    void whatAFormulaSpillsBelongsToNobodyElse() throws Exception {
        String spilled = "{'values':[{},{'effectiveValue':{'stringValue':'y'}}]}";
        Seen seen = sheet(
                "",
                "{'values':[{},{'userEnteredValue':{'formulaValue':'=FILTER(A:A;A:A>1)'},"
                        + "'effectiveValue':{'stringValue':'x'}}]}",
                spilled,
                spilled);
        Sheet jobs = seen.snapshot().need("Jobs");

        assertThat(jobs.layout().array(3, 2)).isEqualTo(Range.parse("Jobs!B2:B3"));
        assertThat(jobs.layout().array(1, 2)).isNull();
        assertThat(jobs.lastRow()).isEqualTo(3);
    }

    @Test
    void rulesOfSingleCellsBecomeRangesAndChipsAreKnown() throws Exception {
        String rule = "{'dataValidation':{'condition':{'type':'ONE_OF_LIST','values':["
                + "{'userEnteredValue':'Brief'},{'userEnteredValue':'Final'}]}}}";
        Seen seen = sheet(
                "",
                "{}",
                "{'values':[" + rule + "," + rule + "]}",
                "{'values':[" + rule + "," + rule
                        + ",{'userEnteredValue':{'stringValue':'@ani'},'chipRuns':[{'startIndex':0,'chip':"
                        + "{'personProperties':{'email':'ani@example.org'}}}]}]}");

        assertThat(seen.snapshot().need("Jobs").validations())
                .containsExactly(new Validation(List.of(Range.parse("Jobs!A2:B3")), "list", "\"Brief,Final\""));
        assertThat(seen.tabs().getFirst().chips()).containsExactly(Address.parse("Jobs!C3"));
    }

    @Test
    void tablesProtectionAndNamesAreRead() throws Exception {
        Seen seen = read(HEAD + "'namedRanges':[{'name':'Rate','range':{'sheetId':7,'startRowIndex':1,'endRowIndex':2,"
                + "'startColumnIndex':1,'endColumnIndex':2}}],'developerMetadata':[{'metadataId':5,"
                + "'metadataKey':'alur.write','metadataValue':'3 abc here 2026-11-24T08:00:00Z - studio pc'},{'metadataId':6,'metadataKey':'other'}],"
                + "'sheets':[{'properties':{'sheetId':7,'title':'My sheet','hidden':true,'gridProperties':"
                + "{'rowCount':10,'columnCount':5}},'tables':[{'tableId':'t1','name':'Jobs','range':{'sheetId':7,"
                + "'startRowIndex':0,'endRowIndex':4,'startColumnIndex':0,'endColumnIndex':2},'rowsProperties':"
                + "{'footerColorStyle':{}},'columnProperties':[{'columnName':'ID'},"
                + "{'columnIndex':1,'columnName':'Stage'}]}],'protectedRanges':[{'range':{'sheetId':7}}]},"
                + "{'properties':{'sheetId':8,'title':'Chart','sheetType':'OBJECT'}}]}");
        Sheet sheet = seen.snapshot().need("my sheet");

        assertThat(seen.snapshot().names()).containsEntry("Rate", "'My sheet'!$B$2");
        assertThat(seen.snapshot().otherTabs()).containsExactly("Chart");
        assertThat(seen.marks()).extracting(Mark::id).containsExactly(5);
        assertThat(sheet.hidden()).isTrue();
        assertThat(sheet.isLocked(3, 3)).isTrue();
        assertThat(sheet.tables())
                .containsExactly(new Table("Jobs", Range.parse("'My sheet'!A1:B4"), 1, 1, List.of("ID", "Stage")));
    }

    @Test
    void whatFormulasGiveIsNoPartOfTheFingerprint() throws Exception {
        String clock =
                "{'values':[{'userEnteredValue':{'formulaValue':'=NOW()'},'effectiveValue':{'numberValue':%s}}]}";

        assertThat(sheet("", clock.formatted("46350.1")).fingerprint())
                .isEqualTo(sheet("", clock.formatted("46350.2")).fingerprint());
        String row = "{'values':[%s]}";
        assertThat(sheet("", row.formatted(number("1", "NUMBER"))).fingerprint())
                .isNotEqualTo(sheet("", row.formatted(number("2", "NUMBER"))).fingerprint());
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        assertThatThrownBy(() -> read(HEAD + "'sheets':[{'properties':{'sheetId':0"))
                .isInstanceOf(IOException.class);
    }
}
