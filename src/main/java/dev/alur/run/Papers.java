package dev.alur.run;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.Shelf;
import dev.alur.grid.Workbook;
import dev.alur.invoice.Series;
import dev.alur.journal.Intent;
import dev.alur.journal.Issued;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at the documents: each invoice as it was made, none under a number that nobody gave, no copy that a
/// syncing program made, nothing half-written.
final class Papers {
    /// What syncing programs and file managers add to the name of a second one: `(1)`, `(conflicted
    /// copy)`, `-HOST`.
    private static final Pattern COPY = Pattern.compile("(.+?)(?: ?\\(.*\\)|-[A-Z][A-Z0-9-]{2,})");

    private final Wiring wiring;
    private final Workbook workbook;
    private final Tracker tracker;
    private final Options options;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Shelf> shelves = new HashMap<>();

    Papers(Wiring wiring, Workbook workbook, Tracker tracker, Options options) {
        this.wiring = wiring;
        this.workbook = workbook;
        this.tracker = tracker;
        this.options = options;
    }

    List<Problem> check(List<Issued> issued, @Nullable Intent open) {
        for (Issued number : issued) {
            // what is unfinished need not be there yet, and what was taken over was never ours to keep
            if (!number.document().isEmpty() && (open == null || open.serial() != number.serial())) {
                document(number);
            }
        }
        Documents folder = Documents.of(wiring, workbook, options.documents());
        if (folder.isHere()) {
            strangers(Path.of(folder.place()), issued);
        }
        return problems;
    }

    private void document(Issued number) {
        Documents folder = options.documents() != null
                ? Documents.of(wiring, workbook, options.documents())
                : Documents.thawed(wiring, workbook, number.folder());
        Fingerprint there = shelves.computeIfAbsent(folder.place(), place -> folder.shelf(wiring))
                .find(number.document());
        if (there == null) {
            problems.add(Problem.error(RunProblem.DOCUMENT_MISSING, null, number.document(), folder.place()));
        } else if (!there.sha256().equals(number.sha256())) {
            problems.add(Problem.error(RunProblem.DOCUMENT_CHANGED, null, number.document(), folder.place()));
        }
    }

    private void strangers(Path folder, List<Issued> issued) {
        Optional<Series> series = Series.parse(tracker.settings().invoiceSeries());
        Set<String> given = new HashSet<>();
        Set<String> documents = new HashSet<>();
        issued.forEach(number -> {
            given.add(key(number.series(), number.sequence()));
            documents.add(number.document());
        });
        for (String name : names(folder)) {
            String stem = name.replaceFirst("\\.[^.]*$", "");
            if (name.startsWith(".alur-") && name.endsWith(".new")) {
                problems.add(Problem.warning(
                        RunProblem.LEFT_OVER, null, folder.resolve(name).toString()));
            } else if (!documents.contains(name) && isCopy(stem, documents, name)) {
                problems.add(Problem.error(RunProblem.DOCUMENT_TWICE, null, name, folder.toString()));
            } else if (!documents.contains(name)) {
                series.flatMap(pattern -> pattern.parsed(stem))
                        .filter(parsed -> !given.contains(key(parsed.group(), parsed.sequence())))
                        .ifPresent(parsed -> problems.add(
                                Problem.error(RunProblem.DOCUMENT_UNKNOWN, null, name, folder.toString())));
            }
        }
    }

    private static boolean isCopy(String stem, Set<String> documents, String name) {
        var matcher = COPY.matcher(stem);
        return matcher.matches() && documents.contains(matcher.group(1) + name.substring(stem.length()));
    }

    private static String key(String series, int sequence) {
        return series.toLowerCase(Locale.ROOT) + '\u001f' + sequence;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            // no folder yet: no documents
            return List.of();
        }
    }
}
