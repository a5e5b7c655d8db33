package dev.alur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// Workbooks as people make them for themselves, written by another program than ours.
public final class Foreign {
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final CellStyle day = workbook.createCellStyle();
    private final CellStyle head = workbook.createCellStyle();
    private @Nullable Sheet sheet;

    public Foreign() {
        day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
        head.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    public Foreign sheet(String name) {
        sheet = workbook.createSheet(name);
        return this;
    }

    /// A row of cells from a cell on: texts, numbers, days, ticks, formulas that begin with `=`; null
    /// leaves one out.
    public Foreign row(String from, @Nullable Object... values) {
        CellReference at = new CellReference(from);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                put(at.getRow(), at.getCol() + i, values[i]);
            }
        }
        return this;
    }

    /// The same in the look of headers.
    public Foreign header(String from, String... texts) {
        row(from, (Object[]) texts);
        CellReference at = new CellReference(from);
        for (int i = 0; i < texts.length; i++) {
            open().getRow(at.getRow()).getCell(at.getCol() + i).setCellStyle(head);
        }
        return this;
    }

    Foreign merged(String cells) {
        open().addMergedRegion(CellRangeAddress.valueOf(cells));
        return this;
    }

    Foreign list(String cells, String... choices) {
        DataValidationHelper helper = open().getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choices),
                new CellRangeAddressList(
                        CellRangeAddress.valueOf(cells).getFirstRow(),
                        CellRangeAddress.valueOf(cells).getLastRow(),
                        CellRangeAddress.valueOf(cells).getFirstColumn(),
                        CellRangeAddress.valueOf(cells).getLastColumn()));
        open().addValidationData(validation);
        return this;
    }

    public Path save(Path file) {
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sheet open() {
        if (sheet == null) {
            throw new IllegalStateException("no sheet yet");
        }
        return sheet;
    }

    private void put(int row, int column, Object value) {
        Row cells = open().getRow(row) == null ? open().createRow(row) : open().getRow(row);
        Cell cell = cells.createCell(column);
        switch (value) {
            case String text when text.startsWith("=") -> cell.setCellFormula(text.substring(1));
            case String text -> cell.setCellValue(text);
            case Number number -> cell.setCellValue(number.doubleValue());
            case Boolean tick -> cell.setCellValue(tick);
            case LocalDate date -> {
                cell.setCellValue(date);
                cell.setCellStyle(day);
            }
            default -> throw new IllegalArgumentException("no cell value: " + value);
        }
    }

    /// What every cell of a workbook holds, as another program reads it: formulas as such.
    public static Map<String, String> cells(Path file) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook read = new XSSFWorkbook(in)) {
            for (Sheet each : read) {
                for (Row row : each) {
                    for (Cell cell : row) {
                        String text = cell.getCellType() == CellType.FORMULA
                                ? "=" + cell.getCellFormula()
                                : formatter.formatCellValue(cell);
                        if (!text.isEmpty()) {
                            cells.put(
                                    each.getSheetName() + "!"
                                            + cell.getAddress().formatAsString(),
                                    text);
                        }
                    }
                }
            }
        }
        return cells;
    }

    /// Swaps the values of two rows of a sheet, counted from 1, as sorting does.
    static void swap(Path file, String name, int one, int other) throws IOException {
        XSSFWorkbook read;
        try (InputStream in = Files.newInputStream(file)) {
            read = new XSSFWorkbook(in);
        }
        try (read) {
            Sheet of = read.getSheet(name);
            int last = Math.max(
                    of.getRow(one - 1).getLastCellNum(), of.getRow(other - 1).getLastCellNum());
            for (int column = 0; column < last; column++) {
                Cell first = of.getRow(one - 1).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                Cell second = of.getRow(other - 1).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                Object kept = value(first);
                set(first, value(second), other, one);
                set(second, kept, one, other);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                read.write(out);
            }
        }
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> cell.getNumericCellValue();
            case BOOLEAN -> cell.getBooleanCellValue();
            case FORMULA -> "=" + cell.getCellFormula();
            default -> null;
        };
    }

    private static void set(Cell cell, @Nullable Object value, int from, int to) {
        switch (value) {
            case null -> cell.setBlank();
            case String text
            when text.startsWith("=") ->
                cell.setCellFormula(text.substring(1).replaceAll("(?<=[A-Z])" + from + "\\b", String.valueOf(to)));
            case String text -> cell.setCellValue(text);
            case Double number -> cell.setCellValue(number);
            case Boolean tick -> cell.setCellValue(tick);
            default -> throw new IllegalArgumentException("no cell value: " + value);
        }
    }
}
