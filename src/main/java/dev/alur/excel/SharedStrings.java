package dev.alur.excel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The strings that sheets refer to by number (sharedStrings.xml), read as a stream.
final class SharedStrings {
    private SharedStrings() {}

    /// All strings, rich ones as their plain text; empty where the workbook has no such part.
    static List<String> all(Book book) {
        List<String> strings = new ArrayList<>();
        Allowance allowance = book.archive().allowance();
        each(book, (text, plain) -> {
            allowance.takeText(text);
            strings.add(text);
        });
        return strings;
    }

    /// Puts the strings that some numbers stand for beside them.
    ///
    /// @return how many strings there are
    static int some(Book book, Map<Integer, String> wanted) {
        int[] count = {0};
        each(book, (text, plain) -> wanted.computeIfPresent(count[0]++, (number, nothing) -> text));
        return count[0];
    }

    /// Tells each string in turn, and whether it is plain: without runs and phonetic hints.
    static void each(Book book, BiConsumer<String, Boolean> consumer) {
        each(book, null, consumer);
    }

    /// Tells each string in turn.
    ///
    /// @param keeper keeps what stands around the strings, or null
    static void each(Book book, @Nullable Keeper keeper, BiConsumer<String, Boolean> consumer) {
        Archive.Entry entry = book.part("sharedStrings");
        if (entry == null) {
            return;
        }
        try (InputStream in = Encoding.utf8(book.archive().open(entry))) {
            each(new Tokenizer(in, keeper), keeper, consumer);
        } catch (IOException | DamagedException e) {
            throw DamagedException.told(e, ExcelProblem.DAMAGED_PART, null, book.file(), entry.part());
        }
    }

    /// The strings of a document in UTF-8, in their order.
    static List<String> in(InputStream document) throws IOException {
        List<String> strings = new ArrayList<>();
        each(new Tokenizer(document), null, (text, plain) -> strings.add(text));
        return strings;
    }

    private static void each(Tokenizer xml, @Nullable Keeper keeper, BiConsumer<String, Boolean> consumer)
            throws IOException {
        RichText text = new RichText();
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.opens(Names.STRING)) {
                if (keeper != null && xml.tag.depth() == 2) {
                    keeper.keep(false, xml);
                }
                text.read(xml);
                consumer.accept(text.text(), text.isPlain());
            } else if (keeper != null && xml.tag.depth() == 1 && xml.closes(Names.STRINGS)) {
                keeper.keep(true, xml);
            }
        }
    }
}
