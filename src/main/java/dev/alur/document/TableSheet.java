package dev.alur.document;

import dev.alur.grid.Lines;
import dev.alur.grid.Value;
import dev.alur.tracker.Blueprint;
import dev.alur.tracker.Field;
import dev.alur.tracker.Register;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;

/// Draws one register: a sheet with one table under a frozen header.
final class TableSheet {
    private static final float LINE_HEIGHT = 13;

    private final XSSFWorkbook workbook;
    private final WorkbookStyles styles;
    private final Blueprint blueprint;

    TableSheet(XSSFWorkbook workbook, WorkbookStyles styles, Blueprint blueprint) {
        this.workbook = workbook;
        this.styles = styles;
        this.blueprint = blueprint;
    }

    void draw(Blueprint.Page page) {
        XSSFSheet sheet = workbook.createSheet(page.name());
        drawHeader(sheet, page);
        int rows = page.rows().size() + page.spare();
        for (int index = 0; index < rows; index++) {
            Blueprint.Row row =
                    index < page.rows().size() ? page.rows().get(index) : new Blueprint.Row(List.of(), null);
            drawRow(sheet.createRow(index + 1), page, row);
        }
        drawTable(sheet, page, rows);
        Choices.add(sheet, page, blueprint);
        if (page.register() == Register.PROJECTS) {
            new StageColours(blueprint, page).add(sheet);
        }
        SheetLook.tabular(sheet);
        if (page.register() == Register.PROJECTS) {
            sheet.setTabColor(WorkbookStyles.color(WorkbookStyles.PRIMARY));
        }
    }

    private void drawHeader(XSSFSheet sheet, Blueprint.Page page) {
        XSSFRow row = sheet.createRow(0);
        row.setHeightInPoints(24);
        for (int column = 0; column < page.headings().size(); column++) {
            Blueprint.Heading heading = page.headings().get(column);
            XSSFCell cell = row.createCell(column);
            cell.setCellValue(heading.text());
            cell.setCellStyle(styles.header(side(heading)));
            sheet.setColumnWidth(column, heading.width() * 256);
            sheet.setDefaultColumnStyle(
                    column,
                    styles.cell(
                            new WorkbookStyles.Cell(heading.format(), side(heading), heading.look(), false, false)));
            if (!heading.hint().isEmpty()) {
                drawHint(sheet, cell, heading.hint());
            }
        }
    }

    private static void drawHint(XSSFSheet sheet, XSSFCell cell, String hint) {
        int column = cell.getColumnIndex();
        int lines = Math.max(2, 1 + hint.length() / 34);
        ClientAnchor anchor =
                sheet.createDrawingPatriarch().createAnchor(0, 0, 0, 0, column + 1, 1, column + 3, 1 + lines);
        XSSFComment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(new XSSFRichTextString(hint));
        comment.setAuthor("Alur");
        cell.setCellComment(comment);
    }

    private void drawRow(XSSFRow drawn, Blueprint.Page page, Blueprint.Row row) {
        int lines = 1;
        for (int column = 0; column < page.headings().size(); column++) {
            Blueprint.Heading heading = page.headings().get(column);
            XSSFCell cell = drawn.createCell(column);
            String own = heading.field() == Field.SETTING_VALUE ? row.format() : null;
            String format = own == null ? heading.format() : own;
            cell.setCellStyle(styles.cell(
                    new WorkbookStyles.Cell(format, side(heading), heading.look(), true, heading.formula() != null)));
            if (heading.formula() != null) {
                cell.setCellFormula(
                        heading.formula().replaceAll("(?<=[A-Z])2\\b", Integer.toString(drawn.getRowNum() + 1)));
                cell.setCellValue(0);
            } else if (column < row.cells().size()) {
                set(cell, row.cells().get(column));
                lines = Math.max(lines, lines(heading, row.cells().get(column)));
            }
        }
        if (lines > 1) {
            drawn.setHeightInPoints(2 + LINE_HEIGHT * lines);
            // only a first guess: the row grows and shrinks with what is typed later
            drawn.getCTRow().unsetCustomHeight();
        }
    }

    private static HorizontalAlignment side(Blueprint.Heading heading) {
        return switch (heading.field().kind()) {
            case NUMBER, AMOUNT, PERCENT -> HorizontalAlignment.RIGHT;
            case TEXT, LONG_TEXT, DATE, FLAG, FORMULA -> HorizontalAlignment.LEFT;
        };
    }

    private static int lines(Blueprint.Heading heading, Value value) {
        return heading.isWrapped() ? Lines.of(value.plain(), heading.width()) : 1;
    }

    private static void set(XSSFCell cell, Value value) {
        switch (value) {
            case Value.Blank() -> {}
            case Value.Text(String text) -> cell.setCellValue(text);
            case Value.Number(BigDecimal number) -> cell.setCellValue(number.doubleValue());
            case Value.Bool(boolean bool) -> cell.setCellValue(bool);
            case Value.Date(LocalDateTime at) -> cell.setCellValue(at);
            case Value.Fault(String code) -> throw new IllegalArgumentException("a blueprint holds no " + code);
        }
    }

    private static void drawTable(XSSFSheet sheet, Blueprint.Page page, int rows) {
        AreaReference area = new AreaReference(
                new CellReference(0, 0),
                new CellReference(rows, page.headings().size() - 1),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable table = sheet.createTable(area);
        String name = page.name().replaceAll("[^\\p{L}\\p{N}_]", "");
        table.setName(name);
        table.setDisplayName(name);
        table.updateHeaders();
        CTTable xml = table.getCTTable();
        xml.addNewAutoFilter().setRef(area.formatAsString());
    }
}
