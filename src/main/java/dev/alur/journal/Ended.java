package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// How a run ended.
///
/// @param before the workbook as it was just before the exchange, which is the one that was kept
/// @param after the workbook as it was written
/// @param outcomes one for each act of the intent
/// @param documents where people find each document
/// @param names the run that the workbook names from now on: this one, or that of a kept file
/// @param untouched whether `after` is surely what was written, and `before` what it was written over: then
/// nobody has touched it as long as it stays so
/// @param records of the intent, put right where a cell met a conflict
public record Ended(
        int serial,
        Instant at,
        Fingerprint before,
        Fingerprint after,
        List<Run.Outcome> outcomes,
        List<String> documents,
        Map<String, JobRecord> records,
        int names,
        boolean untouched) {
    public Ended {
        outcomes = List.copyOf(outcomes);
        documents = List.copyOf(documents);
        records = Map.copyOf(records);
    }

    /// A run that was given up after its documents: nothing of it stands in the workbook.
    public static Ended without(Intent open, Instant at, Fingerprint workbook, List<String> documents) {
        List<Run.Outcome> none = Collections.nCopies(open.acts().size(), Run.Outcome.ORPHAN);
        return new Ended(open.serial(), at, workbook, workbook, none, documents, Map.of(), open.serial(), false);
    }

    /// A run that wrote the workbook itself.
    public Ended(
            int serial,
            Instant at,
            Fingerprint before,
            Fingerprint after,
            List<Run.Outcome> outcomes,
            List<String> documents,
            Map<String, JobRecord> records) {
        this(serial, at, before, after, outcomes, documents, records, serial, true);
    }
}
