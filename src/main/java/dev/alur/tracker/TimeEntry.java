package dev.alur.tracker;

import java.time.LocalDate;
import java.util.Locale;

/// A row of Time: minutes worked on a day.
///
/// @param project the job's id or what the user wrote there; may be empty
public record TimeEntry(LocalDate date, String project, Kind kind, int minutes, String person, int row) {
    /// What the time went into.
    public enum Kind {
        PRODUCTION,
        PROMOTION,
        ADMIN,
        EVALUATION;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
