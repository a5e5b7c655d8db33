package dev.alur.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Leads to documents that were made, by what the Document cells of their invoices say.
final class Filed {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|file)://\\S+");
    private static final Pattern FILE = Pattern.compile("[^\\n]*[^\\n/\\\\]\\.[A-Za-z0-9]{2,5}");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

    private Filed() {}

    /// Where a cell leads that leads to a document: an address, or a path as seen from the workbook's folder.
    /// Empty where the text names no file.
    static Optional<String> link(String text) {
        String place = text.strip();
        if (ADDRESS.matcher(place).matches()) {
            return Optional.of(place);
        }
        if (!FILE.matcher(place).matches()) {
            return Optional.empty();
        }
        String path = place.replace('\\', '/');
        String whole = path.startsWith("/") ? path : "/" + path;
        boolean isWhole = path.startsWith("/") || DRIVE.matcher(path).matches();
        return Optional.of(isWhole ? "file://" + encoded(whole) : encoded(whole).substring(1));
    }

    /// A path as part of an address (RFC 3986), so that blanks and the like lead there too.
    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
