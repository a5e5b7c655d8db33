package dev.alur.google.server;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query of files.list: comparisons joined by `and`. Documented: "Search query terms and
/// operators". Anything else is not known.
final class DriveQuery {
    private static final String TEXT = "'((?:[^'\\\\]|\\\\.)*)'";
    private static final Pattern TERM = Pattern.compile("\\s*(?:"
            + "appProperties\\s+has\\s*\\{\\s*key\\s*=\\s*" + TEXT + "\\s+and\\s+value\\s*=\\s*" + TEXT + "\\s*}"
            + "|" + TEXT + "\\s+in\\s+parents"
            + "|name\\s*(=|!=|contains)\\s*" + TEXT
            + "|mimeType\\s*(=|!=)\\s*" + TEXT
            + "|trashed\\s*(=|!=)\\s*(true|false)"
            + ")\\s*(?:and\\b|$)");

    private DriveQuery() {}

    static Predicate<Item> parse(@Nullable String query) {
        Predicate<Item> all = item -> true;
        if (query == null || query.isBlank()) {
            return all;
        }
        Matcher matcher = TERM.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw Refusal.unknown("the query " + query);
            }
            all = all.and(term(matcher));
            at = matcher.end();
        }
        return all;
    }

    private static Predicate<Item> term(Matcher matcher) {
        if (matcher.group(1) != null) {
            String key = text(matcher.group(1));
            String value = text(matcher.group(2));
            return item -> item.appProperties.path(key).asText("\0").equals(value);
        }
        if (matcher.group(3) != null) {
            String parent = text(matcher.group(3));
            return item -> item.parents.contains(parent);
        }
        if (matcher.group(4) != null) {
            String name = text(matcher.group(5));
            return switch (matcher.group(4)) {
                case "=" -> item -> item.name().equals(name);
                case "!=" -> item -> !item.name().equals(name);
                default -> item -> startsAWord(item.name(), name);
            };
        }
        if (matcher.group(6) != null) {
            String type = text(matcher.group(7));
            boolean same = matcher.group(6).equals("=");
            return item -> item.mimeType.equals(type) == same;
        }
        boolean wanted = matcher.group(9).equals("true") == matcher.group(8).equals("=");
        return item -> item.trashed == wanted;
    }

    /// `contains` looks at the beginnings of the name only (documented).
    private static boolean startsAWord(String name, String part) {
        return name.toLowerCase(java.util.Locale.ROOT).startsWith(part.toLowerCase(java.util.Locale.ROOT));
    }

    private static String text(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
