package dev.alur.excel;

import dev.alur.grid.Range;
import dev.alur.grid.Selection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was seen of sheets while some of their cells were read: edits of the same cells, which mostly follow,
/// then need not look the sheets over again. Holds only for the bytes that were read.
final class Surveys {
    /// Rows of which all cells are remembered; of more only the wanted ones are.
    private static final int FEW_ROWS = 100;

    private final Map<String, Survey> byPart = new HashMap<>();

    /// Looks a sheet over while it is read.
    ///
    /// @param reader gets all that it would get without this
    void walk(Book book, Book.SheetPart part, Selection selection, SheetWalker.Listener reader) {
        Survey survey = begin(book, part, selection);
        if (survey == null) {
            new SheetWalker(book, part, reader).walk();
            return;
        }
        new SheetWalker(book, part, SheetWalker.both(survey, reader)).walk(survey.keeper());
        byPart.put(part.entry().part(), survey);
    }

    /// What was seen of a sheet, or null where it was not looked over, or not for the sake of these cells.
    ///
    /// @param rows and `cells` as [Survey#of] takes them
    @Nullable
    Survey find(Book.SheetPart part, Set<Integer> rows, long @Nullable [] cells) {
        Survey survey = byPart.get(part.entry().part());
        return survey == null || !survey.covers(rows, cells) ? null : survey;
    }

    private @Nullable Survey begin(Book book, Book.SheetPart part, Selection selection) {
        List<Range> ranges = selection.cells().stream()
                .filter(range -> range.sheet().equalsIgnoreCase(part.name()))
                .toList();
        if (selection.formulas() == 0
                || ranges.isEmpty()
                || byPart.containsKey(part.entry().part())) {
            // whoever asks for no formulas only wants to know
            return null;
        }
        boolean single = ranges.stream()
                .allMatch(range -> range.firstRow() == range.lastRow() && range.firstColumn() == range.lastColumn());
        Set<Integer> rows = new HashSet<>();
        for (Range range : ranges) {
            for (int row = range.firstRow(); row <= range.lastRow() && (single || rows.size() <= FEW_ROWS); row++) {
                rows.add(row);
            }
        }
        if (rows.size() <= FEW_ROWS) {
            return Survey.begin(book, part, rows, null);
        }
        long[] cells = ranges.stream()
                .mapToLong(range -> Survey.key(range.firstRow(), range.firstColumn()))
                .sorted()
                .toArray();
        return single ? Survey.begin(book, part, rows, cells) : null;
    }
}
