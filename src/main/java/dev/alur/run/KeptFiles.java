package dev.alur.run;

import dev.alur.grid.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The workbooks that were kept as they were before each run. They go once they are older than Settings say;
/// the last one never does.
record KeptFiles(Path folder) {
    /// Notes when a file was last needed: a run that finds it there keeps it anew.
    static void touch(Path kept, Instant now) {
        try {
            Files.setLastModifiedTime(kept, FileTime.from(now));
        } catch (IOException e) {
            // it is as old as it was, and will go a little earlier
            return;
        }
    }

    /// Deletes the files that are too old. What cannot be deleted is tried again after the next run.
    ///
    /// @param days how long they are kept
    /// @return those that are gone
    List<Fingerprint> prune(int days, Instant now) {
        List<Dated> files = files();
        Instant oldest = now.minus(Duration.ofDays(days));
        List<Dated> old = files.stream()
                .sorted(Comparator.comparing(Dated::at))
                .limit(Math.max(0, files.size() - 1))
                .filter(file -> file.at().isBefore(oldest))
                .toList();
        old.forEach(file -> delete(file.path()));
        return old.stream()
                .map(file -> String.valueOf(file.path().getFileName()))
                .filter(Backup::isDigest)
                .map(Fingerprint::new)
                .toList();
    }

    private record Dated(Path path, Instant at) {}

    private List<Dated> files() {
        List<Dated> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.add(new Dated(file, Files.getLastModifiedTime(file).toInstant()));
            }
        } catch (IOException e) {
            // nothing was kept yet, or the folder cannot be read right now
            return List.of();
        }
        return files;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the next run tries again
            return;
        }
    }
}
