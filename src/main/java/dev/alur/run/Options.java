package dev.alur.run;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person may say beside the workbook's name.
///
/// @param today a rehearsed day that stands for the real one, or null
/// @param approvals names of the rules that get a yes in this run; `all` for every rule that asks
/// @param documents the place for documents, a folder or `drive:FOLDER_ID`; null for `documents` beside the
/// workbook
/// @param evenIfOpen go on where another program has the workbook open
public record Options(
        @Nullable LocalDate today,
        Set<String> approvals,
        @Nullable String documents,
        boolean evenIfOpen) {
    /// Nothing said.
    public static final Options NONE = new Options(null, Set.of(), null, false);

    public Options {
        approvals = Set.copyOf(approvals);
    }

    public Options today(@Nullable LocalDate day) {
        return new Options(day, approvals, documents, evenIfOpen);
    }

    public Options approving(Set<String> rules) {
        return new Options(today, rules, documents, evenIfOpen);
    }

    public Options documents(Path folder) {
        return documents(folder.toString());
    }

    public Options documents(@Nullable String place) {
        return new Options(today, approvals, place, evenIfOpen);
    }

    public Options evenIfOpen(boolean goOn) {
        return new Options(today, approvals, documents, goOn);
    }
}
