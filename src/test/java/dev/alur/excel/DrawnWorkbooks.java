package dev.alur.excel;

import dev.alur.grid.Layout;
import dev.alur.grid.Pinned;
import dev.alur.grid.Range;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Draws workbooks with Apache POI, from drafts.
public final class DrawnWorkbooks {
    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> styles = new HashMap<>();

    private DrawnWorkbooks(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /// Draws a workbook into a file.
    public static Path draw(Path file, SheetDraft... drafts) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            DrawnWorkbooks drawn = new DrawnWorkbooks(workbook);
            for (SheetDraft draft : drafts) {
                drawn.draw(draft.build());
            }
            workbook.write(out);
        }
        return file;
    }

    private void draw(Sheet from) {
        XSSFSheet sheet = workbook.createSheet(from.name());
        for (int r = 1; r <= from.lastRow(); r++) {
            XSSFRow row = sheet.createRow(r - 1);
            for (int c = 1; c <= from.lastColumn(); c++) {
                String format = from.format(r, c);
                String formula = from.formula(r, c);
                if (from.value(r, c) instanceof Value.Blank && format == null && formula == null) {
                    continue;
                }
                XSSFCell cell = row.createCell(c - 1);
                if (formula != null) {
                    cell.setCellFormula(formula);
                }
                value(cell, from.value(r, c));
                if (format != null) {
                    cell.setCellStyle(styles.computeIfAbsent(format, this::style));
                }
            }
        }
        for (Table table : from.tables()) {
            table(sheet, table);
        }
        for (Validation validation : from.validations()) {
            list(sheet, validation);
        }
        layout(sheet, from);
        if (from.isProtected()) {
            sheet.protectSheet("");
        }
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), from.hidden());
    }

    private XSSFCellStyle style(String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void value(XSSFCell cell, Value value) {
        switch (value) {
            case Value.Blank() -> {}
            case Value.Text(String text) -> cell.setCellValue(text);
            case Value.Number(BigDecimal number) -> cell.setCellValue(number.doubleValue());
            case Value.Bool(boolean bool) -> cell.setCellValue(bool);
            case Value.Date(LocalDateTime at) -> cell.setCellValue(at);
            case Value.Fault(String code) -> throw new IllegalArgumentException(code);
        }
    }

    private static void table(XSSFSheet sheet, Table from) {
        AreaReference area = sheet.getWorkbook()
                .getCreationHelper()
                .createAreaReference(from.range().cells());
        XSSFTable table = sheet.createTable(area);
        table.setName(from.name());
        table.setDisplayName(from.name());
        table.getCTTable()
                .addNewAutoFilter()
                .setRef(from.to(from.lastDataRow()).range().cells());
        if (from.totalsRows() > 0) {
            table.getCTTable().setTotalsRowCount(from.totalsRows());
        }
        for (int i = 0; i < from.columns().size(); i++) {
            table.getCTTable()
                    .getTableColumns()
                    .getTableColumnArray(i)
                    .setName(from.columns().get(i));
        }
    }

    private static void layout(XSSFSheet sheet, Sheet from) {
        Layout layout = from.layout();
        layout.merged().forEach(range -> sheet.addMergedRegion(CellRangeAddress.valueOf(range.cells())));
        for (int row = 1; row <= from.lastRow(); row++) {
            if (layout.isRowHidden(row)) {
                sheet.getRow(row - 1).setZeroHeight(true);
            }
        }
        for (int column = 1; column <= from.lastColumn(); column++) {
            sheet.setColumnHidden(column - 1, layout.isColumnHidden(column));
        }
        for (Pinned link : layout.links()) {
            Hyperlink hyperlink = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.URL);
            hyperlink.setAddress(link.text());
            sheet.getRow(link.cells().firstRow() - 1)
                    .getCell(link.cells().firstColumn() - 1)
                    .setHyperlink(hyperlink);
        }
        XSSFDrawing drawing = layout.comments().isEmpty() ? null : sheet.createDrawingPatriarch();
        for (Pinned comment : layout.comments()) {
            XSSFComment drawn = Objects.requireNonNull(drawing).createCellComment(new XSSFClientAnchor());
            drawn.setString(comment.text());
            drawn.setAddress(comment.cells().firstRow() - 1, comment.cells().firstColumn() - 1);
        }
        Range filter = layout.filter();
        if (filter != null) {
            sheet.setAutoFilter(CellRangeAddress.valueOf(filter.cells()));
        }
    }

    private static void list(XSSFSheet sheet, Validation from) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        CellRangeAddressList cells = new CellRangeAddressList();
        for (Range range : from.ranges()) {
            cells.addCellRangeAddress(
                    range.firstRow() - 1, range.firstColumn() - 1, range.lastRow() - 1, range.lastColumn() - 1);
        }
        String[] choices = from.formula().replace("\"", "").split(",");
        sheet.addValidationData(helper.createValidation(helper.createExplicitListConstraint(choices), cells));
    }
}
