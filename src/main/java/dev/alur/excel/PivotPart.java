package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where pivot tables stand (ECMA-376 part 1, 18.10.1.49): cells that are filled anew whenever the pivot table
/// is, so that nothing written there stays.
final class PivotPart {
    private PivotPart() {}

    /// The cells of the pivot tables of a sheet, those of their filters above them too.
    ///
    /// @param relations of the sheet
    static List<Range> ranges(Book book, String sheet, Relations relations) {
        List<Range> ranges = new ArrayList<>();
        for (String target : relations.targets("pivotTable")) {
            Archive.Entry entry = book.archive().find(target);
            if (entry != null) {
                Part xml = Part.of(book.file(), book.archive(), entry);
                xml.read(() -> read(xml, sheet, ranges));
            }
        }
        return ranges;
    }

    /// The same, a pivot table and its filters as one, with what lies between them.
    static List<Range> blocks(Book book, String sheet, Relations relations) {
        List<Range> blocks = new ArrayList<>();
        for (Range range : ranges(book, sheet, relations)) {
            Range last = blocks.isEmpty() ? null : blocks.getLast();
            boolean filters =
                    last != null && range.firstColumn() == last.firstColumn() && range.lastRow() == last.firstRow() - 2;
            if (last != null && filters) {
                int right = Math.max(last.lastColumn(), range.lastColumn());
                blocks.removeLast();
                blocks.add(new Range(sheet, range.firstRow(), last.firstColumn(), last.lastRow(), right));
            } else {
                blocks.add(range);
            }
        }
        return blocks;
    }

    private static void read(Part xml, String sheet, List<Range> ranges) {
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(Names.of("location"))) {
                String ref = xml.tag().get(Names.REF);
                Range body = ref == null ? null : Refs.range(sheet, ref);
                if (body != null) {
                    ranges.add(body);
                    filters(xml.tag(), body, ranges);
                }
                return;
            }
        }
    }

    /// Filters stand above the body with a blank row between, as pairs of name and choice with a blank column
    /// between the pairs.
    private static void filters(Tag location, Range body, List<Range> ranges) {
        int rows = count(location.get("rowPageCount"));
        int pairs = count(location.get("colPageCount"));
        int first = body.firstRow() - 1 - rows;
        if (rows > 0 && pairs > 0 && first > 0) {
            int last = Math.min(body.firstColumn() + 3 * pairs - 2, Address.MAX_COLUMN);
            ranges.add(new Range(body.sheet(), first, body.firstColumn(), body.firstRow() - 2, last));
        }
    }

    private static int count(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
