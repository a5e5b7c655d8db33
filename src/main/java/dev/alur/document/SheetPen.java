package dev.alur.document;

import dev.alur.grid.NewColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/// Writes a sheet from top to bottom: titles, heads of tables, rows of texts and real numbers.
final class SheetPen {
    private static final float LINE = 15;

    private final WorkbookStyles styles;
    private final XSSFSheet sheet;
    private final int width;
    private int next;
    private int column;
    private XSSFRow row;

    /// @param columns the width of each column in characters
    SheetPen(XSSFWorkbook workbook, WorkbookStyles styles, String name, int... columns) {
        this.styles = styles;
        this.sheet = workbook.createSheet(name);
        this.width = columns.length;
        for (int i = 0; i < columns.length; i++) {
            sheet.setColumnWidth(i, columns[i] * 256);
        }
        this.row = sheet.createRow(0);
        SheetLook.onPaper(sheet);
        sheet.setDisplayGridlines(false);
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /// The row that comes next, counted from 0.
    int at() {
        return next;
    }

    /// Leaves rows blank.
    SheetPen skip(int rows) {
        next += rows;
        return this;
    }

    /// A line of prose over the sheet's whole width.
    ///
    /// @param lines how many lines it needs
    SheetPen prose(String text, int points, boolean isBold, String color, int lines) {
        start();
        row.setHeightInPoints(Math.max(LINE, points * 1.4f) * lines);
        XSSFCell cell = row.createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(styles.prose(points, isBold, color, true));
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, width - 1));
        return this;
    }

    /// The heads of a table; a head that begins with `>` stands over numbers, at the right.
    SheetPen heads(String... heads) {
        start();
        row.setHeightInPoints(22);
        for (String head : heads) {
            boolean right = head.startsWith(">");
            XSSFCell cell = row.createCell(column++);
            cell.setCellValue(right ? head.substring(1) : head);
            cell.setCellStyle(styles.header(right ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT));
        }
        return this;
    }

    /// Begins a row.
    SheetPen start() {
        row = sheet.createRow(next++);
        column = 0;
        return this;
    }

    SheetPen text(@Nullable String text) {
        XSSFCell cell = cell("@", HorizontalAlignment.LEFT);
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(text);
        }
        return this;
    }

    /// A number, or a blank cell for null.
    SheetPen number(@Nullable BigDecimal number, String format) {
        XSSFCell cell = cell(format, HorizontalAlignment.RIGHT);
        if (number != null) {
            cell.setCellValue(number.doubleValue());
        }
        return this;
    }

    SheetPen number(long number, String format) {
        return number(BigDecimal.valueOf(number), format);
    }

    /// A day, or a blank cell for null.
    SheetPen day(@Nullable LocalDate day, String format) {
        XSSFCell cell = cell(format, HorizontalAlignment.LEFT);
        if (day != null) {
            cell.setCellValue(day);
        }
        return this;
    }

    private XSSFCell cell(String format, HorizontalAlignment side) {
        XSSFCell cell = row.createCell(column++);
        cell.setCellStyle(styles.cell(new WorkbookStyles.Cell(format, side, NewColumn.Look.PLAIN, true, false)));
        return cell;
    }
}
