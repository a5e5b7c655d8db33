package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Lines;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that break into lines are seen: their cells let them break, and their rows are high enough.
class FittedRowsTest {
    private static final String LONG =
            "The client asks whether the corrections of last week are final, and when we print";
    private static final String STYLES = "<fonts count=\"1\"><font><sz val=\"11\"/></font></fonts><cellXfs count=\"2\">"
            + "<xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"0\"><alignment wrapText=\"1\"/></xf></cellXfs>";
    private static final String COLUMNS = "<cols><col min=\"1\" max=\"1\" width=\"20\" customWidth=\"1\"/></cols>";

    /// Rows of links are fitted.
    private static final Edit LINK = new Edit.SetLink(Address.parse("Data!B1"), "#Data!A1");

    @TempDir
    private Path folder;

    private String edited(String rows, Edit... edits) throws IOException {
        Path file = new RawWorkbook()
                .sheet("<sheetFormatPr defaultRowHeight=\"15\"/>" + COLUMNS + "<sheetData>" + rows + "</sheetData>")
                .styles(STYLES)
                .write(folder.resolve("raw.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), List.of(edits));
        return part(file, "xl/worksheets/sheet1.xml");
    }

    private static String part(Path file, String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    private static Edit set(String cell, String text) {
        return new Edit.SetCell(Address.parse("Data!" + cell), Value.of(text));
    }

    @Test
    void aRowGrowsWithATextThatBreaks() throws Exception {
        int lines = Lines.of(LONG, 20);
        assertThat(lines).isBetween(4, 6);

        assertThat(edited("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", set("A1", LONG), LINK))
                .contains("<row r=\"1\" ht=\"" + 15 * lines + "\">");
    }

    @Test
    void aRowShrinksWhenNoOtherTextNeedsItsHeight() throws Exception {
        assertThat(edited("<row r=\"1\" ht=\"90\"><c r=\"A1\" s=\"1\"/></row>", set("A1", "short"), LINK))
                .contains("<row r=\"1\">");
        assertThat(edited(
                        "<row r=\"1\" ht=\"90\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" s=\"1\" t=\"str\"><v>" + LONG
                                + "</v></c></row>",
                        set("A1", "short"),
                        LINK))
                .contains("<row r=\"1\" ht=\"90\">");
    }

    @Test
    void aCellThatIsSetLeavesTheHeightOfItsRow() throws Exception {
        assertThat(edited("<row r=\"1\" ht=\"24\"><c r=\"A1\" s=\"1\"/></row>", set("A1", LONG)))
                .contains("<row r=\"1\" ht=\"24\">");
        assertThat(edited("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", set("A1", LONG)))
                .contains("<row r=\"1\">");
    }

    @Test
    void aHeightThatAPersonGaveStays() throws Exception {
        assertThat(edited(
                        "<row r=\"1\" ht=\"20\" customHeight=\"1\"><c r=\"A1\" s=\"1\"/></row>", set("A1", LONG), LINK))
                .contains("<row r=\"1\" ht=\"20\" customHeight=\"1\">");
    }

    @Test
    void aCellThatDoesNotBreakItsTextKeepsItsRow() throws Exception {
        assertThat(edited("<row r=\"1\" ht=\"20\"><c r=\"A1\"/></row>", set("A1", LONG), LINK))
                .contains("<row r=\"1\" ht=\"20\">");
    }

    @Test
    void aSecondLineIsSeen() throws Exception {
        Path file = folder.resolve("raw.xlsx");
        String sheet = edited("<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"/></row>", set("A1", "one\ntwo"), LINK);

        assertThat(sheet).contains("<row r=\"1\" ht=\"30\">").contains("<c r=\"A1\" s=\"1\"");
        assertThat(part(file, "xl/styles.xml")).as("a format that fits is used").endsWith(STYLES + "</styleSheet>");
    }

    @Test
    void aFormatIsAddedWhereNoneBreaksTexts() throws Exception {
        Path file = new RawWorkbook()
                .rows("<row r=\"1\"><c r=\"A1\"/></row>")
                .formats("", 0, 14)
                .write(folder.resolve("raw.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), List.of(set("A1", "one\ntwo"), set("A2", "three\nfour")));

        assertThat(part(file, "xl/styles.xml"))
                .containsOnlyOnce("wrapText=\"1\"")
                .contains("<cellXfs count=\"3\">");
        assertThat(part(file, "xl/worksheets/sheet1.xml")).contains("<c r=\"A1\" s=\"2\"", "<c r=\"A2\" s=\"2\"");
    }

    @Test
    void aNewSheetOfProseIsReadable() throws Exception {
        List<NewColumn> columns = List.of(
                NewColumn.of("What").withWidth(20).withLook(NewColumn.Look.PROSE),
                NewColumn.of("Where").withLook(NewColumn.Look.LINK),
                NewColumn.of("Answer").withList("\"yes,no\"").open(true));
        Path file = folder.resolve("raw.xlsx");
        edited(
                "",
                new Edit.AddSheet("Inbox", columns, List.of(List.of(Value.of(LONG))), false, null),
                new Edit.AppendRow("Inbox", 3, Map.of(1, Value.of(LONG), 2, Value.of("A1"))));
        String sheet = part(file, "xl/worksheets/sheet2.xml");
        String styles = part(file, "xl/styles.xml");

        int height = 15 * Lines.of(LONG, 20);
        assertThat(sheet)
                .contains("<row r=\"2\" ht=\"" + height + "\">", "<row r=\"3\" ht=\"" + height + "\">")
                .contains("errorStyle=\"warning\"");
        assertThat(styles).contains("vertical=\"top\" wrapText=\"1\"", "<u/><color rgb=\"FF0563C1\"/>");
    }
}
