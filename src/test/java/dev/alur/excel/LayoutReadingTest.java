package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Layout;
import dev.alur.grid.Pinned;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sheet says about its cells beside what they hold is read as Excel means it.
class LayoutReadingTest {
    @TempDir
    private Path folder;

    private Workbook open(RawWorkbook raw) throws IOException {
        return new ExcelWorkbooks(Clock.systemUTC()).open(raw.write(folder.resolve("raw.xlsx")));
    }

    private Sheet data(RawWorkbook raw) throws IOException {
        return open(raw).read().need("Data");
    }

    private static Range range(String cells) {
        return Range.parse("Data", cells);
    }

    @Test
    void hiddenRowsAndColumnsAreKnown() throws IOException {
        Layout layout = data(new RawWorkbook()
                        .sheet(
                                "<cols><col min=\"2\" max=\"3\" width=\"12.5\" hidden=\"1\"/>"
                                        + "<col max='5' min='5' width='8'/></cols><sheetData><row r=\"1\"/>"
                                        + "<row hidden='true' r='2'><c r=\"A2\"><v>1</v></c></row><row r=\"3\" hidden=\"0\"/></sheetData>"))
                .layout();

        assertThat(layout.isRowHidden(1)).isFalse();
        assertThat(layout.isRowHidden(2)).isTrue();
        assertThat(layout.isRowHidden(3)).isFalse();
        assertThat(layout.isRowHidden(999)).isFalse();
        assertThat(layout.isColumnHidden(1)).isFalse();
        assertThat(layout.isColumnHidden(2)).isTrue();
        assertThat(layout.isColumnHidden(3)).isTrue();
        assertThat(layout.isColumnHidden(5)).isFalse();
        assertThat(layout.width(2)).isEqualTo(12.5);
        assertThat(layout.width(4)).isZero();
        assertThat(layout.width(5)).isEqualTo(8);
    }

    @Test
    void aSheetMayHideAllRowsThatItDoesNotName() throws IOException {
        Layout layout = data(new RawWorkbook()
                        .sheet("<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/><sheetData>"
                                + "<row r=\"2\"/><row r=\"3\" hidden=\"1\"/></sheetData>"))
                .layout();

        assertThat(layout.isRowHidden(1)).isTrue();
        assertThat(layout.isRowHidden(2)).isFalse();
        assertThat(layout.isRowHidden(3)).isTrue();
        assertThat(layout.isRowHidden(4)).isTrue();
    }

    @Test
    void filtersMergedCellsAndLinksAreRead() throws IOException {
        Layout layout = data(new RawWorkbook()
                        .sheet("<sheetData/><autoFilter ref=\"A1:C9\"><filterColumn colId=\"0\"/></autoFilter>"
                                + "<mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref='C3:C900'/></mergeCells>"
                                + "<hyperlinks><hyperlink ref=\"A1\" r:id=\"rLink\"/>"
                                + "<hyperlink ref=\"B5:B7\" location=\"'My sheet'!A1\" display=\"x\"/>"
                                + "<hyperlink ref=\"C1\" r:id=\"rLink\" location=\"part\"/></hyperlinks>")
                        .sheetRelation(
                                "rLink\" TargetMode=\"External", "hyperlink", "https://example.org/?a=1&amp;b=2"))
                .layout();

        assertThat(layout.filter()).isEqualTo(range("A1:C9"));
        assertThat(layout.merged()).containsExactly(range("A1:B2"), range("C3:C900"));
        assertThat(layout.merged(500, 3)).isEqualTo(range("C3:C900"));
        assertThat(layout.merged(2, 3)).isNull();
        assertThat(layout.link(1, 1)).isEqualTo("https://example.org/?a=1&b=2");
        assertThat(layout.link(6, 2)).isEqualTo("#'My sheet'!A1");
        assertThat(layout.link(1, 3)).isEqualTo("https://example.org/?a=1&b=2#part");
        assertThat(layout.link(2, 1)).isNull();
    }

    @Test
    void membersOfArraysSpillsAndDataTablesAreKnown() throws IOException {
        Sheet sheet = data(
                new RawWorkbook()
                        .rows(
                                "<row r=\"1\"><c r=\"A1\" cm=\"1\"><f t=\"array\" ref=\"A1:A3\">SEQUENCE(3)</f><v>1</v></c>"
                                        + "<c r=\"B1\"><f t=\"array\" ref=\"B1\">SUM(A1:A3*2)</f><v>12</v></c></row>"
                                        + "<row r=\"2\"><c r=\"A2\"><v>2</v></c>"
                                        + "<c r=\"C2\"><f t=\"dataTable\" ref=\"C2:D3\" dt2D=\"1\" dtr=\"1\" r1=\"A1\" r2=\"B1\"/><v>5</v></c></row>"));

        assertThat(sheet.layout().arrays()).containsExactly(range("A1:A3"), range("B1"), range("C2:D3"));
        assertThat(sheet.layout().array(3, 1)).isEqualTo(range("A1:A3"));
        assertThat(sheet.layout().array(1, 2)).isEqualTo(range("B1"));
        assertThat(sheet.layout().array(3, 4)).isEqualTo(range("C2:D3"));
        assertThat(sheet.layout().array(4, 1)).isNull();
        assertThat(sheet.formula(1, 1)).isEqualTo("SEQUENCE(3)");
        assertThat(sheet.formula(2, 3)).isNull();
        assertThat(sheet.value(2, 3)).isEqualTo(Value.of(5));
    }

    @Test
    void aCommentBelongsToItsCellAndAConversationReplacesItsExcuse() throws IOException {
        String comments =
                "<comments xmlns=\"" + RawWorkbook.MAIN + "\"><authors><author>Sri</author></authors><commentList>"
                        + "<comment ref=\"A1\" authorId=\"0\"><text><r><rPr><b/></rPr><t>Sri:</t></r><r><t xml:space=\"preserve\">\nask</t></r></text></comment>"
                        + "<comment ref=\"B2\" authorId=\"0\"><text><t>[Threaded comment] Your version of Excel</t></text></comment></commentList></comments>";
        String threaded =
                "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">"
                        + "<threadedComment ref=\"B2\" id=\"{1}\"><text>Done &amp; paid?</text></threadedComment>"
                        + "<threadedComment ref=\"B2\" id=\"{2}\" parentId=\"{1}\"><text>Yes.</text></threadedComment></ThreadedComments>";
        Layout layout = data(new RawWorkbook()
                        .rows("")
                        .part("xl/comments1.xml", comments)
                        .part("xl/threadedComments/threadedComment1.xml", threaded)
                        .sheetRelation("r1", "comments", "../comments1.xml")
                        .sheetRelation("r2", "threadedComment", "/xl/threadedComments/threadedComment1.xml")
                        .sheetRelation("r3", "comments", "../gone.xml"))
                .layout();

        assertThat(layout.comments())
                .containsExactly(new Pinned(range("A1"), "Sri:\nask"), new Pinned(range("B2"), "Done & paid?\nYes."));
        assertThat(layout.comment(2, 2)).isEqualTo("Done & paid?\nYes.");
        assertThat(layout.comment(2, 1)).isNull();
    }

    @Test
    void cellsAreLockedOnlyWhereTheSheetIsReallyProtected() throws IOException {
        String cells = "<cols><col min=\"4\" max=\"5\" style=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"/>"
                + "<c r=\"B1\" s=\"1\"/><c r=\"D1\"/></row><row r=\"2\" s=\"1\" customFormat=\"1\"><c r=\"B2\" s=\"0\"/></row></sheetData>";
        RawWorkbook raw = new RawWorkbook().styles("<cellXfs><xf/><xf><protection locked=\"0\"/></xf></cellXfs>");
        Sheet sheet = data(raw.sheet(cells + "<sheetProtection sheet=\"1\"/>"));
        assertThat(sheet.isProtected()).isTrue();
        for (String locked : List.of("A1", "C1", "D1", "B2", "A9")) {
            assertThat(isLocked(sheet, locked)).as(locked).isTrue();
        }
        for (String free : List.of("B1", "E1", "D9", "A2", "Z2")) {
            assertThat(isLocked(sheet, free)).as(free).isFalse();
        }
        Sheet open = data(raw.sheet(cells + "<sheetProtection sheet=\"0\" objects=\"1\"/>"));
        assertThat(open.isProtected()).isFalse();
        assertThat(isLocked(open, "A1")).isFalse();
    }

    private static boolean isLocked(Sheet sheet, String cell) {
        Range at = range(cell);
        return sheet.isLocked(at.firstRow(), at.firstColumn());
    }

    @Test
    void whatAPivotTableFillsIsNotEdited() throws IOException {
        Workbook workbook = open(new RawWorkbook()
                .rows("")
                .sheetRelation("r1", "pivotTable", "../pivotTables/pivotTable1.xml")
                .part(
                        "xl/pivotTables/pivotTable1.xml",
                        "<pivotTableDefinition xmlns=\"" + RawWorkbook.MAIN
                                + "\"><location ref=\"B5:D9\" firstHeaderRow=\"1\" rowPageCount=\"2\" colPageCount=\"1\"/>"
                                + "</pivotTableDefinition>"));
        Sheet sheet = workbook.read().need("Data");

        assertThat(sheet.layout().pivots()).containsExactly(range("B5:D9"), range("B2:C3"));
        for (String cell : List.of("B5", "D9", "C2")) {
            assertThatThrownBy(() -> workbook.write(
                            workbook.fingerprint(),
                            List.of(new Edit.SetCell(Address.parse("Data!" + cell), Value.of(1)))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().getFirst().key()).isEqualTo(GridProblem.PIVOT_CELL));
        }
        workbook.write(
                workbook.fingerprint(), List.of(new Edit.SetCell(Address.parse("Data!B4"), Value.of("between"))));
        assertThat(workbook.read().value(Address.parse("Data!B4"))).isEqualTo(Value.of("between"));
    }

    @Test
    void aTabThatIsAChartIsKnownByNameAndHoldsNoCells() throws IOException {
        Workbook workbook = open(new RawWorkbook()
                .rows("")
                .part("xl/chartsheets/sheet1.xml", "<chartsheet xmlns=\"" + RawWorkbook.MAIN + "\"/>")
                .relation("rChart", "chartsheet", "chartsheets/sheet1.xml")
                .workbook("<sheets><sheet name=\"Chart 1\" sheetId=\"2\" r:id=\"rChart\"/>"
                        + "<sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets><definedNames>"
                        + "<definedName name=\"rate\" localSheetId=\"1\">Data!$A$2</definedName></definedNames>"));
        Snapshot read = workbook.read();

        assertThat(read.sheets()).extracting(Sheet::name).containsExactly("Data");
        assertThat(read.otherTabs()).containsExactly("Chart 1");
        assertThat(read.names()).containsOnlyKeys("Data!rate");
        for (String sheet : List.of("chart 1", "Nowhere")) {
            assertThatThrownBy(() -> workbook.write(
                            read.fingerprint(), List.of(new Edit.SetCell(new Address(sheet, 1, 1), Value.of(1)))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems().getFirst().key())
                                    .isEqualTo(sheet.equals("Nowhere") ? GridProblem.NO_SHEET : GridProblem.NO_CELLS));
        }
    }
}
