package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Layout;
import dev.alur.grid.ProblemException;
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

/// Links of cells go into sheets of every make, in their place of the schema's order, and disturb no other.
class LinkingTest {
    private static final String DATA = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels";

    @TempDir
    private Path folder;

    private Path file(String behind) throws IOException {
        return new RawWorkbook().sheet(DATA + behind).write(folder.resolve("raw.xlsx"));
    }

    private static Layout edited(Path file, Edit... edits) {
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), List.of(edits));
        return workbook.read().need("Data").layout();
    }

    private static Edit link(String cell, String target) {
        return new Edit.SetLink(Address.parse("Data!" + cell), target);
    }

    private static String part(Path file, String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        Archive.Entry entry = archive.find(name);
        return entry == null ? "" : new String(archive.xml(entry), StandardCharsets.UTF_8);
    }

    @Test
    void linksStandBetweenListsAndMargins() throws Exception {
        Path file = file(
                "<dataValidations count=\"1\"><dataValidation sqref=\"A1\"/></dataValidations><pageMargins left=\"1\" right=\"1\""
                        + " top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/>");

        edited(file, Edit.SetLink.to(Address.parse("Data!A1"), Address.parse("'My jobs'!B2")));

        assertThat(part(file, SHEET))
                .contains("</dataValidations><hyperlinks><hyperlink ref=\"A1\" location=\"'My jobs'!B2\"/>"
                        + "</hyperlinks><pageMargins");
        assertThat(part(file, RELATIONS)).isEmpty();
    }

    @Test
    void otherLinksKeepEveryByte() throws Exception {
        String other = "<hyperlink ref=\"B1\"  location='Data!A1' tooltip=\"mine\" display=\"x\"/>";
        Path file = file("<hyperlinks>\n " + other + "\n</hyperlinks>");

        Layout layout = edited(file, link("A1", "#Data!B9"));

        assertThat(part(file, SHEET))
                .contains("<hyperlinks>\n " + other + "\n<hyperlink ref=\"A1\" location=\"Data!B9\"/></hyperlinks>");
        assertThat(layout.link(1, 2)).isEqualTo("#Data!A1");
    }

    @Test
    void aLinkOverSeveralCellsIsPartedAroundTheOne() throws Exception {
        Path file = file("<hyperlinks><hyperlink ref=\"A1:C3\" location=\"Data!A9\"/></hyperlinks>");

        Layout layout = edited(file, link("B2", "#Data!B9"), link("C3", ""));

        for (int row = 1; row <= 3; row++) {
            for (int column = 1; column <= 3; column++) {
                String expected = row == 2 && column == 2 ? "#Data!B9" : row * column == 9 ? null : "#Data!A9";
                assertThat(layout.link(row, column)).isEqualTo(expected);
            }
        }
    }

    @Test
    void theLastLinkGoesWithItsElementAndItsRelationship() throws Exception {
        Path file = file("");
        edited(file, link("A1", "documents/INV%201.pdf"), link("A2", "documents/INV%201.pdf"));
        assertThat(part(file, RELATIONS)).containsOnlyOnce("Target=\"documents/INV%201.pdf\" TargetMode=\"External\"");

        edited(file, link("A1", ""));
        assertThat(part(file, RELATIONS)).contains("INV%201");

        edited(file, link("A2", ""));
        assertThat(part(file, SHEET)).doesNotContain("hyperlink");
        assertThat(part(file, RELATIONS)).doesNotContain("INV%201");
    }

    @Test
    void aLinkGoesAlongWithTheRowThatIsAppended() throws Exception {
        Path file = file("");

        Layout layout = edited(
                file,
                new Edit.AppendRow("Data", 2, Map.of(1, Value.of("x"))),
                new Edit.AppendRow("Data", 3, Map.of(1, Value.of("y"))),
                link("A2", "#Data!B2"),
                link("A3", "https://example.org/?a=1&b=2"));

        assertThat(layout.link(2, 1)).isEqualTo("#Data!B2");
        assertThat(layout.link(3, 1)).isEqualTo("https://example.org/?a=1&b=2");
    }

    @Test
    void aProtectedSheetKeepsItsLinks() throws Exception {
        Path file = file("<sheetProtection sheet=\"1\"/>");

        assertThatThrownBy(() -> edited(file, link("A1", "#Data!B2")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(GridProblem.LOCKED_CELL));
    }
}
