package dev.alur.language;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of a file as people type it: `200M`, `64 MiB`, `1G`.
public final class FileSize {
    /// The largest that is understood, just under 2 GiB: a file is held in memory, and no array holds more.
    public static final long MOST = 2047L << 20;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([KMG]?)(I?B)?");

    private FileSize() {}

    /// Understands a size. K, M and G count 1,024 each; a number alone counts MiB.
    ///
    /// @return bytes, from 1 to [#MOST]; empty where it is none of these
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches() || (form.group(2).isEmpty() && form.group(3) != null)) {
            return OptionalLong.empty();
        }
        int shift = switch (form.group(2)) {
            case "K" -> 10;
            case "G" -> 30;
            default -> 20;
        };
        long bytes = Long.parseLong(form.group(1)) << shift;
        return bytes < 1 || bytes > MOST ? OptionalLong.empty() : OptionalLong.of(bytes);
    }
}
