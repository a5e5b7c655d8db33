package dev.alur.cli;

import dev.alur.language.FileSize;
import dev.alur.language.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Words of the command line that mean something: a language, a size, a day.
final class Words {
    private Words() {}

    /// `id` or `en`.
    static final class LanguageWord implements ITypeConverter<Language> {
        @Override
        public Language convert(String word) {
            return Language.of(word).orElseThrow(() -> new TypeConversionException("'" + word + "': id | en"));
        }
    }

    /// The size of a file.
    static final class SizeWord implements ITypeConverter<Long> {
        @Override
        public Long convert(String word) {
            return FileSize.parse(word)
                    .orElseThrow(() -> new TypeConversionException("'" + word + "': 200M (1M … 2047M)"));
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
