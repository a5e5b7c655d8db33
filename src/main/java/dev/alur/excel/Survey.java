package dev.alur.excel;

import dev.alur.grid.Range;
import dev.alur.grid.RangeIndex;
import dev.alur.grid.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks over a sheet that is to be edited: what stands in the rows that the edits touch, and all else that can
/// forbid an edit or has to follow it.
final class Survey implements SheetWalker.Listener {
    /// A cell of a row that was asked for.
    ///
    /// @param formula its own formula's text; for a member of a shared one that text moved to it
    record Seen(
            int style,
            boolean hasStyle,
            Cell.Type type,
            Cell.Kind kind,
            String formula,
            @Nullable String sharedIndex,
            boolean isBlank) {}

    /// A row that was asked for.
    ///
    /// @param tag its start tag as it stands
    record SeenRow(String tag, NavigableMap<Integer, Seen> cells) {}

    /// A shared formula: its first cell, and the others where that one's row was asked for.
    record Shared(int row, int column, String formula, List<int[]> others) {}

    /// @param style -1 for none
    /// @param width 0 for the usual one
    private record Stripe(int first, int last, int style, double width) {}

    private static final byte[] USUAL_ROW = Names.of("sheetFormatPr");

    private final String sheet;
    private final Archive.Entry entry;
    private final Allowance allowance;
    private final TreeSet<Integer> asked;
    private final long @Nullable [] cells;
    private final Keeper keeper;
    private final Map<Integer, SeenRow> rows = new HashMap<>();
    private final Map<String, Shared> shared = new HashMap<>();
    private final List<Range> merged = new ArrayList<>();
    private final List<Range> arrays = new ArrayList<>();
    private final RangeIndex mergedIndex = new RangeIndex(merged);
    private final RangeIndex arrayIndex = new RangeIndex(arrays);
    private final List<Stripe> stripes = new ArrayList<>();
    private @Nullable Condensed condensed;
    private @Nullable SeenRow current;
    private boolean hasFormulas;
    private boolean isProtected;
    private boolean sawShared;
    private boolean sawInline;
    private final BitSet moreTexts = new BitSet();
    private int firstRow;
    private double usualHeight;

    private Survey(Book.SheetPart part, Set<Integer> asked, long @Nullable [] cells, Allowance allowance) {
        this.sheet = part.name();
        this.entry = part.entry();
        this.allowance = allowance;
        this.asked = new TreeSet<>(asked);
        this.cells = cells;
        this.keeper = new Keeper(asked);
    }

    /// Looks over a sheet.
    ///
    /// @param asked the rows to be remembered
    /// @param cells of those rows the only cells to be remembered, as [#key] writes them and in that order, for
    /// many wide rows would take much memory; null for all
    static Survey of(Book book, Book.SheetPart part, Set<Integer> asked, long @Nullable [] cells) {
        Survey known = book.surveys().find(part, asked, cells);
        if (known != null && book.archive().overlaid(part.entry()) == null) {
            return known;
        }
        Survey survey = begin(book, part, asked, cells);
        new SheetWalker(book, part, survey).walk(survey.keeper);
        return survey;
    }

    /// A survey that a walk with its [#keeper] as an echo fills.
    static Survey begin(Book book, Book.SheetPart part, Set<Integer> asked, long @Nullable [] cells) {
        return new Survey(part, asked, cells, book.archive().allowance());
    }

    Keeper keeper() {
        return keeper;
    }

    /// Whether these rows were asked for, and of them these cells.
    boolean covers(Set<Integer> others, long @Nullable [] otherCells) {
        if (!asked.containsAll(others)) {
            return false;
        }
        return cells == null
                || (otherCells != null
                        && Arrays.stream(otherCells).allMatch(cell -> Arrays.binarySearch(cells, cell) >= 0));
    }

    /// A cell as a number that grows with its row, then with its column.
    static long key(int row, int column) {
        return ((long) row << 16) | column;
    }

    /// What was kept of the sheet's document for the sake of the rows that were asked for, or null.
    @Nullable
    Condensed condensed() {
        if (condensed == null) {
            condensed = keeper.condensed(entry);
        }
        return condensed;
    }

    @Nullable
    SeenRow row(int row) {
        return rows.get(row);
    }

    @Nullable
    Seen cell(int row, int column) {
        SeenRow seen = rows.get(row);
        return seen == null ? null : seen.cells.get(column);
    }

    @Nullable
    Shared shared(@Nullable String index) {
        return index == null ? null : shared.get(index);
    }

    boolean hasFormulas() {
        return hasFormulas;
    }

    boolean isProtected() {
        return isProtected;
    }

    /// Whether the sheet keeps its texts within its cells.
    boolean isInline() {
        return sawInline && !sawShared;
    }

    /// The first row that holds anything, 0 for none.
    int firstRow() {
        return firstRow;
    }

    /// The merged range that covers a cell, or null.
    @Nullable
    Range merged(int row, int column) {
        return find(merged, mergedIndex, row, column);
    }

    /// The range of the array formula or data table that a cell belongs to, or null.
    @Nullable
    Range array(int row, int column) {
        return find(arrays, arrayIndex, row, column);
    }

    /// The style that a new cell takes: its row's, else its column's; -1 for none.
    int styleFor(int row, int column) {
        SeenRow seen = rows.get(row);
        if (seen != null && seen.tag.contains("customFormat")) {
            String style = Attributes.get(seen.tag, "s");
            if (style != null && Book.isTrue(Attributes.get(seen.tag, "customFormat"))) {
                return Numbers.index(style);
            }
        }
        for (Stripe stripe : stripes) {
            if (column >= stripe.first && column <= stripe.last && stripe.style >= 0) {
                return stripe.style;
            }
        }
        return -1;
    }

    /// The width of a column in digits of the usual font.
    double width(int column) {
        for (Stripe stripe : stripes) {
            if (column >= stripe.first && column <= stripe.last && stripe.width > 0) {
                return stripe.width;
            }
        }
        return USUAL_WIDTH;
    }

    private static final double USUAL_WIDTH = 8.43;

    /// The height of rows of which nothing is said, 0 where that is not said either.
    double usualHeight() {
        return usualHeight;
    }

    /// Whether a row that was asked for has texts that were not.
    boolean hasMoreTexts(int row) {
        return moreTexts.get(row);
    }

    @Override
    public void row(int row, Tokenizer xml) throws IOException {
        keeper.row(row, xml);
        current = null;
        if (asked.contains(row)) {
            int from = xml.textFrom();
            String tag = new String(xml.buffer(), from, xml.textTo() - from, StandardCharsets.UTF_8);
            current = new SeenRow(tag, new TreeMap<>());
            rows.put(row, current);
        }
    }

    @Override
    public void rowsEnd(Tokenizer xml) throws IOException {
        keeper.keep(true, xml);
    }

    @Override
    public void cell(Cell cell) {
        sawShared |= cell.type == Cell.Type.SHARED;
        sawInline |= cell.type == Cell.Type.INLINE;
        if (firstRow == 0 && !cell.isBlank()) {
            firstRow = cell.row;
        }
        if (cell.kind != Cell.Kind.NONE) {
            formula(cell);
        }
        if (current != null && (cells == null || Arrays.binarySearch(cells, key(cell.row, cell.column)) >= 0)) {
            String formula = ownFormula(cell);
            allowance.takeText(formula);
            current.cells.put(
                    cell.column,
                    new Seen(
                            cell.style,
                            cell.hasStyle,
                            cell.type,
                            cell.kind,
                            formula,
                            cell.sharedIndex,
                            cell.isBlank()));
        } else if (current != null && !cell.isBlank() && cell.type != Cell.Type.NUMBER) {
            moreTexts.set(cell.row);
        }
    }

    @Override
    public void element(Tokenizer xml) throws IOException {
        Tag tag = xml.tag;
        if (tag.is(Names.PROTECTION)) {
            isProtected = Book.isTrue(tag.get("sheet"));
        } else if (tag.is(Names.MERGE)) {
            remember(merged, tag.get(Names.REF));
        } else if (tag.is(Names.COLUMN)) {
            String style = tag.get("style");
            String first = tag.get("min");
            String last = tag.get("max");
            if (first != null && last != null) {
                stripes.add(new Stripe(
                        Numbers.index(first),
                        Numbers.index(last),
                        style == null ? -1 : Numbers.index(style),
                        LayoutReader.size(tag.get("width"))));
            }
        } else if (tag.is(USUAL_ROW)) {
            usualHeight = LayoutReader.size(tag.get("defaultRowHeight"));
        }
    }

    private void formula(Cell cell) {
        hasFormulas = true;
        switch (cell.kind) {
            case ARRAY -> remember(arrays, cell.range);
            case SHARED_FIRST -> {
                if (current != null) {
                    // where its first cell is overwritten, the next one takes the formula over
                    keeper.follow();
                }
                shared.put(
                        String.valueOf(cell.sharedIndex),
                        new Shared(cell.row, cell.column, cell.formula, new ArrayList<>()));
            }
            case SHARED -> {
                Shared group = shared.get(String.valueOf(cell.sharedIndex));
                if (group != null && asked.contains(group.row)) {
                    group.others.add(new int[] {cell.row, cell.column});
                }
            }
            case NONE, PLAIN -> {}
        }
    }

    private String ownFormula(Cell cell) {
        Shared group = cell.kind == Cell.Kind.SHARED ? shared.get(String.valueOf(cell.sharedIndex)) : null;
        String formula = group == null
                ? cell.formula
                : References.shift(group.formula, cell.row - group.row, cell.column - group.column);
        return XmlText.unescape(formula);
    }

    /// Only what lies in rows that were asked for matters.
    private void remember(List<Range> ranges, @Nullable String ref) {
        Range range = ref == null ? null : Refs.range(sheet, ref);
        Integer row = range == null ? null : asked.ceiling(range.firstRow());
        if (range != null && row != null && row <= range.lastRow()) {
            ranges.add(range);
        }
    }

    private static @Nullable Range find(List<Range> ranges, RangeIndex index, int row, int column) {
        int place = index.find(row, column);
        return place < 0 ? null : ranges.get(place);
    }
}
