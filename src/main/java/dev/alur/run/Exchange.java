package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.journal.Intent;
import dev.alur.journal.Journal;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import dev.alur.tracker.Field;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What came of writing an intent into the workbook.
///
/// @param before the bytes that were there, which are kept
/// @param after the bytes that are there now
/// @param tracker as it was just before
/// @param outcomes one for each act
/// @param unmet cells that met something else, or no row
/// @param names the run that the workbook names now
/// @param untouched whether before and after are surely the bytes before and after the exchange
record Exchange(
        Fingerprint before,
        Fingerprint after,
        Tracker tracker,
        List<Run.Outcome> outcomes,
        Set<Rebase.Unmet> unmet,
        int names,
        boolean untouched) {
    /// The intent's records, put right where a cell was not written: the job keeps what was known of it before.
    Map<String, JobRecord> records(Intent intent, Journal journal) {
        Map<String, JobRecord> records = new HashMap<>(intent.records());
        for (Rebase.Unmet unmet : this.unmet) {
            JobRecord planned = records.get(unmet.job());
            if (planned != null) {
                Optional<JobRecord> known = journal.record(unmet.job());
                if (known.isEmpty() && isBilled(intent, unmet.job())) {
                    // what was billed under an id that its row did not get must not be billed under another one
                    continue;
                }
                if (known.isEmpty()) {
                    // the next look at the job is the first one
                    records.remove(unmet.job());
                } else if (unmet.gone()) {
                    records.put(unmet.job(), known.get());
                } else {
                    records.put(unmet.job(), without(planned, known.get(), unmet.header()));
                }
            }
        }
        return records;
    }

    private static boolean isBilled(Intent intent, String job) {
        return intent.acts().stream()
                .anyMatch(act -> act.number() != null
                        && act.key() != null
                        && act.key().job().equals(job));
    }

    private JobRecord without(JobRecord planned, JobRecord known, String header) {
        Map<String, String> wrote = new HashMap<>(planned.wrote());
        wrote.remove(header);
        String before = known.wrote().get(header);
        if (before != null) {
            wrote.put(header, before);
        }
        // what was not written may have asked for the past: that stays what it was
        return header.equals(stageHeader())
                ? new JobRecord(known.stage(), known.entered(), known.since(), wrote, known.kept(), planned.likeness())
                : new JobRecord(
                        planned.stage(), planned.entered(), planned.since(), wrote, known.kept(), planned.likeness());
    }

    private String stageHeader() {
        Place place = tracker.place(Register.PROJECTS);
        String header = place == null ? null : place.header(Field.JOB_STAGE);
        return header == null ? "" : header;
    }
}
