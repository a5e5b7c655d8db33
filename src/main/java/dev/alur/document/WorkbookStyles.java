package dev.alur.document;

import dev.alur.grid.NewColumn;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;

/// The styles of a workbook: one identity with paper and page (ink, grey, line, primary), each made once.
final class WorkbookStyles {
    static final String INK = "14213D";
    static final String GREY = "5B6478";
    static final String LINE = "E3E7EE";
    static final String PRIMARY = "0F766E";
    static final String BAD = "B91C1C";
    static final String COMPUTED = "F3F5F8";
    private static final String FACE = "Arial";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final XSSFWorkbook workbook;
    private final Map<Cell, XSSFCellStyle> cells = new HashMap<>();
    private final Map<HorizontalAlignment, XSSFCellStyle> headers = new EnumMap<>(HorizontalAlignment.class);

    WorkbookStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFFont standard = workbook.getFontAt(0);
        standard.setFontName(FACE);
        standard.setFontHeightInPoints((short) 10);
        standard.setColor(color(INK));
        nameStandardStyle();
    }

    /// Without it some programs complain that there is no standard style.
    private void nameStandardStyle() {
        try (XmlCursor cursor = workbook.getStylesSource().getCTStylesheet().newCursor()) {
            cursor.toEndToken();
            cursor.beginElement("cellStyles", MAIN);
            cursor.insertAttributeWithValue("count", "1");
            cursor.beginElement("cellStyle", MAIN);
            cursor.insertAttributeWithValue("name", "Normal");
            cursor.insertAttributeWithValue("xfId", "0");
            cursor.insertAttributeWithValue("builtinId", "0");
        }
    }

    /// How a cell looks.
    ///
    /// @param format a number format code
    /// @param side where its content stands
    /// @param isLined whether a hairline runs under it
    /// @param isComputed whether a formula fills it, so that nobody types there
    record Cell(String format, HorizontalAlignment side, NewColumn.Look look, boolean isLined, boolean isComputed) {}

    XSSFCellStyle cell(Cell cell) {
        return cells.computeIfAbsent(cell, this::make);
    }

    private XSSFCellStyle make(Cell cell) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(cell.format()));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(cell.look() != NewColumn.Look.PLAIN);
        if (cell.look() == NewColumn.Look.LINK) {
            XSSFFont font = font(10, false, PRIMARY);
            font.setUnderline(FontUnderline.SINGLE);
            style.setFont(font);
        }
        stand(style, cell.side());
        if (cell.isLined()) {
            line(style);
        }
        if (cell.isComputed()) {
            fill(style, COMPUTED);
        }
        return style;
    }

    private static void stand(XSSFCellStyle style, HorizontalAlignment side) {
        style.setAlignment(side);
        style.setIndention((short) 1);
    }

    XSSFCellStyle header(HorizontalAlignment side) {
        return headers.computeIfAbsent(side, this::makeHeader);
    }

    private XSSFCellStyle makeHeader(HorizontalAlignment side) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(10, true, "FFFFFF"));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        stand(style, side);
        fill(style, PRIMARY);
        return style;
    }

    /// A style of prose.
    XSSFCellStyle prose(int points, boolean isBold, String color, boolean isWrapped) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(points, isBold, color));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(isWrapped);
        return style;
    }

    /// A formula among prose.
    XSSFCellStyle code() {
        XSSFFont font = font(9, false, INK);
        font.setFontName("Courier New");
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        fill(style, COMPUTED);
        return style;
    }

    void line(XSSFCellStyle style) {
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(color(LINE));
    }

    static void fill(XSSFCellStyle style, String color) {
        style.setFillForegroundColor(color(color));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    static XSSFColor color(String hexadecimal) {
        return new XSSFColor(HexFormat.of().parseHex("FF" + hexadecimal), null);
    }

    private XSSFFont font(int points, boolean isBold, String color) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FACE);
        font.setFontHeightInPoints((short) points);
        font.setBold(isBold);
        font.setColor(color(color));
        return font;
    }
}
