package dev.alur.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The file of a document that was made, by what the Document cell of its invoice says.
///
/// @param name the file's own name
/// @param link where a cell leads that leads to it: an address, or a path as seen from the workbook's folder
record Filed(String name, String link) {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|file)://\\S+");
    private static final Pattern FILE = Pattern.compile("[^\\n]*[^\\n/\\\\]\\.[A-Za-z0-9]{2,5}");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

    /// The file that a text names; empty where it names none.
    static Optional<Filed> of(String text) {
        String place = text.strip();
        if (ADDRESS.matcher(place).matches()) {
            return Optional.of(new Filed(place.substring(place.lastIndexOf('/') + 1), place));
        }
        if (!FILE.matcher(place).matches()) {
            return Optional.empty();
        }
        String path = place.replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean isWhole = path.startsWith("/") || DRIVE.matcher(path).matches();
        return Optional.of(new Filed(
                name, isWhole ? "file://" + encoded(path.startsWith("/") ? path : "/" + path) : encoded(path)));
    }

    /// A path as part of an address (RFC 3986), so that blanks and the like lead there too.
    private static String encoded(String path) {
        try {
            String whole = path.startsWith("/") ? path : "/" + path;
            String ascii = new URI(null, null, whole, null).toASCIIString().replace("#", "%23");
            return path.startsWith("/") ? ascii : ascii.substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
