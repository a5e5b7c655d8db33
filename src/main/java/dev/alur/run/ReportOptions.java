package dev.alur.run;

import dev.alur.language.Language;
import dev.alur.report.Period;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which report is wanted.
///
/// @param period null for the last complete ISO week
/// @param client the one client that it is narrowed to, or null for everybody
/// @param out the folder for its files, or null for the workbook's documents
/// @param language null for the client's or, in a report for everybody, the tracker's
public record ReportOptions(
        @Nullable Period period,
        @Nullable String client,
        @Nullable Path out,
        @Nullable Language language) {
    /// The last complete week of everybody, among the documents.
    public static final ReportOptions LAST_WEEK = new ReportOptions(null, null, null, null);
}
