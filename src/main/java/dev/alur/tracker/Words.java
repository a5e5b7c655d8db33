package dev.alur.tracker;

import java.util.Locale;
import java.util.regex.Pattern;

/// How names that people typed are compared: without regard to case, stray blanks and line breaks.
final class Words {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Words() {}

    /// The words in the form in which they are compared.
    static String fold(String text) {
        return line(text).toLowerCase(Locale.ROOT);
    }

    /// Whether two texts are the same words.
    static boolean same(String one, String other) {
        // most are told apart by their first letters
        return first(one) == first(other) && fold(one).equals(fold(other));
    }

    static boolean beginsWithLetter(String text) {
        return Character.isLetter(first(text));
    }

    /// The first letter or sign, small; -1 where there is none.
    private static int first(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at == text.length() ? -1 : Character.toLowerCase(text.codePointAt(at));
    }

    /// The words in one line, with single blanks.
    static String line(String text) {
        String bare = text.strip();
        return isPlain(bare) ? bare : SPACE.matcher(bare).replaceAll(" ");
    }

    /// Whether words are parted by single blanks only.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ') || (c == ' ' && text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
