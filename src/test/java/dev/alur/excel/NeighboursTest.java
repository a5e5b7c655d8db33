package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.NewColumn;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands beside a row that is added, or a table that grows, stays as it is.
class NeighboursTest {
    private static final String PARTS = "<tableParts count=\"1\"><tablePart r:id=\"rTable\"/></tableParts>";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("raw.xlsx");
    }

    @Test
    void aTypedValueBesideAnAppendedRowIsKept() throws IOException {
        write(
                besides(12, number("E11", 777)),
                new Edit.AppendRow("Data", 11, Map.of(1, Value.of(6))),
                new Edit.AppendRow("Data", 11, Map.of(4, Value.of(7))));

        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        assertThat(workbook.read().value(Address.parse("Data!E11"))).isEqualTo(Value.of(777));
        assertThat(workbook.read().value(Address.parse("Data!D11"))).isEqualTo(Value.of(7));
        assertThat(workbook.read().value(Address.parse("Data!A11"))).isEqualTo(Value.of(6));
        assertThat(workbook.read().value(Address.parse("Data!A12"))).isEqualTo(Value.of("Total"));
    }

    @Test
    void aTableGrowsByItsOwnRowsOnly() throws IOException {
        write(
                besides(11, number("D11", 11) + formula("E11", "D11*2")),
                new Edit.AppendRow("Data", 11, Map.of(1, Value.of(6))),
                new Edit.AppendRow("Data", 12, Map.of(4, Value.of(7))));

        assertThat(part("xl/tables/table1.xml")).contains("ref=\"A1:B12\"");
        assertThat(part("xl/tables/table2.xml")).contains("ref=\"D1:E12\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A2", "A2:A100"})
    void aRunningRangeOfAConditionDoesNotGrowWithATable(String cells) throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .sheet("<sheetData>" + row(1, text("A1", "A"), text("B1", "B"))
                        + row(2, number("A2", 5), formula("B2", "SUM($A$2:$A2)"))
                        + "</sheetData><conditionalFormatting sqref=\"" + cells
                        + "\"><cfRule type=\"expression\" priority=\"1\"><formula>COUNTIF($A$2:$A2,$A2)&gt;1</formula>"
                        + "</cfRule></conditionalFormatting><dataValidations count=\"1\"><dataValidation type=\"custom\""
                        + " sqref=\"" + cells + "\"><formula1>SUM($A$2:$A2)&lt;9</formula1></dataValidation>"
                        + "</dataValidations>" + PARTS)
                .table("ref=\"A1:B2\"", columns("A", "B"));
        write(raw, new Edit.AppendRow("Data", 3, Map.of(1, Value.of(6))));

        assertThat(part("xl/worksheets/sheet1.xml"))
                .contains("<formula>COUNTIF($A$2:$A2,$A2)&gt;1</formula>")
                .contains("<formula1>SUM($A$2:$A2)&lt;9</formula1>")
                .contains("SUM($A$2:$A2)</f>", "SUM($A$2:$A3)</f>");
    }

    @Test
    void anAddedColumnHasOneFormulaHoweverItWasTyped() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .sheet("<sheetData>" + row(1, text("A1", "A"), text("B1", "B"))
                        + row(2, number("A2", 5), number("B2", 6)) + "</sheetData>" + PARTS)
                .table("ref=\"A1:B2\"", columns("A", "B"));
        write(
                raw,
                new Edit.AddColumn(Address.parse("Data!C1"), NewColumn.of("C").withFormula("=A2*2")));

        assertThat(part("xl/tables/table1.xml")).contains("<calculatedColumnFormula>A2*2</");
        assertThat(part("xl/worksheets/sheet1.xml")).contains("<f>A2*2</f>");
    }

    @Test
    void anEscapeInAFormulaIsFilledDownAsItIs() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .sheet("<sheetData>" + row(1, text("A1", "A"), text("B1", "B"))
                        + row(2, number("A2", 5), formula("B2", "\"_x005F_x0041_\"&amp;A2")) + "</sheetData>" + PARTS)
                .table("ref=\"A1:B2\"", columns("A", "B"));
        write(raw, new Edit.AppendRow("Data", 3, Map.of(1, Value.of(6))));

        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        assertThat(workbook.read().need("Data").formula(2, 2)).isEqualTo("\"_x0041_\"&A2");
        assertThat(workbook.read().need("Data").formula(3, 2)).isEqualTo("\"_x0041_\"&A3");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aPivotTableIsNotTornFromItsFilters(int row) {
        RawWorkbook raw = new RawWorkbook()
                .rows(row(1, text("E1", "Region"), text("F1", "(All)"))
                        + row(2, text("E2", "Year"), text("F2", "(All)"))
                        + row(4, text("E4", "Sum"), number("F4", 1))
                        + row(5, text("E5", "x"), number("F5", 1)))
                .sheetRelation("rPivot", "pivotTable", "../pivotTables/p.xml")
                .part(
                        "xl/pivotTables/p.xml",
                        "<pivotTableDefinition xmlns=\"" + RawWorkbook.MAIN
                                + "\"><location ref=\"E4:F5\" rowPageCount=\"2\" colPageCount=\"1\"/></pivotTableDefinition>");

        assertThatThrownBy(() -> write(raw, new Edit.InsertRow("Data", row, Map.of())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(GridProblem.PIVOT_IN_THE_WAY));
    }

    private void write(RawWorkbook raw, Edit... edits) throws IOException {
        raw.write(file);
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), List.of(edits));
    }

    private String part(String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    /// Jobs in A1:B11, whose last row is a total; Other beside it in D1 to E.
    private static RawWorkbook besides(int last, String eleventh) {
        StringBuilder rows =
                new StringBuilder(row(1, text("A1", "A"), text("B1", "B"), text("D1", "D"), text("E1", "E")));
        for (int r = 2; r <= 10; r++) {
            rows.append(row(
                    r, number("A" + r, r), number("B" + r, r), number("D" + r, r), formula("E" + r, "D" + r + "*2")));
        }
        rows.append(row(11, text("A11", "Total"), formula("B11", "SUBTOTAL(109,Jobs[B])"), eleventh));
        return new RawWorkbook()
                .sheet("<sheetData>" + rows + "</sheetData><tableParts count=\"2\"><tablePart r:id=\"rTable\"/>"
                        + "<tablePart r:id=\"rOther\"/></tableParts>")
                .table("ref=\"A1:B11\" totalsRowCount=\"1\"", columns("A", "B"))
                .sheetRelation("rOther", "table", "../tables/table2.xml")
                .part(
                        "xl/tables/table2.xml",
                        "<table xmlns=\"" + RawWorkbook.MAIN + "\" id=\"2\" name=\"Other\" displayName=\"Other\""
                                + " ref=\"D1:E" + last + "\">" + columns("D", "E") + "</table>");
    }

    private static String columns(String first, String second) {
        return "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"" + first + "\"/><tableColumn id=\"2\" name=\""
                + second + "\"/></tableColumns>";
    }

    private static String row(int row, String... cells) {
        return "<row r=\"" + row + "\">" + String.join("", cells) + "</row>";
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"str\"><v>" + text + "</v></c>";
    }

    private static String number(String cell, int number) {
        return "<c r=\"" + cell + "\"><v>" + number + "</v></c>";
    }

    private static String formula(String cell, String formula) {
        return "<c r=\"" + cell + "\"><f>" + formula + "</f><v>0</v></c>";
    }
}
