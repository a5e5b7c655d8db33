package dev.alur.document;

import dev.alur.tracker.Blueprint;
import java.util.List;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Draws the sheet that explains the others.
final class GuideSheet {
    private static final int NAME_WIDTH = 56;
    private static final int TEXT_WIDTH = 100;
    private static final float LINE_HEIGHT = 15;

    private final XSSFSheet sheet;
    private final XSSFWorkbook workbook;
    private final XSSFCellStyle title;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle name;
    private final XSSFCellStyle text;
    private final XSSFCellStyle code;

    GuideSheet(XSSFWorkbook workbook, WorkbookStyles styles) {
        this.workbook = workbook;
        this.sheet = workbook.createSheet();
        this.title = styles.prose(18, true, WorkbookStyles.PRIMARY, false);
        this.heading = styles.prose(12, true, WorkbookStyles.INK, false);
        this.name = styles.prose(10, true, WorkbookStyles.INK, true);
        this.text = styles.prose(10, false, WorkbookStyles.INK, true);
        this.code = styles.code();
    }

    void draw(Blueprint.Guide guide) {
        workbook.setSheetName(workbook.getSheetIndex(sheet), guide.name());
        sheet.setColumnWidth(0, 4 * 256);
        sheet.setColumnWidth(1, NAME_WIDTH * 256);
        sheet.setColumnWidth(2, TEXT_WIDTH * 256);
        for (int line = 0; line < guide.lines().size(); line++) {
            draw(sheet.createRow(line), guide.lines().get(line));
        }
        sheet.setDisplayGridlines(false);
        sheet.setActiveCell(new CellAddress("A1"));
        SheetLook.onPaper(sheet);
    }

    private void draw(XSSFRow row, List<String> parts) {
        String first = parts.getFirst();
        if (first.startsWith("# ")) {
            boolean isTitle = row.getRowNum() == 0;
            row.setHeightInPoints(isTitle ? 30 : 20);
            cell(row, 1, first.substring(2), isTitle ? title : heading);
        } else if (parts.size() == 1) {
            drawProse(row, first);
        } else {
            int column = parts.size() == 2 ? 1 : 0;
            for (String part : parts) {
                cell(row, column, part, column == 2 ? text : style(part));
                column++;
            }
            row.setHeightInPoints(LINE_HEIGHT * lines(parts.getLast(), TEXT_WIDTH, parts.get(parts.size() - 2)));
        }
    }

    private XSSFCellStyle style(String part) {
        return part.matches(".*[\\[(].*") ? code : name;
    }

    private void drawProse(XSSFRow row, String prose) {
        cell(row, 1, prose, text);
        if (!prose.isEmpty()) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 1, 2));
            row.setHeightInPoints(LINE_HEIGHT * lines(prose, NAME_WIDTH + TEXT_WIDTH, ""));
        }
    }

    private static int lines(String prose, int width, String beside) {
        return Math.max(1 + prose.length() * 10 / (11 * width), 1 + beside.length() / NAME_WIDTH);
    }

    private static void cell(XSSFRow row, int column, String content, XSSFCellStyle style) {
        XSSFCell cell = row.createCell(column);
        if (!content.isEmpty()) {
            cell.setCellValue(content);
        }
        cell.setCellStyle(style);
    }
}
