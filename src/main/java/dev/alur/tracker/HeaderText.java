package dev.alur.tracker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Headers in the form in which the vocabulary has them: lower case, without accents, punctuation, units and
/// currencies; `Harga_Satuan (Rp)*` is *harga satuan*, `Invoice #` is *invoice no*.
final class HeaderText {
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}])(?=\\p{Lu}\\p{Ll})");
    private static final Pattern NUMBER_SIGN = Pattern.compile("[#№]");
    private static final Pattern MARK = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PARTS = Pattern.compile("[/|&;+\\n]| - |\\b(?i:and|or|und|oder|dan|atau)\\b");
    /// Words that say nothing of what a column holds.
    private static final Set<String> FILLERS = Set.of(
            "the", "of", "a", "an", "your", "our", "der", "die", "das", "des", "den", "dem", "yang", "rp", "idr", "usd",
            "eur", "euro", "gbp", "aud", "cad", "sgd", "inr", "myr", "chf", "jt", "rupiah", "in");

    private HeaderText() {}

    /// The words of a header, parted by single blanks; empty where it has none.
    static String fold(String header) {
        String bare = BRACKETS.matcher(header).replaceAll(" ");
        String all = words(bare);
        return all.isEmpty() ? words(header) : all;
    }

    /// What a header says in several ways: *Kunde / Auftraggeber*; only itself where it does not.
    static List<String> alternatives(String header) {
        List<String> parts = Arrays.stream(
                        PARTS.split(BRACKETS.matcher(header.strip()).replaceAll(" ")))
                .map(HeaderText::words)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        return parts.size() < 2 ? List.of() : parts;
    }

    private static String words(String text) {
        String humps = HUMP.matcher(text).replaceAll(" ");
        String signs = NUMBER_SIGN
                .matcher(humps)
                .replaceAll(" no ")
                .replace("%", " percent ")
                .replace("ß", "ss");
        String plain =
                MARK.matcher(Normalizer.normalize(signs, Normalizer.Form.NFKD)).replaceAll("");
        List<String> words = new ArrayList<>(List.of(NO_WORD.matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .split(" ")));
        List<String> telling =
                words.stream().filter(word -> !FILLERS.contains(word)).toList();
        return String.join(" ", telling.isEmpty() ? words : telling);
    }
}
