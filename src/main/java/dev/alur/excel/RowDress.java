package dev.alur.excel;

import dev.alur.grid.Growth;
import dev.alur.grid.MovedReferences;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a row that was just opened look like its neighbour: height, styles, and the formulas that both
/// neighbours have or that a table gives to its column.
final class RowDress {
    private final String sheet;
    private final Survey survey;
    private final Set<TablePart> tables;
    private final MovedReferences opened;
    private final SheetPatch patch;

    RowDress(String sheet, Survey survey, Set<TablePart> tables, MovedReferences opened, SheetPatch patch) {
        this.sheet = sheet;
        this.survey = survey;
        this.tables = tables;
        this.opened = opened;
        this.patch = patch;
    }

    void dress(int row) {
        boolean top = row - 1 <= survey.firstRow() || isBlank(row - 1);
        Survey.SeenRow like = survey.row(top || isHeader(row - 1) ? row + 1 : row - 1);
        if (like != null && survey.row(row) == null) {
            String bare = Attributes.without(like.tag(), "hidden", "collapsed");
            patch.rowTags().put(row, Attributes.with(bare, "r", Integer.toString(row)));
        }
        Set<Integer> columns = new TreeSet<>();
        for (int neighbour : new int[] {row - 1, row + 1}) {
            Survey.SeenRow seen = survey.row(neighbour);
            if (seen != null) {
                columns.addAll(seen.cells().keySet());
            }
        }
        for (int column : columns) {
            TablePart table = table(row, column);
            boolean below = top || (table != null && table.table().firstDataRow() == row) || isHeader(row - 1, column);
            Survey.Seen cell = survey.cell(below ? row + 1 : row - 1, column);
            int style = cell != null && cell.hasStyle() ? cell.style() : -1;
            String formula = formula(table, row, column, below);
            if (formula != null) {
                patch.put(row, column, new SheetPatch.Write(style, new SheetPatch.Content.Formula(formula, null)));
            } else if (style >= 0) {
                patch.put(row, column, new SheetPatch.Write(style, new SheetPatch.Content.Put(Value.BLANK, false)));
            }
        }
    }

    private @Nullable String formula(@Nullable TablePart table, int row, int column, boolean below) {
        String given = table == null ? null : table.formula(column);
        if (table != null && given != null) {
            return References.shift(given, row - table.table().firstDataRow(), 0);
        }
        String first = plain(below ? row + 1 : row - 1, column);
        String second = plain(below ? row + 2 : row + 1, column);
        if (first == null || second == null) {
            return null;
        }
        if (below) {
            return References.shift(first, 1, 0).equals(second) ? References.shift(first, -1, 0) : null;
        }
        String next = References.shift(first, 1, 0);
        // the row below has moved: seen from above it is two rows away, unless it refers to the rows in between
        String moved = opened.moved(next, new MovedReferences.Place(sheet, Growth.Reader.NONE));
        return moved.equals(second) || References.shift(first, 2, 0).equals(second) ? next : null;
    }

    private @Nullable String plain(int row, int column) {
        Survey.Seen seen = survey.cell(row, column);
        boolean has = seen != null
                && seen.kind() != Cell.Kind.NONE
                && seen.kind() != Cell.Kind.ARRAY
                && !seen.formula().isEmpty();
        return has && seen != null ? seen.formula() : null;
    }

    private @Nullable TablePart table(int row, int column) {
        for (TablePart part : tables) {
            Table table = part.table();
            Range range = table.range();
            boolean within = column >= range.firstColumn() && column <= range.lastColumn();
            if (within && row >= table.firstDataRow() && row <= table.lastDataRow()) {
                return part;
            }
        }
        return null;
    }

    private boolean isHeader(int row) {
        return tables.stream().anyMatch(part -> part.table().firstDataRow() == row + 1);
    }

    private boolean isHeader(int row, int column) {
        return tables.stream()
                .map(TablePart::table)
                .anyMatch(table -> table.firstDataRow() == row + 1
                        && column >= table.range().firstColumn()
                        && column <= table.range().lastColumn());
    }

    private boolean isBlank(int row) {
        Survey.SeenRow seen = survey.row(row);
        return seen == null || seen.cells().values().stream().allMatch(Survey.Seen::isBlank);
    }
}
