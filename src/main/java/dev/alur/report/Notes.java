package dev.alur.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what an evaluation could not count, by kind, so that it is said and not hidden.
final class Notes {
    private static final int EXAMPLES = 3;

    private final Map<String, List<String>> found = new LinkedHashMap<>();
    private final List<Sentence> others = new ArrayList<>();

    /// One more of a kind.
    ///
    /// @param what the job, invoice or cell, as a person finds it
    void add(String key, String what) {
        found.computeIfAbsent(key, any -> new ArrayList<>()).add(what);
    }

    /// A note that is said once.
    void say(String key, Object... arguments) {
        others.add(Sentence.of("note." + key, Sentence.Tone.PLAIN, arguments));
    }

    /// All notes: those said once, then for each kind how many there are, and the first of them by name.
    List<Sentence> sentences() {
        List<Sentence> all = new ArrayList<>(others);
        found.forEach((key, names) -> {
            String examples = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
            String more = names.size() > EXAMPLES ? ", …" : "";
            all.add(Sentence.of("note." + key, Sentence.Tone.CARE, new Measure.Count(names.size()), examples + more));
        });
        return all;
    }
}
