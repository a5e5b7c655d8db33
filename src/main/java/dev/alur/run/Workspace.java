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
import org.jspecify.annotations.Nullable;

/// A folder with trackers: the workbooks in it and one level below, and spreadsheets that stand beside them.
///
/// @param folder its real path
/// @param spreadsheets their names, `gsheet:ID` or addresses
/// @param place where the documents of spreadsheets go; empty for a folder for each in the workspace
public record Workspace(Path folder, List<String> spreadsheets, String place) {
    public Workspace {
        spreadsheets = List.copyOf(spreadsheets);
    }

    private static final String DOCUMENTS = "documents";
    private static final int DIGITS = 16;

    /// Opens a folder.
    ///
    /// @throws UncheckedIOException where there is none, or where it cannot be read
    public static Workspace of(Path folder) {
        return of(folder, List.of(), "");
    }

    /// Opens a folder with spreadsheets beside it.
    ///
    /// @throws UncheckedIOException as [#of(Path)]
    public static Workspace of(Path folder, List<String> spreadsheets, String place) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(folder.toString());
            }
            return new Workspace(real, spreadsheets, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its workbooks by name, those of the folder itself first. Owner files, temporary and hidden ones are
    /// none, nor is what stands in a folder for documents; what turns out to be no tracker is still listed.
    public List<Entry> trackers() {
        Set<Path> found = new LinkedHashSet<>(workbooks(folder));
        for (Path below : children(folder)) {
            if (Files.isDirectory(below) && !isHidden(below) && !named(below).equals(DOCUMENTS)) {
                found.addAll(workbooks(below));
            }
        }
        List<Entry> entries = new ArrayList<>(found.stream().map(this::entry).toList());
        spreadsheets.forEach(name -> entries.add(elsewhere(name)));
        return entries;
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
        String name = folder.relativize(file).toString().replace('\\', '/');
        return new Entry(digest(file.toString()), name, file, file.toString(), "");
    }

    private Entry elsewhere(String name) {
        String id = digest(name);
        String own = folder.resolve("gsheet-" + id).resolve(DOCUMENTS).toString();
        return new Entry(id, name, null, name, place.isEmpty() ? own : place);
    }

    private static String digest(String name) {
        return Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)).sha256().substring(0, DIGITS);
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

    /// A workbook of the folder, or a spreadsheet beside it.
    ///
    /// @param id a short digest of its real path or its name: what clients name it by, since they never
    /// name paths
    /// @param name its path within the folder, or the spreadsheet's name
    /// @param file its real path; null for a spreadsheet
    /// @param workbook what a [Runner] calls it
    /// @param place where its documents go; empty for the folder beside it
    public record Entry(String id, String name, @Nullable Path file, String workbook, String place) {
        /// What a [Runner] has to be told beside the workbook.
        public Options options() {
            return place.isEmpty() ? Options.NONE : Options.NONE.documents(place);
        }

        /// The folder for its documents, which need not exist; empty where they go elsewhere.
        public Optional<Path> documents() {
            if (file != null) {
                return Optional.of(file.resolveSibling(DOCUMENTS));
            }
            return Documents.isElsewhere(place) ? Optional.empty() : Optional.of(Path.of(place));
        }

        /// A document by its name: a file right in the folder for documents, and nowhere else.
        ///
        /// @return empty where there is none of that name
        public Optional<Path> document(String name) {
            Path documents = documents().orElse(null);
            if (documents == null) {
                return Optional.empty();
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(documents.toRealPath())) {
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
