package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The chain of entries: each holds the hash of the one before it, so that a change or a loss anywhere shows.
final class Entries {
    /// What the first entry names as its predecessor.
    static final String GENESIS = "0".repeat(64);

    private final Connection connection;

    Entries(Connection connection) {
        this.connection = connection;
    }

    /// Adds an entry, inside the transaction that the caller began.
    ///
    /// @param serial of the run that it belongs to, or null
    /// @return its place in the chain, counted from 1
    int add(String kind, @Nullable Integer serial, Instant at, String payload) throws SQLException {
        int sequence = 1;
        String previous = GENESIS;
        try (PreparedStatement last =
                        connection.prepareStatement("select sequence, hash from entry order by sequence desc limit 1");
                ResultSet row = last.executeQuery()) {
            if (row.next()) {
                sequence = row.getInt(1) + 1;
                previous = row.getString(2);
            }
        }
        String digest = digest(payload);
        try (PreparedStatement insert = connection.prepareStatement("insert into entry"
                + " (sequence, kind, serial, at, payload, digest, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, sequence);
            insert.setString(2, kind);
            insert.setObject(3, serial);
            insert.setString(4, at.toString());
            insert.setString(5, payload);
            insert.setString(6, digest);
            insert.setString(7, previous);
            insert.setString(8, hash(sequence, kind, serial, at.toString(), digest, previous));
            insert.executeUpdate();
        }
        return sequence;
    }

    /// Walks the whole chain and says where it is broken; empty for a book that nobody touched.
    List<Problem> verify() throws SQLException {
        List<Problem> problems = new ArrayList<>();
        int expected = 1;
        String previous = GENESIS;
        try (PreparedStatement all = connection.prepareStatement(
                        "select sequence, kind, serial, at, payload, digest, previous, hash from entry order by sequence");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                int sequence = row.getInt(1);
                for (; expected < sequence; expected++) {
                    problems.add(Problem.error(JournalProblem.ENTRY_MISSING, null, expected));
                }
                if (!untouched(row, previous)) {
                    problems.add(Problem.error(JournalProblem.ENTRY_CHANGED, null, sequence, row.getString(2)));
                }
                previous = row.getString(8);
                expected = sequence + 1;
            }
        }
        return problems;
    }

    private static boolean untouched(ResultSet row, String previous) throws SQLException {
        String payload = row.getString(5);
        String digest = row.getString(6);
        Integer serial = row.getObject(3) == null ? null : row.getInt(3);
        boolean linked = previous.equals(row.getString(7));
        boolean whole = payload == null || digest.equals(digest(payload));
        String hash = hash(row.getInt(1), row.getString(2), serial, row.getString(4), digest, row.getString(7));
        return linked && whole && hash.equals(row.getString(8));
    }

    private static String digest(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    private static String hash(
            int sequence, String kind, @Nullable Integer serial, String at, String digest, String previous) {
        return digest(String.join(
                "\u001f", Integer.toString(sequence), kind, Objects.toString(serial, ""), at, digest, previous));
    }
}
