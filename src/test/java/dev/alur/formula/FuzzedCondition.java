package dev.alur.formula;

import dev.alur.grid.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Any text is a condition that gives the same value twice, or a problem; over any values of a row. The first
/// line is the condition, each other line a cell of the row.
public final class FuzzedCondition {
    private static final int CELLS = 8;

    private FuzzedCondition() {}

    /// Tries one input; throws where it finds a fault.
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> lines = Arrays.asList(new String(input, StandardCharsets.UTF_8).split("\n", -1));
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= CELLS; i++) {
            String cell = i < lines.size() ? lines.get(i) : "";
            boolean noCell = (cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && Serial.day(cell) == null)
                    || cell.matches(".*E[0-9]{4,}");
            // no workbook holds a day that is none, or a number beyond a double's
            cells.add(noCell ? "x" : cell.startsWith("=") && cell.indexOf('|') < 0 ? cell + "|" : cell);
        }
        Snapshot snapshot = new Studio()
                .sheet(
                        "Projects",
                        List.of("ID", "Client", "Stage", "Due", "Price", "Qty", "Approved", "Notes"),
                        cells,
                        List.of("P3", "Sri", "Final", "2026-11-24", "1500000", "2", "TRUE", "#N/A"))
                .sheet("Clients", List.of("Name", "Terms"), List.of("Sri", "14"))
                .table("Jobs", "Projects", "A1:H3")
                .name("Limit", "Clients!$B$2")
                .snapshot();
        if (Studio.check(snapshot, lines.getFirst()) instanceof Expression condition) {
            Evaluated first = new Evaluator(snapshot, Studio.NOW).truth(condition, 2);
            Evaluated again = new Evaluator(snapshot, Studio.NOW).truth(condition, 2);
            if (!first.equals(again)) {
                throw new AssertionError(first + " and then " + again);
            }
            if (first.value().plain().length() > BoundedFunctions.MAX_TEXT) {
                throw new AssertionError("too long a result");
            }
        }
    }
}
