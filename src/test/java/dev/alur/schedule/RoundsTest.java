package dev.alur.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.app.Clockwork;
import dev.alur.google.Loading;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.run.Options;
import dev.alur.run.Runner;
import dev.alur.run.Step;
import dev.alur.run.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rounds over real trackers with a set clock. The samples want their report on Friday at 17:00 in Jakarta.
class RoundsTest {
    private static final Instant BEFORE = Instant.parse("2026-11-27T09:59:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-27T10:00:00Z");

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private Instant now = AFTER;

    @BeforeEach
    void aTracker() throws IOException {
        copy("tracker.xlsx");
    }

    @Test
    void atItsHourTheReportIsMadeOnce() throws IOException {
        now = BEFORE;
        Rounds rounds = rounds();
        rounds.go();
        assertThat(reports("documents")).containsExactly("2026-W47");
        now = AFTER;
        rounds.go();
        assertThat(reports("documents")).containsExactly("2026-W47", "2026-W48");
        FileTime made = touched();
        now = AFTER.plusSeconds(3600);
        rounds.go();
        assertThat(touched()).isEqualTo(made);
        assertThat(log).hasSize(2);
    }

    @Test
    void aServiceThatWasOffMakesUpForItAndANewStartDoesNotRepeatIt() throws IOException {
        now = Instant.parse("2026-11-30T02:00:00Z");
        rounds().go();
        assertThat(reports("documents")).containsExactly("2026-W48");
        FileTime made = touched();
        rounds().go();
        assertThat(touched()).isEqualTo(made);
        assertThat(log).hasSize(1);
    }

    @Test
    void theWorkbookIsNotTouched() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve("tracker.xlsx"));
        rounds().go();
        assertThat(reports("documents")).isNotEmpty();
        assertThat(Files.readAllBytes(folder.resolve("tracker.xlsx"))).isEqualTo(before);
    }

    @Test
    void aTrackerThatCannotBeReadDoesNotKeepTheOthersFromTheirs() throws IOException {
        Files.writeString(folder.resolve("a.xlsx"), "no workbook");
        copy("studio/tracker.xlsx");
        Rounds rounds = rounds();
        rounds.go();
        assertThat(reports("documents")).containsExactly("2026-W48");
        assertThat(reports("studio/documents")).containsExactly("2026-W48");
        assertThat(log).hasSize(3).anyMatch(line -> line.startsWith("no weekly report") && line.contains("excel/"));
        assertThat(String.join("\n", log)).doesNotContain("a.xlsx", "Kirana");
        // said once, not every minute
        rounds.go();
        assertThat(log).hasSize(3);
    }

    @Test
    void aTrackerThatWasMendedGetsItsReport() throws IOException {
        Path broken = folder.resolve("tracker.xlsx");
        Files.writeString(broken, "no workbook");
        Rounds rounds = rounds();
        rounds.go();
        assertThat(reports("documents")).isEmpty();
        copy("tracker.xlsx");
        rounds.go();
        assertThat(reports("documents")).containsExactly("2026-W48");
    }

    @Test
    void aBusyTrackerHasItsTurnTheNextTime() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Runner other = Clockwork.runner(folder.resolve("state"), () -> now, step -> {
            if (step == Step.LOCKED) {
                held.countDown();
                await(free);
            }
        });
        String tracker = folder.resolve("tracker.xlsx").toRealPath().toString();
        Thread holder = Thread.ofPlatform().start(() -> other.recover(tracker, Options.NONE, false));
        held.await();
        Rounds rounds = rounds();
        rounds.go();
        assertThat(log).isEmpty();
        free.countDown();
        holder.join();
        rounds.go();
        assertThat(log).hasSize(1);
        assertThat(reports("documents")).containsExactly("2026-W48");
    }

    @Test
    void inARehearsalNothingIsDue() throws IOException {
        runner().recover(
                        folder.resolve("tracker.xlsx").toString(),
                        Options.NONE.today(LocalDate.of(2026, 11, 24)),
                        false);
        rounds().go();
        assertThat(log).isEmpty();
        assertThat(reports("documents")).isEmpty();
    }

    @Test
    void aSpreadsheetIsAskedEveryFiveMinutesOnly() throws IOException {
        Files.delete(folder.resolve("tracker.xlsx"));
        try (SheetsServer server = SheetsServer.start()) {
            List<Sheet> sheets = List.of(
                    SheetDraft.of("Projects")
                            .row("ID", "Client", "Project", "Service", "Stage")
                            .build(),
                    SheetDraft.of("Settings")
                            .row("Key", "Value")
                            .row("Seller", "Studio Sri")
                            .build());
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                names.add("gsheet:" + Loading.load(server, "Studio " + i, sheets, Map.of()));
            }
            Workspace workspace = Workspace.of(folder, names, "");
            Runner runner = Clockwork.runner(
                    Loading.workbooks(server, Loading.hurried()), folder.resolve("state"), () -> now, step -> {});
            Rounds rounds = new Rounds(runner, workspace, () -> now, log::add);
            rounds.go();
            assertThat(log).hasSize(2).allMatch(line -> line.startsWith("weekly report"));
            server.traffic().clear();

            for (int minute = 0; minute < 10; minute++) {
                now = now.plusSeconds(60);
                rounds.go();
            }

            assertThat(server.traffic().count("")).as("calls in ten minutes").isBetween(1, 4);
            assertThat(log).hasSize(2);
        }
    }

    private Rounds rounds() {
        return new Rounds(runner(), Workspace.of(folder), () -> now, log::add);
    }

    private Runner runner() {
        return Clockwork.runner(folder.resolve("state"), () -> now, step -> {});
    }

    private void copy(String name) throws IOException {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        Files.deleteIfExists(to);
        Files.copy(Path.of("samples/freelance/tracker.xlsx"), to);
    }

    /// The weeks of which a folder has reports.
    private TreeSet<String> reports(String documents) throws IOException {
        TreeSet<String> weeks = new TreeSet<>();
        if (Files.isDirectory(folder.resolve(documents))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(documents), "minggu-*.pdf")) {
                files.forEach(file -> weeks.add(file.getFileName().toString().replaceAll("minggu-|\\.pdf", "")));
            }
        }
        return weeks;
    }

    private FileTime touched() throws IOException {
        return Files.getLastModifiedTime(folder.resolve("documents/minggu-2026-W48.pdf"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
