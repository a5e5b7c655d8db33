package dev.alur.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Where journals are kept: for each lineage a file in the state folder, or a schema of a PostgreSQL database
/// that several machines share.
public final class Journals {
    private static final String FILE = "journal.db";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

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

    /// Makes a lineage's journal of a file that [Journal#backup] wrote. There must be none yet.
    ///
    /// @param file in the lineage's folder; it becomes the journal where that is a file
    public void restore(String lineage, Path file, Instant now) {
        Dialect dialect = dialects.apply(lineage);
        if (dialect instanceof Sqlite(Path target)) {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        try (Connection from = new Sqlite(file).read();
                Connection to = dialect.write("restore", now)) {
            dialect.begin(to);
            Copying.copy(from, to);
            Schema.run(to, "commit");
        } catch (SQLException e) {
            throw dialect.problem(e);
        }
    }

    /// Puts a lineage's journal that cannot be used any more out of the way.
    ///
    /// @return where it is now, empty where there was none
    public String setAside(String lineage, Instant now) {
        return dialects.apply(lineage).setAside(STAMP.format(now.atOffset(ZoneOffset.UTC)));
    }

    /// The numbers that can still be read in a journal, however damaged it is; none where nothing can.
    public List<Issued> remains(String lineage) {
        Dialect dialect = dialects.apply(lineage);
        List<Issued> readable = new ArrayList<>();
        try {
            if (dialect.exists()) {
                try (Connection connection = dialect.read()) {
                    new Ledger(connection).issued(readable::add);
                }
            }
        } catch (SQLException | RuntimeException e) {
            // what was read until then is what remains
            return readable;
        }
        return readable;
    }

    /// Whether a lineage has a journal.
    public boolean exists(String lineage) {
        return dialects.apply(lineage).exists();
    }
}
