package dev.alur.journal;

import dev.alur.plan.OperationKey;
import java.util.List;
import java.util.Locale;

/// What a run takes for true because a person said which workbook this is from now on (semantics.md, lines 20
/// and 21).
///
/// @param from the lineage that the workbook carries until the run has written it; empty for none
/// @param names the run that the workbook names until then
/// @param made what happens once, as it counts from now on; what is not among it stays as it was
/// @param numbers that count as given
/// @param claims what else is known from now on
public record Adopting(Kind kind, String from, int names, List<Made> made, List<Issued> numbers, List<Claim> claims) {
    public Adopting {
        made = List.copyOf(made);
        numbers = List.copyOf(numbers);
        claims = List.copyOf(claims);
    }

    /// Which way on was taken.
    public enum Kind {
        /// A copy got a life of its own.
        COPY,
        /// An older copy is the truth from now on.
        RESTORED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something that happens once.
    ///
    /// @param key with its latest attempt
    /// @param stands false where it counts as taken back
    public record Made(OperationKey key, boolean stands) {}

    /// Something that the journal knows by its kind and its words.
    public record Claim(String kind, String what) {
        /// The kind of a run that took something over.
        public static final String ADOPTED = "adopted";
        /// The kind of an invoice series that belongs to another tracker.
        public static final String SERIES = "series";
        /// The kind of an invoice number whose row was lost when an older copy became the truth.
        public static final String LOST = "lost";
    }
}
