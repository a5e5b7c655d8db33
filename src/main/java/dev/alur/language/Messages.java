package dev.alur.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Sentences by key. They stand in `messages/<room>_<language>.properties`, in UTF-8, as patterns of
/// [MessageFormat]: `{0}` is the first argument and an apostrophe is written twice.
public final class Messages {
    private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

    private Messages() {}

    /// The sentence of a key with its arguments put in. Texts go in as they are; numbers and days should be
    /// formatted before.
    ///
    /// @throws IllegalArgumentException where the room has no such key in that language
    public static String text(Language language, String room, String key, Object... arguments) {
        String pattern = bundle(language, room).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence for " + room + "/" + key + " in " + language.code());
        }
        MessageFormat format = new MessageFormat(pattern, language.locale());
        return format.format(plain(format.getFormatsByArgumentIndex(), arguments));
    }

    /// Whole numbers for which the pattern asks no format are put in as their digits: 2026 is no 2,026.
    private static Object[] plain(@Nullable Format[] formats, Object... arguments) {
        Object[] all = arguments.clone();
        for (int i = 0; i < all.length; i++) {
            boolean asked = i < formats.length && formats[i] != null;
            if (!asked && (all[i] instanceof Integer || all[i] instanceof Long)) {
                all[i] = all[i].toString();
            }
        }
        return all;
    }

    /// All keys of a room in a language.
    public static Set<String> keys(Language language, String room) {
        return new TreeSet<>(bundle(language, room).stringPropertyNames());
    }

    private static Properties bundle(Language language, String room) {
        return LOADED.computeIfAbsent("messages/" + room + "_" + language.code() + ".properties", Messages::load);
    }

    private static Properties load(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Messages.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return properties;
    }
}
