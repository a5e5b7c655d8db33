package dev.alur.excel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shared strings that edited cells refer to: those that the workbook has, found again, and those
/// that are appended.
final class StringPool {
    private final Book book;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> appended = new LinkedHashMap<>();
    private @Nullable Condensed condensed;
    private int count;

    /// @param wanted the texts that will be asked for
    StringPool(Book book, Set<String> wanted) {
        this.book = book;
        if (wanted.isEmpty()) {
            return;
        }
        Keeper keeper = new Keeper(Set.of());
        SharedStrings.each(book, keeper, (text, plain) -> {
            if (plain && wanted.contains(text)) {
                places.putIfAbsent(text, count);
            }
            count++;
        });
        Archive.Entry entry = book.part("sharedStrings");
        condensed = entry == null ? null : keeper.condensed(entry);
        for (String text : wanted) {
            if (!places.containsKey(text)) {
                places.put(text, count);
                appended.put(text, count);
                count++;
            }
        }
    }

    int index(String text) {
        Integer place = places.get(text);
        if (place == null) {
            throw new IllegalStateException("a text that nobody asked for");
        }
        return place;
    }

    boolean isChanged() {
        return !appended.isEmpty();
    }

    /// The texts that were asked for, by their number.
    Map<Integer, String> texts() {
        Map<Integer, String> texts = new HashMap<>();
        places.forEach((text, place) -> texts.put(place, text));
        return texts;
    }

    /// The texts that the workbook did not have, in their order.
    List<String> appended() {
        return List.copyOf(appended.keySet());
    }

    Archive.Entry entry() {
        return book.archive().need(String.valueOf(book.relationOf("sharedStrings")));
    }

    /// The part with the new strings at its end.
    ///
    /// @param streams whether it is copied as a stream, also where splices are known
    ArchiveWriter.Part part(boolean streams) {
        if (condensed != null && !streams) {
            Recording recording = new Recording();
            try {
                copy(new Tokenizer(condensed.open(), recording), recording);
            } catch (IOException e) {
                throw ExcelProblem.DAMAGED_PART.because(e, book.file(), entry().part());
            }
            Spliced spliced = condensed.whole(book.archive(), entry(), recording.places(), recording.contents());
            if (spliced != null) {
                return spliced;
            }
        }
        return out -> {
            try (InputStream in = Encoding.utf8(book.archive().open(entry()))) {
                copy(new Tokenizer(in, Echo.into(out)), out);
            }
        };
    }

    private void copy(Tokenizer xml, OutputStream out) throws IOException {
        while (xml.next() != Tokenizer.Kind.EOF) {
            boolean outer = xml.tag.depth() == 1;
            if (outer && xml.opens(Names.STRINGS)) {
                start(xml, out);
            } else if (outer && xml.closes(Names.STRINGS)) {
                xml.flush();
                strings(xml.tag.prefix(), out);
            }
        }
    }

    private void start(Tokenizer xml, OutputStream out) throws IOException {
        String tag = xml.raw();
        String counted = tag;
        String uses = xml.tag.get(Names.COUNT);
        if (uses != null && uses.matches("[0-9]{1,9}")) {
            counted = Attributes.with(counted, "count", Integer.toString(Numbers.index(uses) + appended.size()));
        }
        if (xml.tag.find(Names.UNIQUE_COUNT) >= 0) {
            counted = Attributes.with(counted, "uniqueCount", Integer.toString(count));
        }
        xml.flush();
        xml.drop();
        boolean empty = xml.kind() == Tokenizer.Kind.EMPTY;
        out.write((empty ? Attributes.opened(counted) : counted).getBytes(StandardCharsets.UTF_8));
        if (empty) {
            String prefix = xml.tag.prefix();
            strings(prefix, out);
            out.write(("</" + prefix + "sst>").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void strings(String prefix, OutputStream out) throws IOException {
        StringBuilder xml = new StringBuilder();
        for (String text : appended.keySet()) {
            xml.append('<').append(prefix).append("si>");
            CellXml.text(xml, prefix, text);
            xml.append("</").append(prefix).append("si>");
        }
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
    }
}
