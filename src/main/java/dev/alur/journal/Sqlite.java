package dev.alur.journal;

import dev.alur.grid.BusyException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What is SQLite's own: how its file is opened, what keeps it safe (write-ahead log, a flush at
/// every commit), how a transaction begins
/// that nobody else can be inside of, and what its errors mean. Everything else is standard SQL.
final class Sqlite {
    /// The version of the schema, which the file keeps as its `user_version`.
    static final int VERSION = 1;

    private static final int WAIT_MILLIS = 2_000;

    private final Path file;

    Sqlite(Path file) {
        this.file = file;
    }

    /// Opens the file for writing, and makes it and its tables where they are missing.
    Connection write() {
        try {
            Connection connection = config(false).createConnection("jdbc:sqlite:" + file);
            try {
                demand(connection, "journal_mode", "wal");
                demand(connection, "synchronous", "2");
                demand(connection, "foreign_keys", "1");
                migrate(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// Opens the file for reading alone. Where a log lies beside it, it is left as it is; where none
    /// does, none stays.
    Connection read() {
        try {
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            boolean logged = Files.exists(log) && Files.size(log) > 0;
            Connection connection = config(logged).createConnection("jdbc:sqlite:" + file);
            try {
                run(connection, "pragma query_only = true");
                migrated(version(connection));
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(JournalProblem.JOURNAL_UNREACHABLE, null, file.toString(), DiskFault.of(e)), e);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// Begins a transaction that holds the journal alone, for writing, until it ends.
    void begin(Connection connection) throws SQLException {
        run(connection, "begin immediate");
    }

    private static DiskFault fault(int code, String says) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new DiskFault(DiskFault.Kind.FULL, says);
        }
        return code == SQLiteErrorCode.SQLITE_IOERR.code
                ? new DiskFault(DiskFault.Kind.BROKEN, says)
                : new DiskFault(DiskFault.Kind.DENIED, says);
    }

    /// What a database error means to a person.
    ProblemException problem(SQLException e) {
        int code = e instanceof SQLiteException own ? own.getResultCode().code & 0xFF : e.getErrorCode() & 0xFF;
        String says = String.valueOf(e.getMessage());
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new BusyException(Problem.error(JournalProblem.JOURNAL_BUSY, null, file.toString()));
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return new ProblemException(Problem.error(JournalProblem.KEY_TAKEN, null, file.toString()), e);
        }
        boolean reach = code == SQLiteErrorCode.SQLITE_FULL.code
                || code == SQLiteErrorCode.SQLITE_IOERR.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_PERM.code;
        JournalProblem key = reach ? JournalProblem.JOURNAL_UNREACHABLE : JournalProblem.JOURNAL_DAMAGED;
        return new ProblemException(Problem.error(key, null, file.toString(), reach ? fault(code, says) : says), e);
    }

    private static SQLiteConfig config(boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(WAIT_MILLIS);
        if (!readOnly) {
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
        }
        return config;
    }

    /// Sets what must be so and looks whether it is; a database that forgets may not hold numbers.
    private void demand(Connection connection, String pragma, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (pragma.equals("journal_mode")) {
                statement.execute("pragma journal_mode = " + value);
            }
            try (ResultSet is = statement.executeQuery("pragma " + pragma)) {
                if (!is.next() || !value.equalsIgnoreCase(is.getString(1))) {
                    throw new ProblemException(Problem.error(
                            JournalProblem.JOURNAL_NOT_SAFE, null, file.toString(), pragma, is.getString(1)));
                }
            }
        }
    }

    private void migrate(Connection connection) throws SQLException {
        int version = version(connection);
        if (version == VERSION) {
            return;
        }
        begin(connection);
        // somebody else may have made the tables while we waited
        version = version(connection);
        if (version == 0) {
            script(connection, "journal/1.sql");
            script(connection, "journal/1-sqlite.sql");
            run(connection, "pragma user_version = " + VERSION);
        }
        run(connection, "commit");
        migrated(version(connection));
    }

    private void migrated(int version) {
        if (version > VERSION) {
            throw new ProblemException(
                    Problem.error(JournalProblem.JOURNAL_NEWER, null, file.toString(), version, VERSION));
        }
        if (version < VERSION) {
            throw new ProblemException(
                    Problem.error(JournalProblem.JOURNAL_DAMAGED, null, file.toString(), "user_version " + version));
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet is = statement.executeQuery("pragma user_version")) {
            return is.next() ? is.getInt(1) : 0;
        }
    }

    /// Runs the statements of a resource; a blank line parts them.
    private static void script(Connection connection, String resource) throws SQLException {
        try (InputStream stream = Sqlite.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            for (String statement : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n\\s*\n")) {
                run(connection, statement);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
