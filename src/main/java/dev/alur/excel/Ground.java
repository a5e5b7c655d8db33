package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Layout;
import dev.alur.grid.Range;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands on a sheet that a column or a table is to be added to: the cells of some rows and some columns,
/// and whatever can be in the way. What the same call has already added is laid over it.
final class Ground implements SheetWalker.Listener {
    /// A cell.
    ///
    /// @param style its format, -1 for none of its own
    record Stands(int style, Value value, boolean isFormula) {
        static final Stands NOTHING = new Stands(-1, Value.BLANK, false);

        boolean holds() {
            return isFormula || !(value instanceof Value.Blank);
        }
    }

    private static final byte[] FILTER_COLUMN = Names.of("filterColumn");
    private static final byte[] SORTED = Names.of("sortState");

    private final Set<Integer> rows;
    private final Set<Integer> columns;
    private final CellValues values;
    private final SheetPatch patch;
    private final LayoutReader layoutReader;
    private final ValidationReader validationReader;
    private final Map<Integer, TreeMap<Integer, Stands>> byRow = new HashMap<>();
    private final Map<Integer, TreeMap<Integer, Stands>> byColumn = new HashMap<>();
    /// By the cell of its last header, the first column of a list and the rows in which anything stands in it.
    private final Map<Address, BitSet> filled = new HashMap<>();
    private final Map<Address, Integer> firsts = new HashMap<>();
    private final Layout layout;
    private boolean isProtected;
    private boolean isFiltered;
    private boolean sawShared;
    private boolean sawInline;

    /// Looks a sheet over.
    ///
    /// @param patch what was already planned for it
    /// @param ends the last headers of lists, whose rows are asked for
    /// @param rows the rows whose cells are asked for
    /// @param columns the columns whose cells are asked for
    Ground(
            Book book,
            Book.SheetPart part,
            Styles styles,
            List<String> strings,
            SheetPatch patch,
            Set<Address> ends,
            Set<Integer> rows,
            Set<Integer> columns) {
        this.rows = rows;
        this.columns = columns;
        ends.forEach(end -> filled.put(end, new BitSet()));
        this.values = new CellValues(styles, strings, book.is1904());
        this.patch = patch;
        this.layoutReader = new LayoutReader(part.name(), styles);
        this.validationReader = new ValidationReader(part.name());
        new SheetWalker(book, part, this).walk();
        this.layout = layoutReader.layout(
                book, Relations.of(book.file(), book.archive(), part.entry().part()));
    }

    /// A cell of one of the rows or columns that were asked for, as it is by now.
    Stands at(int row, int column) {
        SheetPatch.Write planned = patch.at(row, column);
        if (planned != null) {
            return switch (planned.content()) {
                case SheetPatch.Content.Put(Value value, boolean _) -> new Stands(planned.style(), value, false);
                case SheetPatch.Content.Formula _, SheetPatch.Content.Heir _, SheetPatch.Content.Cached _ ->
                    new Stands(planned.style(), Value.BLANK, true);
            };
        }
        Map<Integer, Stands> cells = rows.contains(row) ? byRow.get(row) : null;
        Stands stands = cells == null ? null : cells.get(column);
        if (stands == null && columns.contains(column)) {
            stands = byColumn.getOrDefault(column, new TreeMap<>()).get(row);
        }
        return stands == null ? Stands.NOTHING : stands;
    }

    /// The first column of the list whose headers end in a cell: headers stand side by side.
    int firstColumn(Address end) {
        int first = end.column();
        while (first > 1 && at(end.row(), first - 1).holds()) {
            first--;
        }
        return first;
    }

    /// The last row of a list, whose rows go down from its header without a gap: in each of them something
    /// stands, or the cell of the last column has a look of its own.
    ///
    /// @param end its last header as the workbook has it
    /// @param lastColumn its last column by now
    int lastRow(Address end, int lastColumn) {
        BitSet known = filled.getOrDefault(end, new BitSet());
        int first = firstColumn(end);
        int row = end.row() + 1;
        while (row <= Address.MAX_ROW
                && (known.get(row)
                        || at(row, end.column()).style >= 0
                        || patch.columns(row).stream().anyMatch(column -> column >= first && column <= lastColumn))) {
            row++;
        }
        return row - 1;
    }

    Layout layout() {
        return layout;
    }

    List<Validation> validations() {
        return validationReader.validations();
    }

    boolean isProtected() {
        return isProtected;
    }

    /// Whether the sheet's own filter hides or sorts anything.
    boolean isFiltered() {
        return isFiltered;
    }

    /// Whether the sheet keeps its texts within its cells.
    boolean isInline() {
        return sawInline && !sawShared;
    }

    @Override
    public void row(int row, Tokenizer xml) {
        layoutReader.row(row, xml.tag);
    }

    @Override
    public void cell(Cell cell) {
        layoutReader.cell(cell);
        sawShared |= cell.type == Cell.Type.SHARED;
        sawInline |= cell.type == Cell.Type.INLINE;
        if (cell.kind != Cell.Kind.NONE || cell.hasValue) {
            filled.forEach((end, known) -> {
                if (cell.row > end.row() && cell.column <= end.column() && cell.column >= firstKnown(end)) {
                    known.set(cell.row);
                }
            });
        }
        boolean ofRow = rows.contains(cell.row);
        if (ofRow || columns.contains(cell.column)) {
            Stands stands = new Stands(cell.hasStyle ? cell.style : -1, values.of(cell), cell.kind != Cell.Kind.NONE);
            Map<Integer, TreeMap<Integer, Stands>> index = ofRow ? byRow : byColumn;
            index.computeIfAbsent(ofRow ? cell.row : cell.column, key -> new TreeMap<>())
                    .put(ofRow ? cell.column : cell.row, stands);
        }
    }

    /// Headers come before what stands below them.
    private int firstKnown(Address end) {
        return firsts.computeIfAbsent(end, this::firstColumn);
    }

    @Override
    public void element(Tokenizer xml) throws IOException {
        if (xml.tag.is(Names.PROTECTION)) {
            isProtected = Book.isTrue(xml.tag.get("sheet"));
        } else {
            isFiltered |= xml.tag.is(FILTER_COLUMN) || (xml.tag.is(SORTED) && xml.tag.depth() == 3);
            layoutReader.element(xml.tag);
            validationReader.element(xml);
        }
    }

    /// The first merged range that meets another range, or null.
    @Nullable
    Range merged(Range range) {
        return met(layout.merged(), range);
    }

    /// The first array formula, spilled range or data table of several cells that meets a range, or null.
    @Nullable
    Range array(Range range) {
        return met(
                layout.arrays().stream()
                        .filter(each -> each.cells().contains(":"))
                        .toList(),
                range);
    }

    static @Nullable Range met(List<Range> ranges, Range range) {
        return ranges.stream().filter(other -> meet(other, range)).findFirst().orElse(null);
    }

    static boolean meet(Range one, Range other) {
        return one.firstRow() <= other.lastRow()
                && other.firstRow() <= one.lastRow()
                && one.firstColumn() <= other.lastColumn()
                && other.firstColumn() <= one.lastColumn();
    }
}
