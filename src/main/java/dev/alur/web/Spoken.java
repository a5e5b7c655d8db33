package dev.alur.web;

import dev.alur.language.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// In which language a page speaks.
final class Spoken {
    private Spoken() {}

    /// The first of these that says something: the address (`?lang=`), what was chosen before, how the service
    /// was started, the browser, the tracker; else English.
    static Language of(
            @Nullable String address,
            @Nullable String chosen,
            @Nullable Language started,
            @Nullable String browser,
            @Nullable Language tracker) {
        return named(address)
                .or(() -> named(chosen))
                .or(() -> Optional.ofNullable(started))
                .or(() -> browser(browser))
                .or(() -> Optional.ofNullable(tracker))
                .orElse(Language.EN);
    }

    private static Optional<Language> named(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(Language::of);
    }

    /// The best of ours in an Accept-Language header; a header that cannot be read says nothing.
    private static Optional<Language> browser(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                            .reversed())
                    .toList();
            return ranges.stream()
                    .map(range -> Language.of(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
