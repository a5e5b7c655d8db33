package dev.alur.tracker;

import dev.alur.grid.Address;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a foreign tracker leaves open, so that a person has to say it.
///
/// @param about what is asked
/// @param field the field in question
/// @param candidates what could be meant, the likelier first
/// @param sheets the sheets that could be meant, the likelier first; empty but for [About#SHEET]
public record Question(About about, Field field, List<Guess> candidates, List<String> sheets) {
    public Question {
        candidates = List.copyOf(candidates);
        sheets = List.copyOf(sheets);
    }

    /// The question as a sentence, with how to answer it.
    public String text(Language language) {
        String columns = candidates.stream()
                .map(guess -> guess.header().isBlank()
                        ? Address.letters(guess.column())
                        : Words.line(guess.header()) + " (" + Address.letters(guess.column()) + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        String fields =
                candidates.stream().map(guess -> guess.field().key()).distinct().collect(Collectors.joining(", "));
        String letters = candidates.isEmpty()
                ? ""
                : Address.letters(candidates.getFirst().column());
        String key = "question." + about.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Messages.text(
                language, "recognition", key, field.key(), columns, fields, letters, String.join(", ", sheets));
    }

    /// What is asked.
    public enum About {
        /// Which of several columns the field is. Answered by a correction.
        COLUMN,
        /// Which of several fields one column is. Answered by a correction.
        MEANING,
        /// Which of several sheets that are nearly alike is the list of work.
        SHEET,
        /// Whether day or month comes first in days that are text.
        DATE_ORDER,
        /// Whether a point or a comma parts the decimals in numbers that are text.
        NUMBER_STYLE
    }
}
