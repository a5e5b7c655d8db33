package dev.alur.journal;

import dev.alur.grid.BusyException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.DiskFault;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite: one file for a lineage, kept safe by a write-ahead log and a flush at every commit. Whoever is
/// inside a transaction writes alone; that the same workbook is written by one process at a time is the
/// workbook's lock.
///
/// @param file need not exist
record Sqlite(Path file) implements Dialect {
    private static final int WAIT_MILLIS = 2_000;
    private static final int HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGES_AT = 28;
    private static final int LARGEST_PAGE = 65_536;

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    @Override
    public String setAside(String stamp) {
        String aside = "";
        for (String end : List.of("", "-wal", "-shm")) {
            Path part = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(part)) {
                Path away = file.resolveSibling(file.getFileName() + ".damaged-" + stamp + end);
                try {
                    Files.move(part, away);
                } catch (IOException e) {
                    throw unreachable(DiskFault.of(e), e);
                }
                aside = end.isEmpty() ? away.toString() : aside;
            }
        }
        return aside;
    }

    @Override
    public Connection write(String holder, Instant now) {
        demandWhole();
        return opened(false, connection -> {
            demand(connection, "journal_mode", "wal");
            demand(connection, "synchronous", "2");
            demand(connection, "foreign_keys", "1");
            Schema.migrate(this, connection);
        });
    }

    /// Where a log lies beside the file, it is left as it is; where none does, none stays. A file of an earlier
    /// version is carried on first.
    @Override
    public Connection read() {
        try {
            demandWhole();
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            boolean logged = Files.exists(log) && Files.size(log) > 0;
            Connection connection = opened(logged, this::readOnly);
            if (version(connection) == VERSION) {
                return connection;
            }
            connection.close();
            write("", Instant.EPOCH).close();
            return opened(false, this::readOnly);
        } catch (IOException e) {
            throw unreachable(DiskFault.of(e), e);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /// Asked while a failure still closes the connection: one that stayed open would keep others out.
    private void readOnly(Connection connection) throws SQLException {
        Schema.run(connection, "pragma query_only = true");
        Schema.demandKnown(this, version(connection));
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Schema.run(connection, "begin immediate");
    }

    /// The lock goes with the process that held it, so it cannot have gone to anybody else.
    @Override
    public void demandHeld(Connection connection) {}

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String damage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma integrity_check(1)")) {
            String says = row.next() ? row.getString(1) : "";
            return says.equals("ok") ? "" : says;
        }
    }

    @Override
    public void forgetting(Connection connection) throws SQLException {
        Schema.run(connection, "pragma secure_delete = on");
    }

    @Override
    public void backup(Connection connection, Path into) throws SQLException {
        // the copy counts as a change for SQLite, though it makes none here
        Schema.run(connection, "pragma query_only = false");
        try (PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, into.toString());
            copy.execute();
        }
    }

    @Override
    public void forgotten(Connection connection) throws SQLException {
        Schema.run(connection, "vacuum");
        Schema.run(connection, "pragma wal_checkpoint(truncate)");
    }

    @Override
    public int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet is = statement.executeQuery("pragma user_version")) {
            return is.next() ? is.getInt(1) : 0;
        }
    }

    @Override
    public void version(Connection connection, int version) throws SQLException {
        Schema.run(connection, "pragma user_version = " + version);
    }

    @Override
    public String key() {
        return "sqlite";
    }

    @Override
    public ProblemException problem(SQLException e) {
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
        return reach
                ? unreachable(fault(code, says), e)
                : new ProblemException(Problem.error(JournalProblem.JOURNAL_DAMAGED, null, file.toString(), says), e);
    }

    private static DiskFault fault(int code, String says) {
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return new DiskFault(DiskFault.Kind.FULL, says);
        }
        return code == SQLiteErrorCode.SQLITE_IOERR.code
                ? new DiskFault(DiskFault.Kind.BROKEN, says)
                : new DiskFault(DiskFault.Kind.DENIED, says);
    }

    private ProblemException unreachable(DiskFault fault, Exception cause) {
        return new ProblemException(
                Problem.error(JournalProblem.JOURNAL_UNREACHABLE, null, file.toString(), fault), cause);
    }

    /// Looks at the file's first bytes alone: an empty file where a journal was, or one that ends before its
    /// last page, would otherwise be found out late or be taken for a new one (SQLite's file format, 1.3).
    private void demandWhole() {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
            if (bytes.length() < HEADER) {
                // a process that was killed while it made the file has left a log, or nothing that was ever used
                demand(hasLog || (bytes.length() == 0 && !isUsed()), "0 pages");
                return;
            }
            bytes.seek(PAGE_SIZE_AT);
            int size = bytes.readUnsignedShort();
            bytes.seek(PAGES_AT);
            long pages = Integer.toUnsignedLong(bytes.readInt());
            long whole = pages * (size == 1 ? LARGEST_PAGE : size);
            demand(hasLog || bytes.length() >= whole, bytes.length() + " < " + whole);
        } catch (IOException e) {
            throw unreachable(DiskFault.of(e), e);
        }
    }

    /// Whether runs have left something beside the file.
    private boolean isUsed() {
        return Files.exists(file.resolveSibling("before"));
    }

    private void demand(boolean holds, String says) {
        if (!holds) {
            throw new ProblemException(Problem.error(JournalProblem.JOURNAL_DAMAGED, null, file.toString(), says));
        }
    }

    private Connection opened(boolean readOnly, Setup setup) {
        try {
            Connection connection = config(readOnly).createConnection("jdbc:sqlite:" + file);
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

    /// What is done to a connection before it is used.
    private interface Setup {
        void set(Connection connection) throws SQLException;
    }
}
