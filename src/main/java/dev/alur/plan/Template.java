package dev.alur.plan;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A template for documents, as planning knows it.
///
/// @param name what it is known by: `proposal` for one of ours, a file's name for the user's own
/// @param titles what it is called in each language; both are understood
/// @param isOurs whether it comes with the program, so that a file of the user's takes its place
/// @param ending of the documents that it makes: `pdf` or `xlsx`
/// @param content the digest of what stands in it
/// @param blanks the words between braces in it, each once, in their order
/// @param problems why it cannot be used; empty where it can
public record Template(
        String name,
        Map<Language, String> titles,
        boolean isOurs,
        String ending,
        Fingerprint content,
        List<String> blanks,
        List<Problem> problems) {
    public Template {
        titles = Map.copyOf(titles);
        blanks = List.copyOf(blanks);
        problems = List.copyOf(problems);
    }

    String title(Language language) {
        return titles.getOrDefault(language, name);
    }

    /// Whether a rule that says these words means this one: its whole name, or its title in any language.
    boolean isCalled(String words) {
        String wanted = folded(words);
        return wanted.equals(folded(name)) || titles.values().stream().anyMatch(title -> wanted.equals(folded(title)));
    }

    static String folded(String words) {
        return words.strip().replaceAll("[\\s_-]+", " ").toLowerCase(Locale.ROOT);
    }
}
