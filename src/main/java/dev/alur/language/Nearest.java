package dev.alur.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word that somebody probably meant.
public final class Nearest {
    private Nearest() {}

    /// The candidate with the fewest letters put in, left out, replaced or swapped with their neighbour,
    /// whatever the case; empty where even that one differs in more than a third of the word's letters.
    public static Optional<String> to(String word, Collection<String> candidates) {
        String meant = fold(word);
        int allowed = Math.max(1, meant.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(meant, fold(candidate)) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> distance(meant, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// Whether two words differ in at most so many letters put in, left out, replaced or swapped with their
    /// neighbour, whatever the case.
    public static boolean isWithin(int letters, String a, String b) {
        return Math.abs(a.length() - b.length()) <= letters && distance(fold(a), fold(b)) <= letters;
    }

    private static String fold(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /// The optimal string alignment distance.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
