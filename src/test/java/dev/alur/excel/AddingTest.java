package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.NewColumn;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets, columns, tables and names go into packages of every make, in the way in which these do it.
class AddingTest {
    private static final String HEADERS = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ID</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>Stage</t></is></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"B3\"><v>4</v></c></row>";

    @TempDir
    private Path folder;

    private Path file(RawWorkbook raw) throws IOException {
        return raw.write(folder.resolve("raw.xlsx"));
    }

    private static Workbook open(Path file) {
        return new ExcelWorkbooks(Clock.systemUTC()).open(file);
    }

    private static Snapshot edited(Path file, Edit... edits) {
        Workbook workbook = open(file);
        workbook.write(workbook.fingerprint(), List.of(edits));
        return workbook.read();
    }

    private static void refused(Path file, GridProblem key, Edit... edits) {
        Workbook workbook = open(file);
        assertThatThrownBy(() -> workbook.write(workbook.fingerprint(), List.of(edits)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }

    private static String part(Path file, String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    /// The workbook with the text of every part changed.
    private static void rewrite(Path file, UnaryOperator<String> change) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Archive.Entry entry : archive.entries()) {
                zip.putNextEntry(new ZipEntry(entry.part()));
                zip.write(change.apply(new String(archive.xml(entry), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(file, out.toByteArray());
    }

    private static Edit[] everything() {
        return new Edit[] {
            new Edit.AddSheet(
                    "Klien",
                    List.of(
                            NewColumn.of("Nama\nlengkap").withWidth(20),
                            NewColumn.of("Sejak").withFormat("dd.mm.yyyy")),
                    List.of(List.of(Value.of("Kopi Senja"), Value.of(LocalDate.of(2026, 11, 24)))),
                    false,
                    null),
            new Edit.AddTable(new Range("Klien", 1, 1, 2, 2), "Klien"),
            new Edit.AddTable(new Range("Data", 1, 1, 3, 2), "Jobs"),
            new Edit.AddColumn(
                    new Address("Data", 1, 3),
                    NewColumn.of("Mode").withWidth(9).withList("\"auto,ask\"").withFormat("0.00")),
            new Edit.AddName("Rate", "Data!A2"),
            new Edit.SetCell(new Address("Data", 2, 3), Value.of("auto"))
        };
    }

    private static void hasEverything(Snapshot after) {
        Sheet clients = after.sheet("Klien").orElseThrow();
        assertThat(clients.value(2, 2)).isEqualTo(Value.of(LocalDate.of(2026, 11, 24)));
        assertThat(clients.tables().getFirst().columns()).containsExactly("Nama\nlengkap", "Sejak");
        Sheet data = after.sheet("Data").orElseThrow();
        assertThat(data.tables().getFirst().range().cells()).isEqualTo("A1:C3");
        assertThat(data.tables().getFirst().columns()).containsExactly("ID", "Stage", "Mode");
        assertThat(data.value(2, 3)).isEqualTo(Value.of("auto"));
        assertThat(data.value(3, 2)).isEqualTo(Value.of(4));
        assertThat(data.layout().width(3)).isEqualTo(9);
        assertThat(data.validations().getLast().ranges().getFirst().cells()).isEqualTo("C2:C3");
        assertThat(after.names()).containsEntry("Rate", "Data!$A$2");
    }

    @Test
    void aPackageOfTheLeastPartsTakesEverything() throws IOException {
        Path file = file(new RawWorkbook().rows(HEADERS));

        hasEverything(edited(file, everything()));

        assertThat(part(file, "[Content_Types].xml"))
                .contains(
                        "<Default Extension=\"rels\"",
                        "PartName=\"/xl/worksheets/sheet2.xml\"",
                        "PartName=\"/xl/tables/table1.xml\"",
                        "PartName=\"/xl/tables/table2.xml\"");
        assertThat(part(file, "xl/worksheets/_rels/sheet1.xml.rels")).contains("Target=\"../tables/table2.xml\"");
        assertThat(part(file, "xl/tables/table1.xml")).contains("name=\"Nama_x000a_lengkap\"", "id=\"1\"");
        assertThat(part(file, "xl/tables/table2.xml")).contains("id=\"2\"", "tableColumns count=\"3\"");
        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .contains("<tableParts count=\"1\">")
                .doesNotContain(" s=");
    }

    @Test
    void stylesAndStringsAreTakenFromTheWorkbook() throws IOException {
        Path file = file(
                new RawWorkbook()
                        .rows(
                                "<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"1\"><v>0</v></c><c r=\"B1\" t=\"s\" s=\"1\"><v>1</v></c></row>"
                                        + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"2\"><v>2</v></c></row>"
                                        + "<row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"B3\" s=\"2\"><v>4</v></c></row>")
                        .strings("<si><t>ID</t></si><si><t>Stage</t></si>")
                        .styles(
                                "<numFmts count=\"0\"/><fonts count=\"1\"><font><sz val=\"10\"/></font></fonts>"
                                        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"/>"
                                        + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"3\"/><xf numFmtId=\"3\" fontId=\"0\" fillId=\"2\"/></cellXfs>"));

        Snapshot after = edited(file, everything());

        hasEverything(after);
        assertThat(after.sheet("Data").orElseThrow().format(2, 3)).isEqualTo("0.00");
        String styles = part(file, "xl/styles.xml");
        assertThat(styles)
                .contains(
                        "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\"/></numFmts>",
                        "<fonts count=\"2\"><font><sz val=\"10\"/></font><font><b/><sz val=\"10\"/></font></fonts>")
                .contains("numFmtId=\"2\" fontId=\"0\" fillId=\"2\"")
                .startsWith("<styleSheet xmlns=\"" + RawWorkbook.MAIN + "\"><numFmts");
        assertThat(part(file, "xl/worksheets/sheet1.xml")).contains("<c r=\"C1\" s=\"1\" t=\"s\">");
        assertThat(part(file, "xl/sharedStrings.xml")).contains("<si><t>Mode</t></si>");
    }

    @Test
    void aStrictWorkbookStaysStrict() throws IOException {
        Path file = file(new RawWorkbook().rows(HEADERS));
        rewrite(
                file,
                text -> text.replace(RawWorkbook.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                        .replace(
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                "http://purl.oclc.org/ooxml/officeDocument/relationships"));

        hasEverything(edited(file, everything()));

        for (String name : List.of("worksheets/sheet2.xml", "tables/table1.xml", "_rels/workbook.xml.rels")) {
            assertThat(part(file, "xl/" + name)).contains("purl.oclc.org").doesNotContain("officeDocument/2006");
        }
    }

    @Test
    void prefixesAndAbsoluteTargetsAreKept() throws IOException {
        Path file = file(new RawWorkbook()
                .part(
                        "xl/workbook.xml",
                        "<x:workbook xmlns:x=\"" + RawWorkbook.MAIN
                                + "\"><x:sheets><x:sheet name=\"Data\" sheetId=\"7\""
                                + " q:id=\"rSheet\" xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>"
                                + "</x:sheets><x:calcPr calcId=\"1\"/></x:workbook>")
                .sheetPart("<x:worksheet xmlns:x=\"" + RawWorkbook.MAIN + "\"><x:sheetData>"
                        + HEADERS.replace("</", "</x:").replaceAll("<([a-z])", "<x:$1")
                        + "</x:sheetData></x:worksheet>"));
        rewrite(file, text -> text.replace("Target=\"worksheets", "Target=\"/xl/worksheets"));

        hasEverything(edited(file, everything()));

        assertThat(part(file, "xl/workbook.xml"))
                .contains("<x:sheet name=\"Klien\" sheetId=\"8\" xmlns:r=")
                .contains("</x:sheets><x:definedNames><x:definedName name=\"Rate\">");
        assertThat(part(file, "xl/_rels/workbook.xml.rels")).contains("Target=\"/xl/worksheets/sheet2.xml\"");
        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .contains("<x:cols><x:col min=\"3\" max=\"3\"", "<x:tableParts count=\"1\"><x:tablePart xmlns:r=")
                .contains("</x:dataValidations><x:tableParts");
    }

    @Test
    void whatIsAddedStandsInTheOrderOfTheSchema() throws IOException {
        Path file = file(new RawWorkbook()
                .workbook(
                        "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets><calcPr calcId=\"1\"/><extLst/>")
                .sheet("<cols><col min=\"2\" max=\"9\" width=\"8\" hidden=\"1\"/></cols><sheetData>" + HEADERS
                        + "</sheetData><autoFilter ref=\"A1:B3\"/><hyperlinks><hyperlink ref=\"A1\" location=\"B1\"/></hyperlinks>"
                        + "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>"
                        + "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                        + "<mc:Choice Requires=\"x14\"/></mc:AlternateContent><extLst/>"));

        hasEverything(edited(file, everything()));

        String sheet = part(file, "xl/worksheets/sheet1.xml");
        assertThat(sheet.replaceAll("<(/?[a-zA-Z:]+)[^>]*>", "<$1>"))
                .contains("<cols><col><col><col></cols>")
                .contains("</sheetData><dataValidations>", "</dataValidations><hyperlinks>")
                .contains("</mc:AlternateContent><tableParts><tablePart></tableParts><extLst>");
        assertThat(sheet)
                .contains(
                        "<col min=\"2\" max=\"2\" width=\"8\" hidden=\"1\"/><col min=\"3\" max=\"3\" width=\"9\" customWidth=\"1\"/>")
                .doesNotContain("<autoFilter");
        assertThat(part(file, "xl/workbook.xml")).contains("</sheets><definedNames>", "</definedNames><calcPr");
    }

    @Test
    void aSheetWithoutFormulasAsksForNoRecalculation() throws IOException {
        Path file = file(new RawWorkbook().rows(HEADERS));
        edited(file, new Edit.AddSheet("Baru", List.of(NewColumn.of("a"))));
        assertThat(part(file, "xl/workbook.xml")).doesNotContain("calcPr");

        edited(
                file,
                new Edit.AddSheet(
                        "Rumus", List.of(NewColumn.of("a").withFormula("1+1")), List.of(List.of()), false, null));
        assertThat(part(file, "xl/workbook.xml")).contains("fullCalcOnLoad=\"1\"");
    }

    @Test
    void aTotalsRowAndCalculatedColumnsOfATableStay() throws IOException {
        Path file = file(new RawWorkbook()
                .sheet("<sheetData>" + HEADERS
                        + "<row r=\"4\"><c r=\"A4\" s=\"5\"><v>4</v></c><c r=\"B4\" s=\"5\"><v>6</v></c></row></sheetData>"
                        + "<tableParts count=\"1\"><tablePart r:id=\"rTable\"/></tableParts>")
                .table(
                        "ref=\"A1:B4\" totalsRowCount=\"1\"",
                        "<autoFilter ref=\"A1:B3\"/><tableColumns count=\"2\"><tableColumn id=\"4\" name=\"ID\"/>"
                                + "<tableColumn id=\"9\" name=\"Stage\"/></tableColumns>"));

        Snapshot after = edited(
                file,
                new Edit.AddColumn(
                        new Address("Data", 1, 3), NewColumn.of("Half").withFormula("A2/2")));

        Sheet data = after.sheet("Data").orElseThrow();
        assertThat(data.formula(2, 3)).isEqualTo("A2/2");
        assertThat(data.formula(3, 3)).isEqualTo("A3/2");
        assertThat(data.formula(4, 3)).isNull();
        assertThat(part(file, "xl/tables/table1.xml"))
                .contains("ref=\"A1:C4\"", "<autoFilter ref=\"A1:C3\"/>")
                .contains(
                        "<tableColumn id=\"10\" name=\"Half\"><calculatedColumnFormula>A2/2</calculatedColumnFormula>");
        assertThat(part(file, "xl/worksheets/sheet1.xml")).contains("<c r=\"C4\" s=\"5\"/>");
    }

    @Test
    void theHeaderOfANewSheetLooksLikeOneOfTheWorkbook() throws IOException {
        Path file = file(new RawWorkbook()
                .rows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>")
                .formats("", 0, 0, 14));

        edited(
                file,
                new Edit.AddSheet("Baru", List.of(NewColumn.of("a")), List.of(), false, new Address("Data", 1, 1)));

        assertThat(part(file, "xl/worksheets/sheet2.xml")).contains("<c r=\"A1\" s=\"1\" t=\"inlineStr\">");
    }

    @Test
    void whatCannotBeAddedTrulyIsRefused() throws IOException {
        Edit sheet = new Edit.AddSheet("Baru", List.of());
        Edit table = new Edit.AddTable(new Range("Data", 1, 1, 3, 2), "Jobs");
        Edit column = new Edit.AddColumn(new Address("Data", 1, 3), NewColumn.of("Mode"));
        String tabs = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>";
        String rows = "<sheetData>" + HEADERS + "</sheetData>";
        Map<GridProblem, RawWorkbook> cases = new TreeMap<>(Map.of(
                GridProblem.STRUCTURE_PROTECTED,
                new RawWorkbook().rows(HEADERS).workbook("<workbookProtection lockStructure=\"1\"/>" + tabs),
                GridProblem.MERGE_OVERLAPS,
                new RawWorkbook().sheet(rows + "<mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>"),
                GridProblem.FILTER_OVERLAPS,
                new RawWorkbook().sheet(rows + "<autoFilter ref=\"A1:C3\"/>"),
                GridProblem.ARRAY_IN_THE_WAY,
                new RawWorkbook()
                        .rows(HEADERS.replace(
                                "<c r=\"B2\"><v>2", "<c r=\"B2\"><f t=\"array\" ref=\"B2:B3\">A2:A3</f><v>2")),
                GridProblem.SHEET_PROTECTED,
                new RawWorkbook().sheet(rows + "<sheetProtection sheet=\"1\"/>")));
        for (Map.Entry<GridProblem, RawWorkbook> each : cases.entrySet()) {
            Edit edit = each.getKey() == GridProblem.STRUCTURE_PROTECTED ? sheet : table;
            refused(file(each.getValue()), each.getKey(), edit);
        }
        refused(file(cases.get(GridProblem.MERGE_OVERLAPS)), GridProblem.MERGE_OVERLAPS, column);
        Path plain = file(new RawWorkbook()
                .sheet(rows + "<dataValidations><dataValidation type=\"whole\" sqref=\"A2:D9\"/></dataValidations>"));
        Edit listed = new Edit.AddColumn(
                new Address("Data", 1, 3), NewColumn.of("Mode").withList("\"a,b\""));
        refused(plain, GridProblem.VALIDATION_IN_THE_WAY, listed);
        String many = '"' + "x".repeat(256) + '"';
        refused(
                plain,
                GridProblem.LIST_UNFIT,
                new Edit.AddColumn(
                        new Address("Data", 1, 3), NewColumn.of("Mode").withList(many)));
    }

    @Test
    void aFilterThatHidesRowsIsNotMadeATables() throws IOException {
        Path file = file(new RawWorkbook()
                .sheet("<sheetData>" + HEADERS
                        + "</sheetData><autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"/></autoFilter>"));
        refused(file, GridProblem.FILTER_OVERLAPS, new Edit.AddTable(new Range("Data", 1, 1, 3, 2), "Jobs"));
    }
}
