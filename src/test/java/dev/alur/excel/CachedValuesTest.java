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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A formula's cached value is written, and every other byte of its cell stays.
class CachedValuesTest {
    private static final String SHEETS = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rSheet\"/></sheets>";

    @TempDir
    private Path folder;

    private Path file;

    private static Edit cached(String cell, Value value) {
        return new Edit.SetCached(Address.parse("Data!" + cell), value);
    }

    private String part(String name) throws IOException {
        Archive archive = Archive.of("raw.xlsx", Bytes.of(Files.readAllBytes(file)), Caps.USUAL);
        return new String(archive.xml(archive.need(name)), StandardCharsets.UTF_8);
    }

    private String row(RawWorkbook raw, Edit... edits) throws IOException {
        file = raw.write(folder.resolve("raw.xlsx"));
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(workbook.fingerprint(), Arrays.asList(edits));
        String xml = part("xl/worksheets/sheet1.xml");
        return xml.substring(xml.indexOf("<row"), xml.lastIndexOf("</row>") + 6);
    }

    private String row(String cells, Edit... edits) throws IOException {
        String row = row(new RawWorkbook().formats("", 0, 14).rows("<row r=\"1\">" + cells + "</row>"), edits);
        return row.substring("<row r=\"1\">".length(), row.length() - 6);
    }

    @Test
    void eachKindOfValueTakesItsType() throws IOException {
        String cell = "<c s='0'  r='A1' t='n' ph='1'><!-- x --><f ca='1' >1+1</f><v>2</v><extLst><ext/></extLst></c>";

        assertThat(row(cell, cached("A1", Value.of(new BigDecimal("0.30000000000000004")))))
                .isEqualTo(cell.replace("<v>2", "<v>0.30000000000000004"));
        assertThat(row(cell, cached("A1", Value.of(" a<b\n_x000D_"))))
                .isEqualTo(cell.replace("<v>2", "<v> a&lt;b\n_x005F_x000D_").replace("t='n'", "t=\"str\""));
        assertThat(row(cell, cached("A1", Value.BLANK)))
                .isEqualTo(cell.replace("<v>2", "<v>").replace("t='n'", "t=\"str\""));
        assertThat(row(cell, cached("A1", Value.of(true))))
                .isEqualTo(cell.replace("<v>2", "<v>1").replace("t='n'", "t=\"b\""));
        assertThat(row(cell, cached("A1", new Value.Fault("#DIV/0!"))))
                .isEqualTo(cell.replace("<v>2", "<v>#DIV/0!").replace("t='n'", "t=\"e\""));
        assertThat(row(cell, cached("A1", Value.of(LocalDate.of(2026, 11, 24)))))
                .isEqualTo(cell.replace("<v>2", "<v>46350"));
    }

    @Test
    void aTypeThatFitsNoMoreGoes() throws IOException {
        assertThat(row("<c r=\"A1\" t=\"str\" cm=\"1\"><f>B1</f><v>x</v></c>", cached("A1", Value.of(3))))
                .isEqualTo("<c r=\"A1\" cm=\"1\"><f>B1</f><v>3</v></c>");
        assertThat(row("<c r=\"A1\" t=\"e\"><v>#N/A</v><f/></c>", cached("A1", Value.of(3))))
                .isEqualTo("<c r=\"A1\"><f/><v>3</v></c>");
        assertThat(row("<c r=\"A1\" t=\"inlineStr\"><f>B1</f><is><t>x</t></is></c>", cached("A1", Value.of("y"))))
                .isEqualTo("<c r=\"A1\" t=\"str\"><f>B1</f><v>y</v></c>");
        assertThat(row("<c><f>B1</f></c><c><v>1</v></c>", cached("A1", Value.of(3))))
                .isEqualTo("<c><f>B1</f><v>3</v></c><c><v>1</v></c>");
    }

    @Test
    void membersMastersAndArraysKeepTheirFormula() throws IOException {
        String cells = "<c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">A2</f><v>1</v></c>"
                + "<c r=\"B1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>"
                + "<c r=\"C1\"><f t=\"array\" ref=\"C1\">SUM(A2:A3*1)</f><v>1</v></c>";

        assertThat(row(cells, cached("A1", Value.of(7)), cached("B1", Value.of(8)), cached("C1", Value.of(9))))
                .isEqualTo(cells.replaceFirst("<v>1", "<v>7")
                        .replaceFirst("<v>1", "<v>8")
                        .replaceFirst("<v>1", "<v>9"));
    }

    @Test
    void anHeirOfASharedFormulaTakesItsValueToo() throws IOException {
        String cells = "<c r=\"A1\"><f t=\"shared\" ref=\"A1:C1\" si=\"0\">A2</f><v>1</v></c>"
                + "<c r=\"B1\" s=\"1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>"
                + "<c r=\"C1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>";

        assertThat(row(
                        cells,
                        cached("B1", Value.of("b")),
                        new Edit.SetCell(Address.parse("Data!A1"), Value.of(5), true)))
                .isEqualTo("<c r=\"A1\"><v>5</v></c>"
                        + "<c r=\"B1\" s=\"1\" t=\"str\"><f t=\"shared\" ref=\"B1:C1\" si=\"0\">B2</f><v>b</v></c>"
                        + "<c r=\"C1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>");
    }

    @Test
    void aFormulaThatFillsSeveralCellsIsLeftAlone() {
        String cells = "<c r=\"A1\"><f t=\"array\" ref=\"A1:B1\">A2:B2</f><v>1</v></c><c r=\"B1\"><v>1</v></c>";
        for (String cell : List.of("A1", "B1")) {
            assertThatThrownBy(() -> row(cells, cached(cell, Value.of(7))))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::key)
                                    .containsExactly(
                                            cell.equals("A1") ? GridProblem.ARRAY_IN_THE_WAY : GridProblem.NO_FORMULA));
        }
    }

    @Test
    void whatIsCalculatedAsksForNoRecalculation() throws IOException {
        RawWorkbook raw = new RawWorkbook()
                .rows("<row r=\"1\"><c r=\"A1\"><f>B1</f></c></row>")
                .workbook(SHEETS + "<calcPr calcId=\"1\"/>");
        Edit set = new Edit.SetCell(Address.parse("Data!B1"), Value.of(7));

        row(raw, set, cached("A1", Value.of(7)));
        assertThat(part("xl/workbook.xml")).contains("<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>");

        row(raw, set, cached("A1", Value.of(7)), new Edit.Calculated());
        assertThat(part("xl/workbook.xml")).contains("<calcPr calcId=\"1\"/>");

        row(raw.workbook(SHEETS + "<calcPr fullCalcOnLoad=\"1\"/>"), set, new Edit.Calculated());
        assertThat(part("xl/workbook.xml")).contains("<calcPr fullCalcOnLoad=\"1\"/>");
    }
}
