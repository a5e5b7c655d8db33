package dev.alur.google;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people name a spreadsheet: `gsheet:ID`, or its address as the browser shows it.
public final class SpreadsheetName {
    /// What stands in front of an id.
    public static final String SCHEME = "gsheet:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i:https?://)?(?i:docs\\.google\\.com)/spreadsheets/(?:u/[0-9]+/)?d/([A-Za-z0-9_-]+)(?:[/?#].*)?");

    private SpreadsheetName() {}

    /// Whether a name means a spreadsheet at Google at all.
    public static boolean isMeant(String name) {
        return name.strip().startsWith(SCHEME) || ADDRESS.matcher(name.strip()).matches();
    }

    /// The id in a name; an address may stand behind the scheme too. Empty where there is none.
    public static Optional<String> id(String name) {
        String bare = name.strip();
        String rest = bare.startsWith(SCHEME) ? bare.substring(SCHEME.length()).strip() : bare;
        Matcher address = ADDRESS.matcher(rest);
        if (address.matches()) {
            return Optional.of(address.group(1));
        }
        return bare.startsWith(SCHEME) && ID.matcher(rest).matches() ? Optional.of(rest) : Optional.empty();
    }
}
