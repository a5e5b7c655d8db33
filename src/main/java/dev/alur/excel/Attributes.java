package dev.alur.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Changes attributes in the text of a start tag and leaves the rest of it as it stands.
final class Attributes {
    private Attributes() {}

    private static Pattern pattern(String name) {
        return Pattern.compile("(?<!\\s)(\\s++" + Pattern.quote(name) + "\\s*+=\\s*+)(\"[^\"]*\"|'[^']*')");
    }

    /// The tag with an attribute set, in its old place, else as the last one.
    static String with(String tag, String name, String value) {
        Matcher matcher = pattern(name).matcher(tag);
        String quoted = '"' + XmlText.xml(value) + '"';
        if (matcher.find()) {
            return tag.substring(0, matcher.start(2)) + quoted + tag.substring(matcher.end(2));
        }
        int end = tag.length() - (tag.endsWith("/>") ? 2 : 1);
        while (Character.isWhitespace(tag.charAt(end - 1))) {
            end--;
        }
        return tag.substring(0, end) + ' ' + name + '=' + quoted + tag.substring(end);
    }

    /// An attribute's value as it stands in the tag, or null.
    static @Nullable String get(String tag, String name) {
        Matcher matcher = pattern(name).matcher(tag);
        return matcher.find() ? matcher.group(2).substring(1, matcher.group(2).length() - 1) : null;
    }

    static String without(String tag, String... names) {
        String rest = tag;
        for (String name : names) {
            rest = pattern(name).matcher(rest).replaceAll("");
        }
        return rest;
    }

    /// The tag as one that has contents: `<c r="A1">` for `<c r="A1"/>`.
    static String opened(String tag) {
        return tag.endsWith("/>") ? tag.substring(0, tag.length() - 2).stripTrailing() + '>' : tag;
    }

    /// The tag as one without contents.
    static String closed(String tag) {
        return tag.endsWith("/>") ? tag : tag.substring(0, tag.length() - 1).stripTrailing() + "/>";
    }
}
