package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Selection;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a workbook, once, and makes a [Snapshot] of them.
final class ExcelReader {
    private ExcelReader() {}

    /// All bytes of a file that is not beyond the cap, as they are now.
    static Bytes bytes(Path path, Caps caps, FileCopies files) {
        try {
            Bytes bytes = files.read(path, caps.fileBytes());
            if (bytes.size() > caps.fileBytes()) {
                throw ExcelProblem.FILE_TOO_LARGE.of(
                        String.valueOf(path.getFileName()), (Files.size(path) >> 20) + 1, caps.fileBytes() >> 20);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw ExcelProblem.NOT_FOUND.because(e, path.toString());
        } catch (IOException e) {
            throw ExcelProblem.CANNOT_READ.because(e, path.toString(), DiskFault.of(e));
        }
    }

    /// Understands bytes as a workbook, without reading its sheets.
    static Book book(String name, Bytes bytes, Caps caps) {
        FileKind.refusal(name, bytes).ifPresent(refusal -> {
            throw refusal;
        });
        return Book.of(name, Archive.of(name, bytes, caps));
    }

    /// Reads all of a workbook.
    static Snapshot snapshot(String name, Bytes bytes, Caps caps) {
        return snapshot(book(name, bytes, caps), bytes.fingerprint(), caps, null);
    }

    /// Reads what is wanted of a workbook.
    ///
    /// @param fingerprint of the book's bytes
    /// @param selection null for all
    static Snapshot snapshot(Book book, Fingerprint fingerprint, Caps caps, @Nullable Selection selection) {
        Styles styles = book.styles();
        List<String> strings = selection == null ? SharedStrings.all(book) : List.of();
        CellValues values = new CellValues(styles, strings, book.is1904());
        List<SheetReader> readers = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (Book.SheetPart part : book.sheets()) {
            Wanted here = Wanted.of(selection, part.name());
            readers.add(SheetReader.read(book, part, styles, values, here, caps));
            wanted.add(here);
        }
        texts(book, wanted);
        List<Sheet> sheets = readers.stream().map(SheetReader::sheet).toList();
        return new Snapshot(book.file(), fingerprint, sheets, book.names(), book.otherTabs(), book.reckonsPlainly());
    }

    /// Fills in the shared strings that wanted cells hold, and keeps no other.
    private static void texts(Book book, List<Wanted> wanted) {
        Map<Integer, String> texts = new HashMap<>();
        wanted.forEach(sheet -> sheet.texts().forEach(text -> texts.put(text.index(), "")));
        if (texts.isEmpty()) {
            return;
        }
        int count = SharedStrings.some(book, texts);
        for (int i = 0; i < wanted.size(); i++) {
            String sheet = book.sheets().get(i).name();
            wanted.get(i).texts().forEach(text -> fill(book, sheet, text, texts, count));
        }
    }

    private static void fill(Book book, String sheet, Wanted.Text text, Map<Integer, String> texts, int count) {
        try {
            if (text.index() >= count) {
                throw new DamagedException(
                        ExcelProblem.UNKNOWN_TEXT, "the shared string " + text.index() + " of " + count);
            }
            text.column().set(text.row(), CellValues.text(texts.getOrDefault(text.index(), "")));
        } catch (DamagedException e) {
            Address at = new Address(sheet, text.row(), text.at());
            throw DamagedException.told(e, ExcelProblem.DAMAGED_SHEET, at, book.file(), sheet, text.row());
        }
    }
}
