package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A long history is checked in seconds, and what it costs the next run is told.
class HistoryTest {
    private static final int RUNS = Proof.times(1_000, 10_000);
    private static final int TIMES = 9;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aLongHistoryIsCheckedInSecondsAndCostsTheNextRunAsMuchAsIsTold() throws IOException {
        Workshop young = Workshop.of(Files.createDirectory(folder.resolve("young")), 1);
        Workshop old = Workshop.of(Files.createDirectory(folder.resolve("old")), 1);
        young.apply();
        old.apply();
        long began = System.nanoTime();
        lengthen(old);
        long filled = System.nanoTime();
        Checked checked = old.check();
        long looked = System.nanoTime();
        List<Long> without = new ArrayList<>();
        List<Long> with = new ArrayList<>();
        for (int i = 0; i < 3 + TIMES; i++) {
            long one = next(young, i);
            long other = next(old, i);
            if (i >= 3) {
                without.add(one);
                with.add(other);
            }
        }
        Proof.tried(RUNS);
        Proof.note("checked in " + millis(looked - filled) + " ms; warm, an apply takes " + millis(median(without))
                + " ms after one run and " + millis(median(with)) + " ms after all");
        System.out.printf(
                "filled in %d ms, checked in %d ms; an apply takes %d ms after a run and %d ms after %d%n",
                millis(filled - began), millis(looked - filled), millis(median(without)), millis(median(with)), RUNS);
        assertThat(checked.problems())
                .as("rows and documents of a history that was only written")
                .isNotEmpty();
        assertThat(looked - filled).as("checked in seconds").isLessThan(20_000_000_000L);
        // the goal is a tenth more; the shortest of each, for whatever else the machine does takes time, too
        assertThat(Collections.min(with))
                .as("an apply after all runs, against " + Collections.min(without))
                .isLessThan((long) (1.5 * Collections.min(without)));
    }

    private static long next(Workshop workshop, int time) {
        int row = 4 + time;
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A" + row), Value.of(Workshop.id(90_000 + time))),
                new Assignment(Address.parse("Projects!B" + row), Value.of("Bu Sri")),
                new Assignment(Address.parse("Projects!C" + row), Value.of("Menu")),
                new Assignment(Address.parse("Projects!D" + row), Value.of("Design")),
                new Assignment(Address.parse("Projects!E" + row), Value.of("Revision")),
                new Assignment(Address.parse("Projects!H" + row), Value.of("yes"))));
        long began = System.nanoTime();
        Applied applied = workshop.apply();
        long took = System.nanoTime() - began;
        assertThat(applied.run()).isNotNull();
        return took;
    }

    /// Writes runs as they are written, each with an invoice, a note, a row and cells of a job that is
    /// gone by now.
    static void lengthen(Workshop workshop) {
        String lineage = workshop.read().settings().alurId();
        Fingerprint before = Fingerprint.of(new byte[0]);
        int last;
        try (Journal journal = Journals.files(workshop.state).write(lineage, workshop.now, "")) {
            last = journal.serial() + RUNS;
            for (int serial = journal.serial() + 1; serial <= last; serial++) {
                Intent intent = intent(workshop, serial, before);
                Ended ended = new Ended(
                        serial,
                        workshop.now,
                        before,
                        before,
                        List.of(Run.Outcome.DONE, Run.Outcome.DONE, Run.Outcome.DONE, Run.Outcome.DONE),
                        List.of(),
                        intent.records());
                journal.begin();
                journal.intend(intent, lineage, content -> workshop.folder);
                journal.begin();
                journal.end(intent, ended, lineage);
            }
        }
        var settings = workshop.snapshot().sheet("Settings").orElseThrow();
        for (int row = 1; row <= settings.lastRow(); row++) {
            if (settings.value(row, 1).plain().equals("Alur run")) {
                workshop.save(List.of(new Assignment(settings.address(row, 2), Value.of(last))));
            }
        }
    }

    private static Intent intent(Workshop workshop, int serial, Fingerprint before) {
        String job = "OLD-" + serial;
        String number = "OLD-2026-%05d".formatted(serial);
        String change = "{\"kind\":\"invoice\",\"job\":\"" + job + "\",\"words\":\"" + "as long as they are ".repeat(40)
                + "\"}";
        Address at = new Address("Projects", 2, 5);
        Intent.Effect cell = new Intent.Effect.Cell(job, "", at, "Stage", Value.of("Revision"), Value.of("Final"));
        JobRecord record = new JobRecord(
                "Final",
                Map.of("Revision", 1, "Final", 1),
                Map.of("Final", LocalDate.of(2026, 11, 24)),
                Map.of("Stage", "Final"));
        return new Intent(
                serial,
                workshop.now,
                LocalDate.of(2026, 11, 24),
                before,
                "",
                List.of(
                        new Intent.Act(
                                change,
                                new OperationKey("invoice", "whole", job, "1", 0),
                                new Intent.Numbered(
                                        number,
                                        "OLD-2026-",
                                        serial,
                                        number + ".pdf",
                                        Fingerprint.of(number.getBytes(StandardCharsets.UTF_8))),
                                List.of(cell)),
                        new Intent.Act(change, new OperationKey("note", "Notes: x", job, "1", 0), null, List.of(cell)),
                        new Intent.Act(change, new OperationKey("row", "time: x", job, "1", 0), null, List.of(cell)),
                        new Intent.Act(change, null, null, List.of(cell))),
                List.of(),
                Map.of(job, record),
                serial,
                Set.of());
    }

    private static long median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
