package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an edit makes of the XML, to the byte.
class PatchingTest {
    @TempDir
    private Path folder;

    private Path file;

    private Workbook open(RawWorkbook raw) throws IOException {
        file = raw.write(folder.resolve("raw.xlsx"));
        return new ExcelWorkbooks(Clock.systemUTC()).open(file);
    }

    private static Edit set(String cell, Value value) {
        return new Edit.SetCell(Address.parse("Data!" + cell), value);
    }

    private static Edit over(String cell, Value value) {
        return new Edit.SetCell(Address.parse("Data!" + cell), value, true);
    }

    private static Edit append(int row, Map<Integer, Value> cells) {
        return new Edit.AppendRow("Data", row, cells);
    }

    private String part(String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    /// The sheet's part after the edits, from `<sheetData` on.
    private String patched(RawWorkbook raw, Edit... edits) throws IOException {
        Workbook workbook = open(raw);
        workbook.write(workbook.fingerprint(), Arrays.asList(edits));
        String xml = part("xl/worksheets/sheet1.xml");
        return xml.substring(xml.indexOf("sheetData") - 1);
    }

    private String rows(String rows, Edit... edits) throws IOException {
        String xml = patched(new RawWorkbook().rows(rows), edits);
        return xml.substring("<sheetData>".length(), xml.indexOf("</sheetData>"));
    }

    private void refused(RawWorkbook raw, GridProblem key, Edit... edits) throws IOException {
        Workbook workbook = open(raw);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> workbook.write(workbook.fingerprint(), Arrays.asList(edits)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsExactly(key));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aCellKeepsItsPlaceItsStyleAndTheWayItIsWritten() throws IOException {
        assertThat(rows(
                        "<row r='2' ht='20' ><c  s='3' r='B2' ph='1'><v>1</v></c><c r='D2'/></row>",
                        set("B2", Value.of(7)),
                        set("C2", Value.of(true)),
                        set("D2", Value.of("x"))))
                .isEqualTo("<row r='2' ht='20' ><c  s='3' r='B2' ph='1'><v>7</v></c><c r=\"C2\" t=\"b\"><v>1</v></c>"
                        + "<c r='D2' t=\"inlineStr\"><is><t>x</t></is></c></row>");
    }

    @Test
    void aTypeComesAndGoesWithTheValue() throws IOException {
        assertThat(rows(
                        "<row r=\"1\"><c r=\"A1\" t='str'><v>x</v></c><c r=\"B1\" t=\"b\" s=\"1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row>",
                        set("A1", Value.of(1)),
                        set("B1", Value.BLANK),
                        set("C1", new Value.Fault("#N/A"))))
                .isEqualTo(
                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"/><c r=\"C1\" t=\"e\"><v>#N/A</v></c></row>");
    }

    @Test
    void cellsAndRowsThatDoNotSayWhereTheyAreStayWhereTheyAre() throws IOException {
        assertThat(rows(
                        "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row r=\"5\"><c r=\"C5\"><v>5</v></c><c><v>6</v></c></row>",
                        set("B1", Value.of(20)),
                        set("C1", Value.of(30)),
                        set("B2", Value.of(22)),
                        set("A4", Value.of(4)),
                        set("A5", Value.of(50)),
                        set("D5", Value.of(60)),
                        set("A7", Value.of(70))))
                .isEqualTo(
                        "<row><c><v>1</v></c><c><v>20</v></c><c r=\"C1\"><v>30</v></c></row><row><c r=\"B2\"><v>22</v></c></row>"
                                + "<row r=\"4\"><c r=\"A4\"><v>4</v></c></row>"
                                + "<row r=\"5\"><c r=\"A5\"><v>50</v></c><c r=\"C5\"><v>5</v></c><c><v>60</v></c></row>"
                                + "<row r=\"7\"><c r=\"A7\"><v>70</v></c></row>");
    }

    @Test
    void anEmptySheetTakesItsFirstCell() throws IOException {
        assertThat(patched(new RawWorkbook().sheet("<sheetData/><pageMargins/>"), set("B3", Value.of(1))))
                .startsWith("<sheetData><row r=\"3\"><c r=\"B3\"><v>1</v></c></row></sheetData><pageMargins/>");
    }

    @Test
    void prefixesCommentsAndExtensionsAreKept() throws IOException {
        String start = "<x:worksheet xmlns:x=\"" + RawWorkbook.MAIN
                + "\"><x:dimension ref=\"A1:A1\"/><x:sheetData><!-- kept -->";
        Workbook workbook = open(
                new RawWorkbook()
                        .sheetPart(
                                start
                                        + "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v><x:extLst><x:ext uri=\"u\"/></x:extLst></x:c></x:row></x:sheetData></x:worksheet>"));

        workbook.write(workbook.fingerprint(), List.of(set("A1", Value.of(" a")), set("B3", Value.of(2))));

        assertThat(part("xl/worksheets/sheet1.xml"))
                .isEqualTo(start.replace("A1:A1", "A1:B3")
                        + "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\"> a</x:t></x:is>"
                        + "<x:extLst><x:ext uri=\"u\"/></x:extLst></x:c></x:row>"
                        + "<x:row r=\"3\"><x:c r=\"B3\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>");
    }

    @Test
    void sharedStringsAreFoundAgainOrAppended() throws IOException {
        String strings = "<si><t>one</t></si><si><r><t>two</t></r></si>";
        String rows =
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>in</t></is></c></row>";
        String sheet = patched(
                new RawWorkbook().strings(strings).rows(rows),
                set("A1", Value.of("two")),
                set("B1", Value.of("stays inline")),
                set("C1", Value.of("one")));

        assertThat(sheet)
                .contains("<c r=\"A1\" t=\"s\"><v>2</v></c>")
                .contains("<c r=\"B1\" t=\"inlineStr\"><is><t>stays inline</t></is></c>")
                .contains("<c r=\"C1\" t=\"s\"><v>0</v></c>");
        assertThat(part("xl/sharedStrings.xml")).endsWith(strings + "<si><t>two</t></si></sst>");
    }

    @Test
    void aDayTakesADateStyleOnlyWhereTheCellHasNone() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .styles(
                        "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                                + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"164\" fontId=\"0\" applyNumberFormat=\"1\"/>"
                                + "<xf fontId=\"0\" numFmtId=\"3\"><alignment wrapText=\"1\"/></xf></cellXfs><dxfs count=\"0\"/>")
                .rows(
                        "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"/><c r=\"C1\" s=\"2\"/><c r=\"D1\" s=\"2\"/></row>");
        Value day = Value.of(LocalDate.of(2026, 11, 24));
        String sheet = patched(raw, set("A1", day), set("B1", day), set("C1", day), set("D1", day));

        assertThat(sheet)
                .contains("<c r=\"A1\" s=\"3\"><v>46350</v></c><c r=\"B1\" s=\"1\"><v>46350</v></c>")
                .contains("<c r=\"C1\" s=\"4\"><v>46350</v></c><c r=\"D1\" s=\"4\"><v>46350</v></c>");
        assertThat(part("xl/styles.xml"))
                .contains("<cellXfs count=\"5\">")
                .contains(
                        "<alignment wrapText=\"1\"/></xf><xf numFmtId=\"164\" fontId=\"1\" applyNumberFormat=\"1\"/>"
                                + "<xf fontId=\"0\" numFmtId=\"164\" applyNumberFormat=\"1\"><alignment wrapText=\"1\"/></xf></cellXfs><dxfs count=\"0\"/>");
    }

    @Test
    void aTextThatBeginsLikeAFormulaIsMarkedAsText() throws IOException {
        RawWorkbook raw =
                new RawWorkbook().formats("", 0, 49).rows("<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"/></row>");

        assertThat(patched(raw, set("A1", Value.of("=1+1")), set("B1", Value.of("=1+1"))))
                .contains("<c r=\"A1\" s=\"2\" t=\"inlineStr\"><is>")
                .contains("<c r=\"B1\" s=\"1\" t=\"inlineStr\"><is>");
        assertThat(part("xl/styles.xml")).contains("quotePrefix=\"1\"/></cellXfs>");
    }

    @Test
    void theHeirOfASharedFormulaTakesItsText() throws IOException {
        String rows =
                "<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B4\" si=\"0\">A1&amp;\"\"</f><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"B2\" s=\"1\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"
                        + "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/><v>3</v></c></row>"
                        + "<row r=\"4\"><c r=\"B4\"><f t=\"shared\" si=\"0\"/><v>4</v></c></row>";

        assertThat(rows(rows, over("B1", Value.of(9)), over("B3", Value.of(9))))
                .isEqualTo("<row r=\"1\"><c r=\"B1\"><v>9</v></c></row>"
                        + "<row r=\"2\"><c r=\"B2\" s=\"1\"><f t=\"shared\" ref=\"B2:B4\" si=\"0\">A2&amp;&quot;&quot;</f><v>2</v></c></row>"
                        + "<row r=\"3\"><c r=\"B3\"><v>9</v></c></row>"
                        + "<row r=\"4\"><c r=\"B4\"><f t=\"shared\" si=\"0\"/><v>4</v></c></row>");
    }

    @Test
    void aFormulaThatGoesLeavesTheCalculationChain() throws IOException {
        String rows = "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><f>2+2</f><v>4</v></c></row>";
        patched(
                new RawWorkbook()
                        .rows(rows)
                        .calcChain("<c r=\"B1\" i=\"1\" l=\"1\"/><c r=\"A1\"/><c r=\"A1\" i=\"2\"/>"),
                over("B1", Value.of(1)));
        assertThat(part("xl/calcChain.xml")).contains("><c r=\"A1\" i=\"1\"/><c r=\"A1\" i=\"2\"/></calcChain>");
        assertThat(part("xl/workbook.xml")).endsWith("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>");

        patched(
                new RawWorkbook().rows(rows).calcChain("<c r=\"B1\" i=\"1\"/><c r=\"A1\"/>"),
                over("B1", Value.of(1)),
                over("A1", Value.of(1)));
        assertThat(Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL)
                        .find("xl/calcChain.xml"))
                .isNull();
        assertThat(part("[Content_Types].xml")).doesNotContain("calcChain");
        assertThat(part("xl/_rels/workbook.xml.rels"))
                .doesNotContain("calcChain")
                .contains("rSheet");
    }

    @Test
    void recalculationIsAskedForInItsPlaceAndOnlyWhereThereMayBeFormulas() throws IOException {
        String sheets = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>";
        patched(
                new RawWorkbook().rows("<row r=\"1\"/>").workbook(sheets + "<calcPr calcId=\"1\"/>"),
                set("A1", Value.of(1)));
        assertThat(part("xl/workbook.xml")).contains("<calcPr calcId=\"1\"/>");

        String formula = "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>";
        patched(
                new RawWorkbook().rows(formula).workbook(sheets + "<calcPr calcId=\"1\"/><oleSize ref=\"A1\"/>"),
                set("B1", Value.of(1)));
        assertThat(part("xl/workbook.xml")).contains("<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/><oleSize");

        patched(
                new RawWorkbook()
                        .rows(formula)
                        .workbook(
                                sheets
                                        + "<definedNames><definedName name=\"a\">1</definedName></definedNames><oleSize ref=\"A1\"/>"),
                set("B1", Value.of(1)));
        assertThat(part("xl/workbook.xml")).contains("</definedNames><calcPr fullCalcOnLoad=\"1\"/><oleSize");
    }

    @Test
    void whatCannotBeWrittenTrulyIsRefused() throws IOException {
        refused(
                new RawWorkbook()
                        .rows(
                                "<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:A2\">1</f></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"),
                GridProblem.ARRAY_IN_THE_WAY,
                over("A2", Value.of(1)));
        refused(
                new RawWorkbook().sheet("<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"),
                GridProblem.MERGED_CELL,
                set("B2", Value.of(1)));
        refused(
                new RawWorkbook().sheet("<sheetData/><sheetProtection sheet=\"1\"/>"),
                GridProblem.LOCKED_CELL,
                set("A1", Value.of(1)));
        refused(
                new RawWorkbook().rows(""),
                GridProblem.VALUE_NOT_STORABLE,
                set("A1", Value.of(LocalDate.of(1899, 1, 1))));
        RawWorkbook unlocked = new RawWorkbook()
                .styles("<cellXfs count=\"2\"><xf/><xf applyProtection=\"1\"><protection locked=\"0\"/></xf></cellXfs>")
                .sheet("<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData><sheetProtection sheet=\"1\"/>");
        assertThat(patched(unlocked, set("A1", Value.of(1)))).contains("<v>1</v>");
    }

    @Test
    void aSignedPackageIsRefused() throws IOException {
        Workbook workbook = open(new RawWorkbook().rows("").part("_xmlsignatures/sig1.xml", "<Signature/>"));

        assertThatThrownBy(() -> workbook.write(workbook.fingerprint(), List.of(set("A1", Value.of(1)))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(ExcelProblem.SIGNED));
        assertThat(workbook.preflight(false)).extracting(Problem::key).containsExactly(ExcelProblem.SIGNED);
    }

    @Test
    void everythingThatEndsAtTheLastRowOfATableGrowsWithIt() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .formats("", 0, 14, 3)
                .sheet("<dimension ref=\"A1:C3\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>ID</v></c></row>"
                        + "<row r=\"2\"/><row r=\"3\" spans=\"1:3\" ht=\"30\" customHeight=\"1\" hidden=\"1\"><c r=\"A3\" s=\"1\"><v>1</v></c>"
                        + "<c r=\"B3\" s=\"2\"><v>5</v></c><c r=\"C3\"><f>B3*$E$1</f><v>5</v></c><c r=\"E3\" s=\"2\"/></row></sheetData>"
                        + "<conditionalFormatting sqref=\"A2:C3 E2:E3\"><cfRule type=\"expression\" priority=\"1\"><formula>A2</formula></cfRule></conditionalFormatting>"
                        + "<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"B2:B3\"><formula1>\"a\"</formula1></dataValidation>"
                        + "<dataValidation type=\"list\" sqref=\"B2\"/></dataValidations><tableParts count=\"1\"><tablePart r:id=\"rTable\"/></tableParts>"
                        + "<extLst><ext uri=\"{u}\" xmlns:x14=\"urn:x14\" xmlns:xm=\"urn:xm\"><x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>A2:A3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
                        + "<x14:sparkline><xm:sqref>A3</xm:sqref></x14:sparkline></ext></extLst>")
                .table(
                        "ref=\"A1:C3\"",
                        "<autoFilter ref=\"A1:C3\"/><tableColumns count=\"3\"><tableColumn id=\"1\" name=\"ID\"/>"
                                + "<tableColumn id=\"2\" name=\"Price\"/><tableColumn id=\"3\" name=\"Net\"><calculatedColumnFormula>B3*$E$1</calculatedColumnFormula></tableColumn></tableColumns>");
        String sheet = patched(
                raw, append(4, Map.of(1, Value.of(LocalDate.of(2026, 1, 2)))), append(5, Map.of(2, Value.of(8))));

        assertThat(sheet)
                .contains("<row r=\"4\" spans=\"1:3\" ht=\"30\" customHeight=\"1\"><c r=\"A4\" s=\"1\"><v>46024</v></c>"
                        + "<c r=\"B4\" s=\"2\"/><c r=\"C4\"><f>B4*$E$1</f></c></row>"
                        + "<row r=\"5\" spans=\"1:3\" ht=\"30\" customHeight=\"1\"><c r=\"A5\" s=\"1\"/>"
                        + "<c r=\"B5\" s=\"2\"><v>8</v></c><c r=\"C5\"><f>B5*$E$1</f></c></row></sheetData>")
                .contains("<conditionalFormatting sqref=\"A2:C5 E2:E3\">")
                .contains("sqref=\"B2:B5\"")
                .contains("<dataValidation type=\"list\" sqref=\"B2\"/>")
                .contains("<xm:sqref>A2:A5</xm:sqref>")
                .contains("<x14:sparkline><xm:sqref>A3</xm:sqref>");
        assertThat(part("xl/worksheets/sheet1.xml")).contains("<dimension ref=\"A1:C5\"/>");
        assertThat(part("xl/tables/table1.xml")).contains("ref=\"A1:C5\"><autoFilter ref=\"A1:C5\"/>");
    }

    @Test
    void partsInUtf16AreWrittenAsUtf8() throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet xmlns=\"" + RawWorkbook.MAIN
                + "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
        Workbook workbook =
                open(new RawWorkbook().part("xl/worksheets/sheet1.xml", "\uFEFF" + xml, StandardCharsets.UTF_16LE));

        workbook.write(workbook.fingerprint(), List.of(set("A1", Value.of("é"))));

        assertThat(part("xl/worksheets/sheet1.xml")).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet");
        assertThat(workbook.read().value(Address.parse("Data!A1"))).isEqualTo(Value.of("é"));
    }
}
