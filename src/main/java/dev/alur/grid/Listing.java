package dev.alur.grid;

import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows under a header as people see them: a table, or a row of names with rows below it. It finds columns by
/// their headers, whatever their case and however their words are spaced.
///
/// @param sheet where it stands
/// @param headerRow the row of the names
/// @param headers the names by column, from left to right
/// @param table the table that it is, or null where there is none
public record Listing(
        Sheet sheet,
        int headerRow,
        SortedMap<Integer, String> headers,
        @Nullable Table table) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public Listing {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// The listing in which columns of these names stand: a table that has them all, else the first row in
    /// which they all stand.
    ///
    /// @param names a few of its headers, or all of them
    /// @throws ProblemException where some of the names stand nowhere together, one problem for each; where one
    /// of them stands twice; where several tables have them all
    public static Listing of(Sheet sheet, Collection<String> names) {
        List<Listing> tables =
                sheet.tables().stream().map(table -> of(sheet, table)).toList();
        List<Listing> fitting = tables.stream()
                .filter(each -> each.count(names) == names.size())
                .toList();
        if (fitting.size() > 1) {
            List<String> called =
                    fitting.stream().map(each -> String.valueOf(each.called())).toList();
            throw new ProblemException(Problem.error(GridProblem.SEVERAL_TABLES, null, sheet.name(), called));
        }
        return (fitting.isEmpty() ? best(sheet, tables, names) : fitting.getFirst()).with(names);
    }

    /// The listing that a table is.
    public static Listing of(Sheet sheet, Table table) {
        TreeMap<Integer, String> headers = new TreeMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            headers.put(table.range().firstColumn() + i, table.columns().get(i));
        }
        return new Listing(sheet, table.firstDataRow() - 1, headers, table);
    }

    /// This listing, where it has one column of each of these names.
    ///
    /// @throws ProblemException where it has none or two, one problem for each name
    public Listing with(Collection<String> names) {
        List<Problem> problems = new ArrayList<>();
        names.forEach(name -> mistake(name).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return this;
    }

    /// The column of a name.
    ///
    /// @throws ProblemException where there is none, or more than one
    public int column(String name) {
        mistake(name).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return columns(name).getFirst();
    }

    /// What is wrong with a name: no column has it, or more than one. Empty where one has.
    public Optional<Problem> mistake(String name) {
        List<Integer> columns = columns(name);
        if (columns.size() == 1) {
            return Optional.empty();
        }
        if (headers.isEmpty()) {
            return Optional.of(Problem.error(GridProblem.NO_HEADER, null, sheet.name()));
        }
        if (columns.size() > 1) {
            List<String> cells = columns.stream()
                    .map(column -> sheet.address(headerRow, column).cell())
                    .toList();
            return Optional.of(Problem.error(GridProblem.COLUMN_TWICE, null, name, sheet.name(), cells));
        }
        return Optional.of(Nearest.to(name, headers.values())
                .map(meant -> Problem.error(GridProblem.NO_COLUMN_BUT, null, name, sheet.name(), meant))
                .orElseGet(() ->
                        Problem.error(GridProblem.NO_COLUMN, null, name, sheet.name(), List.copyOf(headers.values()))));
    }

    /// The row that a new entry fills: the first in which all columns are blank, below another one.
    ///
    /// @param below a row that is already meant to be filled, or 0
    public int freeRow(int below) {
        return sheet.freeRow(headerRow, headers.keySet(), below);
    }

    /// Whether the totals of a list without a table begin in a row, so that an entry there moves them down.
    public boolean isTotals(int row) {
        return table == null && Totals.begin(sheet, row);
    }

    /// The edit that adds an entry, in the first free row.
    ///
    /// @param cells values by the names of their columns
    /// @throws ProblemException where a name is none of a column
    public Edit append(Map<String, Value> cells) {
        return append(List.of(cells)).getFirst();
    }

    /// The edits that add entries, one below the other.
    ///
    /// @param entries of each the values by the names of their columns
    /// @throws ProblemException where a name is none of a column
    public List<Edit> append(List<Map<String, Value>> entries) {
        List<Edit> edits = new ArrayList<>();
        int row = 0;
        for (Map<String, Value> entry : entries) {
            with(entry.keySet());
            Map<Integer, Value> cells = new HashMap<>();
            entry.forEach((name, value) -> cells.put(column(name), value));
            row = freeRow(row);
            edits.add(new Edit.AppendRow(sheet.name(), row, cells));
        }
        return edits;
    }

    private @Nullable String called() {
        return table == null ? null : table.name();
    }

    private List<Integer> columns(String name) {
        String wanted = fold(name);
        return headers.entrySet().stream()
                .filter(header -> fold(header.getValue()).equals(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    private int count(Collection<String> names) {
        return (int) names.stream().filter(name -> !columns(name).isEmpty()).count();
    }

    /// The first row with all names, else what has most of them, which serves to say what is missing.
    private static Listing best(Sheet sheet, List<Listing> tables, Collection<String> names) {
        Set<String> wanted = new HashSet<>();
        names.forEach(name -> wanted.add(fold(name)));
        Listing best = tables.isEmpty() ? new Listing(sheet, 1, new TreeMap<>(), null) : tables.getFirst();
        int most = best.count(names);
        for (int row = 1; row <= sheet.lastRow() && most < names.size(); row++) {
            if (stands(sheet, row, wanted) > 0 || best.headers.isEmpty()) {
                Listing here = at(sheet, row, wanted);
                int count = here.count(names);
                if (count > most || best.headers.isEmpty()) {
                    best = here;
                    most = count;
                }
            }
        }
        return best;
    }

    private static int stands(Sheet sheet, int row, Set<String> wanted) {
        int found = 0;
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.value(row, column) instanceof Value.Text(String text) && wanted.contains(fold(text))) {
                found++;
            }
        }
        return found;
    }

    /// The names of a row that stand side by side with the wanted ones.
    private static Listing at(Sheet sheet, int row, Set<String> wanted) {
        TreeMap<Integer, String> all = new TreeMap<>();
        for (int column = 1; column <= sheet.lastColumn(); column++) {
            if (sheet.value(row, column) instanceof Value.Text(String text)) {
                all.put(column, text);
            }
        }
        TreeMap<Integer, String> headers = new TreeMap<>();
        for (Map.Entry<Integer, String> header : all.entrySet()) {
            if (wanted.contains(fold(header.getValue()))) {
                for (int column = header.getKey(); all.containsKey(column); column++) {
                    headers.put(column, String.valueOf(all.get(column)));
                }
                for (int column = header.getKey(); all.containsKey(column); column--) {
                    headers.put(column, String.valueOf(all.get(column)));
                }
            }
        }
        return new Listing(sheet, row, headers.isEmpty() ? all : headers, null);
    }

    /// A header as it is compared: without its case, its words one space apart.
    public static String fold(String name) {
        return SPACE.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
