package dev.alur.run;

import dev.alur.grid.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where Alur keeps what it must not forget: `paths/<digest>` says which lineage a workbook has,
/// `locks/<digest>` is locked by whoever writes it, `<lineage>/` holds the journal, staged documents and kept
/// workbooks. Asking makes nothing.
///
/// @param root need not exist
record StateFolder(Path root) {
    /// What a lineage looks like; it names a folder, so nothing else may.
    static boolean isLineage(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9-]{7,63}");
    }

    Path lineage(String lineage) {
        if (!isLineage(lineage)) {
            throw new IllegalArgumentException("no lineage: " + lineage);
        }
        return root.resolve(lineage);
    }

    Path staged(String lineage, Fingerprint content) {
        return lineage(lineage).resolve("staged").resolve(content.sha256());
    }

    Path before(String lineage, Fingerprint content) {
        return lineage(lineage).resolve("before").resolve(content.sha256());
    }

    /// The kept workbooks of a lineage, by name.
    List<Path> kept(String lineage) {
        return files(lineage(lineage).resolve("before")).stream()
                .filter(file -> Backup.isDigest(file.getFileName().toString()))
                .sorted()
                .toList();
    }

    /// What is staged and kept for a lineage, and what is half-written there.
    List<Path> filesOf(String lineage) {
        return Stream.of("staged", "before")
                .flatMap(kind -> files(lineage(lineage).resolve(kind)).stream())
                .sorted()
                .toList();
    }

    /// Deletes what a process that was killed before its intent left in a lineage's folder: staged documents
    /// and half-written files. To be called while no intent is open.
    void sweep(String lineage) {
        Path folder = lineage(lineage);
        for (Path file : files(folder.resolve("staged"))) {
            Disk.delete(file);
        }
        for (Path file : files(folder.resolve("before"))) {
            if (file.toString().endsWith(".new")) {
                Disk.delete(file);
            }
        }
    }

    Path lock(String workbook) {
        return root.resolve("locks").resolve(digest(workbook));
    }

    /// The lineage that a workbook was last seen with.
    Optional<String> lineageAt(String workbook) {
        return read(path(workbook)).map(Known::lineage);
    }

    /// Where workbooks of a lineage were seen.
    List<String> seen(String lineage) {
        return files(root.resolve("paths")).stream()
                .filter(file -> !file.toString().endsWith(".new"))
                .flatMap(file -> read(file).stream())
                .filter(known -> known.lineage().equals(lineage))
                .map(Known::workbook)
                .sorted()
                .toList();
    }

    void remember(String workbook, String lineage) {
        if (!lineageAt(workbook).equals(Optional.of(lineage))) {
            Disk.write(path(workbook), (lineage + "\n" + workbook + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    void forget(String workbook) {
        Disk.delete(path(workbook));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            // no folder yet: nothing is in it
            return List.of();
        }
    }

    private Path path(String workbook) {
        return root.resolve("paths").resolve(digest(workbook));
    }

    private static Optional<Known> read(Path file) {
        try {
            String[] lines = Files.readString(file).split("\n", 3);
            return lines.length >= 2 && isLineage(lines[0])
                    ? Optional.of(new Known(lines[0], lines[1]))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String digest(String workbook) {
        return Fingerprint.of(workbook.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    private record Known(String lineage, String workbook) {}
}
