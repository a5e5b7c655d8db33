package dev.alur.formula;

import dev.alur.document.Judge;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/// What LibreOffice makes of formulas, in one workbook: each formula a row of live cells, one for each row that
/// it is judged over.
final class Spreadsheet {
    private static final String CHECKS = "Checks";
    /// What files put in front of functions that are younger than the format.
    private static final Pattern YOUNGER = Pattern.compile(
            "\\b(?=(?:CONCAT|TEXTJOIN|IFS|SWITCH|MAXIFS|MINIFS|XOR|ISOWEEKNUM|DAYS|NUMBERVALUE|IFNA)\\()");

    /// Nothing was judged yet.
    static final Spreadsheet EMPTY = new Spreadsheet(Studio.usual().snapshot(), Map.of());

    private final Snapshot results;
    private final Map<String, Integer> lines;

    private Spreadsheet(Snapshot results, Map<String, Integer> lines) {
        this.results = results;
        this.lines = lines;
    }

    /// @param formulas with `{row}` for the row's number
    static Spreadsheet of(Path folder, List<Sheet> sheets, Collection<Formed> formulas) throws Exception {
        Map<String, Integer> lines = new HashMap<>();
        Path file = folder.resolve("conditions.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFCellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            for (Sheet sheet : sheets) {
                copy(sheet, workbook.createSheet(sheet.name()), day);
            }
            XSSFSheet checks = workbook.createSheet(CHECKS);
            for (Formed formula : formulas) {
                if (lines.putIfAbsent(formula.text(), lines.size() + 1) == null) {
                    XSSFRow line = checks.createRow(lines.size() - 1);
                    for (int row = RandomConditions.FIRST_ROW; row <= RandomConditions.LAST_ROW; row++) {
                        XSSFCell cell = line.createCell(row - 1);
                        cell.getCTCell()
                                .addNewF()
                                .setStringValue(
                                        YOUNGER.matcher(formula.cell(row)).replaceAll("_xlfn."));
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        Path recalculated = Judge.recalculated(folder, List.of(file)).resolve("conditions.xlsx");
        refuseLongTexts(recalculated);
        return new Spreadsheet(
                new ExcelWorkbooks(InstantSource.system()).open(recalculated).read(), lines);
    }

    /// LibreOffice also keeps texts that no cell of Excel can hold, where Excel gives `#VALUE!`.
    private static void refuseLongTexts(Path file) throws Exception {
        byte[] fitting;
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Row row : workbook.getSheet(CHECKS)) {
                for (Cell cell : row) {
                    CTCell raw = ((XSSFCell) cell).getCTCell();
                    if (raw.getT() == STCellType.STR
                            && raw.getV().length() > SpreadsheetVersion.EXCEL2007.getMaxTextLength()) {
                        raw.setT(STCellType.E);
                        raw.setV("#VALUE!");
                    }
                }
            }
            workbook.write(out);
            fitting = out.toByteArray();
        }
        Files.write(file, fitting);
    }

    /// What a formula gives over a row.
    Value value(Formed formula, int row) {
        Integer line = lines.get(formula.text());
        if (line == null) {
            throw new IllegalArgumentException("not judged: " + formula.text());
        }
        return results.need(CHECKS).value(line, row);
    }

    private static void copy(Sheet from, XSSFSheet to, XSSFCellStyle day) {
        for (int row = 1; row <= from.lastRow(); row++) {
            XSSFRow cells = to.createRow(row - 1);
            for (int column = 1; column <= from.lastColumn(); column++) {
                if (!(from.value(row, column) instanceof Value.Blank)) {
                    put(from.value(row, column), cells.createCell(column - 1), day);
                }
            }
        }
    }

    private static void put(Value value, XSSFCell cell, XSSFCellStyle day) {
        switch (value) {
            case Value.Blank() -> {}
            case Value.Text(String text) -> cell.setCellValue(text);
            case Value.Number(BigDecimal number) -> cell.setCellValue(number.doubleValue());
            case Value.Bool(boolean bool) -> cell.setCellValue(bool);
            case Value.Fault(String code) -> cell.setCellErrorValue(FormulaError.forString(code));
            case Value.Date(LocalDateTime at) -> {
                cell.setCellValue(at);
                cell.setCellStyle(day);
            }
        }
    }
}
