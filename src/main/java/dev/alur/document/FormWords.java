package dev.alur.document;

import dev.alur.grid.Value;
import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a document's blanks are filled with, written out in its language.
///
/// @param amounts the blanks that hold money
public record FormWords(Language language, Currency currency, Map<String, Value> values, Set<String> amounts) {
    public FormWords {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        amounts = Set.copyOf(amounts);
    }

    /// What stands in a blank; blank for one that nobody filled.
    public Value value(String blank) {
        return values.getOrDefault(blank, Value.BLANK);
    }

    /// The same as words: `24 November 2026`, `Rp1.500.000`.
    public String text(String blank) {
        return switch (value(blank)) {
            case Value.Blank() -> "";
            case Value.Text(String text) -> text.strip();
            case Value.Number(BigDecimal number) ->
                amounts.contains(blank) ? Amounts.text(language, currency, number) : Numbers.text(language, number);
            case Value.Date(LocalDateTime at) -> Dates.day(language, at.toLocalDate());
            case Value.Bool(boolean yes) -> Messages.text(language, "document", yes ? "form.yes" : "form.no");
            case Value.Fault(String code) -> code;
        };
    }
}
