package dev.alur.plan;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.List;
import java.util.Locale;

/// By what jobs of a list that is being connected are told to have been billed already.
///
/// @param certain whether they count as billed; else an invoice for one of them waits for a yes
/// @param jobs how many it tells of, those left out that something weightier tells
/// @param where the header of the column, or the sheet of the invoices
/// @param words some of what stands there; none where that does not matter
public record BilledSign(Kind kind, boolean certain, int jobs, String where, List<String> words) {
    public BilledSign {
        words = List.copyOf(words);
    }

    /// What tells it.
    public enum Kind {
        /// The job's cell for its invoice.
        INVOICE,
        /// The list of invoices names the job.
        NAMED,
        /// A tick or a word in a column for that.
        MARK,
        /// The day on which it was billed.
        DAY,
        /// The stage means billed, paid or owed.
        STAGE,
        /// The stage comes after one that means billed.
        LATER,
        /// The job was paid.
        PAID,
        /// The list of invoices, which names no jobs, has one of that client: over that amount it is certain.
        LISTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The sign as a sentence.
    public String text(Language language) {
        String quoted =
                String.join(", ", words.stream().map(word -> "“" + word + "”").toList());
        String key = "connect.billed-" + (certain ? "" : "perhaps-") + kind.key();
        return Messages.text(language, "plan", key, jobs, where, quoted);
    }
}
