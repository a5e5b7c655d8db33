package dev.alur.document;

import dev.alur.grid.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The seller's logo: a picture in the workbook's folder, as a `data:` address.
final class Logo {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final long MOST_PIXELS = 25_000_000;

    private Logo() {}

    /// The picture as an address, or empty, with a problem where one was named.
    ///
    /// @param path as Settings name it, relative to the folder; may be empty
    static String address(String path, @Nullable Path home, List<Problem> problems) {
        if (path.isBlank()) {
            return "";
        }
        byte[] bytes = home == null ? null : read(path, home);
        if (bytes == null) {
            problems.add(Problem.warning(DocumentProblem.LOGO_NOT_FOUND, null, path));
            return "";
        }
        String type = type(bytes);
        if (type.isEmpty()) {
            problems.add(Problem.warning(DocumentProblem.LOGO_NOT_A_PICTURE, null, path));
            return "";
        }
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /// A workbook may come from anybody, so nothing outside its folder is read.
    private static byte @Nullable [] read(String path, Path home) {
        try {
            Path file = home.resolve(path.strip().replace('\\', '/')).toRealPath();
            boolean fits = Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES;
            return fits && file.startsWith(home.toRealPath()) ? Files.readAllBytes(file) : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    private static String type(byte[] bytes) {
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return bytes.length > 24 && number(bytes, 16) * number(bytes, 20) <= MOST_PIXELS ? "png" : "";
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        String beginning = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
        return beginning.contains("<svg") ? "svg+xml" : "";
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; i < at + 4; i++) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }
}
