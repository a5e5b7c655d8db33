package dev.alur.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;

/// Why the system could not read or write a file, to be told in words instead of by Java's names.
///
/// @param says what the system itself says, for causes that have no words here
public record DiskFault(Kind kind, String says) implements Spoken {
    /// The common causes.
    public enum Kind {
        FULL,
        QUOTA,
        DENIED,
        READ_ONLY,
        MISSING,
        NO_FOLDER,
        EXISTS,
        IN_USE,
        BROKEN,
        NAME_TOO_LONG,
        LINKS_IN_CIRCLES,
        TOO_MANY_FILES,
        OTHER
    }

    /// What systems say, in lower case, as their C libraries word it; Java passes it on.
    private static final Map<String, Kind> SAYINGS = Map.ofEntries(
            Map.entry("no space left", Kind.FULL),
            Map.entry("not enough space", Kind.FULL),
            Map.entry("quota", Kind.QUOTA),
            Map.entry("permission denied", Kind.DENIED),
            Map.entry("operation not permitted", Kind.DENIED),
            Map.entry("access is denied", Kind.DENIED),
            Map.entry("read-only file system", Kind.READ_ONLY),
            Map.entry("write protected", Kind.READ_ONLY),
            Map.entry("no such file", Kind.MISSING),
            Map.entry("cannot find the", Kind.MISSING),
            Map.entry("not a directory", Kind.NO_FOLDER),
            Map.entry("file exists", Kind.EXISTS),
            Map.entry("used by another process", Kind.IN_USE),
            Map.entry("input/output error", Kind.BROKEN),
            Map.entry("stale file handle", Kind.BROKEN),
            Map.entry("name too long", Kind.NAME_TOO_LONG),
            Map.entry("levels of symbolic links", Kind.LINKS_IN_CIRCLES),
            Map.entry("too many open files", Kind.TOO_MANY_FILES));

    /// What an exception means.
    public static DiskFault of(IOException e) {
        String says = says(e);
        return switch (e) {
            case AccessDeniedException denied -> new DiskFault(Kind.DENIED, says);
            case NoSuchFileException missing -> new DiskFault(Kind.MISSING, says);
            case NotDirectoryException file -> new DiskFault(Kind.NO_FOLDER, says);
            case FileAlreadyExistsException taken -> new DiskFault(Kind.EXISTS, says);
            case FileSystemLoopException loop -> new DiskFault(Kind.LINKS_IN_CIRCLES, says);
            default -> saying(says);
        };
    }

    /// What such an exception means where nobody could let it pass as it was.
    public static DiskFault of(UncheckedIOException e) {
        return e.getCause() instanceof IOException cause ? of(cause) : saying(String.valueOf(e.getMessage()));
    }

    /// What a system's own words mean.
    public static DiskFault saying(String says) {
        String lower = says.toLowerCase(Locale.ROOT);
        return SAYINGS.entrySet().stream()
                .filter(known -> lower.contains(known.getKey()))
                .findFirst()
                .map(known -> new DiskFault(known.getValue(), says))
                .orElseGet(() -> new DiskFault(Kind.OTHER, says));
    }

    private static String says(IOException e) {
        String reason = e instanceof FileSystemException system ? system.getReason() : null;
        String message = reason == null ? e.getMessage() : reason;
        return message == null ? "?" : message;
    }

    /// The cause in a few words, to stand within a sentence.
    @Override
    public String words(Language language) {
        String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Messages.text(language, "disk", key, says);
    }

    @Override
    public String toString() {
        return words(Language.EN);
    }
}
