package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// All that would be done to a workbook, in the order in which it would be done, and what keeps the rest from being done.
///
/// @param serial the expected *Alur run*: one more than the last; named only where there are changes
/// @param records of every job as they would be after the plan; no part of its JSON
public record Plan(
        String workbook,
        Fingerprint fingerprint,
        LocalDate today,
        int serial,
        List<Change> changes,
        List<Waiting> waiting,
        List<Problem> problems,
        Map<String, JobRecord> records) {
    public Plan {
        changes = List.copyOf(changes);
        waiting = List.copyOf(waiting);
        problems = List.copyOf(problems);
        records = Map.copyOf(records);
    }
}
