package dev.alur.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// Draws an Excel workbook with nothing in it.
public final class BlankWorkbook {
    private BlankWorkbook() {}

    /// A workbook cannot be without a sheet.
    ///
    /// @param sheet the name of its only one
    public static byte[] draw(String sheet) {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.createSheet(sheet);
            workbook.write(bytes);
            return RepeatableZip.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw a workbook", e);
        }
    }
}
