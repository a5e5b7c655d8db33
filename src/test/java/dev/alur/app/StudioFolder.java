package dev.alur.app;

import dev.alur.google.Studio;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder with a tracker for the service under test, and the same tracker as a spreadsheet beside it.
public final class StudioFolder implements QuarkusTestResourceLifecycleManager {
    private static final String SAMPLE = "samples/freelance-en/tracker.xlsx";

    private Path folder;
    private Studio studio;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("alur-studio");
            Path trackers = Files.createDirectories(folder.resolve("trackers"));
            Files.copy(Path.of(SAMPLE), trackers.resolve("tracker.xlsx"));
            studio = new Studio(folder).withAccount();
            String spreadsheet = "gsheet:" + studio.spreadsheet("Studio Sri");
            if (studio.run("copy", SAMPLE, spreadsheet).code() != 0) {
                throw new IllegalStateException("the spreadsheet could not be filled");
            }
            return Map.of(
                    "alur.folder", trackers.toString(),
                    "alur.spreadsheets", spreadsheet,
                    "alur.state", studio.state().toString(),
                    "alur.google.root", studio.google.address().toString(),
                    "quarkus.scheduler.enabled", "false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        studio.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> children = files.sorted(Comparator.reverseOrder()).toList();
            for (Path child : children) {
                Files.delete(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
