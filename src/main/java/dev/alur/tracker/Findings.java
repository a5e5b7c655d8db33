package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Snapshot;
import dev.alur.language.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The problems that were found while a tracker was read.
final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private int errors;

    void error(TrackerProblem key, @Nullable Address at, Object... arguments) {
        add(Problem.error(key, at, arguments));
    }

    void warning(TrackerProblem key, @Nullable Address at, Object... arguments) {
        add(Problem.warning(key, at, arguments));
    }

    void add(Problem problem) {
        errors += problem.severity() == Problem.Severity.ERROR ? 1 : 0;
        problems.add(problem);
    }

    void addAll(Collection<Problem> more) {
        more.forEach(this::add);
    }

    /// Goes on telling what was doubtful in an earlier reading about formulas that are not looked at again.
    void keep(Collection<Problem> earlier, Set<Address> formulas) {
        for (Problem problem : earlier) {
            Address at = problem.address();
            boolean doubtful = problem.severity() == Problem.Severity.WARNING && at != null && formulas.contains(at);
            if (doubtful && !problems.contains(problem)) {
                add(problem);
            }
        }
    }

    /// A name that nothing has. Where a known one is near, the problem is the key's sister `_NEAR`, with that
    /// name as last argument.
    void unknown(
            Problem.Severity severity,
            TrackerProblem key,
            @Nullable Address at,
            String word,
            Collection<String> known) {
        String near = Nearest.to(word, known).map(String::strip).orElse(null);
        TrackerProblem told = near == null ? key : TrackerProblem.valueOf(key.name() + "_NEAR");
        List<Object> arguments = near == null ? List.of(word) : List.of(word, near);
        add(new Problem(severity, told, arguments, at, null, null));
    }

    /// For each of several cells that say the same, the names of the others: `A4, A9`.
    static Map<Address, String> others(List<Address> cells) {
        Map<Address, String> others = new LinkedHashMap<>();
        for (Address cell : cells) {
            others.put(
                    cell,
                    cells.stream()
                            .filter(other -> !other.equals(cell))
                            .map(Address::cell)
                            .collect(Collectors.joining(", ")));
        }
        return others;
    }

    /// How many errors there are so far: when it has grown, the last reading went wrong.
    int errors() {
        return errors;
    }

    /// All of them: first those of the whole workbook, then by the position of their sheet, by row and by
    /// column.
    List<Problem> inOrder(Snapshot snapshot) {
        Map<String, Integer> tabs = new HashMap<>();
        snapshot.sheets().forEach(sheet -> tabs.putIfAbsent(sheet.name(), tabs.size()));
        Comparator<Problem> order = Comparator.comparingInt(problem -> tab(problem, tabs));
        return problems.stream()
                .sorted(order.thenComparing(
                        Problem::address,
                        Comparator.nullsFirst(
                                Comparator.comparingInt(Address::row).thenComparingInt(Address::column))))
                .toList();
    }

    private static int tab(Problem problem, Map<String, Integer> tabs) {
        Address at = problem.address();
        return at == null ? -1 : tabs.getOrDefault(at.sheet(), tabs.size());
    }
}
