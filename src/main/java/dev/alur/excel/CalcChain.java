package dev.alur.excel;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The order in which Excel last calculated formulas (calcChain.xml, ECMA-376 part 1, 18.6): a cell that lost
/// its formula must not be named there any more.
final class CalcChain {
    private static final byte[] SHEET = Names.of("i");

    private final Part xml;
    private int left;

    private CalcChain(Part xml) {
        this.xml = xml;
    }

    /// @param lost by a sheet's id, the cells that lost their formula
    static CalcChain without(Book book, Archive.Entry entry, Map<String, Set<String>> lost) {
        CalcChain chain = new CalcChain(Part.of(book.file(), book.archive(), entry));
        chain.xml.read(() -> chain.remove(lost));
        return chain;
    }

    boolean isEmpty() {
        return left == 0;
    }

    boolean isChanged() {
        return xml.isSpliced();
    }

    byte[] bytes() {
        return xml.spliced();
    }

    private void remove(Map<String, Set<String>> lost) {
        String sheet = "";
        String owed = null;
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (!xml.tokens().opens(Names.CELL)) {
                continue;
            }
            String named = xml.tag().get(SHEET);
            sheet = named == null ? sheet : named;
            Set<String> cells = lost.get(sheet);
            int from = xml.from();
            int to = xml.to();
            if (cells != null && cells.contains(String.valueOf(xml.tag().get(Names.RUN)))) {
                String rest = xml.text();
                xml.splice(from, xml.to(), rest);
                owed = named == null ? owed : named;
            } else {
                left++;
                inherit(named, owed, from, to);
                owed = null;
            }
        }
    }

    /// An entry without a sheet is on the sheet of the one before; if that goes, it has to say so itself.
    private void inherit(@Nullable String named, @Nullable String owed, int from, int to) {
        if (named == null && owed != null) {
            xml.splice(from, to, Attributes.with(xml.slice(from, to), "i", owed));
        }
    }
}
