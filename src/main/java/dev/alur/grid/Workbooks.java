package dev.alur.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens workbooks by the name that a person types.
public interface Workbooks {
    /// Opens a workbook; reads nothing of it yet.
    ///
    /// @param name a path, or an id with its scheme
    /// @throws ProblemException where there is none
    Workbook open(String name);

    /// Opens a copy in the making, which people know by another name than its file's.
    default Workbook open(String name, String called) {
        return open(name);
    }

    /// Whether the workbook may differ from a fingerprint taken at some time, found out cheaply where
    /// that can be.
    default boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        return !workbook.fingerprint().equals(fingerprint);
    }

    /// Signs in to where workbooks live that are no files; who needs no account has nothing to do.
    ///
    /// @return as whom, and what is to be known of it
    /// @throws ProblemException where that does not succeed; then who was signed in before still is
    default List<Finding> signIn(Login login) {
        return List.of();
    }

    /// Forgets what [#signIn] kept.
    default List<Finding> signOut() {
        return List.of();
    }

    /// Looks for whatever would keep workbooks that are no files from being read and written. Writes nothing.
    ///
    /// @param name one of them, or null to ask only whether anything can be reached
    /// @param documents where documents are to go, or null
    default List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        return List.of();
    }
}
