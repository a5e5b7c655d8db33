package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A document before it is drawn: its template and all that enters it, frozen.
///
/// @param template the template's name
/// @param content the digest of the template as it was planned with
/// @param file the document's name
/// @param title what the document is called
/// @param language in which it is written: the client's
/// @param currency of its amounts
/// @param date the day on which it is made
/// @param words what stands in each blank
/// @param amounts the blanks that hold money
public record Paper(
        String template,
        Fingerprint content,
        String file,
        String title,
        Language language,
        Currency currency,
        LocalDate date,
        Map<String, Value> words,
        List<String> amounts) {
    public Paper {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        amounts = List.copyOf(amounts);
    }

    /// The same under another file's name.
    Paper named(String name) {
        return new Paper(template, content, name, title, language, currency, date, words, amounts);
    }
}
