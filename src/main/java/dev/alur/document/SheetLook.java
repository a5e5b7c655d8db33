package dev.alur.document;

import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// How sheets open and print.
final class SheetLook {
    private static final double CENTIMETRE = 1 / 2.54;

    private SheetLook() {}

    /// A sheet that is a table: header frozen and repeated on each page, opened at its first row.
    static void tabular(XSSFSheet sheet) {
        sheet.createFreezePane(0, 1);
        sheet.setActiveCell(new CellAddress("A2"));
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setAutobreaks(true);
        onPaper(sheet);
        sheet.setDisplayGridlines(false);
    }

    /// One page wide, landscape, with the sheet's name and page numbers at its foot.
    static void onPaper(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        XSSFPrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PaperSize.A4_PAPER);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        for (var side : org.apache.poi.ss.usermodel.PageMargin.values()) {
            sheet.setMargin(side, 1.2 * CENTIMETRE);
        }
        sheet.getFooter().setLeft("&8&A");
        sheet.getFooter().setRight("&8&P / &N");
    }
}
