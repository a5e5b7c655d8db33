package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells mean what Excel means by them, however the XML is written.
class ReadingTest {
    @TempDir
    private Path folder;

    private Snapshot read(RawWorkbook raw) throws IOException {
        return new ExcelWorkbooks(Clock.systemUTC())
                .open(raw.write(folder.resolve("raw.xlsx")))
                .read();
    }

    private Sheet data(RawWorkbook raw) throws IOException {
        return read(raw).sheet("Data").orElseThrow();
    }

    /// More cells than a buffer holds, so that some lie across its end; with a blank more in its tag a cell is
    /// read token by token.
    @Test
    void aCellIsReadAlikeInOneGoAndTokenByToken() throws IOException {
        Random random = new Random(20261201);
        String[] values = {"0", "1", "-2.5", "1e5", "17", "123456789012345678901234567890", "", " 1", "9".repeat(70)};
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 3000; row += 1 + random.nextInt(2)) {
            rows.append("<row r=\"").append(row).append("\">");
            for (int column = 1; column < 16; column += 1 + random.nextInt(3)) {
                String address = Address.letters(column) + row;
                String style = random.nextInt(3) == 0 ? "" : " s=\"" + random.nextInt(2) + "\"";
                rows.append("<c r=\"").append(address).append('"').append(style);
                switch (random.nextInt(5)) {
                    case 0 -> rows.append("/>");
                    case 1 ->
                        rows.append(" t=\"s\"><v>").append(random.nextInt(2)).append("</v></c>");
                    case 2 ->
                        rows.append(" t=\"n\"><v>").append(random.nextInt(99)).append("</v></c>");
                    case 3 -> rows.append(" t=\"str\"><v>a &amp; b</v></c>");
                    default ->
                        rows.append("><v>")
                                .append(values[random.nextInt(values.length)])
                                .append("</v></c>");
                }
            }
            rows.append("</row>");
        }
        Sheet spaced = data(texts().rows(rows.toString().replace("<c r=", "<c  r=")));
        Sheet plain = data(texts().rows(rows.toString()));

        assertThat(plain.lastRow()).isEqualTo(spaced.lastRow());
        for (int row = 1; row <= spaced.lastRow(); row++) {
            for (int column = 1; column < 16; column++) {
                assertThat(plain.value(row, column)).isEqualTo(spaced.value(row, column));
                assertThat(plain.format(row, column)).isEqualTo(spaced.format(row, column));
            }
        }
    }

    private static RawWorkbook texts() {
        return new RawWorkbook().strings("<si><t>a</t></si><si><t>b</t></si>").formats("", 0, 14);
    }

    private static Value number(String decimal) {
        return Value.of(new BigDecimal(decimal));
    }

    @Test
    void everyWayToWriteATextIsRead() throws IOException {
        Sheet sheet = data(new RawWorkbook()
                .strings("<si><t>plain</t></si>"
                        + "<si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r></si>"
                        + "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr fontId=\"1\"/></si><si/>")
                .rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                        + "<c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>in</t></is></c>"
                        + "<c r=\"B2\" t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r></is></c>"
                        + "<c r=\"C2\" t=\"str\"><f>A1</f><v>x &amp; &#233;_x000D_</v></c>"
                        + "<c r=\"D2\" t=\"inlineStr\"><is><t><![CDATA[<&>]]>!</t></is></c></row>"));

        assertThat(sheet.value(1, 1)).isEqualTo(Value.of("plain"));
        assertThat(sheet.value(1, 2)).isEqualTo(Value.of("rich "));
        assertThat(sheet.value(1, 3)).isEqualTo(Value.of("課"));
        assertThat(sheet.value(1, 4)).isEqualTo(Value.BLANK);
        assertThat(sheet.value(2, 1)).isEqualTo(Value.of("in"));
        assertThat(sheet.value(2, 2)).isEqualTo(Value.of("ab"));
        assertThat(sheet.value(2, 3)).isEqualTo(Value.of("x & é\r"));
        assertThat(sheet.value(2, 4)).isEqualTo(Value.of("<&>!"));
    }

    @Test
    void numbersAreTheDecimalsThatAreWritten() throws IOException {
        Sheet sheet = data(
                new RawWorkbook()
                        .rows(
                                "<row r=\"1\"><c r=\"A1\"><v>0.1</v></c><c r=\"B1\"><v>123456789012345678901234567890</v></c>"
                                        + "<c r=\"C1\"><v>0.30000000000000004</v></c><c r=\"D1\" t=\"n\"><v>-1.5E-3</v></c>"
                                        + "<c r=\"E1\"><v> 7 </v></c><c r=\"F1\"><v>-0</v></c><c r=\"G1\"><v>1<!-- x -->2</v></c></row>"));

        assertThat(sheet.value(1, 1)).isEqualTo(number("0.1"));
        assertThat(sheet.value(1, 2)).isEqualTo(number("123456789012345678901234567890"));
        assertThat(sheet.value(1, 3)).isEqualTo(number("0.30000000000000004"));
        assertThat(sheet.value(1, 4)).isEqualTo(number("-0.0015"));
        assertThat(sheet.value(1, 5)).isEqualTo(number("7"));
        assertThat(sheet.value(1, 6)).isEqualTo(number("0"));
        assertThat(sheet.value(1, 7)).isEqualTo(number("12"));
    }

    @Test
    void daysAreKnownByTheirNumberFormat() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .formats(
                        "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"&quot;Rp&quot;#,##0;[Red]-0\"/>"
                                + "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>",
                        0,
                        14,
                        164,
                        165,
                        166,
                        20,
                        22)
                .rows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46350</v></c><c r=\"B1\" s=\"2\"><v>46350.5</v></c>"
                        + "<c r=\"C1\" s=\"3\"><v>46350</v></c><c r=\"D1\" s=\"4\"><v>1.5</v></c>"
                        + "<c r=\"E1\" s=\"5\"><v>0.75</v></c><c r=\"F1\" s=\"6\"><v>1</v></c>"
                        + "<c r=\"G1\" t=\"d\"><v>2026-11-24T09:30:00</v></c><c r=\"H1\" s=\"1\"><v>59</v></c>"
                        + "<c r=\"I1\" s=\"1\"/></row>");
        Sheet sheet = data(raw);

        assertThat(sheet.value(1, 1)).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        assertThat(sheet.format(1, 1)).isEqualTo("mm-dd-yy");
        assertThat(sheet.value(1, 2)).isEqualTo(Value.of(LocalDateTime.of(2026, 11, 24, 12, 0)));
        assertThat(sheet.format(1, 2)).isEqualTo("dd/mm/yyyy");
        assertThat(sheet.value(1, 3)).isEqualTo(number("46350"));
        assertThat(sheet.value(1, 4)).isEqualTo(number("1.5"));
        assertThat(sheet.value(1, 5)).isEqualTo(number("0.75"));
        assertThat(sheet.value(1, 6)).isEqualTo(Value.of(LocalDate.of(1900, 1, 1)));
        assertThat(sheet.value(1, 7)).isEqualTo(Value.of(LocalDateTime.of(2026, 11, 24, 9, 30)));
        assertThat(sheet.value(1, 8)).isEqualTo(Value.of(LocalDate.of(1900, 2, 28)));
        assertThat(sheet.format(1, 9)).isEqualTo("mm-dd-yy");
        assertThat(sheet.value(1, 9)).isEqualTo(Value.BLANK);

        raw.workbook(
                "<workbookPr date1904=\"1\"/><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>");
        assertThat(data(raw).value(1, 1)).isEqualTo(Value.of(LocalDate.of(2030, 11, 25)));
    }

    @Test
    void daysOfOtherEditionsAndMereTimesAreKnown() throws IOException {
        Sheet sheet = data(
                new RawWorkbook()
                        .formats("", 0, 27, 36, 50, 58, 71, 81, 26, 44, 9)
                        .rows(
                                "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46350</v></c><c r=\"B1\" s=\"2\"><v>46350</v></c><c r=\"C1\" s=\"3\"><v>46350</v></c>"
                                        + "<c r=\"D1\" s=\"4\"><v>46350</v></c><c r=\"E1\" s=\"5\"><v>46350</v></c><c r=\"F1\" s=\"6\"><v>46350</v></c>"
                                        + "<c r=\"G1\" s=\"7\"><v>46350</v></c><c r=\"H1\" s=\"8\"><v>46350</v></c><c r=\"I1\" s=\"9\"><v>0.11</v></c></row>"
                                        + "<row r=\"2\"><c r=\"A2\" t=\"d\"><v>2026-11-24</v></c><c r=\"B2\" t=\"d\"><v>2026-11-24T09:30:00.000Z</v></c>"
                                        + "<c r=\"C2\" t=\"d\"><v>2026-11-24T09:30:00+07:00</v></c><c r=\"D2\" t=\"d\"><v>18:00:00</v></c>"
                                        + "<c r=\"E2\" t=\"d\"><v>1899-12-30T06:00:00</v></c><c r=\"F2\" t=\"d\"><v>T12:00</v></c></row>"));

        for (int column = 1; column <= 6; column++) {
            assertThat(sheet.value(1, column)).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        }
        assertThat(sheet.value(1, 7)).isEqualTo(number("46350"));
        assertThat(sheet.value(1, 8)).isEqualTo(number("46350"));
        assertThat(sheet.format(1, 8)).startsWith("_(\"$\"* #,##0.00_)");
        assertThat(sheet.value(1, 9)).isEqualTo(number("0.11"));
        assertThat(sheet.format(1, 9)).isEqualTo("0%");
        assertThat(sheet.value(2, 1)).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        assertThat(sheet.value(2, 2)).isEqualTo(Value.of(LocalDateTime.of(2026, 11, 24, 9, 30)));
        assertThat(sheet.value(2, 3)).isEqualTo(Value.of(LocalDateTime.of(2026, 11, 24, 9, 30)));
        assertThat(sheet.value(2, 4)).isEqualTo(number("0.75"));
        assertThat(sheet.value(2, 5)).isEqualTo(number("0.25"));
        assertThat(sheet.value(2, 6)).isEqualTo(number("0.5"));
    }

    @Test
    void alternativesBesideTheRowsAreReadAndAlternativeRowsAreRefused() throws IOException {
        String mc = " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
        assertThat(data(new RawWorkbook()
                                .sheet(
                                        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v><extLst><ext uri=\"x\"/></extLst></c></row></sheetData><mc:AlternateContent"
                                                + mc
                                                + "><mc:Choice Requires=\"x14\"><controls/></mc:Choice></mc:AlternateContent>"))
                        .value(1, 1))
                .isEqualTo(Value.of(1));
        String row = "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>";
        assertThatThrownBy(() -> data(new RawWorkbook()
                        .rows("<mc:AlternateContent" + mc + "><mc:Choice Requires=\"x14\">" + row
                                + "</mc:Choice></mc:AlternateContent>")))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd/mm/yyyy|DAY",
                "[$-421]d mmmm yyyy;@|DAY",
                "mmm-yy|DAY",
                "mmmm|DAY",
                "General|NUMBER",
                "#,##0.00|NUMBER",
                "0.0\\d|NUMBER",
                "\"day\" 0|NUMBER",
                "[Red]0|NUMBER",
                "h:mm AM/PM|TIME",
                "mm:ss|TIME",
                "[mm]:ss|ELAPSED",
                "d\"m\"y 0|DAY",
                "\"d/m/y\" 0|NUMBER",
                "[$-409]0\"d\"|NUMBER",
                "[$-421]mmm|DAY",
                "0%|NUMBER",
                "[s]|ELAPSED",
                "h\"m\"|TIME",
                "[h]:mm:ss|ELAPSED",
                "0_d|NUMBER",
                "yyyy-mm-dd hh:mm|DAY",
                "@|NUMBER",
                "0;dd|NUMBER"
            })
    void formatCodesTellDaysFromNumbers(String code, NumberFormats.Shows shows) {
        assertThat(NumberFormats.shows(code)).isEqualTo(shows);
    }

    @Test
    void sharedFormulasAreWrittenOut() throws IOException {
        Sheet sheet = data(new RawWorkbook()
                .rows(
                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1*$A$1</f><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"
                                + "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>3</v></c><c r=\"C3\"><f t=\"array\" ref=\"C3:C4\">A1:A2</f><v>1</v></c></row>"
                                + "<row r=\"4\"><c r=\"C4\"><v>2</v></c></row>"));

        assertThat(sheet.formula(2, 2)).isEqualTo("A2*$A$1");
        assertThat(sheet.formula(3, 2)).isEqualTo("A3*$A$1");
        assertThat(sheet.formula(3, 3)).isEqualTo("A1:A2");
        assertThat(sheet.formula(4, 3)).isNull();
    }

    @Test
    void cellsAreFoundHoweverTheXmlIsWritten() throws IOException {
        String rows =
                "<x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row>\r\n"
                        + "<!-- <x:row r='9'/> --><?pi <c>?><x:row spans='1:9'  r = '3' ><x:c s='0' r='C3' ><x:v >2</x:v ></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>";
        String xml = "<x:worksheet xmlns:x='" + RawWorkbook.MAIN + "' xmlns='urn:other'><c r='A1'/>" + rows
                + "</x:worksheet>";
        Map<String, Charset> encodings = Map.of(
                "<?xml version='1.0'?>", StandardCharsets.UTF_8,
                "\uFEFF<?xml version='1.0' encoding='utf-8'?>", StandardCharsets.UTF_8,
                "\uFEFF<?xml version='1.0' encoding='UTF-16'?>", StandardCharsets.UTF_16LE,
                "<?xml version='1.0' encoding='utf-16'?>", StandardCharsets.UTF_16BE,
                "<?xml version='1.0' encoding='windows-1252'?>", Charset.forName("windows-1252"));
        for (Map.Entry<String, Charset> encoding : encodings.entrySet()) {
            Sheet sheet = data(
                    new RawWorkbook().part("xl/worksheets/sheet1.xml", encoding.getKey() + xml, encoding.getValue()));

            assertThat(sheet.value(1, 1)).isEqualTo(Value.of("a"));
            assertThat(sheet.value(1, 2)).isEqualTo(Value.of(1));
            assertThat(sheet.value(3, 3)).isEqualTo(Value.of(2));
            assertThat(sheet.value(3, 4)).isEqualTo(Value.of(3));
            assertThat(sheet.lastRow()).isEqualTo(3);
            assertThat(sheet.lastColumn()).isEqualTo(4);
        }
    }

    @Test
    void validationsOfBothKindsAreRead() throws IOException {
        Sheet sheet = data(new RawWorkbook()
                .sheet("<sheetData/><dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"B2:B9 D2\">"
                        + "<formula1>\"a,b\"</formula1></dataValidation></dataValidations>"
                        + "<extLst><ext uri=\"{x}\" xmlns:x14=\"urn:x14\"><x14:dataValidations xmlns:xm=\"urn:xm\" count=\"1\">"
                        + "<x14:dataValidation type=\"list\"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>"
                        + "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"));

        assertThat(sheet.validations()).hasSize(2);
        assertThat(sheet.validations().getFirst().formula()).isEqualTo("\"a,b\"");
        assertThat(sheet.validations().getFirst().ranges()).hasSize(2);
        assertThat(sheet.validations().getLast().formula()).isEqualTo("Lists!$A$1:$A$3");
        assertThat(sheet.validations().getLast().ranges().getFirst().cells()).isEqualTo("C2:C9");
    }

    @Test
    void definedNamesAreReadWithTheSheetOfLocalOnes() throws IOException {
        Snapshot snapshot = read(new RawWorkbook()
                .rows("")
                .workbook("<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets><definedNames>"
                        + "<definedName name=\"rate\">Data!$A$1</definedName>"
                        + "<definedName name=\"rate\" localSheetId=\"0\">Data!$A$2</definedName></definedNames>"));

        assertThat(snapshot.names())
                .containsExactlyInAnyOrderEntriesOf(Map.of("rate", "Data!$A$1", "Data!rate", "Data!$A$2"));
    }

    @Test
    void damageIsRefusedAndNamesTheRow() throws IOException {
        for (String rows : List.of(
                "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>99</v></c></row>",
                "<row r=\"7\"><c r=\"A8\"/></row>",
                "<row r=\"7\"><c r=\"B7\"/><c r=\"A7\"/></row>",
                "<row r=\"7\"><c r=\"A7\"><v>one</v></c></row>",
                "<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>" + "x".repeat(40_000) + "</t></is></c></row>",
                "<row r=\"7\"><c r=\"A7\"><v>1</v></d></row>",
                "<row r=\"7\"/><row r=\"7\"/>",
                "<row r=\"7\"/><row r=\"1048577\"/>",
                "<row r=\"7\"><c r=\"A7\" t=\"str\"><v>&unknown;</v></c></row>")) {
            assertThatThrownBy(() -> data(new RawWorkbook().rows(rows)))
                    .as(rows.substring(0, Math.min(40, rows.length())))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problems().getFirst().key())
                                .isIn(
                                        ExcelProblem.DAMAGED_SHEET,
                                        ExcelProblem.OUT_OF_ORDER,
                                        ExcelProblem.BEYOND_THE_SHEET,
                                        ExcelProblem.UNKNOWN_TEXT,
                                        ExcelProblem.TEXT_TOO_LONG);
                        assertThat(e.problems().getFirst().arguments()).containsExactly("raw.xlsx", "Data", 7);
                    });
        }
    }

    @Test
    void aDoctypeIsNeverRead() throws IOException {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet xmlns=\"" + RawWorkbook.MAIN
                + "\"><sheetData/></worksheet>";

        assertThatThrownBy(() -> read(new RawWorkbook().sheetPart(bomb))).isInstanceOf(ProblemException.class);
    }

    @Test
    void theCapsAreHeldEachWithItsOwnRefusal() throws IOException {
        Path file = new RawWorkbook()
                .rows("<row><c><v>1</v></c><c><v>2</v></c></row>")
                .part("xl/media/blank.bin", new byte[3 << 20])
                .write(folder.resolve("caps.xlsx"));
        long size = Files.size(file);
        capped(file, new Caps(size - 1, 1L << 40, 9999, 99, 99), ExcelProblem.FILE_TOO_LARGE);
        capped(file, new Caps(size, 3L << 20, 9999, 99, 99), ExcelProblem.INFLATES_TOO_LARGE);
        capped(file, new Caps(size, 1L << 40, 100, 99, 99), ExcelProblem.PACKED_TOO_TIGHTLY);
        capped(file, new Caps(size, 1L << 40, 9999, 5, 99), ExcelProblem.TOO_MANY_PARTS);
        capped(file, new Caps(size, 1L << 40, 9999, 6, 1), ExcelProblem.TOO_MANY_CELLS);
        assertThat(new ExcelWorkbooks(Clock.systemUTC(), new Caps(size, 1L << 40, 9999, 6, 99))
                        .open(file)
                        .read()
                        .sheets())
                .hasSize(1);
    }

    private static void capped(Path file, Caps caps, ExcelProblem key) {
        assertThatThrownBy(() ->
                        new ExcelWorkbooks(Clock.systemUTC(), caps).open(file).read())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }
}
