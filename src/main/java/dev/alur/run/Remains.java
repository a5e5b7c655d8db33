package dev.alur.run;

import dev.alur.grid.Address;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Workbook;
import dev.alur.invoice.Series;
import dev.alur.journal.Issued;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Tracker;
import dev.alur.tracker.TrackerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The invoice numbers that can be found when the journal is gone: in the workbook, among the documents, in
/// kept workbooks and in what is left of the journal. Each counts once, by where it is found first.
final class Remains {
    private final Wiring wiring;
    private final Workbook workbook;
    private final Documents folder;
    private final Series series;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private Remains(Wiring wiring, Workbook workbook, Documents folder, Series series) {
        this.wiring = wiring;
        this.workbook = workbook;
        this.folder = folder;
        this.series = series;
    }

    /// Sorted by series and sequence; empty for a tracker without a series.
    static List<Found> of(Wiring wiring, Workbook workbook, Documents folder, Tracker tracker, String lineage) {
        Series series = Series.parse(tracker.settings().invoiceSeries()).orElse(null);
        if (series == null) {
            return List.of();
        }
        Remains remains = new Remains(wiring, workbook, folder, series);
        remains.workbook(tracker);
        remains.documents();
        new StateFolder(wiring.state()).kept(lineage).forEach(remains::kept);
        wiring.journals().remains(lineage).forEach(issued -> remains.note(issued, "journal"));
        List<Found> all = new ArrayList<>(remains.found.values());
        all.sort(Comparator.comparing((Found each) -> each.issued().series())
                .thenComparing(each -> each.issued().sequence()));
        return all;
    }

    private void workbook(Tracker tracker) {
        Map<String, Address> cells = tracker.numbers();
        for (Billed billed : tracker.invoices()) {
            Address at = cells.get(billed.number());
            String name = billed.document().replaceFirst("(?s).*[/\\\\]", "");
            Fingerprint content = name.isEmpty() || !folder.isHere() ? null : find(name);
            series.parsed(billed.number())
                    .ifPresent(parsed -> note(
                            content == null
                                    ? Issued.taken(billed.number(), parsed.group(), parsed.sequence())
                                    : new Issued(
                                            billed.number(),
                                            parsed.group(),
                                            parsed.sequence(),
                                            name,
                                            content.sha256(),
                                            folder.frozen(),
                                            0),
                            String.valueOf(at)));
        }
        cells.forEach((number, at) -> note(number, at.toString()));
    }

    /// Null for a document that is not there, or whose name is none that we give.
    private @Nullable Fingerprint find(String name) {
        try {
            return folder.shelf(wiring).find(name);
        } catch (ProblemException e) {
            return null;
        }
    }

    private void documents() {
        if (!folder.isHere()) {
            return;
        }
        try (Stream<Path> files = Files.list(Path.of(folder.place()))) {
            for (Path file : files.sorted().toList()) {
                note(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), folder.shown(file.toString()));
            }
        } catch (IOException e) {
            // no folder: no documents in it
            return;
        }
    }

    /// A kept workbook that cannot be read any more has nothing to say.
    private void kept(Path file) {
        try {
            Tracker tracker = TrackerReader.read(
                    wiring.workbooks().open(file.toString(), workbook.name()).read());
            tracker.numbers()
                    .keySet()
                    .forEach(number -> note(
                            number, "before/" + file.getFileName().toString().substring(0, 12)));
        } catch (ProblemException e) {
            return;
        }
    }

    private void note(String number, String from) {
        series.parsed(number).ifPresent(parsed -> note(Issued.taken(number, parsed.group(), parsed.sequence()), from));
    }

    private void note(Issued issued, String from) {
        found.putIfAbsent(
                issued.series().toLowerCase(Locale.ROOT) + '\u001f' + issued.sequence(), new Found(issued, from));
    }

    /// A number, and where it was found first.
    record Found(Issued issued, String from) {}
}
