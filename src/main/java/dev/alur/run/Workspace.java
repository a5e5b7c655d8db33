package dev.alur.run;

import dev.alur.grid.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A folder with trackers: the workbooks in it and one level below.
///
/// @param folder its real path
public record Workspace(Path folder) {
    private static final String DOCUMENTS = "documents";
    private static final int DIGITS = 16;

    /// Opens a folder.
    ///
    /// @throws UncheckedIOException where there is none, or where it cannot be read
    public static Workspace of(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(folder.toString());
            }
            return new Workspace(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its workbooks by name, those of the folder itself first. Owner files, temporary and hidden ones
    /// are none, nor is what stands in
    /// a folder for documents; what turns out to be no tracker is still listed.
    public List<Entry> trackers() {
        Set<Path> found = new LinkedHashSet<>(workbooks(folder));
        for (Path below : children(folder)) {
            if (Files.isDirectory(below) && !isHidden(below) && !named(below).equals(DOCUMENTS)) {
                found.addAll(workbooks(below));
            }
        }
        return found.stream().map(this::entry).toList();
    }

    /// The workbook with that id.
    public Optional<Entry> tracker(String id) {
        return trackers().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private List<Path> workbooks(Path where) {
        List<Path> found = new ArrayList<>();
        for (Path child : children(where)) {
            if (isWorkbook(child) && Files.isRegularFile(child)) {
                real(child).filter(path -> path.startsWith(folder)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isWorkbook(Path file) {
        String name = named(file);
        return (name.endsWith(".xlsx") || name.endsWith(".xlsm")) && !isHidden(file) && !name.startsWith("~$");
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static String named(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private Entry entry(Path file) {
        String digest =
                Fingerprint.of(file.toString().getBytes(StandardCharsets.UTF_8)).sha256();
        return new Entry(
                digest.substring(0, DIGITS), folder.relativize(file).toString().replace('\\', '/'), file);
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException e) {
            // it went away since it was listed
            return Optional.empty();
        }
    }

    private static List<Path> children(Path where) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(where)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            // a folder that may not be read holds no trackers for us
            return List.of();
        }
        children.sort(Comparator.comparing(Workspace::named));
        return children;
    }

    /// A workbook of the folder.
    ///
    /// @param id a short digest of its real path: what clients name it by, since they never name paths
    /// @param name its path within the folder
    /// @param file its real path
    public record Entry(String id, String name, Path file) {
        /// What a [Runner] calls it.
        public String workbook() {
            return file.toString();
        }

        /// The folder for its documents, which need not exist.
        public Path documents() {
            return file.resolveSibling(DOCUMENTS);
        }

        /// A document by its name: a file right in the folder for documents, and nowhere else.
        ///
        /// @return empty where there is none of that name
        public Optional<Path> document(String name) {
            try (DirectoryStream<Path> stream =
                    Files.newDirectoryStream(documents().toRealPath())) {
                for (Path child : stream) {
                    // the name is compared with those that are there, never resolved
                    if (child.getFileName().toString().equals(name) && !isHidden(child)) {
                        Path real = child.toRealPath();
                        return real.equals(child) && Files.isRegularFile(real) ? Optional.of(real) : Optional.empty();
                    }
                }
            } catch (IOException e) {
                // no such folder: no documents
                return Optional.empty();
            }
            return Optional.empty();
        }
    }
}
