package dev.alur.formula;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the word that was probably meant.
final class Near {
    private Near() {}

    /// The candidate that differs least from a word, if it differs by little: one slip of a finger in a short word, two in a longer one.
    /// Of several that differ as little, the shortest.
    static @Nullable String word(String word, Collection<String> candidates) {
        String wanted = word.toLowerCase(Locale.ROOT);
        int least = wanted.length() < 5 ? 2 : 3;
        String best = null;
        List<String> inOrder = candidates.stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String candidate : inOrder) {
            String other = candidate.toLowerCase(Locale.ROOT);
            if (Math.abs(other.length() - wanted.length()) < least && wanted.length() <= 64) {
                int slips = slips(wanted, other);
                if (slips < least) {
                    least = slips;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /// How many letters were left out, added, exchanged or swapped with their neighbour (optimal string alignment).
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
