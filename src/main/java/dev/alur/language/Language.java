package dev.alur.language;

import java.util.Locale;
import java.util.Optional;

/// A language in which Alur speaks: Indonesian or English.
public enum Language {
    ID(Locale.of("id", "ID")),
    EN(Locale.of("en", "GB"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// The locale whose formats go with it.
    public Locale locale() {
        return locale;
    }

    /// The code in which it is named: `id` or `en`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Understands `id`, `en`, `id-ID`, `en_US`, *Indonesia*, *Bahasa Indonesia*, *English*, *Inggris*,
    /// whatever their case.
    public static Optional<Language> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("inggris") || word.startsWith("engl") || word.matches("en([-_].*)?")) {
            return Optional.of(EN);
        }
        if (word.contains("indonesia") || word.matches("(id|in)([-_].*)?")) {
            return Optional.of(ID);
        }
        return Optional.empty();
    }
}
