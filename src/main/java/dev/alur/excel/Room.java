package dev.alur.excel;

import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Opening;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks over a sheet in which rows are to be opened: whether whole rows can move or only the cells under some
/// columns, and what would be torn by that.
final class Room implements SheetWalker.Listener {
    private final String sheet;
    private final int row;
    private final int firstColumn;
    private final int lastColumn;
    private final List<Range> merged = new ArrayList<>();
    private final List<Range> arrays = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Range> pivots = new ArrayList<>();
    private boolean isProtected;
    private boolean isBeside;
    private int lastRow;
    private int lastRowWithin;
    private int current;
    private int filled;
    private int listEnd;
    private int listTop;

    private Room(Book.SheetPart part, int row, int firstColumn, int lastColumn) {
        this.sheet = part.name();
        this.row = row;
        this.firstColumn = firstColumn;
        this.lastColumn = lastColumn;
    }

    /// Looks over a sheet for the sake of some columns from a row on.
    static Room of(Book book, Book.SheetPart part, int row, int firstColumn, int lastColumn) {
        Room room = new Room(part, row, firstColumn, lastColumn);
        new SheetWalker(book, part, room).walk();
        room.rowEnds();
        TablePart.of(book, part).forEach(table -> room.tables.add(table.table()));
        room.pivots.addAll(PivotPart.blocks(
                book,
                part.name(),
                Relations.of(book.file(), book.archive(), part.entry().part())));
        return room;
    }

    /// The first row of the list that ends right above, where at least two of its columns are filled.
    int listTop() {
        return listTop == 0 ? Math.max(1, row - 1) : listTop;
    }

    /// Opens whole rows where nothing stands beside the columns, else only under them.
    ///
    /// @throws ProblemException where something would be torn
    Opening open(int count) {
        boolean beside = isBeside
                || merged.stream().anyMatch(this::isBeside)
                || arrays.stream().anyMatch(this::isBeside)
                || tables.stream().anyMatch(table -> isBeside(table.range()))
                || pivots.stream().anyMatch(this::isBeside);
        Opening opening =
                beside ? new Opening(sheet, row, count, firstColumn, lastColumn) : Opening.rows(sheet, row, count);
        require(opening);
        return opening;
    }

    private boolean isBeside(Range range) {
        return range.lastRow() >= row && (range.lastColumn() < firstColumn || range.firstColumn() > lastColumn);
    }

    private void require(Opening opening) {
        if (isProtected) {
            throw refusal(GridProblem.PROTECTED_ROWS, sheet, row);
        }
        int last = opening.isWhole() ? lastRow : lastRowWithin;
        if (last + opening.count() > Address.MAX_ROW) {
            throw refusal(GridProblem.SHEET_IS_FULL, sheet, Address.MAX_ROW);
        }
        merged.stream()
                .filter(range -> isTorn(opening, range, true))
                .findFirst()
                .ifPresent(range -> {
                    throw refusal(GridProblem.MERGE_IN_THE_WAY, range.cells(), row);
                });
        arrays.stream()
                .filter(range -> isTorn(opening, range, false))
                .findFirst()
                .ifPresent(range -> {
                    throw refusal(GridProblem.ARRAY_WOULD_BE_CUT, range.cells(), row);
                });
        tables.stream()
                .filter(table -> isTorn(opening, table.range(), true))
                .findFirst()
                .ifPresent(table -> {
                    throw refusal(GridProblem.TABLE_IN_THE_WAY, table.name(), row);
                });
        pivots.stream()
                .filter(range -> isTorn(opening, range, false))
                .findFirst()
                .ifPresent(range -> {
                    throw refusal(GridProblem.PIVOT_IN_THE_WAY, range.cells(), row);
                });
    }

    /// Whether only a part of a range would move.
    ///
    /// @param stretches whether it may grow around the opened rows
    private static boolean isTorn(Opening opening, Range range, boolean stretches) {
        if (range.lastRow() < opening.row() || !opening.touches(range.firstColumn(), range.lastColumn())) {
            return false;
        }
        boolean covered = opening.covers(range.firstColumn(), range.lastColumn());
        return !covered || (!stretches && range.firstRow() < opening.row());
    }

    @Override
    public void row(int atRow, Tokenizer xml) {
        rowEnds();
        current = atRow;
    }

    @Override
    public void cell(Cell cell) {
        if (cell.kind == Cell.Kind.ARRAY && cell.range != null) {
            remember(arrays, cell.range);
        }
        if (cell.isBlank()) {
            return;
        }
        boolean within = cell.column >= firstColumn && cell.column <= lastColumn;
        filled += within ? 1 : 0;
        lastRow = cell.row;
        if (cell.row >= row) {
            isBeside |= !within;
            lastRowWithin = within ? cell.row : lastRowWithin;
        }
    }

    @Override
    public void element(Tokenizer xml) throws IOException {
        if (xml.tag.is(Names.PROTECTION)) {
            isProtected = Book.isTrue(xml.tag.get("sheet"));
        } else if (xml.tag.is(Names.MERGE)) {
            String ref = xml.tag.get(Names.REF);
            remember(merged, String.valueOf(ref));
        }
    }

    /// Follows the rows down to the one above the opened ones: a gap ends a list.
    private void rowEnds() {
        if (current > 0 && current < row && filled > 0) {
            listTop = listEnd == current - 1 ? listTop : 0;
            listEnd = current;
            if (listTop == 0 && filled >= Math.min(2, lastColumn - firstColumn + 1)) {
                listTop = current;
            }
        }
        filled = 0;
    }

    private void remember(List<Range> ranges, String ref) {
        Range range = Refs.range(sheet, ref);
        if (range != null && range.lastRow() >= row) {
            ranges.add(range);
        }
    }

    private ProblemException refusal(GridProblem key, Object... arguments) {
        return new ProblemException(Problem.error(key, new Address(sheet, row, firstColumn), arguments));
    }
}
