package dev.alur.grid;

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
}
