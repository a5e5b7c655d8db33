package dev.alur.app;

import dev.alur.run.Options;
import dev.alur.run.Runner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder for the service under test: the samples, of which some have a plan on 24 November 2026, and a file
/// that is no workbook. Its state folder is one for rehearsal, so that the day stays the same.
public final class DemoFolder implements QuarkusTestResourceLifecycleManager {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("alur-service");
            Path trackers = Files.createDirectories(folder.resolve("trackers"));
            copy("samples/freelance/tracker.xlsx", trackers.resolve("browser/tracker.xlsx"));
            copy("samples/freelance-en/tracker.xlsx", trackers.resolve("api/tracker.xlsx"));
            copy("samples/freelance/tracker.xlsx", trackers.resolve("report/tracker.xlsx"));
            copy("samples/freelance-en/tracker.xlsx", trackers.resolve("answers/tracker.xlsx"));
            copy("samples/freelance-en/tracker.xlsx", trackers.resolve("refusal/tracker.xlsx"));
            Files.writeString(trackers.resolve("broken.xlsx"), "no workbook");
            Path state = folder.resolve("state");
            Runner runner = Wirings.runner(Map.of("ALUR_STATE", state.toString()), 0);
            runner.recover(trackers.resolve("api/tracker.xlsx").toString(), Options.NONE.today(TODAY), false);
            Files.writeString(state.resolve("service.people"), "Rina looks\nBudi answers\n");
            return Map.of(
                    "alur.folder", trackers.toString(),
                    "alur.state", state.toString(),
                    "quarkus.scheduler.enabled", "false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> children = files.sorted(Comparator.reverseOrder()).toList();
            for (Path child : children) {
                Files.delete(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String sample, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(Path.of(sample), to);
    }
}
