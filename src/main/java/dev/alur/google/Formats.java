package dev.alur.google;

import com.google.api.services.sheets.v4.model.NumberFormat;
import java.util.Locale;

/// Number formats: a pattern in a file says by itself what it shows, Google wants to be told the kind as well.
final class Formats {
    static final String DAY = "yyyy-mm-dd";
    static final String DAY_AND_TIME = "yyyy-mm-dd hh:mm";

    private Formats() {}

    static NumberFormat of(String pattern) {
        return new NumberFormat().setType(kind(pattern)).setPattern(pattern);
    }

    private static String kind(String pattern) {
        String bare = pattern.replaceAll("\"[^\"]*\"|\\\\.|\\[(?![hms]+\\])[^\\]]*\\]", "")
                .toLowerCase(Locale.ROOT);
        boolean day = bare.matches(".*[dy].*") || (bare.contains("m") && !bare.matches(".*[hs].*"));
        boolean time = bare.matches(".*[hs].*");
        if (day) {
            return time ? "DATE_TIME" : "DATE";
        }
        return time
                ? "TIME"
                : bare.equals("@")
                        ? "TEXT"
                        : bare.contains("%") ? "PERCENT" : bare.matches(".*e[+-].*") ? "SCIENTIFIC" : "NUMBER";
    }
}
