package dev.alur.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Opens rows in a workbook that lives in memory, as the real walls do.
final class MemoryRows {
    private MemoryRows() {}

    /// Opens one row over all columns and makes it look like its neighbour.
    static MovedReferences insert(Collection<SheetDraft> drafts, SheetDraft draft, int row) {
        if (draft.locked) {
            throw new ProblemException(
                    Problem.error(GridProblem.PROTECTED_ROWS, new Address(draft.name, row, 1), draft.name, row));
        }
        Opening opening = Opening.rows(draft.name, row, 1);
        List<Growth> growths = draft.tables.stream()
                .filter(table -> table.totalsRows() > 0 && table.lastDataRow() + 1 == row)
                .map(table -> Growth.of(table, 1))
                .toList();
        boolean header = draft.tables.stream().anyMatch(table -> table.firstDataRow() == row)
                || row - 1 <= draft.rows.firstKey()
                || columns(draft, row - 1).stream().allMatch(column -> blank(draft.cell(row - 1, column)));
        int like = header ? row : row - 1;
        TreeMap<Integer, SheetDraft.Cell> fresh = new TreeMap<>();
        for (int column : columns(draft, like)) {
            String first = draft.cell(like, column).formula();
            String second = draft.cell(like + 1, column).formula();
            boolean same = first != null && References.shift(first, 1, 0).equals(second);
            String formula = same && first != null ? References.shift(first, header ? 0 : 1, 0) : null;
            fresh.put(
                    column,
                    new SheetDraft.Cell(
                            Value.BLANK, formula, draft.cell(like, column).format()));
        }
        MovedReferences rules = MovedReferences.of(opening, growths);
        follow(drafts, rules);
        fresh.forEach((column, cell) -> draft.put(row, column, cell));
        return rules;
    }

    /// Moves what stands below a table, or a list's total, down by one.
    static MovedReferences makeRoom(
            Collection<SheetDraft> drafts, SheetDraft draft, int row, @Nullable Table table, Set<Integer> columns) {
        if (draft.locked) {
            throw new ProblemException(
                    Problem.error(GridProblem.PROTECTED_ROWS, new Address(draft.name, row, 1), draft.name, row));
        }
        int first =
                table == null ? new TreeSet<>(columns).first() : table.range().firstColumn();
        int last = table == null ? new TreeSet<>(columns).last() : table.range().lastColumn();
        boolean beside = draft.rows.tailMap(row).values().stream()
                .flatMap(cells -> cells.entrySet().stream())
                .anyMatch(cell -> !blank(cell.getValue()) && (cell.getKey() < first || cell.getKey() > last));
        Opening opening = beside ? new Opening(draft.name, row, 1, first, last) : Opening.rows(draft.name, row, 1);
        Growth growth =
                table == null ? new Growth(draft.name, 1, 2, row - 1, 1, first, last, false) : Growth.of(table, 1);
        MovedReferences rules = MovedReferences.of(opening, List.of(growth));
        follow(drafts, rules);
        return rules;
    }

    /// Lets all sheets follow.
    static void follow(Collection<SheetDraft> drafts, MovedReferences rules) {
        for (SheetDraft draft : drafts) {
            Opening opening =
                    draft.name.equalsIgnoreCase(rules.sheet()) ? rules.opening().orElse(null) : null;
            TreeMap<Integer, TreeMap<Integer, SheetDraft.Cell>> moved = new TreeMap<>();
            draft.rows.forEach((row, cells) -> cells.forEach((column, cell) -> {
                int after = opening == null ? row : opening.after(row, column);
                moved.computeIfAbsent(after, key -> new TreeMap<>())
                        .put(
                                column,
                                new SheetDraft.Cell(cell.value(), formula(draft, row, column, rules), cell.format()));
            }));
            draft.rows.clear();
            moved.forEach((row, cells) -> cells.forEach((column, cell) -> draft.put(row, column, cell)));
            if (opening != null) {
                ranges(draft, rules);
            }
        }
    }

    private static @Nullable String formula(SheetDraft draft, int row, int column, MovedReferences rules) {
        String formula = draft.cell(row, column).formula();
        return formula == null
                ? null
                : rules.moved(formula, new MovedReferences.Place(draft.name, rules.reader(draft.name, row, column)));
    }

    private static void ranges(SheetDraft draft, MovedReferences rules) {
        draft.tables.replaceAll(table -> new Table(
                table.name(),
                rules.moved(table.range(), true),
                table.headerRows(),
                table.totalsRows(),
                table.columns()));
        draft.validations.replaceAll(validation -> new Validation(
                validation.ranges().stream()
                        .map(range -> rules.moved(range, true))
                        .toList(),
                validation.type(),
                validation.formula()));
        Layout.Builder layout = new Layout.Builder();
        draft.layout.merged().forEach(range -> layout.merge(rules.moved(range, false)));
        draft.layout.arrays().forEach(range -> layout.array(rules.moved(range, false)));
        draft.layout.links().forEach(link -> layout.link(rules.moved(link.cells(), false), link.text()));
        draft.layout.comments().forEach(note -> layout.comment(rules.moved(note.cells(), false), note.text()));
        Range filter = draft.layout.filter();
        if (filter != null) {
            layout.filter(rules.moved(filter, true));
        }
        draft.layout = layout.build();
    }

    /// Whether a list's total stands in a row.
    static boolean isTotal(SheetDraft draft, int row) {
        return columns(draft, row).stream().anyMatch(column -> {
            String formula = draft.cell(row, column).formula();
            String above = draft.cell(row - 1, column).formula();
            return formula != null
                    && MovedReferences.isTotal(formula, row, column)
                    && (above == null || !References.shift(above, 1, 0).equals(formula));
        });
    }

    static boolean blank(SheetDraft.Cell cell) {
        return cell.formula() == null && cell.value().isBlank();
    }

    private static List<Integer> columns(SheetDraft draft, int row) {
        return new ArrayList<>(draft.rows.getOrDefault(row, new TreeMap<>()).keySet());
    }
}
