package dev.alur.document;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a document may take files from.
///
/// @param home the workbook's folder, in which a logo is looked for; null where the workbook is no file
/// @param templates the folder of the user's own templates, or null; what it lacks is taken from ours
public record Sources(@Nullable Path home, @Nullable Path templates) {
    /// No files at all: no logo, our templates.
    public static final Sources NONE = new Sources(null, null);

    /// The usual places: the workbook's folder, and `templates` in the folder of its documents.
    public static Sources of(@Nullable Path home, Path documents) {
        return new Sources(home, documents.resolve("templates"));
    }
}
