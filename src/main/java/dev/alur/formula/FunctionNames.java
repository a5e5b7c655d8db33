package dev.alur.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What functions are called in the languages in which Excel shows them otherwise: German, French, Spanish. A
/// name counts without its accents too, and means the same whatever the language of the rest.
final class FunctionNames {
    private static final String RESOURCE = "formulas/functions.tsv";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, List<String>> TABLE = read();
    private static final Map<String, String> ENGLISH = english();

    private FunctionNames() {}

    /// The English name in capitals, without what files put in front of functions that are younger than the
    /// format; a name that the table does not hold as it is.
    static String english(String typed) {
        String plain = plain(typed);
        return TABLE.containsKey(plain) ? plain : ENGLISH.getOrDefault(folded(plain), plain);
    }

    /// A name as files hold it, in capitals.
    static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceFirst("^(?:_XLFN\\.)?(?:_XLWS\\.)?", "");
    }

    /// TRUE or FALSE where a word is one of them in any language, else null.
    static @Nullable String bool(String word) {
        String name = english(word);
        return name.equals("TRUE") || name.equals("FALSE") ? name : null;
    }

    /// Every name in every language of some functions, for telling what was probably meant.
    static Set<String> all(Set<String> functions) {
        Set<String> names = new TreeSet<>(functions);
        TABLE.forEach((english, local) -> {
            if (functions.contains(english)) {
                names.addAll(local);
            }
        });
        return names;
    }

    /// The functions of the table: by their English names, what they are called elsewhere.
    static Map<String, List<String>> table() {
        return TABLE;
    }

    private static String folded(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    }

    private static Map<String, String> english() {
        Map<String, String> names = new HashMap<>();
        TABLE.forEach((english, local) -> local.forEach(name -> names.put(folded(name), english)));
        return Map.copyOf(names);
    }

    private static Map<String, List<String>> read() {
        try (InputStream stream = FunctionNames.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + RESOURCE);
            }
            Map<String, List<String>> table = new LinkedHashMap<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    List<String> names = List.of(line.strip().split("[\t ]+"));
                    table.put(names.getFirst(), names.subList(1, names.size()));
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
