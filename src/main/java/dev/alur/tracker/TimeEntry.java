package dev.alur.tracker;

import dev.alur.language.Language;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A row of Time: minutes worked on a day.
///
/// @param project the job's id or what the user wrote there; may be empty
public record TimeEntry(LocalDate date, String project, Kind kind, int minutes, String person, int row) {
    /// What the time went into.
    public enum Kind {
        PRODUCTION("production", "produksi"),
        PROMOTION("promotion", "promosi"),
        ADMIN("admin", "administrasi"),
        EVALUATION("evaluation", "evaluasi");

        private final String english;
        private final String indonesian;

        Kind(String english, String indonesian) {
            this.english = english;
            this.indonesian = indonesian;
        }

        /// The word that the Kind column holds in a language.
        public String word(Language language) {
            return switch (language) {
                case EN -> english;
                case ID -> indonesian;
            };
        }

        /// The kind of that word, in either language and whatever its case.
        public static Optional<Kind> of(String word) {
            String folded = Words.fold(word);
            return Arrays.stream(values())
                    .filter(kind -> folded.equals(kind.english) || folded.equals(kind.indonesian))
                    .findFirst();
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
