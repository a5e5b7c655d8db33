package dev.alur.tracker;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A filled row of Inbox: something that waits, or is worth seeing, and what a person answered.
///
/// @param row its row in the sheet at the time of reading
/// @param ref by which it is found wherever it was sorted to; empty where the cell is blank
/// @param answer empty where none was given, or none that is understood
/// @param isTwice whether another row has the same Ref, so that no answer of either counts
public record InboxLine(int row, String ref, Optional<Answer> answer, boolean isTwice) {
    /// What a person says to a change that waits.
    public enum Answer {
        YES(Set.of("yes", "y", "ya", "iya", "ja", "j", "true", "1", "x", "✓", "✔", "✔️", "☑", "✅")),
        NO(Set.of("nein", "no", "n", "tidak", "✗", "✘", "❌"));

        private final Set<String> words;

        Answer(Set<String> words) {
            this.words = words;
        }

        /// The answer that some words are, whatever their case.
        public static Optional<Answer> of(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            for (Answer answer : values()) {
                if (answer.words.contains(word)) {
                    return Optional.of(answer);
                }
            }
            return Optional.empty();
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
