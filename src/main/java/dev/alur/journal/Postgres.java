package dev.alur.journal;

import dev.alur.grid.BusyException;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/// PostgreSQL: one schema for a lineage, so that the SQL is the same as SQLite's, and rights, backups and an
/// end are given per tracker.
///
/// Who writes holds an advisory lock for as long as the connection lasts, and a fence: a number that counts up
/// with each holder. It is compared in every transaction and once more before the workbook is written, so that
/// a machine that was paused or cut off does nothing once another took over. The server ends the session of a
/// holder from whom it hears nothing for [Access#lease].
final class Postgres implements Dialect {
    private static final String WAIT = "2s";
    private static final int LONGEST_NAME = 63;
    /// The server ended a session that was idle for too long, in a transaction or between two.
    private static final Set<String> LEASE_OVER = Set.of("25P03", "57P05");

    private final Access access;
    private final String schema;
    private final String lineage;
    private int fence;

    Postgres(Access access, String lineage) {
        this.access = access;
        this.lineage = lineage;
        String name = "alur_" + lineage;
        this.schema = name.length() <= LONGEST_NAME
                ? name
                : "alur_"
                        + Fingerprint.of(lineage.getBytes(StandardCharsets.UTF_8))
                                .sha256()
                                .substring(0, 40);
    }

    @Override
    public String place() {
        return access.shown() + ", " + schema;
    }

    @Override
    public boolean exists() {
        try (Connection connection = connect()) {
            return isMade(connection);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public String setAside(String stamp) {
        try (Connection connection = connect()) {
            if (!isMade(connection)) {
                return "";
            }
            String away =
                    schema.substring(0, Math.min(schema.length(), LONGEST_NAME - 1 - stamp.length())) + "_" + stamp;
            Schema.run(connection, "alter schema " + quoted(schema) + " rename to " + quoted(away));
            return access.shown() + ", " + away;
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public Connection write(String holder, Instant now) {
        return opened(connection -> {
            demand(connection, "fsync", "on");
            demand(connection, "full_page_writes", "on");
            set(connection, "synchronous_commit", "on");
            set(connection, "lock_timeout", WAIT);
            lock(connection);
            Schema.run(connection, "create schema if not exists " + quoted(schema));
            if (version(connection) > 0) {
                take(connection, holder, now);
            }
            Schema.migrate(this, connection);
            if (fence == 0) {
                take(connection, holder, now);
            }
        });
    }

    @Override
    public Connection read() {
        Connection connection = opened(reading -> {});
        try {
            int version = version(connection);
            Schema.demandKnown(this, version);
            if (version < VERSION) {
                connection.close();
                write("", Instant.EPOCH).close();
                connection = opened(reading -> {});
            }
            set(connection, "default_transaction_read_only", "on");
            return connection;
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Schema.run(connection, "begin");
        if (fence > 0) {
            demandFence(connection, " for update");
        }
    }

    @Override
    public void demandHeld(Connection connection) throws SQLException {
        demandFence(connection, "");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /// The server checks its pages by itself where it was told to; what can be asked is that every row can be
    /// read, which walking the chain does.
    @Override
    public String damage(Connection connection) {
        return "";
    }

    @Override
    public void forgetting(Connection connection) {}

    /// Old versions of rows go at once instead of some time; the server's own logs and backups are the
    /// administrator's.
    @Override
    public void forgotten(Connection connection) throws SQLException {
        Schema.run(connection, "vacuum full entry");
        Schema.run(connection, "vacuum full job_record");
    }

    @Override
    public void backup(Connection connection, Path file) throws SQLException {
        try (Connection into = new Sqlite(file).write("", Instant.EPOCH)) {
            Schema.run(connection, "begin isolation level repeatable read read only");
            Schema.run(into, "begin immediate");
            Copying.copy(connection, into);
            Schema.run(into, "commit");
            Schema.run(connection, "commit");
        }
    }

    @Override
    public int version(Connection connection) throws SQLException {
        if (!ask(connection, "select to_regclass('alur_version') is not null").equals("t")) {
            return 0;
        }
        return Integer.parseInt(ask(connection, "select version from alur_version"));
    }

    @Override
    public void version(Connection connection, int version) throws SQLException {
        if (version == 1) {
            Schema.run(connection, "create table alur_version (version integer not null)");
            Schema.run(connection, "insert into alur_version (version) values (1)");
        } else {
            Schema.run(connection, "update alur_version set version = " + version);
        }
    }

    @Override
    public String key() {
        return "postgres";
    }

    /// By the classes of SQLSTATE (PostgreSQL's manual, appendix A).
    @Override
    public ProblemException problem(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String says = String.valueOf(e.getMessage());
        if (state.equals("55P03")) {
            return new BusyException(Problem.error(JournalProblem.JOURNAL_HELD, null, place(), holder()));
        }
        if (state.startsWith("23")) {
            return new ProblemException(Problem.error(JournalProblem.KEY_TAKEN, null, place()), e);
        }
        if (LEASE_OVER.contains(state)) {
            return new ProblemException(
                    Problem.error(
                            JournalProblem.LEASE_OVER,
                            null,
                            place(),
                            Math.max(1, access.lease().toSeconds())),
                    e);
        }
        boolean damaged = state.startsWith("XX") || (state.startsWith("42") && !state.equals("42501"));
        JournalProblem key = damaged ? JournalProblem.JOURNAL_DAMAGED : JournalProblem.DATABASE_UNREACHABLE;
        return new ProblemException(Problem.error(key, null, place(), says), e);
    }

    /// Waits for the lock in the queue of all who want it; the key is the lineage's alone.
    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "alur " + lineage);
            lock.execute();
        }
    }

    /// Counts the fence up: whoever held the lock before can tell that it is over.
    private void take(Connection connection, String holder, Instant now) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(
                "update holder set fence = fence + 1, who = ?, since = ? returning fence")) {
            take.setString(1, holder);
            take.setString(2, now.toString());
            try (ResultSet row = take.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(Problem.error(JournalProblem.JOURNAL_DAMAGED, null, place(), "holder"));
                }
                fence = row.getInt(1);
            }
        }
    }

    private void demandFence(Connection connection, String how) throws SQLException {
        String now = ask(connection, "select fence from holder" + how);
        if (!now.equals(Integer.toString(fence))) {
            throw new ProblemException(Problem.error(
                    JournalProblem.JOURNAL_TAKEN_OVER, null, place(), ask(connection, "select who from holder")));
        }
    }

    /// Who holds the journal, asked by a connection of its own: the one that failed cannot be asked.
    private String holder() {
        try (Connection connection = connect()) {
            return isMade(connection) && version(connection) > 1 ? ask(connection, "select who from holder") : "?";
        } catch (SQLException e) {
            return "?";
        }
    }

    private boolean isMade(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) from information_schema.tables where table_schema = ? and table_name = 'alur_version'")) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private Connection opened(Setup setup) {
        try {
            Connection connection = connect();
            try {
                setup.set(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("ApplicationName", "alur");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(access.url(), properties);
        if (connection == null) {
            throw new IllegalArgumentException("no address of PostgreSQL: " + access.shown());
        }
        try {
            set(connection, "search_path", quoted(schema));
            String millis = Long.toString(access.lease().toMillis());
            set(connection, "idle_session_timeout", millis);
            set(connection, "idle_in_transaction_session_timeout", millis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void demand(Connection connection, String setting, String value) throws SQLException {
        String is = ask(connection, "show " + setting);
        if (!is.equals(value)) {
            throw new ProblemException(Problem.error(JournalProblem.JOURNAL_NOT_SAFE, null, place(), setting, is));
        }
    }

    private static void set(Connection connection, String setting, String value) throws SQLException {
        Schema.run(connection, "set " + setting + " = " + (value.startsWith("\"") ? value : "'" + value + "'"));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// What is done to a connection before it is used.
    private interface Setup {
        void set(Connection connection) throws SQLException;
    }
}
