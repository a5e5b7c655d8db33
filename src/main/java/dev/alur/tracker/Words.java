package dev.alur.tracker;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How names that people typed are compared: without regard to case, stray blanks and line breaks.
final class Words {
    private Words() {}

    /// The words in the form in which they are compared.
    static String fold(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// The candidate that was probably meant: at most a third of its letters differ; null where none is that near.
    static @Nullable String nearest(String word, Collection<String> candidates) {
        String wanted = fold(word);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String folded = fold(candidate);
            int away = distance(wanted, folded);
            if (away < least && away <= Math.max(1, Math.min(wanted.length(), folded.length()) / 3)) {
                best = candidate.strip();
                least = away;
            }
        }
        return best;
    }

    /// Letters to insert, remove, replace or swap with the next one (optimal string alignment).
    private static int distance(String from, String to) {
        int[] older = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] line = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            line[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                line[j] = Math.min(Math.min(line[j - 1], last[j]) + 1, last[j - 1] + same);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    line[j] = Math.min(line[j], older[j - 2] + 1);
                }
            }
            int[] free = older;
            older = last;
            last = line;
            line = free;
        }
        return last[to.length()];
    }
}
