package dev.alur.tracker;

import dev.alur.formula.Expression;
import dev.alur.language.Language;
import dev.alur.language.Spoken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule does to the job for which its condition holds: a closed list, one class each.
public sealed interface Action permits SetField, IssueInvoice, AddRow, AddNote, MakeDocument {
    /// The formulas of its Value, in the order in which they stand there.
    List<Expression> formulas();

    /// The same list by the words of the Do column, in the order in which the column offers them.
    enum Deed implements Spoken {
        SET_FIELD("set field", "isi kolom", SetField::read),
        ISSUE_INVOICE("issue invoice", "terbitkan faktur", IssueInvoice::read),
        ADD_ROW("add row", "tambah baris", AddRow::read),
        ADD_NOTE("add note", "tambah catatan", AddNote::read),
        MAKE_DOCUMENT("make document", "buat dokumen", MakeDocument::read);

        private final String english;
        private final String indonesian;
        private final Reading reading;

        Deed(String english, String indonesian, Reading reading) {
            this.english = english;
            this.indonesian = indonesian;
            this.reading = reading;
        }

        @Override
        public String words(Language language) {
            return switch (language) {
                case EN -> english;
                case ID -> indonesian;
            };
        }

        static Optional<Deed> of(String words) {
            String folded = Words.fold(words);
            return Arrays.stream(values())
                    .filter(deed -> folded.equals(deed.english) || folded.equals(deed.indonesian))
                    .findFirst();
        }

        /// The action of a rule, or null where it cannot be used; why not was reported.
        @Nullable
        Action read(RuleRow row) {
            return reading.read(row);
        }
    }

    /// How an action is read from the rule's Field and Value.
    interface Reading {
        @Nullable
        Action read(RuleRow row);
    }
}
