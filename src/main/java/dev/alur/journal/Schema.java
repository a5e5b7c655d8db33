package dev.alur.journal;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables, made and carried on by numbered scripts: `journal/N.sql` for both databases, then
/// `journal/N-sqlite.sql` or `journal/N-postgres.sql`. A script that was ever released is never changed.
///
/// No migration library stands here: all steps happen in the one transaction that shuts others out, which a
/// library with connections and transactions of its own cannot take part in, and a command must not wait for it
/// to start.
final class Schema {
    /// The version whose columns a script alone cannot fill.
    private static final int FILLED = 4;

    private Schema() {}

    /// Brings the tables to [Dialect#VERSION]. Does nothing where they are there already.
    static void migrate(Dialect dialect, Connection connection) throws SQLException {
        if (dialect.version(connection) == Dialect.VERSION) {
            return;
        }
        dialect.begin(connection);
        try {
            // somebody else may have done it while we waited
            int version = dialect.version(connection);
            demandKnown(dialect, version);
            for (int next = version + 1; next <= Dialect.VERSION; next++) {
                script(connection, "journal/" + next + ".sql", true);
                script(connection, "journal/" + next + "-" + dialect.key() + ".sql", false);
                if (next == FILLED) {
                    new KnownJobs(connection, new Ledger(connection)).fill();
                }
                dialect.version(connection, next);
            }
            run(connection, "commit");
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    /// Takes back what was begun, and never hides why: a database that has rolled back by itself, after a full
    /// disk, knows of no transaction any more.
    static void rollback(Connection connection, Exception cause) {
        try {
            run(connection, "rollback");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /// @throws ProblemException where a newer Alur made the tables
    static void demandKnown(Dialect dialect, int version) {
        if (version > Dialect.VERSION) {
            throw new ProblemException(
                    Problem.error(JournalProblem.JOURNAL_NEWER, null, dialect.place(), version, Dialect.VERSION));
        }
    }

    /// Runs the statements of a resource; a blank line parts them.
    ///
    /// @param needed whether it has to be there; what both databases understand needs nothing of their own
    private static void script(Connection connection, String resource, boolean needed) throws SQLException {
        try (InputStream stream = Schema.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null && !needed) {
                return;
            }
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
