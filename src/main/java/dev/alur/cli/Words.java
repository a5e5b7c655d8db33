package dev.alur.cli;

import dev.alur.language.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Words of the command line that mean something: a language, a day.
final class Words {
    private Words() {}

    /// `id` or `en`.
    static final class LanguageWord implements ITypeConverter<Language> {
        @Override
        public Language convert(String word) {
            return Language.of(word).orElseThrow(() -> new TypeConversionException("'" + word + "': id | en"));
        }
    }

    /// A day as ISO 8601 writes it.
    static final class DayWord implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String word) {
            try {
                return LocalDate.parse(word);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + word + "': 2026-11-24");
            }
        }
    }
}
