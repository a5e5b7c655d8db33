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
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What opening rows makes of the XML, kind by kind, to the byte.
class OpenedRowsTest {
    private static final Edit IN_FRONT_OF_3 = new Edit.InsertRow("Data", 3, Map.of());

    @TempDir
    private Path folder;

    private Path file;

    private void write(RawWorkbook raw, Edit... edits) throws IOException {
        file = raw.write(folder.resolve("raw.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), Arrays.asList(edits));
    }

    private String part(String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    private String inserted(RawWorkbook raw) throws IOException {
        write(raw, IN_FRONT_OF_3);
        String xml = part("xl/worksheets/sheet1.xml");
        return xml.substring(xml.indexOf("relationships\">") + 15, xml.lastIndexOf("</worksheet>"));
    }

    private String rows(String rows) throws IOException {
        String xml = inserted(new RawWorkbook().rows(rows));
        return xml.substring("<sheetData>".length(), xml.indexOf("</sheetData>"));
    }

    /// What stands around the rows, which are `A2` and `A3`.
    private String around(String before, String after) throws IOException {
        String xml = inserted(new RawWorkbook()
                .sheet(before
                        + "<sheetData><row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row></sheetData>"
                        + after));
        return xml.replaceFirst("<sheetData>.*</sheetData>", "|");
    }

    private void refused(RawWorkbook raw, GridProblem key, Edit edit) throws IOException {
        assertThatThrownBy(() -> write(raw, edit))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsExactly(key));
    }

    @Test
    void cellsAndRowsMoveAndKeepTheirBytes() throws IOException {
        assertThat(
                        rows(
                                "<row r='2' ht='20' ><c  s='3' r='B2' ph='1'><v>1</v></c></row>\n "
                                        + "<row ht=\"9\"  r=\"3\"><c r='A3' t=\"str\"><v>x &amp; <![CDATA[y]]></v></c><!-- c --><c s='1'/></row><row r=\"1048576\"/>"))
                .isEqualTo(
                        "<row r='2' ht='20' ><c  s='3' r='B2' ph='1'><v>1</v></c></row>\n "
                                + "<row ht=\"9\"  r=\"3\"><c r=\"B3\" s=\"1\"/></row><row ht=\"9\"  r=\"4\"><c r='A4' t=\"str\"><v>x &amp; <![CDATA[y]]></v></c><!-- c --><c s='1'/></row>");
    }

    @Test
    void rowsThatDoNotSayWhereTheyAreFollowTheFirstThatMoves() throws IOException {
        assertThat(
                        rows(
                                "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row><row><c><v>4</v></c></row>"))
                .isEqualTo("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
                        + "<row r=\"4\"><c><v>3</v></c></row><row><c><v>4</v></c></row>");
    }

    @Test
    void theNewRowTakesHeightAndStylesAndTheFormulasOfBothNeighbours() throws IOException {
        assertThat(
                        rows(
                                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Head</v></c></row>"
                                        + "<row r=\"2\" ht=\"30\" hidden=\"1\" spans=\"1:4\"><c r=\"A2\" s=\"5\"><v>1</v></c><c r=\"B2\" s=\"6\"><f>A2*$A$9</f></c><c r=\"C2\"><f>A2+1</f></c><c r=\"D2\"><f>SUM(A$2:A2)</f></c></row>"
                                        + "<row r=\"3\"><c r=\"A3\" s=\"5\"><v>1</v></c><c r=\"B3\" s=\"6\"><f>A3*$A$9</f></c><c r=\"C3\"><f>A3+2</f></c><c r=\"D3\"><f>SUM(A$2:A3)</f></c></row>"))
                .contains(
                        "<row r=\"3\" ht=\"30\" spans=\"1:4\"><c r=\"A3\" s=\"5\"/><c r=\"B3\" s=\"6\"><f>A3*$A$10</f></c>"
                                + "<c r=\"D3\"><f>SUM(A$2:A3)</f></c></row>")
                .contains(
                        "<c r=\"B4\" s=\"6\"><f>A4*$A$10</f></c><c r=\"C4\"><f>A4+2</f></c><c r=\"D4\"><f>SUM(A$2:A4)</f></c>");
    }

    @Test
    void belowTheHeaderTheNewRowLooksLikeTheOneBelow() throws IOException {
        write(
                new RawWorkbook()
                        .rows("<row r=\"1\"><c r=\"A1\" s=\"9\" t=\"str\"><v>Head</v></c></row>"
                                + "<row r=\"2\" ht=\"30\"><c r=\"A2\" s=\"5\"><v>1</v></c><c r=\"B2\"><f>A2*2</f></c></row>"
                                + "<row r=\"3\"><c r=\"A3\" s=\"5\"><v>1</v></c><c r=\"B3\"><f>A3*2</f></c></row>"),
                new Edit.InsertRow("Data", 2, Map.of(1, Value.of(7), 2, Value.of(8))));

        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains(
                        "<row r=\"2\" ht=\"30\"><c r=\"A2\" s=\"5\"><v>7</v></c><c r=\"B2\"><f>A2*2</f></c></row><row r=\"3\" ht=\"30\">");
    }

    @Test
    void aMemberThatNoLongerReadsLikeTheSharedFormulaGetsItsOwn() throws IOException {
        assertThat(rows("<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B4\" si=\"0\">A1+A2</f><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"
                        + "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"></f><v>3</v></c></row>"
                        + "<row r=\"4\"><c r=\"B4\"><f t=\"shared\" si=\"0\"/></c></row>"))
                .startsWith(
                        "<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B5\" si=\"0\">A1+A2</f><v>1</v></c></row>"
                                + "<row r=\"2\"><c r=\"B2\"><f>A2+A4</f><v>2</v></c></row>")
                .endsWith("<row r=\"4\"><c r=\"B4\"><f t=\"shared\" si=\"0\"></f><v>3</v></c></row>"
                        + "<row r=\"5\"><c r=\"B5\"><f t=\"shared\" si=\"0\"/></c></row>");
    }

    @Test
    void arraysAndDataTablesMoveWithTheirRangesAndInputs() throws IOException {
        assertThat(
                        rows(
                                "<row r=\"2\"><c r=\"A2\"/></row><row r=\"3\"><c r=\"A3\"><f t=\"array\" ref=\"A3:A4\">B3:B4*2</f></c></row>"
                                        + "<row r=\"5\"><c r=\"A5\"><f t=\"dataTable\" ref=\"A5:A6\" dt2D=\"0\" dtr=\"0\" r1=\"B9\"/></c></row>"))
                .contains("<c r=\"A4\"><f t=\"array\" ref=\"A4:A5\">B4:B5*2</f></c>")
                .contains("<f t=\"dataTable\" ref=\"A6:A7\" dt2D=\"0\" dtr=\"0\" r1=\"B10\"/>");
    }

    @Test
    void mergedCellsLinksFiltersBreaksAndMarksFollow() throws IOException {
        assertThat(
                        around(
                                "<dimension ref=\"A2:A3\"/>",
                                "<sheetCalcPr/><protectedRanges><protectedRange sqref=\"A3 A1\" name=\"n\"/></protectedRanges>"
                                        + "<autoFilter ref=\"A2:C9\"><sortState ref=\"A3:C9\"><sortCondition ref=\"B3:B9\"/></sortState></autoFilter>"
                                        + "<mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A2:B4\"/><mergeCell ref=\"D3:E3\"/></mergeCells>"
                                        + "<hyperlinks><hyperlink ref=\"A3\" location=\"Data!A9\"/><hyperlink ref=\"A1\" r:id=\"r9\"/></hyperlinks>"
                                        + "<rowBreaks count=\"2\"><brk id=\"1\" max=\"16383\"/><brk id=\"7\" max=\"16383\"/></rowBreaks><colBreaks><brk id=\"7\" max=\"9\"/></colBreaks>"
                                        + "<cellWatches><cellWatch r=\"A3\"/></cellWatches><ignoredErrors><ignoredError sqref=\"A2:A9\"/></ignoredErrors>"))
                .isEqualTo(
                        "<dimension ref=\"A2:A4\"/>|"
                                + "<sheetCalcPr/><protectedRanges><protectedRange sqref=\"A4 A1\" name=\"n\"/></protectedRanges>"
                                + "<autoFilter ref=\"A2:C10\"><sortState ref=\"A4:C10\"><sortCondition ref=\"B4:B10\"/></sortState></autoFilter>"
                                + "<mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A2:B5\"/><mergeCell ref=\"D4:E4\"/></mergeCells>"
                                + "<hyperlinks><hyperlink ref=\"A4\" location=\"Data!A10\"/><hyperlink ref=\"A1\" r:id=\"r9\"/></hyperlinks>"
                                + "<rowBreaks count=\"2\"><brk id=\"1\" max=\"16383\"/><brk id=\"8\" max=\"16383\"/></rowBreaks><colBreaks><brk id=\"7\" max=\"9\"/></colBreaks>"
                                + "<cellWatches><cellWatch r=\"A4\"/></cellWatches><ignoredErrors><ignoredError sqref=\"A2:A10\"/></ignoredErrors>");
    }

    @Test
    void validationsAndConditionalFormatsFollowWithTheirFormulas() throws IOException {
        assertThat(
                        around(
                                "",
                                "<conditionalFormatting sqref=\"A2:A9\"><cfRule type=\"expression\" priority=\"1\"><formula>AND(A2&lt;$C$5,A3=\"A3\")</formula></cfRule>"
                                        + "<cfRule type=\"colorScale\" priority=\"2\"><colorScale><cfvo type=\"formula\" val=\"$C$5\"/></colorScale></cfRule></conditionalFormatting>"
                                        + "<conditionalFormatting sqref=\"B4:B9\"><cfRule type=\"expression\" priority=\"3\"><formula>B4&gt;B3</formula></cfRule></conditionalFormatting>"
                                        + "<conditionalFormatting sqref=\"C1\"><cfRule type=\"expression\" priority=\"4\"><formula>C4&gt;1</formula></cfRule></conditionalFormatting>"
                                        + "<dataValidations><dataValidation type=\"list\" sqref=\"D3:D9 F1\" prompt=\"a&#10;b\"><formula1>$H$2:$H$9</formula1></dataValidation></dataValidations>"))
                .isEqualTo(
                        "|<conditionalFormatting sqref=\"A2:A10\"><cfRule type=\"expression\" priority=\"1\"><formula>AND(A2&lt;$C$6,A3=\"A3\")</formula></cfRule>"
                                + "<cfRule type=\"colorScale\" priority=\"2\"><colorScale><cfvo type=\"formula\" val=\"$C$6\"/></colorScale></cfRule></conditionalFormatting>"
                                + "<conditionalFormatting sqref=\"B5:B10\"><cfRule type=\"expression\" priority=\"3\"><formula>B5&gt;B4</formula></cfRule></conditionalFormatting>"
                                + "<conditionalFormatting sqref=\"C1\"><cfRule type=\"expression\" priority=\"4\"><formula>C5&gt;1</formula></cfRule></conditionalFormatting>"
                                + "<dataValidations><dataValidation type=\"list\" sqref=\"D4:D10 F1\" prompt=\"a&#10;b\"><formula1>$H$2:$H$10</formula1></dataValidation></dataValidations>");
    }

    @Test
    void whatTheExtensionsSayFollowsToo() throws IOException {
        String open = "<extLst><ext uri=\"{u}\" xmlns:x14=\"urn:x14\" xmlns:xm=\"urn:xm\">";
        assertThat(
                        around(
                                "",
                                open
                                        + "<x14:conditionalFormatting><x14:cfRule><xm:f>Data!$A$5&gt;1</xm:f></x14:cfRule><xm:sqref>A2:A9</xm:sqref></x14:conditionalFormatting>"
                                        + "<x14:dataValidation><x14:formula1><xm:f>Data!$A$3:$A$9</xm:f></x14:formula1><xm:sqref>B3:B9</xm:sqref></x14:dataValidation>"
                                        + "<x14:sparkline><xm:f>Data!A3:C3</xm:f><xm:sqref>D3</xm:sqref></x14:sparkline></ext></extLst>"))
                .isEqualTo(
                        '|' + open
                                + "<x14:conditionalFormatting><x14:cfRule><xm:f>Data!$A$6&gt;1</xm:f></x14:cfRule><xm:sqref>A2:A10</xm:sqref></x14:conditionalFormatting>"
                                + "<x14:dataValidation><x14:formula1><xm:f>Data!$A$4:$A$10</xm:f></x14:formula1><xm:sqref>B4:B10</xm:sqref></x14:dataValidation>"
                                + "<x14:sparkline><xm:f>Data!A4:C4</xm:f><xm:sqref>D4</xm:sqref></x14:sparkline></ext></extLst>");
    }

    @Test
    void namesAndTheOrderOfCalculationFollow() throws IOException {
        write(
                new RawWorkbook()
                        .rows("<row r=\"3\"><c r=\"A3\"><f>1</f></c></row>")
                        .calcChain("<c r=\"A3\" i=\"1\"/><c r=\"A9\"/><c r=\"A9\" i=\"2\"/>")
                        .workbook("<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets><definedNames>"
                                + "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Data!$A$1:$C$9</definedName>"
                                + "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">Data!$A:$A,Data!$3:$4</definedName>"
                                + "<definedName name=\"above\">Data!A1048576+Data!$B$5</definedName></definedNames>"),
                IN_FRONT_OF_3);

        assertThat(part("xl/workbook.xml"))
                .contains(">Data!$A$1:$C$10<", ">Data!$A:$A,Data!$4:$5<", ">Data!A1048576+Data!$B$6<");
        assertThat(part("xl/calcChain.xml")).contains("<c r=\"A4\" i=\"1\"/><c r=\"A10\"/><c r=\"A9\" i=\"2\"/>");
    }

    @Test
    void commentsAndTheirShapesFollow() throws IOException {
        String shape =
                "<xml xmlns:v=\"urn:v\" xmlns:x=\"urn:x\"><br><v:shape><x:ClientData ObjectType=\"%s\"><x:Anchor>\n 1, 15, %d, 2, 3, 15, %d, 4</x:Anchor>"
                        + "<x:Row>%d</x:Row><x:Column>0</x:Column>%s</x:ClientData></v:shape></xml>";
        write(
                new RawWorkbook()
                        .sheet("<sheetData><row r=\"3\"><c r=\"A3\"/></row></sheetData><legacyDrawing r:id=\"rVml\"/>")
                        .sheetRelation("rVml", "vmlDrawing", "../drawings/vml.vml")
                        .sheetRelation("rOther", "vmlDrawing", "../drawings/vml2.vml")
                        .sheetRelation("rNotes", "comments", "../comments1.xml")
                        .sheetRelation("rThread", "threadedComment", "../threadedComments/t.xml")
                        .part("xl/drawings/vml.vml", shape.formatted("Note", 1, 5, 2, ""))
                        .part("xl/drawings/vml2.vml", shape.formatted("Drop", 1, 5, 0, "<x:FmlaLink>$A$9</x:FmlaLink>"))
                        .part(
                                "xl/comments1.xml",
                                "<comments xmlns=\"" + RawWorkbook.MAIN
                                        + "\"><commentList><comment ref=\"A3\" authorId=\"0\"/><comment ref='B2'/></commentList></comments>")
                        .part(
                                "xl/threadedComments/t.xml",
                                "<ThreadedComments xmlns=\"urn:t\"><threadedComment ref=\"A3\" id=\"x\"/></ThreadedComments>"),
                IN_FRONT_OF_3);

        assertThat(part("xl/comments1.xml")).contains("<comment ref=\"A4\" authorId=\"0\"/><comment ref='B2'/>");
        assertThat(part("xl/threadedComments/t.xml")).contains("ref=\"A4\" id=\"x\"");
        assertThat(part("xl/drawings/vml.vml")).isEqualTo(shape.formatted("Note", 2, 6, 3, ""));
        assertThat(part("xl/drawings/vml2.vml"))
                .isEqualTo(shape.formatted("Drop", 1, 6, 0, "<x:FmlaLink>$A$10</x:FmlaLink>"));
    }

    @Test
    void picturesChartsAndControlsFollowAsTheyAreAnchored() throws IOException {
        String anchor =
                "<xdr:twoCellAnchor%s><xdr:from><xdr:col>0</xdr:col><xdr:row>%d</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>%d</xdr:row></xdr:to><xdr:sp textlink=\"Data!$A$%d\"/></xdr:twoCellAnchor>";
        String open = "<xdr:wsDr xmlns:xdr=\"urn:xdr\">";
        String oneCell = " editAs=\"oneCell\"";
        String absolute = " editAs=\"absolute\"";
        RawWorkbook raw = new RawWorkbook()
                .sheet(
                        "<sheetData><row r=\"3\"><c r=\"A3\"/></row></sheetData><drawing r:id=\"rDraw\"/>"
                                + "<controls xmlns:xdr=\"urn:xdr\"><control><controlPr linkedCell=\"$B$9\"><anchor moveWithCells=\"1\"><from><xdr:row>4</xdr:row></from><to><xdr:row>6</xdr:row></to></anchor></controlPr></control></controls>")
                .sheetRelation("rDraw", "drawing", "../drawings/drawing1.xml")
                .sheetRelation("rControl", "ctrlProp", "../ctrlProps/c.xml")
                .part(
                        "xl/ctrlProps/c.xml",
                        "<formControlPr xmlns=\"urn:c\" fmlaLink=\"$B$9\" fmlaRange=\"Data!$A$2:$A$9\"/>")
                .part(
                        "xl/drawings/drawing1.xml",
                        open + anchor.formatted("", 1, 5, 9) + anchor.formatted(oneCell, 1, 5, 1)
                                + anchor.formatted(oneCell, 2, 5, 2) + anchor.formatted(absolute, 4, 5, 3)
                                + "</xdr:wsDr>")
                .part(
                        "xl/drawings/_rels/drawing1.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/chart\" Target=\"../charts/chart1.xml\"/></Relationships>")
                .part(
                        "xl/charts/chart1.xml",
                        "<c:chartSpace xmlns:c=\"urn:c\"><c:f>Data!$A$2:$A$9</c:f><c:f>'Other'!$A$9</c:f></c:chartSpace>");
        write(raw, IN_FRONT_OF_3);

        assertThat(part("xl/drawings/drawing1.xml"))
                .isEqualTo(open + anchor.formatted("", 1, 6, 10) + anchor.formatted(oneCell, 1, 5, 1)
                        + anchor.formatted(oneCell, 3, 6, 2) + anchor.formatted(absolute, 4, 5, 4) + "</xdr:wsDr>");
        assertThat(part("xl/charts/chart1.xml")).contains("<c:f>Data!$A$2:$A$10</c:f><c:f>'Other'!$A$9</c:f>");
        assertThat(part("xl/ctrlProps/c.xml")).contains("fmlaLink=\"$B$10\" fmlaRange=\"Data!$A$2:$A$10\"");
        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("linkedCell=\"$B$10\"", "<from><xdr:row>5</xdr:row></from><to><xdr:row>7</xdr:row></to>");
    }

    private static RawWorkbook pivot(String location) {
        return new RawWorkbook()
                .rows("<row r=\"3\"><c r=\"A3\"/></row>")
                .sheetRelation("rPivot", "pivotTable", "../pivotTables/p.xml")
                .relation("rCache", "pivotCacheDefinition", "pivotCache/d.xml")
                .part(
                        "xl/pivotTables/p.xml",
                        "<pivotTableDefinition xmlns=\"" + RawWorkbook.MAIN + "\"><location ref=\"" + location
                                + "\"/></pivotTableDefinition>")
                .part(
                        "xl/pivotCache/d.xml",
                        "<pivotCacheDefinition xmlns=\"" + RawWorkbook.MAIN
                                + "\"><cacheSource type=\"worksheet\"><worksheetSource ref=\"A1:C9\" sheet=\"Data\"/></cacheSource></pivotCacheDefinition>");
    }

    @Test
    void pivotTablesAndTheirSourcesFollow() throws IOException {
        write(pivot("E5:G9"), IN_FRONT_OF_3);

        assertThat(part("xl/pivotTables/p.xml")).contains("ref=\"E6:G10\"");
        assertThat(part("xl/pivotCache/d.xml")).contains("ref=\"A1:C10\" sheet=\"Data\"");
    }

    @Test
    void whatWouldBeTornIsRefused() throws IOException {
        refused(pivot("E1:G9"), GridProblem.PIVOT_IN_THE_WAY, IN_FRONT_OF_3);
        refused(
                new RawWorkbook().rows("<row r=\"2\"><c r=\"A2\"><f t=\"array\" ref=\"A2:A4\">B2:B4</f></c></row>"),
                GridProblem.ARRAY_WOULD_BE_CUT,
                IN_FRONT_OF_3);
        refused(
                new RawWorkbook().rows("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"),
                GridProblem.SHEET_IS_FULL,
                IN_FRONT_OF_3);
        refused(
                new RawWorkbook().sheet("<sheetData/><sheetProtection sheet=\"1\"/>"),
                GridProblem.PROTECTED_ROWS,
                IN_FRONT_OF_3);
    }

    private static RawWorkbook table(String rows, String after, String attributes) {
        return new RawWorkbook()
                .sheet("<sheetData>" + rows + "</sheetData>" + after
                        + "<tableParts count=\"1\"><tablePart r:id=\"rTable\"/></tableParts>")
                .table(
                        attributes,
                        "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"ID\"/><tableColumn id=\"2\" name=\"Net\">"
                                + "<calculatedColumnFormula>D3*$E$9</calculatedColumnFormula><totalsRowFormula>SUM(B2:B3)</totalsRowFormula></tableColumn></tableColumns>");
    }

    private static final String ROWS =
            "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>ID</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>";

    private static final Edit APPENDED = new Edit.AppendRow("Data", 4, Map.of(1, Value.of(3)));

    @Test
    void onlyTheCellsUnderATableMoveWhereSomethingStandsBesideThem() throws IOException {
        write(
                table(
                        ROWS
                                + "<row r=\"4\" ht=\"9\" spans=\"1:4\"><c r=\"A4\" s=\"0\"><v>4</v></c>\n<c r=\"D4\"><f>A4+B6</f></c></row>"
                                + "<row r=\"6\"><c><v>5</v></c><c r=\"B6\"><f>A4+D4</f></c></row>",
                        "<mergeCells count=\"1\"><mergeCell ref=\"A7:B7\"/></mergeCells><dataValidations><dataValidation sqref=\"A5:D9\"/></dataValidations>",
                        "ref=\"A1:B4\" totalsRowCount=\"1\""),
                APPENDED);

        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains(
                        "<row r=\"4\" ht=\"9\" spans=\"1:4\">\n<c r=\"A4\"><v>3</v></c><c r=\"B4\"><f>D5*$E$9</f></c><c r=\"D4\"><f>A5+B7</f></c></row>")
                .contains("<row r=\"5\"><c r=\"A5\" s=\"0\"><v>4</v></c></row><row r=\"6\"/>")
                .contains("<row r=\"7\"><c r=\"A7\"><v>5</v></c><c r=\"B7\"><f>A5+D4</f></c></row></sheetData>")
                .contains("<mergeCell ref=\"A8:B8\"/>", "sqref=\"A6:B10 C5:D9\"");
        assertThat(part("xl/tables/table1.xml")).contains("ref=\"A1:B5\"", "Formula>D3*$E$9<", "Formula>SUM(B2:B4)<");
    }

    @Test
    void whatWouldBeTornUnderATableIsRefused() throws IOException {
        String beside = ROWS + "<row r=\"4\"><c r=\"A4\"><v>4</v></c><c r=\"D4\"><v>1</v></c></row>";
        refused(
                table(beside, "<mergeCells count=\"1\"><mergeCell ref=\"B6:C6\"/></mergeCells>", "ref=\"A1:B3\""),
                GridProblem.MERGE_IN_THE_WAY,
                APPENDED);
        refused(
                table(beside, "", "ref=\"A1:B3\"")
                        .sheetRelation("rOther", "table", "../tables/table2.xml")
                        .part(
                                "xl/tables/table2.xml",
                                "<table xmlns=\"" + RawWorkbook.MAIN
                                        + "\" id=\"2\" name=\"Other\" displayName=\"Other\" ref=\"B6:C9\"><tableColumns count=\"2\"><tableColumn id=\"1\" name=\"x\"/><tableColumn id=\"2\" name=\"y\"/></tableColumns></table>"),
                GridProblem.TABLE_IN_THE_WAY,
                APPENDED);
    }

    @Test
    void whatMentionsNothingOfTheRowsKeepsItsBytes() throws IOException {
        String other = "<worksheet xmlns=\"" + RawWorkbook.MAIN
                + "\"><sheetData><row r='3'><c r='A3'><f>Datas!A3+A3+\"Data!A3\"</f></c></row></sheetData><mergeCells><mergeCell ref='A3:B4'/></mergeCells></worksheet>";
        String names =
                "<definedNames><definedName name='n'>Other!$A$3</definedName></definedNames><calcPr fullCalcOnLoad='1'/>";
        RawWorkbook raw = new RawWorkbook()
                .rows("<row r=\"3\"><c r=\"A3\"/></row>")
                .relation("rOther", "worksheet", "worksheets/other.xml")
                .part("xl/worksheets/other.xml", other)
                .workbook(
                        "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/><sheet name=\"Other\" sheetId=\"2\" r:id=\"rOther\"/></sheets>"
                                + names);
        byte[] before = Files.readAllBytes(raw.write(folder.resolve("before.xlsx")));
        write(raw, IN_FRONT_OF_3);

        Archive old = Archive.of("before.xlsx", Bytes.of(before), Caps.USUAL);
        Archive now = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        for (String part : new String[] {"xl/worksheets/other.xml", "xl/workbook.xml"}) {
            assertThat(now.xml(now.need(part))).isEqualTo(old.xml(old.need(part)));
            assertThat(now.need(part).packed()).isEqualTo(old.need(part).packed());
        }
    }

    @Test
    void aSheetThatFollowedCanBeEditedInTheSameCall() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .rows("<row r=\"3\"><c r=\"A3\"><v>7</v></c></row>")
                .relation("rOther", "worksheet", "worksheets/other.xml")
                .part(
                        "xl/worksheets/other.xml",
                        "<worksheet xmlns=\"" + RawWorkbook.MAIN
                                + "\"><sheetData><row r=\"1\"><c r=\"A1\"><f>Data!A3</f></c><c r=\"B1\"><v>1</v></c></row></sheetData></worksheet>")
                .workbook(
                        "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/><sheet name=\"Other\" sheetId=\"2\" r:id=\"rOther\"/></sheets>");
        write(
                raw,
                new Edit.SetCell(Address.parse("Other!B1"), Value.of(2)),
                IN_FRONT_OF_3,
                new Edit.SetCell(Address.parse("Other!C1"), Value.of(3)),
                IN_FRONT_OF_3);

        assertThat(part("xl/worksheets/other.xml"))
                .contains("<c r=\"A1\"><f>Data!A5</f></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c>");
    }
}
