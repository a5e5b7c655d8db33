package dev.alur.tracker;

import java.util.Locale;

/// How names that people typed are compared: without regard to case, stray blanks and line breaks.
final class Words {
    private Words() {}

    /// The words in the form in which they are compared.
    static String fold(String text) {
        return line(text).toLowerCase(Locale.ROOT);
    }

    /// The words in one line, with single blanks.
    static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
