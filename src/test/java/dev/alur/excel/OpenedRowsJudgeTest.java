package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.document.Judge;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Layout;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workbook in which much hangs together, before and after rows were appended and inserted: LibreOffice
/// reckons the same sums that a person would, Apache POI and openpyxl read it.
@Tag("judge")
@Tag("slow")
class OpenedRowsJudgeTest {
    @TempDir
    private Path folder;

    private static void row(XSSFSheet sheet, int row, int column, Object... values) {
        XSSFRow there = sheet.getRow(row - 1) == null ? sheet.createRow(row - 1) : sheet.getRow(row - 1);
        for (int i = 0; i < values.length; i++) {
            XSSFCell cell = there.createCell(column - 1 + i);
            switch (values[i]) {
                case Integer number -> cell.setCellValue(number);
                case String text when text.startsWith("=") -> cell.setCellFormula(text.substring(1));
                default -> cell.setCellValue(values[i].toString());
            }
        }
    }

    private static void table(XSSFSheet sheet, String name, String cells, int totals, String filter) {
        XSSFTable table =
                sheet.createTable(new AreaReference(cells, sheet.getWorkbook().getSpreadsheetVersion()));
        table.setName(name);
        table.setDisplayName(name);
        table.getCTTable().addNewAutoFilter().setRef(filter);
        if (totals > 0) {
            table.getCTTable().setTotalsRowCount(totals);
        }
        table.updateHeaders();
    }

    private Path drawn() throws Exception {
        Path file = folder.resolve("together.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet jobs = workbook.createSheet("Jobs");
            XSSFSheet sum = workbook.createSheet("Sum");
            XSSFName name = workbook.createName();
            name.setNameName("prices");
            name.setRefersToFormula("Jobs!$C$5:$C$7");
            row(jobs, 1, 1, "All", "=SUM(C5:C7)", "=Sum!A4");
            row(jobs, 4, 1, "ID", "Qty", "Price", "Net");
            row(jobs, 5, 1, "A", 1, 10, "=B5*C5");
            row(jobs, 6, 1, "B", 2, 20, "=B6*C6");
            row(jobs, 7, 1, "C", 3, 30, "=B7*C7");
            row(jobs, 8, 1, "Total", "", "", "=SUBTOTAL(109,D5:D7)");
            row(jobs, 11, 1, "merged");
            row(jobs, 12, 1, "=D8*2", "=SUM(D5:D8)");
            row(jobs, 4, 7, "Rate", "Percent");
            row(jobs, 5, 7, "low", 5);
            row(jobs, 6, 7, "high", 9);
            row(jobs, 9, 7, "beside", "=SUM(H5:H6)");
            table(jobs, "Jobs", "A4:D8", 1, "A4:D7");
            table(jobs, "Rates", "G4:H6", 0, "G4:H6");
            jobs.addMergedRegion(CellRangeAddress.valueOf("A11:C11"));
            DataValidationHelper helper = jobs.getDataValidationHelper();
            jobs.addValidationData(helper.createValidation(
                    helper.createExplicitListConstraint(new String[] {"1", "2"}),
                    new CellRangeAddressList(4, 6, 1, 1)));
            Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress("https://example.org/");
            jobs.getRow(10).getCell(0).setHyperlink(link);
            XSSFDrawing drawing = jobs.createDrawingPatriarch();
            XSSFComment comment = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 1, 11, 3, 14));
            comment.setString("twice the total");
            comment.setAddress(11, 0);
            row(sum, 1, 1, "=SUM(Jobs!C5:C7)");
            row(sum, 2, 1, "=Jobs!D8");
            row(sum, 3, 1, "=SUM(prices)");
            row(sum, 4, 1, "=Jobs!A12");
            row(sum, 5, 1, "=VLOOKUP(\"high\",Jobs!G5:H6,2,FALSE)");
            row(sum, 6, 1, "=SUM(Jobs!$D$5:$D$6)");
            workbook.setPrintArea(0, 0, 4, 0, 6);
            chart(sum, jobs);
            workbook.write(out);
        }
        return file;
    }

    private static void chart(XSSFSheet sum, XSSFSheet jobs) {
        XSSFDrawing drawing = sum.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 3, 3, 9, 15));
        XDDFChartData data = chart.createData(
                ChartTypes.LINE,
                chart.createCategoryAxis(AxisPosition.BOTTOM),
                chart.createValueAxis(AxisPosition.LEFT));
        data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(jobs, CellRangeAddress.valueOf("A5:A7")),
                XDDFDataSourcesFactory.fromNumericCellRange(jobs, CellRangeAddress.valueOf("C5:C7")));
        chart.plot(data);
    }

    private static Value at(Snapshot snapshot, String address) {
        return snapshot.value(Address.parse(address));
    }

    @Test
    void otherProgramsReckonWhatAPersonWouldAfterRowsWereAppendedAndInserted() throws Exception {
        Path file = drawn();
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(file);
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AppendRow("Jobs", 8, Map.of(1, Value.of("D"), 2, Value.of(4), 3, Value.of(40))),
                        new Edit.AppendRow("Jobs", 9, Map.of(1, Value.of("E"), 2, Value.of(5), 3, Value.of(50))),
                        new Edit.InsertRow("Jobs", 6, Map.of(1, Value.of("A2"), 2, Value.of(1), 3, Value.of(100)))));

        Snapshot own = workbook.read();
        Sheet jobs = own.need("Jobs");
        assertThat(jobs.tables())
                .extracting(Table::range)
                .map(Object::toString)
                .containsExactly("Jobs!A4:D11", "Jobs!G4:H7");
        assertThat(at(own, "Jobs!G10")).isEqualTo(Value.of("beside"));
        Layout layout = jobs.layout();
        assertThat(layout.merged().getFirst().cells()).isEqualTo("A14:C14");
        assertThat(layout.link(14, 1)).isEqualTo("https://example.org/");
        assertThat(layout.comment(15, 1)).isEqualTo("twice the total");
        assertThat(jobs.validations().getFirst().ranges().getFirst().cells()).isEqualTo("B5:B10");
        assertThat(own.names())
                .containsEntry("prices", "Jobs!$C$5:$C$10")
                .containsEntry("Jobs!_xlnm.Print_Area", "Jobs!$A$1:$E$10");
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook poi = new XSSFWorkbook(in)) {
            String chart = poi.getSheet("Sum")
                    .getDrawingPatriarch()
                    .getCharts()
                    .getFirst()
                    .getCTChart()
                    .xmlText();
            assertThat(chart).contains("Jobs!$A$5:$A$10", "Jobs!$C$5:$C$10");
        }

        Snapshot reckoned = new ExcelWorkbooks(Clock.systemUTC())
                .open(Judge.office(file, "xlsx"))
                .read();
        int prices = 10 + 100 + 20 + 30 + 40 + 50;
        int net = 10 + 100 + 40 + 90 + 160 + 250;
        assertThat(at(reckoned, "Jobs!B1")).isEqualTo(Value.of(prices));
        assertThat(at(reckoned, "Jobs!D6")).isEqualTo(Value.of(100));
        assertThat(at(reckoned, "Jobs!D11")).isEqualTo(Value.of(net));
        assertThat(at(reckoned, "Jobs!A15")).isEqualTo(Value.of(2 * net));
        assertThat(at(reckoned, "Jobs!H10")).isEqualTo(Value.of(14));
        assertThat(at(reckoned, "Jobs!C1")).isEqualTo(Value.of(2 * net));
        assertThat(at(reckoned, "Sum!A1")).isEqualTo(Value.of(prices));
        assertThat(at(reckoned, "Sum!A2")).isEqualTo(Value.of(net));
        assertThat(at(reckoned, "Sum!A3")).isEqualTo(Value.of(prices));
        assertThat(at(reckoned, "Sum!A4")).isEqualTo(Value.of(2 * net));
        assertThat(at(reckoned, "Sum!A5")).isEqualTo(Value.of(9));
        assertThat(at(reckoned, "Sum!A6")).isEqualTo(Value.of(10 + 100 + 40));
        assertThat(Judge.python(
                        file,
                        "import openpyxl, sys, warnings",
                        "warnings.simplefilter('ignore')",
                        "book = openpyxl.load_workbook(sys.argv[1])",
                        "jobs = book['Jobs']",
                        "print(jobs['D11'].value, jobs.tables['Jobs'].ref, book['Sum']['A1'].value)"))
                .contains("=SUBTOTAL(109,D5:D10) A4:D11 =SUM(Jobs!C5:C10)");
    }
}
