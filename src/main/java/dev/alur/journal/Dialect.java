package dev.alur.journal;

import dev.alur.grid.ProblemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// What is a database's own, for one lineage: how it is opened and kept safe, who alone may write, and what its
/// errors mean. Everything else is standard SQL that both sides understand.
sealed interface Dialect permits Sqlite, Postgres {
    /// The version of the tables: the number of the newest script `journal/N.sql`.
    int VERSION = 5;

    /// What people know the journal by: its file, or its database and schema. Never a password.
    String place();

    /// Whether there is a journal of this lineage. Asking makes nothing.
    boolean exists();

    /// Puts a journal that cannot be used any more out of the way, and never deletes it.
    ///
    /// @param stamp what its new name ends with
    /// @return where it is now, empty where there was none
    String setAside(String stamp);

    /// Opens it for writing, and makes or carries on its tables.
    ///
    /// @param holder who opens it, for the sentence that others get meanwhile
    /// @throws dev.alur.grid.BusyException where somebody else holds it
    Connection write(String holder, Instant now);

    /// Opens it for reading alone.
    Connection read();

    /// Begins a transaction in which nobody else can write until it ends.
    ///
    /// @throws ProblemException where the right to write went to somebody else
    void begin(Connection connection) throws SQLException;

    /// Asks whether the right to write that [#write] gave is still ours.
    ///
    /// @throws ProblemException where it is not
    void demandHeld(Connection connection) throws SQLException;

    /// Whether other machines see it, so that what a run needs to be finished has to lie in it too.
    boolean isShared();

    /// What the database itself finds damaged; empty for what is whole. Reads everything.
    String damage(Connection connection) throws SQLException;

    /// Writes the journal as it is now into a new file of SQLite, whole, whatever is written meanwhile.
    void backup(Connection connection, Path file) throws SQLException;

    /// Sees to it that what is overwritten from here on leaves no traces in the files.
    void forgetting(Connection connection) throws SQLException;

    /// Ends what [#forgetting] began, once it is committed.
    void forgotten(Connection connection) throws SQLException;

    /// The version of the tables, 0 where there are none.
    int version(Connection connection) throws SQLException;

    /// Writes the version down, inside the transaction that changed the tables.
    void version(Connection connection, int version) throws SQLException;

    /// What its scripts are called by: `journal/N-sqlite.sql`.
    String key();

    /// What a database error means to a person.
    ProblemException problem(SQLException e);
}
