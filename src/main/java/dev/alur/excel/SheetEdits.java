package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Understands the edits of one sheet: refuses what cannot be done truly, and turns the rest into a
/// [SheetPatch].
final class SheetEdits {
    private final String sheet;
    private final Survey survey;
    private final StyleChoice choice;
    private final boolean hasSharedStrings;
    private final SheetPatch patch;
    private final Map<TablePart, Integer> lastRows = new HashMap<>();
    private final Set<TablePart> tables;
    private final List<Range> pivots;
    private @Nullable MovedReferences opened;
    private final Set<String> orphaned = new LinkedHashSet<>();
    /// Rows that are as high as their texts: those of links, and new ones that were appended.
    private final Set<Integer> fitted = new HashSet<>();

    /// @param patch what is planned for the sheet already
    SheetEdits(Book book, Book.SheetPart part, Survey survey, Styles styles, Set<TablePart> tables, SheetPatch patch) {
        this.patch = patch;
        this.sheet = part.name();
        this.survey = survey;
        this.choice = new StyleChoice(styles, book.is1904());
        this.hasSharedStrings = book.part("sharedStrings") != null;
        this.tables = tables;
        this.pivots = PivotPart.ranges(
                book,
                sheet,
                Relations.of(book.file(), book.archive(), part.entry().part()));
        for (TablePart table : tables) {
            lastRows.put(table, table.table().lastDataRow());
        }
    }

    /// Tells of rows that were just opened; they take what the rows above have.
    void opened(MovedReferences rows) {
        opened = rows;
    }

    /// Dresses a row that was opened and fills it.
    void insert(Edit.InsertRow edit) {
        if (opened != null) {
            new RowDress(sheet, survey, tables, opened, patch).dress(edit.row());
        }
        fill(edit.row(), edit.cells());
    }

    private boolean isOpened(int row, int column) {
        return opened != null
                && opened.opening().filter(o -> o.before(row, column) == 0).isPresent();
    }

    private static int firstColumn(Edit.AppendRow edit) {
        return edit.cells().keySet().stream().min(Integer::compare).orElse(1);
    }

    /// The patch, after the last edit.
    SheetPatch patch() {
        orphaned.forEach(this::handOver);
        orphaned.clear();
        patch.rows().keySet().forEach(this::lookAtOthers);
        // a cell that is set changes nothing else of its row
        patch.keepHeights(row -> !fitted.contains(row));
        return patch;
    }

    /// Texts beside those that are written have their lines too.
    private void lookAtOthers(int row) {
        Survey.SeenRow seen = survey.row(row);
        boolean others = seen != null
                && seen.cells().entrySet().stream()
                        .anyMatch(cell -> !cell.getValue().isBlank()
                                && patch.at(row, cell.getKey()) == null
                                && choice.wraps(cell.getValue().style()));
        if (others || survey.hasMoreTexts(row)) {
            patch.hasOthers(row);
        }
    }

    /// The tables that grew, with their new last row.
    Map<TablePart, Integer> grown() {
        Map<TablePart, Integer> grown = new HashMap<>(lastRows);
        grown.entrySet().removeIf(entry -> entry.getKey().table().lastDataRow() == entry.getValue());
        return grown;
    }

    void set(Edit.SetCell edit) {
        int row = edit.at().row();
        int column = edit.at().column();
        Survey.Seen seen = survey.cell(row, column);
        SheetPatch.Write planned = patch.at(row, column);
        requireWritable(row, column);
        String formula = formulaAt(row, column);
        if (formula != null) {
            if (!edit.overFormula()) {
                throw refusal(GridProblem.FORMULA_IN_THE_WAY, row, column, formula);
            }
            takeFormula(row, column, seen);
        }
        Value value = edit.value() instanceof Value.Text(String text) ? Value.of(text) : edit.value();
        for (TablePart table : tables) {
            if (!table.table().allows(row, column, value)) {
                throw refusal(
                        GridProblem.TABLE_HEADER, row, column, table.table().name());
            }
        }
        if (seen == null && planned == null && value instanceof Value.Blank) {
            return;
        }
        put(row, column, value);
    }

    /// Asks whether a cell may lead elsewhere; where it leads is planned with what is added outside of
    /// the rows.
    void link(Edit.SetLink edit) {
        requireWritable(edit.at().row(), edit.at().column());
        fitted.add(edit.at().row());
    }

    void append(Edit.AppendRow edit) {
        if (survey.row(edit.row()) == null) {
            fitted.add(edit.row());
        }
        TablePart table = tableFor(edit);
        Integer last = table == null ? null : lastRows.get(table);
        if (table != null && last != null && edit.row() == last + 1) {
            requireRoom(edit, table);
            grow(table, edit.row());
            patch.growths()
                    .add(new SheetPatch.Growth(
                            edit.row(),
                            table.table().range().firstColumn(),
                            table.table().range().lastColumn()));
            lastRows.put(table, edit.row());
        } else if (table != null && isOpened(edit.row(), table.table().range().firstColumn())) {
            grow(table, edit.row());
        } else if (table == null) {
            requireNoTotal(edit);
            follow(edit.row(), firstColumn(edit));
        }
        fill(edit.row(), edit.cells());
    }

    private void fill(int row, Map<Integer, Value> cells) {
        for (Map.Entry<Integer, Value> cell : cells.entrySet()) {
            int column = cell.getKey();
            boolean nothing = cell.getValue() instanceof Value.Blank
                    || cell.getValue().plain().isEmpty();
            if (nothing || formulaAt(row, column) != null) {
                continue;
            }
            if (holds(row, column)) {
                throw refusal(GridProblem.ROW_NOT_FREE, row, column, row);
            }
            requireWritable(row, column);
            put(row, column, cell.getValue());
        }
    }

    private @Nullable TablePart tableFor(Edit.AppendRow edit) {
        for (TablePart table : tables) {
            Range range = table.table().range();
            Integer last = lastRows.get(table);
            boolean touches = edit.cells().keySet().stream()
                    .anyMatch(column -> column >= range.firstColumn() && column <= range.lastColumn());
            if (touches && last != null && edit.row() >= table.table().firstDataRow() && edit.row() <= last + 1) {
                return table;
            }
        }
        return null;
    }

    /// What stands right below a table has to move before the table can grow.
    private void requireRoom(Edit.AppendRow edit, TablePart part) {
        Range range = part.table().range();
        int row = edit.row();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            boolean taken = part.table().totalsRows() > 0
                    || holds(row, column)
                    || survey.merged(row, column) != null
                    || isInOtherTable(part, row, column);
            if (taken) {
                throw new RoomNeededException(edit, part.table(), range.firstColumn(), range.lastColumn());
            }
            if (survey.isProtected()) {
                throw refusal(GridProblem.LOCKED_CELL, row, column);
            }
        }
    }

    /// The total of a list, right below it, has to move before the list can grow.
    private void requireNoTotal(Edit.AppendRow edit) {
        int row = edit.row();
        Survey.SeenRow here = survey.row(row);
        if (here == null || isOpened(row, firstColumn(edit))) {
            return;
        }
        boolean total = here.cells().entrySet().stream().anyMatch(cell -> {
            int column = cell.getKey();
            String formula = cell.getValue().kind() == Cell.Kind.NONE ? null : formulaAt(row, column);
            String above = formulaAt(row - 1, column);
            return formula != null
                    && MovedReferences.isTotal(formula, row, column)
                    && (above == null || !References.shift(above, 1, 0).equals(formula));
        });
        if (total) {
            int first = firstColumn(edit);
            int last = edit.cells().keySet().stream().max(Integer::compare).orElse(1);
            while (first > 1 && (holds(row - 1, first - 1) || holds(row, first - 1))) {
                first--;
            }
            while (holds(row - 1, last + 1) || holds(row, last + 1)) {
                last++;
            }
            throw new RoomNeededException(edit, null, first, last);
        }
    }

    private void grow(TablePart part, int row) {
        Range range = part.table().range();
        for (int column = range.firstColumn(); column <= range.lastColumn(); column++) {
            String formula = calculated(part, row, column);
            int style = styleFromAbove(row, column);
            if (formula != null) {
                patch.put(row, column, new SheetPatch.Write(style, new SheetPatch.Content.Formula(formula, null)));
            } else if (style >= 0 && survey.cell(row, column) == null) {
                patch.put(row, column, blank(style));
            }
        }
        rowTag(row);
    }

    private boolean isInOtherTable(TablePart part, int row, int column) {
        return tables.stream()
                .anyMatch(other -> other != part && other.table().range().contains(row, column));
    }

    /// A row without a table: it looks like the one above, unless that is the first of all, which is the
    /// header.
    private void follow(int row, int firstColumn) {
        Survey.SeenRow above = survey.row(row - 1);
        TreeMap<Integer, Integer> columns = new TreeMap<>();
        if (above != null) {
            above.cells().keySet().forEach(column -> columns.put(column, column));
        }
        patch.columns(row - 1).forEach(column -> columns.put(column, column));
        if (columns.isEmpty() || row - 1 <= survey.firstRow()) {
            return;
        }
        for (int column : columns.keySet()) {
            int style = styleFromAbove(row, column);
            if (style >= 0 && survey.cell(row, column) == null && survey.merged(row, column) == null) {
                patch.put(row, column, blank(style));
            }
        }
        rowTag(row);
        if (!isOpened(row, firstColumn)) {
            patch.growths().add(new SheetPatch.Growth(row, 1, Address.MAX_COLUMN));
        }
    }

    private void rowTag(int row) {
        Survey.SeenRow above = survey.row(row - 1);
        String tag = above == null ? patch.rowTags().get(row - 1) : above.tag();
        if (tag != null && survey.row(row) == null) {
            String bare = Attributes.without(tag, "hidden", "collapsed");
            patch.rowTags().put(row, Attributes.with(bare, "r", Integer.toString(row)));
        }
    }

    private @Nullable String calculated(TablePart table, int row, int column) {
        String above = formulaAt(row - 1, column);
        if (above != null && survey.array(row - 1, column) == null) {
            return References.shift(above, 1, 0);
        }
        String formula = table.formula(column);
        return formula == null
                ? null
                : References.shift(formula, row - table.table().firstDataRow(), 0);
    }

    private int styleFromAbove(int row, int column) {
        Survey.Seen here = survey.cell(row, column);
        if (here != null && here.hasStyle()) {
            return here.style();
        }
        SheetPatch.Write planned = patch.at(row - 1, column);
        if (planned != null) {
            return planned.style();
        }
        Survey.Seen above = survey.cell(row - 1, column);
        return above == null ? -1 : above.hasStyle() ? above.style() : -1;
    }

    private void put(int row, int column, Value value) {
        Survey.Seen seen = survey.cell(row, column);
        SheetPatch.Write planned = patch.at(row, column);
        int style = planned != null
                ? planned.style()
                : seen == null ? survey.styleFor(row, column) : seen.hasStyle() ? seen.style() : -1;
        boolean inline = !hasSharedStrings || (seen != null && seen.type() == Cell.Type.INLINE) || survey.isInline();
        int chosen = choice.of(new Address(sheet, row, column), style, value);
        if ((value instanceof Value.Text || value instanceof Value.Blank) && choice.wraps(chosen)) {
            RowFit fit = patch.fit(row);
            fit.usual(survey.usualHeight());
            fit.text(value.plain(), survey.width(column));
        }
        patch.put(row, column, new SheetPatch.Write(chosen, new SheetPatch.Content.Put(value, inline)));
    }

    private static SheetPatch.Write blank(int style) {
        return new SheetPatch.Write(style, new SheetPatch.Content.Put(Value.BLANK, false));
    }

    /// Gives up the formula of a cell: its place in the calculation chain, and its part in a shared formula.
    private void takeFormula(int row, int column, Survey.@Nullable Seen seen) {
        patch.lostFormulas().add(Address.letters(column) + row);
        if (seen != null && seen.kind() == Cell.Kind.SHARED_FIRST && seen.sharedIndex() != null) {
            orphaned.add(seen.sharedIndex());
        }
    }

    /// Hands a shared formula that lost its first cell to the next one that is left.
    private void handOver(String index) {
        Survey.Shared shared = survey.shared(index);
        List<int[]> left = new ArrayList<>();
        for (int[] cell : shared == null ? List.<int[]>of() : shared.others()) {
            if (patch.at(cell[0], cell[1]) == null) {
                left.add(cell);
            }
        }
        if (shared == null || left.isEmpty()) {
            return;
        }
        int[] heir = left.getFirst();
        Range range = new Range(
                sheet,
                left.stream().mapToInt(cell -> cell[0]).min().orElseThrow(),
                left.stream().mapToInt(cell -> cell[1]).min().orElseThrow(),
                left.stream().mapToInt(cell -> cell[0]).max().orElseThrow(),
                left.stream().mapToInt(cell -> cell[1]).max().orElseThrow());
        String formula = References.shift(shared.formula(), heir[0] - shared.row(), heir[1] - shared.column());
        patch.put(
                heir[0],
                heir[1],
                new SheetPatch.Write(-1, new SheetPatch.Content.Heir(index, range.cells(), formula, null)));
    }

    private void requireWritable(int row, int column) {
        Range merged = survey.merged(row, column);
        if (merged != null && (merged.firstRow() != row || merged.firstColumn() != column)) {
            throw refusal(GridProblem.MERGED_CELL, row, column, merged.cells());
        }
        Range array = survey.array(row, column);
        if (array != null && (array.firstRow() != array.lastRow() || array.firstColumn() != array.lastColumn())) {
            throw refusal(GridProblem.ARRAY_IN_THE_WAY, row, column, array.cells());
        }
        for (Range pivot : pivots) {
            if (pivot.contains(row, column)) {
                throw refusal(GridProblem.PIVOT_CELL, row, column, pivot.cells());
            }
        }
        Survey.Seen seen = survey.cell(row, column);
        int style = seen == null ? survey.styleFor(row, column) : seen.style();
        if (survey.isProtected() && choice.isLocked(style)) {
            throw refusal(GridProblem.LOCKED_CELL, row, column);
        }
    }

    private @Nullable String formulaAt(int row, int column) {
        SheetPatch.Write planned = patch.at(row, column);
        if (planned != null) {
            return switch (planned.content()) {
                case SheetPatch.Content.Formula added -> added.formula();
                case SheetPatch.Content.Heir heir -> heir.formula();
                case SheetPatch.Content.Cached cached -> cached.formula();
                case SheetPatch.Content.Put _ -> null;
            };
        }
        Survey.Seen seen = survey.cell(row, column);
        return seen == null || seen.kind() == Cell.Kind.NONE ? null : seen.formula();
    }

    private boolean holds(int row, int column) {
        SheetPatch.Write planned = patch.at(row, column);
        if (planned != null) {
            return !(planned.content() instanceof SheetPatch.Content.Put put) || !(put.value() instanceof Value.Blank);
        }
        Survey.Seen seen = survey.cell(row, column);
        return seen != null && !seen.isBlank();
    }

    private ProblemException refusal(GridProblem key, int row, int column, Object... arguments) {
        return new ProblemException(Problem.error(key, new Address(sheet, row, column), arguments));
    }
}
