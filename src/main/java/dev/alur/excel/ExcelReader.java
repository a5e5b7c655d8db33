package dev.alur.excel;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the bytes of a workbook, once, and makes a [Snapshot] of them.
final class ExcelReader {
    private ExcelReader() {}

    /// All bytes of a file that is not beyond the cap.
    static byte[] bytes(Path path, Caps caps) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes((int) Math.min(caps.fileBytes() + 1, Integer.MAX_VALUE - 16));
            if (bytes.length > caps.fileBytes()) {
                throw ExcelProblem.FILE_TOO_LARGE.of(
                        String.valueOf(path.getFileName()), (Files.size(path) >> 20) + 1, caps.fileBytes() >> 20);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw ExcelProblem.NOT_FOUND.because(e, path.toString());
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, path.toString(), String.valueOf(e.getMessage()));
        }
    }

    /// Understands bytes as a workbook, without reading its sheets.
    static Book book(String name, byte[] bytes, Caps caps) {
        FileKind.refusal(name, bytes).ifPresent(refusal -> {
            throw refusal;
        });
        return Book.of(name, Archive.of(name, bytes, caps));
    }

    static Snapshot snapshot(String name, byte[] bytes, Caps caps) {
        Book book = book(name, bytes, caps);
        Styles styles = book.styles();
        CellValues values = new CellValues(styles, SharedStrings.all(book), book.is1904());
        List<Sheet> sheets = new ArrayList<>();
        for (Book.SheetPart part : book.sheets()) {
            sheets.add(SheetReader.read(book, part, styles, values, caps));
        }
        return new Snapshot(name, Fingerprint.of(bytes), sheets, book.names(), book.otherTabs());
    }
}
