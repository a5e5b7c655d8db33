package dev.alur.excel;

import dev.alur.grid.MovedReferences;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A workbook after rows were opened in one of its sheets, or after a table grew: with every part that says
/// where something stands laid over by one that says it as it is then. Parts that mention none of it stay.
final class MovedBook {
    private final Book book;
    private final MovedReferences rules;
    private final Map<String, Overlay> parts = new LinkedHashMap<>();

    private MovedBook(Book book, MovedReferences rules) {
        this.book = book;
        this.rules = rules;
    }

    /// The workbook as it is then; the same object where nothing in it changes.
    static Book of(Book book, MovedReferences rules) {
        MovedBook moved = new MovedBook(book, rules);
        moved.sheets();
        moved.others();
        return moved.parts.isEmpty()
                ? book
                : Book.of(book.file(), book.archive().laidOver(moved.parts));
    }

    private void sheets() {
        for (Book.SheetPart sheet : book.sheets()) {
            boolean moves = sheet.name().equalsIgnoreCase(rules.sheet())
                    && rules.opening().isPresent();
            // most sheets mention nothing of it: they are looked through before they are held in memory
            if (moves || sheet(sheet, OutputStream.nullOutputStream())) {
                try {
                    parts.put(sheet.entry().part(), Overlay.of(out -> sheet(sheet, out)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private boolean sheet(Book.SheetPart sheet, OutputStream out) {
        try {
            return SheetMover.move(book, sheet, rules, out);
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.DAMAGED_PART.because(
                    e, book.file(), sheet.entry().part());
        }
    }

    private void others() {
        MovedParts moved = new MovedParts(book, rules);
        byte[] names = moved.names();
        if (names.length > 0) {
            parts.put(book.workbook().part(), Overlay.of(names));
        }
        Map<String, String> sheets = new HashMap<>();
        book.sheets().forEach(sheet -> sheets.put(key(sheet.entry().part()), sheet.name()));
        Set<String> seen = new HashSet<>();
        for (Archive.Entry entry : book.archive().entries()) {
            if (!entry.part().endsWith(".rels")) {
                continue;
            }
            String owner = owner(entry.part());
            String sheet = sheets.getOrDefault(key(owner), "");
            for (Relations.Relation relation :
                    Relations.of(book.file(), book.archive(), owner).all()) {
                Archive.Entry target = book.archive().find(relation.target());
                if (target != null && seen.add(key(target.part()))) {
                    byte[] bytes = moved.part(relation.type(), target, sheet);
                    if (bytes.length > 0) {
                        parts.put(target.part(), Overlay.of(bytes));
                    }
                }
            }
        }
    }

    /// The part whose relationships a part holds: `xl/workbook.xml` for `xl/_rels/workbook.xml.rels`.
    private static String owner(String relations) {
        String whole = relations.substring(0, relations.length() - ".rels".length());
        int slash = whole.lastIndexOf('/') + 1;
        String folder = whole.substring(0, slash);
        return folder.substring(0, Math.max(0, folder.length() - "_rels/".length())) + whole.substring(slash);
    }

    private static String key(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
