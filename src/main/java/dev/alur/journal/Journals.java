package dev.alur.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Where journals are kept: for each lineage a file in the state folder, or a schema of a PostgreSQL
/// database that
/// several machines share.
public final class Journals {
    private static final String FILE = "journal.db";

    private final Function<String, Dialect> dialects;
    private final boolean isShared;

    private Journals(Function<String, Dialect> dialects, boolean isShared) {
        this.dialects = dialects;
        this.isShared = isShared;
    }

    /// In files: `<lineage>/journal.db` below a folder, which need not exist yet.
    public static Journals files(Path state) {
        return new Journals(lineage -> new Sqlite(file(state.resolve(lineage))), false);
    }

    /// In a database.
    public static Journals shared(Access access) {
        return new Journals(lineage -> new Postgres(access, lineage), true);
    }

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /// Whether other machines see them too.
    public boolean isShared() {
        return isShared;
    }

    /// Opens a lineage's journal for writing, and makes it where there is none.
    ///
    /// @param holder who does, for the sentence that others get meanwhile
    /// @throws dev.alur.grid.BusyException where somebody else holds it
    public Journal write(String lineage, Instant now, String holder) {
        return Journal.write(dialects.apply(lineage), lineage, now, holder);
    }

    /// Opens a lineage's journal for reading; empty where there is none, and nothing is made.
    public Optional<Journal> read(String lineage) {
        Dialect dialect = dialects.apply(lineage);
        return dialect.exists() ? Optional.of(Journal.read(dialect)) : Optional.empty();
    }

    /// Whether a lineage has a journal.
    public boolean exists(String lineage) {
        return dialects.apply(lineage).exists();
    }
}
