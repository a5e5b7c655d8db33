package dev.alur.excel;

import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the comments of a sheet: the old kind (ECMA-376 part 1, 18.7), and the conversations of Excel 365
/// ([MS-XLSX] 2.6.205), of which the old kind holds only an excuse for older programs.
final class CommentReader {
    private static final byte[] COMMENT = Names.of("comment");
    private static final byte[] TEXT = Names.of("text");
    private static final byte[] THREADED = Names.of("threadedComment");

    private final Book book;
    private final Map<String, String> comments = new LinkedHashMap<>();
    private final Map<String, String> conversations = new LinkedHashMap<>();

    private CommentReader(Book book) {
        this.book = book;
    }

    /// Tells a layout the comments that a sheet's relationships lead to.
    static void read(Book book, String sheet, Relations relations, Layout.Builder layout) {
        CommentReader reader = new CommentReader(book);
        relations.targets("comments").forEach(part -> reader.read(part, COMMENT, reader.comments));
        relations.targets("threadedComment").forEach(part -> reader.read(part, THREADED, reader.conversations));
        reader.comments.putAll(reader.conversations);
        reader.comments.forEach((cell, text) -> {
            Range range = Refs.range(sheet, cell);
            if (range != null) {
                layout.comment(range, text);
            }
        });
    }

    /// A part that is not there says nothing.
    private void read(String part, byte[] element, Map<String, String> found) {
        Archive.Entry entry = book.archive().find(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = Encoding.utf8(book.archive().open(entry))) {
            Tokenizer xml = new Tokenizer(in);
            RichText text = new RichText();
            String cell = null;
            while (xml.next() != Tokenizer.Kind.EOF) {
                if (xml.opens(element)) {
                    cell = xml.tag.get(Names.REF);
                } else if (xml.opens(TEXT)) {
                    add(found, cell, element == THREADED ? new RichText.Bytes().text(xml) : rich(text, xml));
                }
            }
        } catch (IOException | DamagedException e) {
            throw ExcelProblem.DAMAGED_PART.because(e, book.file(), part);
        }
    }

    private static String rich(RichText text, Tokenizer xml) throws IOException {
        text.read(xml);
        return text.text();
    }

    private static void add(Map<String, String> found, @Nullable String cell, String text) {
        if (cell != null) {
            found.merge(cell, text, (first, answer) -> first + '\n' + answer);
        }
    }
}
