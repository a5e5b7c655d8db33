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
        written(intent).forEach((job, cells) -> records.computeIfPresent(job, (id, record) -> named(record, cells)));
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

    /// What each job's cells hold in the end: a document that lies elsewhere is only known by its address once
    /// it is there.
    private static Map<String, Map<String, String>> written(Intent intent) {
        Map<String, Map<String, String>> written = new HashMap<>();
        for (Intent.Act act : intent.acts()) {
            for (Intent.Effect effect : act.effects()) {
                if (effect instanceof Intent.Effect.Cell cell) {
                    written.computeIfAbsent(cell.job(), job -> new HashMap<>())
                            .put(cell.header(), cell.after().plain());
                }
            }
        }
        return written;
    }

    private static JobRecord named(JobRecord record, Map<String, String> cells) {
        Map<String, String> wrote = new HashMap<>(record.wrote());
        wrote.replaceAll((header, text) -> cells.getOrDefault(header, text));
        return new JobRecord(
                record.stage(),
                record.entered(),
                record.since(),
                wrote,
                record.kept(),
                record.likeness(),
                record.left());
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
        Map<String, String> left = new HashMap<>(planned.left());
        left.remove(header);
        if (known.left().containsKey(header)) {
            left.put(header, known.left().get(header));
        }
        // what was not written may have asked for the past: that stays what it was
        return header.equals(stageHeader())
                ? new JobRecord(
                        known.stage(), known.entered(), known.since(), wrote, known.kept(), planned.likeness(), left)
                : new JobRecord(
                        planned.stage(),
                        planned.entered(),
                        planned.since(),
                        wrote,
                        known.kept(),
                        planned.likeness(),
                        left);
    }

    private String stageHeader() {
        Place place = tracker.place(Register.PROJECTS);
        String header = place == null ? null : place.header(Field.JOB_STAGE);
        return header == null ? "" : header;
    }
}
