package dev.alur.bench;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Range;
import dev.alur.grid.Value;
import dev.alur.invoice.Invoice;
import dev.alur.journal.Ended;
import dev.alur.journal.Intent;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import dev.alur.language.Language;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Paper;
import dev.alur.plan.Run;
import dev.alur.run.Area;
import dev.alur.run.Assignment;
import dev.alur.run.Drawing;
import dev.alur.run.NewRow;
import dev.alur.run.Options;
import dev.alur.run.Runner;
import dev.alur.run.SetOptions;
import dev.alur.run.Wiring;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A tracker of 20 jobs whose journal has had so many runs, in this process: each round gives every job a
/// due date and bills a new one. Times are milliseconds of CPU, system time among them: all happens in one
/// thread, and whatever else the machine does does not count.
final class HistoryBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int JOBS = 20;
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 12, 1);

    private final Path tracker;
    private final Path state;
    private final Runner runner;
    private int rounds;

    /// @param folder is emptied
    /// @param tracker a new one, as `alur init` makes it
    HistoryBench(Path folder, Path tracker) throws IOException {
        Files.createDirectories(folder);
        this.tracker = folder.resolve("tracker.xlsx");
        this.state = folder.resolve("state");
        Files.copy(tracker, this.tracker, StandardCopyOption.REPLACE_EXISTING);
        this.runner = new Runner(new Wiring(
                new ExcelWorkbooks(() -> NOW),
                root -> new FolderShelf(Path.of(root), null),
                new Plain(),
                state,
                true,
                () -> NOW,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofSeconds(5),
                step -> {}));
        set(List.of(new Assignment(Address.parse("Settings!B2"), Value.of("Studio Kenanga"))));
        List<NewRow> jobs = new ArrayList<>();
        for (int i = 1; i <= JOBS; i++) {
            jobs.add(job("Poster " + i, "Brief", START.plusDays(i)));
        }
        runner.append(this.tracker.toString(), "Projects", jobs, SetOptions.NONE);
        runner.append(
                this.tracker.toString(),
                "Clients",
                List.of(new NewRow(List.of("Name"), List.of(Value.of("Kopi Senja")))),
                SetOptions.NONE);
        round();
    }

    private static NewRow job(String name, String stage, LocalDate start) {
        return new NewRow(
                List.of("Client", "Project", "Service", "Stage", "Start", "Quantity", "Price"),
                List.of(
                        Value.of("Kopi Senja"),
                        Value.of(name),
                        Value.of("Design for small shops"),
                        Value.of(stage),
                        Value.of(start),
                        Value.of(1),
                        Value.of(250_000)));
    }

    /// @param apply the apply
    /// @param plan a plan of the same right before it
    /// @param set the same cells set in a copy, without a journal
    /// @param wall the apply by the clock, flushes to the disk among it
    record Times(double apply, double plan, double set, double wall) {}

    Times round() throws IOException {
        rounds++;
        List<Assignment> cleared = new ArrayList<>();
        List<Assignment> filled = new ArrayList<>();
        for (int row = 2; row < 2 + JOBS; row++) {
            Address at = Address.parse("Projects!G" + row);
            cleared.add(new Assignment(at, Value.BLANK));
            filled.add(new Assignment(at, Value.of(START.plusDays(rounds))));
        }
        for (String column : List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K")) {
            filled.add(new Assignment(Address.parse("Invoices!" + column + (200 + rounds)), Value.of(rounds)));
        }
        set(cleared);
        runner.append(
                tracker.toString(), "Projects", List.of(job("Menu " + rounds, "Final file", START)), SetOptions.NONE);
        Path copy = tracker.resolveSibling("copy.xlsx");
        Files.copy(tracker, copy, StandardCopyOption.REPLACE_EXISTING);
        double set = time(() -> runner.set(copy.toString(), filled, SetOptions.NONE));
        double plan = plan();
        long began = System.nanoTime();
        double apply = time(() -> runner.apply(tracker.toString(), Options.NONE, null, change -> {}));
        return new Times(apply, plan, set, (System.nanoTime() - began) / 1e6);
    }

    double plan() {
        return time(() -> runner.plan(tracker.toString(), Options.NONE, null));
    }

    double explain() {
        return time(() -> runner.explain(tracker.toString(), "PRJ-001", Options.NONE));
    }

    double undoing() {
        return time(() -> runner.undoing(tracker.toString(), 0, Options.NONE));
    }

    double check() {
        return time(() -> runner.check(tracker.toString(), Options.NONE));
    }

    private void set(List<Assignment> cells) {
        runner.set(tracker.toString(), cells, SetOptions.NONE);
    }

    private static double time(Runnable what) {
        long began = THREADS.getCurrentThreadCpuTime();
        what.run();
        return (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
    }

    /// Writes runs as they are written, each with an invoice, a note, a row, a used yes and cells of a job that
    /// is gone by now, up to that serial.
    void lengthen(int last) {
        String lineage = setting("Alur ID").value();
        Fingerprint before = Fingerprint.of(new byte[0]);
        try (Journal journal = Journals.files(state).write(lineage, NOW, "")) {
            for (int serial = journal.serial() + 1; serial <= last; serial++) {
                Intent intent = intent(serial, before);
                List<Run.Outcome> outcomes =
                        intent.acts().stream().map(act -> Run.Outcome.DONE).toList();
                Ended ended = new Ended(serial, NOW, before, before, outcomes, List.of(), intent.records());
                journal.begin();
                journal.intend(intent, lineage, content -> state);
                journal.begin();
                journal.end(intent, ended, lineage);
            }
        }
        set(List.of(new Assignment(setting("Alur run").at(), Value.of(last))));
    }

    private record Found(Address at, String value) {}

    private Found setting(String key) {
        var sheet = runner.get(tracker.toString(), List.of(new Area.Cells(new Range("Settings", 1, 1, 99, 2))))
                .getFirst()
                .sheet();
        for (int row = 1; row <= sheet.lastRow(); row++) {
            if (sheet.value(row, 1).plain().equals(key)) {
                return new Found(sheet.address(row, 2), sheet.value(row, 2).plain());
            }
        }
        throw new IllegalStateException("no setting " + key);
    }

    private static Intent intent(int serial, Fingerprint before) {
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
                Map.of("Stage", "Final"),
                Map.of(),
                "kopi senja / menu " + serial,
                Map.of());
        return new Intent(
                serial,
                NOW,
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
                Set.of("W-%010x-90f3d2e1b4-0".formatted(serial)));
    }

    /// What an invoice looks like is not what is measured here.
    private static final class Plain implements Drawing {
        @Override
        public byte[] invoice(Invoice invoice, Path folder, boolean draft) {
            return (invoice.number() + " " + invoice.total()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] document(Paper paper, String html, Path folder, Path templates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] tracker(Trade trade, Language language) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] blank(String sheet) {
            throw new UnsupportedOperationException();
        }
    }
}
