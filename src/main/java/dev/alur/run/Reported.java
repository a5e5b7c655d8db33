package dev.alur.run;

import dev.alur.language.Language;
import dev.alur.report.Report;
import dev.alur.tracker.Tracker;
import java.util.List;

/// A report that was made.
///
/// @param tracker that it was made from
/// @param language in which its files are written
/// @param documents where its files stand, as people find them: the page, the PDF, the workbook
public record Reported(Tracker tracker, Report report, Language language, List<String> documents) {
    public Reported {
        documents = List.copyOf(documents);
    }
}
