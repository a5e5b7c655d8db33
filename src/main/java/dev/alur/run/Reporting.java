package dev.alur.run;

import dev.alur.document.Document;
import dev.alur.document.ReportDocuments;
import dev.alur.grid.Ending;
import dev.alur.grid.Shelf;
import dev.alur.grid.Workbook;
import dev.alur.journal.Journal;
import dev.alur.language.Language;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import dev.alur.plan.Wanted;
import dev.alur.report.Evaluation;
import dev.alur.report.Period;
import dev.alur.report.Report;
import dev.alur.tracker.Client;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evaluates a period and puts its files among the documents. Neither workbook nor journal nor state folder
/// changes; a report that was made before is replaced.
final class Reporting {
    private final Wiring wiring;
    private final Reading reading;

    Reporting(Wiring wiring, String workbook) {
        this.wiring = wiring;
        this.reading = new Reading(wiring, workbook);
    }

    Reported report(ReportOptions wanted, Options options, Instant now) {
        Tracker tracker = Reading.tracker(reading.workbook());
        LocalDate rehearsed = Rehearsal.reading(wiring.state(), options.today());
        LocalDate today = rehearsed != null
                ? rehearsed
                : now.atZone(tracker.settings().zone()).toLocalDate();
        Period period = Objects.requireNonNullElseGet(wanted.period(), () -> Period.lastCompleteWeek(today));
        Report report = reading.asked(
                tracker,
                journal -> Evaluation.of(
                        tracker, runs(journal), records(journal, tracker, now), period, today, wanted.client()));
        Language language = language(tracker, report, wanted);
        return new Reported(tracker, report, language, put(report, language, wanted, options));
    }

    private static List<Run> runs(@Nullable Journal journal) {
        return journal == null ? List.of() : journal.runs();
    }

    private static Map<String, JobRecord> records(@Nullable Journal journal, Tracker tracker, Instant now) {
        return new Knowledge(journal, now, null, Set.of(), List.of())
                .about(Wanted.of(tracker))
                .records();
    }

    private static Language language(Tracker tracker, Report report, ReportOptions wanted) {
        if (wanted.language() != null) {
            return wanted.language();
        }
        String client = report.heading().client();
        Language theirs = client == null
                ? null
                : tracker.client(client).map(Client::language).orElse(null);
        return theirs == null ? tracker.settings().language() : theirs;
    }

    private List<String> put(Report report, Language language, ReportOptions wanted, Options options) {
        Workbook workbook = reading.workbook();
        Documents folder = Documents.of(
                wiring,
                workbook,
                wanted.out() == null ? options.documents() : wanted.out().toString());
        Shelf shelf = folder.shelf(wiring);
        List<String> places = new ArrayList<>();
        for (Document document : ReportDocuments.draw(report, language)) {
            Ending.stop();
            places.add(folder.shown(replace(shelf, document)));
        }
        return places;
    }

    /// Outside the state folder, which a report leaves as it is: an empty one may still become one for
    /// rehearsal.
    private static String replace(Shelf shelf, Document document) {
        Path staged = null;
        try {
            staged = Ending.making(Files.createTempFile("alur-", ".drawn"));
            Files.write(staged, document.bytes());
            return shelf.replace(staged, document.name());
        } catch (IOException e) {
            throw Disk.unwritable(staged == null ? Path.of(document.name()) : staged, e);
        } finally {
            if (staged != null) {
                Disk.delete(staged);
                Ending.done(staged);
            }
        }
    }
}
