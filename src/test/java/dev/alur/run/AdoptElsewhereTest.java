package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.google.Loading;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.journal.Journals;
import dev.alur.journal.TestDatabase;
import dev.alur.plan.Run;
import dev.alur.tracker.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies, older versions and numbers of others where the workbook is a spreadsheet at Google, and where the
/// journal lies in PostgreSQL.
class AdoptElsewhereTest {
    @TempDir
    Path folder;

    @Test
    void aCopyOfASpreadsheetGetsALifeOfItsOwn() throws IOException {
        try (Cloudshop cloud = Cloudshop.of(Workshop.of(folder, 2))) {
            cloud.apply();
            Snapshot now = cloud.snapshot();
            String copy = "gsheet:" + Loading.load(cloud.server, "copy of studio", now.sheets(), now.names());
            Runner runner = cloud.runner(step -> {});
            assertRefused(() -> runner.plan(copy, cloud.options(), null), RunProblem.COPY);

            Adopted done = runner.adoptCopy(copy, cloud.options(), null);

            assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(2);
            assertThat(done.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
            assertThat(runner.plan(copy, cloud.options(), null).plan().changes())
                    .isEmpty();
            assertThat(cloud.plan().plan().changes()).isEmpty();
            runner.set(copy, List.of(assign("Projects!H4", "yes")), SetOptions.NONE);
            assertRefused(() -> runner.plan(copy, cloud.options(), null), RunProblem.SERIES_OF_ANOTHER);
            runner.set(copy, List.of(assign("Settings!B4", "B-{yyyy}-{000}")), SetOptions.NONE);
            assertThat(runner.apply(copy, cloud.options(), null, change -> {}).run())
                    .isNotNull();
            assertThat(runner.bills(copy))
                    .extracting(Bill::number)
                    .containsExactly("B-2026-001", "INV-2026-001", "INV-2026-002");
        }
    }

    @Test
    void anOlderVersionOfASpreadsheetBecomesTheTruth() throws IOException {
        try (Cloudshop cloud = Cloudshop.of(Workshop.of(folder, 2))) {
            cloud.apply();
            Runner runner = cloud.runner(step -> {});
            Value run = cloud.snapshot().value(runCell(cloud));
            runner.set(cloud.name, List.of(assign("Projects!H4", "yes")), SetOptions.NONE);
            cloud.apply();
            // the version history gives back what stood in the cells
            runner.set(
                    cloud.name,
                    List.of(
                            new Assignment(runCell(cloud), run),
                            assign("Projects!E4", "Revision"),
                            assign("Projects!H4", ""),
                            assign("Projects!I4", ""),
                            assign("Projects!J4", ""),
                            assign("Invoices!A4", ""),
                            assign("Time!B4", "")),
                    SetOptions.NONE);
            assertRefused(cloud::plan, RunProblem.OLD_COPY);

            Adopted done = runner.adoptRestored(cloud.name, cloud.options(), null);

            assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(3);
            assertThat(done.lost()).extracting(Adopted.Lost::number).containsExactly("INV-2026-003");
            assertThat(cloud.plan().plan().changes()).isEmpty();
            runner.set(cloud.name, List.of(assign("Invoices!A4", "INV-2026-007")), SetOptions.NONE);
            assertThat(runner.adoptNumbers(cloud.name, cloud.options(), null).numbers())
                    .containsExactly("INV-2026-007");
        }
    }

    @Test
    void aCopyAndAnOlderCopyWithAJournalInPostgres() throws IOException {
        Workshop workshop = Workshop.of(folder, 2);
        String name = workshop.tracker.toString();
        Runner runner = shared(workshop);
        runner.apply(name, Options.NONE, null, change -> {});
        byte[] old = Files.readAllBytes(workshop.tracker);
        Path copy = Files.createDirectories(folder.resolve("other")).resolve("studio.xlsx");
        Files.write(copy, old);
        assertRefused(() -> runner.plan(copy.toString(), Options.NONE, null), RunProblem.COPY);

        Adopted copied = runner.adoptCopy(copy.toString(), Options.NONE, null);

        assertThat(copied.run()).isNotNull().extracting(Run::serial).isEqualTo(2);
        assertThat(copied.things()).isEqualTo(6);
        assertThat(runner.plan(copy.toString(), Options.NONE, null).plan().changes())
                .isEmpty();
        workshop.type("Projects!H4", Value.of("yes"));
        runner.apply(name, Options.NONE, null, change -> {});
        Files.write(workshop.tracker, old);
        assertRefused(() -> runner.plan(name, Options.NONE, null), RunProblem.OLD_COPY);

        Adopted restored = runner.adoptRestored(name, Options.NONE, null);

        assertThat(restored.run()).isNotNull().extracting(Run::serial).isEqualTo(3);
        assertThat(restored.lost()).extracting(Adopted.Lost::number).containsExactly("INV-2026-003");
        assertThat(restored.things()).isEqualTo(2);
        assertThat(runner.plan(name, Options.NONE, null).plan().changes()).isEmpty();
        assertThat(runner.check(name, Options.NONE).problems())
                .extracting(Problem::key)
                .containsExactly(RunProblem.NUMBER_LOST);
    }

    private Runner shared(Workshop workshop) {
        return new Runner(new Wiring(
                new ExcelWorkbooks(() -> workshop.now),
                root -> new FolderShelf(Path.of(root), null),
                new Workshop.PlainDrawing(),
                Journals.shared(TestDatabase.access(Duration.ofMinutes(1))),
                workshop.state,
                true,
                () -> workshop.now,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofMillis(200),
                step -> {}));
    }

    private static Address runCell(Cloudshop cloud) {
        return cloud.read().settings().cells().get(Setting.ALUR_RUN);
    }

    private static Assignment assign(String cell, String text) {
        return new Assignment(Address.parse(cell), Value.of(text));
    }

    private static void assertRefused(ThrowingCallable command, RunProblem key) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsOnly(key));
    }
}
