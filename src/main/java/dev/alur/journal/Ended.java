package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How a run ended.
///
/// @param before the workbook as it was just before the exchange, which is the one that was kept
/// @param after the workbook as it was written
/// @param outcomes one for each act of the intent
/// @param documents where people find each document
/// @param records of the intent, put right where a cell met a conflict
public record Ended(
        int serial,
        Instant at,
        Fingerprint before,
        Fingerprint after,
        List<Run.Outcome> outcomes,
        List<String> documents,
        Map<String, JobRecord> records) {
    public Ended {
        outcomes = List.copyOf(outcomes);
        documents = List.copyOf(documents);
        records = Map.copyOf(records);
    }
}
