package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Workbook;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What syncing programs put beside a workbook that was saved on two machines: a second one, with the words of
/// that program in its name. What was typed there is in neither journal nor workbook, so nothing is written
/// until a person has looked.
record ConflictCopies(Wiring wiring, Workbook workbook) {
    /// Words that only a syncing program writes: English, German, Indonesian, and what Syncthing, ownCloud,
    /// Seafile and Synology write in any language.
    private static final Pattern WORDS = Pattern.compile(".*(?:conflict|konflik|bertentangan).*");
    /// What stands behind the name where it says no such thing: `(1)` of browsers and Google Drive, ` 2`
    /// of iCloud.
    private static final Pattern COUNTED = Pattern.compile(" ?\\([0-9]{1,3}\\)| [0-9]{1,2}");
    /// `-LAPTOP-7Q3`, as OneDrive names the machine.
    private static final Pattern HOST = Pattern.compile("-(?=[0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}");

    /// Whether a file's name is what a syncing program makes of another one's for a second version of it.
    static boolean isNamedLike(String name, String other) {
        int dot = name.lastIndexOf('.');
        int end = other.lastIndexOf('.');
        boolean sameKind = dot > 0
                && end > dot
                && other.substring(end).equalsIgnoreCase(name.substring(dot))
                && other.regionMatches(true, 0, name, 0, dot);
        if (!sameKind) {
            return false;
        }
        String rest = other.substring(dot, end);
        return WORDS.matcher(rest.toLowerCase(Locale.ROOT)).matches()
                || COUNTED.matcher(rest).matches()
                || HOST.matcher(rest).matches();
    }

    /// Those of a tracker in which something stands that was never in it: another content than it has and than
    /// was kept of it.
    ///
    /// @param tracker as it was read
    List<Problem> of(Tracker tracker) {
        Path file = Documents.isElsewhere(workbook.id()) ? null : Path.of(workbook.id());
        String lineage = Identity.carried(tracker);
        if (file == null || !file.isAbsolute() || !StateFolder.isLineage(lineage)) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        for (Path other : beside(file)) {
            read(other)
                    .filter(snapshot -> isNews(snapshot.fingerprint(), tracker, lineage))
                    .filter(snapshot -> lineage.equals(
                            TrackerReader.read(snapshot).settings().alurId()))
                    .ifPresent(snapshot -> found.add(problem(other)));
        }
        return found;
    }

    private List<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        try (Stream<Path> files = Files.list(Disk.parent(file))) {
            return files.filter(other -> isNamedLike(name, String.valueOf(other.getFileName())))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // a folder that cannot be listed shows none
            return List.of();
        }
    }

    private Optional<Snapshot> read(Path other) {
        try {
            return Optional.of(wiring.workbooks().open(other.toString()).read());
        } catch (ProblemException e) {
            // what is no workbook is no copy of one
            return Optional.empty();
        }
    }

    private boolean isNews(Fingerprint content, Tracker tracker, String lineage) {
        StateFolder state = new StateFolder(wiring.state());
        return !content.equals(tracker.snapshot().fingerprint()) && !Files.exists(state.before(lineage, content));
    }

    private Problem problem(Path other) {
        return Problem.error(RunProblem.CONFLICT_COPY, null, workbook.name(), name(other), saved(other));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String saved(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        } catch (IOException e) {
            return "?";
        }
    }
}
