package dev.alur.grid;

import java.nio.file.Path;

/// A place where documents are put: a folder, later a Drive folder.
public interface Shelf {
    /// Puts a staged file there under a name, once: the same content there already is done, other content
    /// of that name is refused.
    ///
    /// @param name a plain file name without folders
    /// @return where people find it: a path relative to the workbook where that can be, else the whole one
    /// @throws ProblemException where another content has the name, or where it cannot be written
    String put(Path staged, String name, Fingerprint content);

    /// Replaces a document that may be made again (a report), by one atomic rename.
    String replace(Path staged, String name);

    /// The digest of the document of that name, or null where there is none.
    @org.jspecify.annotations.Nullable
    Fingerprint find(String name);
}
