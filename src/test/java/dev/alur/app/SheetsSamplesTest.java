package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.google.Loading;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbooks;
import dev.alur.plan.Plan;
import dev.alur.report.FigureKey;
import dev.alur.report.Period;
import dev.alur.run.Applied;
import dev.alur.run.Options;
import dev.alur.run.ReportOptions;
import dev.alur.run.Reported;
import dev.alur.run.Runner;
import dev.alur.run.Wiring;
import dev.alur.tracker.Billed;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder under `samples`, as a file and as a spreadsheet at Google: the same plan, the same invoices,
/// the same report.
class SheetsSamplesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final Period WEEK = Period.parse("2026-W48");

    @TempDir
    Path folder;

    static List<Path> samples() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /// What a runner made of a tracker.
    private record Side(Runner runner, String name, Path documents, Workbooks workbooks) {
        Options options() {
            return Options.NONE.documents(documents);
        }

        Plan plan() {
            return runner.plan(name, options(), null).plan();
        }

        Snapshot snapshot() {
            return workbooks.open(name).read();
        }

        List<Billed> invoices() {
            return TrackerReader.read(snapshot()).invoices();
        }

        Map<String, Object> figures() {
            Reported reported = runner.report(name, new ReportOptions(WEEK, null, null, null), options());
            Map<String, Object> figures = new TreeMap<>();
            for (FigureKey key : FigureKey.values()) {
                figures.put(key.name(), String.valueOf(reported.report().actual(key)));
            }
            return figures;
        }

        /// The invoices as files, by their names.
        Map<String, String> files() throws IOException {
            Map<String, String> files = new TreeMap<>();
            try (Stream<Path> all = Files.list(documents)) {
                for (Path file : all.filter(
                                each -> !each.getFileName().toString().startsWith("week-"))
                        .toList()) {
                    files.put(
                            file.getFileName().toString(),
                            Fingerprint.of(Files.readAllBytes(file)).sha256());
                }
            }
            return files;
        }
    }

    private Side side(String called, Workbooks workbooks, String name) {
        Path home = folder.resolve(called);
        Runner runner = new Runner(new Wiring(
                workbooks,
                root -> new FolderShelf(Path.of(root), null),
                new Drawings(),
                home.resolve("state"),
                true,
                () -> NOW,
                ZoneId.of("Asia/Jakarta"),
                () -> new UUID(7, 7),
                Duration.ofMillis(200),
                step -> {}));
        return new Side(runner, name, home.resolve("documents"), workbooks);
    }

    /// What a plan says, and why.
    private static String told(Plan plan) {
        return plan.changes() + "\n" + plan.waiting() + "\n" + plan.problems();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSpreadsheetGivesTheSamePlanInvoicesAndReport(Path sample) throws IOException {
        Path copy = Files.copy(
                sample.resolve("tracker.xlsx"),
                Files.createDirectories(folder.resolve("file")).resolve("tracker.xlsx"));
        ExcelWorkbooks files = new ExcelWorkbooks(() -> NOW);
        Snapshot drawn = files.open(copy).read();
        try (SheetsServer server = SheetsServer.start(0, () -> NOW)) {
            String id = Loading.load(server, "tracker.xlsx", drawn.sheets(), drawn.names());
            Side file = side("file", files, copy.toString());
            Side cloud = side("cloud", Loading.workbooks(server, Loading.hurried()), "gsheet:" + id);
            assertThat(told(cloud.plan())).isEqualTo(told(file.plan()));

            List<Applied> applied = new ArrayList<>();
            for (Side side : List.of(file, cloud)) {
                applied.add(side.runner().apply(side.name(), side.options(), null, change -> {}));
            }

            assertThat(applied.get(1).run().changes().stream().map(change -> change.outcome()))
                    .containsExactlyElementsOf(applied.get(0).run().changes().stream()
                            .map(change -> change.outcome())
                            .toList());
            assertThat(cloud.plan().changes()).isEmpty();
            assertThat(cloud.invoices().stream().map(Billed::number))
                    .containsExactlyElementsOf(
                            file.invoices().stream().map(Billed::number).toList());
            assertThat(cloud.invoices().stream().map(billed -> billed.total().stripTrailingZeros()))
                    .containsExactlyElementsOf(file.invoices().stream()
                            .map(billed -> billed.total().stripTrailingZeros())
                            .toList());
            assertThat(cloud.files()).isNotEmpty().isEqualTo(file.files());
            assertThat(cloud.figures()).isEqualTo(file.figures());
        }
    }
}
