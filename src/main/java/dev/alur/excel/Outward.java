package dev.alur.excel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what in a workbook points at another computer's files. We never follow it; a program that opens the
/// workbook may, and tells that computer who opened it.
final class Outward {
    /// `\\host\…`, `file://host/…`, and four slashes or more; with three the path is this machine's (RFC 8089).
    private static final Pattern FOREIGN = Pattern.compile(
            "(?is)(?:file:(?:[\\\\/]{2}|[\\\\/]{4,})|[\\\\/]{2})(?!localhost[\\\\/])([^\\\\/?#:]+)[\\\\/].*");

    private Outward() {}

    /// The first other computer that a relationship of any part names.
    static Optional<String> computer(String file, Archive archive) {
        for (Archive.Entry entry : archive.entries()) {
            if (entry.part().endsWith(".rels")) {
                Optional<String> found = computer(file, archive, entry);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> computer(String file, Archive archive, Archive.Entry entry) {
        Part xml = Part.of(file, archive, entry);
        try {
            return computer(xml);
        } catch (DamagedException e) {
            throw xml.damaged(e);
        }
    }

    private static Optional<String> computer(Part xml) {
        while (xml.next() != Tokenizer.Kind.EOF) {
            if (xml.tokens().opens(Names.of("Relationship"))
                    && "External".equals(xml.tag().get("TargetMode"))) {
                Optional<String> host = host(String.valueOf(xml.tag().get("Target")));
                if (host.isPresent()) {
                    return host;
                }
            }
        }
        return Optional.empty();
    }

    /// The computer that an address names, where it is a file's.
    static Optional<String> host(String target) {
        Matcher matcher = FOREIGN.matcher(target);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
