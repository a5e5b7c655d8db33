package dev.alur.plan;

import dev.alur.tracker.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who comes how manieth where things are counted up: numbers of a series, rows that are added to a register.
/// The passes find things in another order than the plan shows them, so planning is done again with the seats
/// of the plan's order where the two differ.
final class Seats {
    private final Map<String, List<String>> taken = new HashMap<>();

    Seats(Map<String, List<String>> reserved) {
        reserved.forEach((line, names) -> taken.put(line, new ArrayList<>(names)));
    }

    /// The place of a name in a line, counted from 0: the one it has, else the next.
    int take(String line, String name) {
        List<String> names = taken.computeIfAbsent(line, key -> new ArrayList<>());
        int place = names.indexOf(name);
        if (place < 0) {
            names.add(name);
            return names.size() - 1;
        }
        return place;
    }

    /// The place that a name would get, without taking it.
    int peek(String line, String name) {
        List<String> names = taken.getOrDefault(line, List.of());
        int place = names.indexOf(name);
        return place < 0 ? names.size() : place;
    }

    /// The seats as they would be if the changes had taken them in their order.
    static Map<String, List<String>> of(List<Change> changes, String series) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Change change : changes) {
            switch (change) {
                case Change.IssueInvoice issue -> {
                    add(lines, series, issue);
                    add(lines, rows(issue.key()), issue);
                }
                case Change.AddRow row -> add(lines, rows(row.key()), row);
                case Change.MakeDocument make -> add(lines, MakingDocument.line(make.key()), make);
                case Change.SetCell _, Change.AddNote _, Change.Structural _, Change.Inverse _ -> {}
            }
        }
        return lines;
    }

    Map<String, List<String>> taken() {
        return taken;
    }

    /// The line of the rows that are added to a register.
    static String rows(OperationKey key) {
        return "rows of " + key.register().map(Register::key).orElse("");
    }

    private static void add(Map<String, List<String>> lines, String line, Change change) {
        lines.computeIfAbsent(line, key -> new ArrayList<>()).add(change.identity());
    }
}
