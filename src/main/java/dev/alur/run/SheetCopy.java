package dev.alur.run;

import dev.alur.formula.Formulas;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Problem;
import dev.alur.grid.Range;
import dev.alur.grid.References;
import dev.alur.grid.Sheet;
import dev.alur.grid.Table;
import dev.alur.grid.Validation;
import dev.alur.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One sheet as edits that make it anew somewhere else: a list with its columns where its first row names them,
/// else the cells alone. What no edit can say is told.
final class SheetCopy {
    private final Sheet sheet;
    private final Set<Address> blanks;
    private final UnaryOperator<String> lists;
    private final List<Problem> left = new ArrayList<>();
    private final Set<Integer> carried = new HashSet<>();
    private int cells;
    private int frozen;
    private int unlike;
    private int faults;

    /// @param blanks cells that are not to be carried
    /// @param lists what a list to choose from is written like over there
    SheetCopy(Sheet sheet, Set<Address> blanks, UnaryOperator<String> lists) {
        this.sheet = sheet;
        this.blanks = blanks;
        this.lists = lists;
    }

    /// Edits of which the first adds the sheet; none of the further ones depends on more than those before it.
    List<Edit> edits() {
        List<Edit> edits = isList(sheet) ? list() : cells();
        tables(edits);
        tell();
        return edits;
    }

    List<Problem> left() {
        return left;
    }

    int count() {
        return cells;
    }

    /// Whether the first row of a sheet names its columns.
    static boolean isList(Sheet sheet) {
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            boolean named = sheet.value(1, column) instanceof Value.Text(String text)
                    && !text.isBlank()
                    && sheet.formula(1, column) == null;
            if (!named) {
                return false;
            }
        }
        return sheet.lastColumn() > 0;
    }

    private List<Edit> list() {
        List<NewColumn> columns = new ArrayList<>();
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            columns.add(column(column));
            cells++;
        }
        List<List<Value>> rows = new ArrayList<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            List<Value> values = new ArrayList<>();
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                boolean calculated = carried.contains(column) && sheet.formula(row, column) != null;
                values.add(calculated ? Value.BLANK : value(row, column));
                cells += calculated ? 1 : 0;
            }
            rows.add(values);
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.AddSheet(sheet.name(), columns, rows, sheet.hidden(), null));
        return edits;
    }

    private NewColumn column(int column) {
        NewColumn design = NewColumn.of(sheet.value(1, column).plain())
                .withWidth(Math.clamp(sheet.layout().width(column), 0, 255));
        String format = format(column);
        design = format == null ? design : design.withFormat(format);
        String list = list(column);
        design = list == null ? design : design.withList(list);
        String formula = formula(column);
        if (formula != null) {
            carried.add(column);
            return design.withFormula(formula);
        }
        return design;
    }

    /// The format that most cells of a column have; the others are counted.
    private @Nullable String format(int column) {
        Map<String, Integer> count = new HashMap<>();
        int all = 0;
        for (int row = 2; row <= sheet.lastRow(); row++) {
            if (!sheet.value(row, column).isBlank()) {
                String code = sheet.format(row, column);
                count.merge(code == null ? "" : code, 1, Integer::sum);
                all++;
            }
        }
        String most = count.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        unlike += all - count.getOrDefault(most, 0);
        return most.isEmpty() ? null : most;
    }

    private @Nullable String list(int column) {
        for (Validation validation : sheet.validations()) {
            for (Range range : validation.ranges()) {
                boolean all = range.firstColumn() <= column
                        && range.lastColumn() >= column
                        && range.firstRow() <= 2
                        && range.lastRow() >= sheet.lastRow();
                if (all && validation.type().equals("list")) {
                    return lists.apply(validation.formula());
                }
            }
        }
        return null;
    }

    /// The formula of a column whose cells all hold the same one, moved from row to row; null for another
    /// column.
    private @Nullable String formula(int column) {
        String first = sheet.formula(2, column);
        if (first == null || !Formulas.isCommon(first)) {
            return null;
        }
        for (int row = 3; row <= sheet.lastRow(); row++) {
            String each = sheet.formula(row, column);
            boolean same = each == null
                    ? !sheet.value(row, column).isBlank()
                    : each.equals(References.shift(first, row - 2, 0));
            if (!same) {
                return null;
            }
        }
        return first;
    }

    private List<Edit> cells() {
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.AddSheet(sheet.name(), List.of(), List.of(), sheet.hidden(), null));
        for (int row = 1; row <= sheet.lastRow(); row++) {
            for (int column = 1; column <= sheet.lastColumn(); column++) {
                Value value = value(row, column);
                if (!value.isBlank()) {
                    edits.add(new Edit.SetCell(sheet.address(row, column), value));
                    unlike += sheet.format(row, column) == null || value instanceof Value.Date ? 0 : 1;
                }
            }
        }
        return edits;
    }

    /// What a cell holds as a value that can be set; a formula that is not carried leaves its value.
    private Value value(int row, int column) {
        if (blanks.contains(sheet.address(row, column))) {
            return Value.BLANK;
        }
        Value value = sheet.value(row, column);
        if (sheet.formula(row, column) != null) {
            frozen++;
        }
        if (value instanceof Value.Fault) {
            faults++;
            return Value.BLANK;
        }
        cells += value.isBlank() ? 0 : 1;
        return value;
    }

    private void tables(List<Edit> edits) {
        for (Table table : sheet.tables()) {
            Range range = table.range();
            boolean fits = table.headerRows() == 1 && table.lastDataRow() >= table.firstDataRow() && namesDiffer(table);
            if (fits) {
                edits.add(new Edit.AddTable(
                        new Range(
                                sheet.name(),
                                range.firstRow(),
                                range.firstColumn(),
                                table.lastDataRow(),
                                range.lastColumn()),
                        table.name()));
            } else {
                left.add(Problem.warning(RunProblem.COPY_TABLE, null, table.name(), sheet.name()));
            }
        }
    }

    private static boolean namesDiffer(Table table) {
        Set<String> names = new HashSet<>();
        return table.columns().stream().allMatch(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /// What no edit says.
    private void tell() {
        Map<RunProblem, Integer> counts = new TreeMap<>();
        counts.put(RunProblem.COPY_FORMULAS, frozen);
        counts.put(RunProblem.COPY_FORMATS, unlike);
        counts.put(RunProblem.COPY_FAULTS, faults);
        counts.put(RunProblem.COPY_MERGED, sheet.layout().merged().size());
        counts.put(
                RunProblem.COPY_NOTES,
                sheet.layout().comments().size() + sheet.layout().links().size());
        counts.put(RunProblem.COPY_RULES, (int) sheet.validations().stream()
                .filter(each -> !each.type().equals("list") || !isList(sheet))
                .count());
        counts.put(RunProblem.COPY_PROTECTION, sheet.isProtected() ? 1 : 0);
        counts.forEach((key, count) -> {
            if (count > 0) {
                left.add(Problem.warning(key, null, sheet.name(), count));
            }
        });
    }
}
