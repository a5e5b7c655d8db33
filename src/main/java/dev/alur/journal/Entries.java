package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
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

/// The chain of entries: each holds the hash of the one before it, so that a change or a loss anywhere shows;
/// the last one's hash stands beside the chain, so that a tail that was cut off shows, too.
///
/// The hash covers the digest of a payload. Personal data can so be taken out of a payload without breaking the
/// chain: an entry of kind [#ERASED] says of which entries, and what digest is left.
final class Entries {
    /// What the first entry names as its predecessor.
    static final String GENESIS = "0".repeat(64);

    /// The kind of entry that says which payloads personal data was taken from.
    static final String ERASED = "erased";

    /// How many of the last entries are looked at each time: enough to notice a damaged page where it would
    /// matter, few enough to take no time.
    private static final int LATEST = 8;

    private static final String COLUMNS = "select e.sequence, e.kind, e.serial, e.at, e.payload, e.digest, e.previous,"
            + " e.hash, x.digest from entry e left join erasure x on x.sequence = e.sequence";

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
        String hash = hash(sequence, kind, serial, at.toString(), digest, previous);
        try (PreparedStatement insert = connection.prepareStatement("insert into entry"
                + " (sequence, kind, serial, at, payload, digest, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, sequence);
            insert.setString(2, kind);
            insert.setObject(3, serial);
            insert.setString(4, at.toString());
            insert.setString(5, payload);
            insert.setString(6, digest);
            insert.setString(7, previous);
            insert.setString(8, hash);
            insert.executeUpdate();
        }
        try (PreparedStatement tip = connection.prepareStatement("update lineage set tip = ?")) {
            tip.setString(1, hash);
            tip.executeUpdate();
        }
        return sequence;
    }

    /// Walks the whole chain and says where it is broken; empty for a book that nobody touched.
    List<Problem> verify() throws SQLException {
        List<Problem> problems = new ArrayList<>();
        int expected = 1;
        String previous = GENESIS;
        try (PreparedStatement all = connection.prepareStatement(COLUMNS + " order by e.sequence");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                int sequence = row.getInt(1);
                for (; expected < sequence; expected++) {
                    problems.add(Problem.error(JournalProblem.ENTRY_MISSING, null, expected));
                }
                if (!previous.equals(row.getString(7)) || !isWhole(row)) {
                    problems.add(Problem.error(JournalProblem.ENTRY_CHANGED, null, sequence, row.getString(2)));
                }
                previous = row.getString(8);
                expected = sequence + 1;
            }
        }
        String tip = tip();
        if (problems.isEmpty() && tip != null && !tip.equals(previous)) {
            problems.add(Problem.error(JournalProblem.TAIL_MISSING, null, expected - 1));
        }
        return problems;
    }

    /// Looks at the last entries alone.
    ///
    /// @throws ProblemException where one of them is not as it was written, or the last one is gone
    void demandLatest() throws SQLException {
        String tip = tip();
        String next = tip;
        try (PreparedStatement last =
                        connection.prepareStatement(COLUMNS + " order by e.sequence desc limit " + LATEST);
                ResultSet row = last.executeQuery()) {
            while (row.next()) {
                boolean isLinked = next == null || next.equals(row.getString(8));
                if (!isLinked && Objects.equals(next, tip)) {
                    throw new ProblemException(Problem.error(JournalProblem.TAIL_MISSING, null, row.getInt(1)));
                }
                if (!isLinked || !isWhole(row)) {
                    throw new ProblemException(
                            Problem.error(JournalProblem.ENTRY_CHANGED, null, row.getInt(1), row.getString(2)));
                }
                next = row.getString(7);
            }
        }
    }

    /// The payload of an entry as it is known to be true.
    ///
    /// @throws ProblemException where it is not the one that the chain holds
    static String demandWhole(int sequence, String kind, @Nullable String payload, String digest) {
        if (payload == null || !digest.equals(digest(payload))) {
            throw new ProblemException(Problem.error(JournalProblem.ENTRY_CHANGED, null, sequence, kind));
        }
        return payload;
    }

    private @Nullable String tip() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select tip from lineage");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static boolean isWhole(ResultSet row) throws SQLException {
        String payload = row.getString(5);
        String digest = row.getString(6);
        String left = row.getString(9);
        boolean isAsWritten = payload == null
                ? left != null && left.isEmpty()
                : digest(payload).equals(left == null ? digest : left);
        Integer serial = row.getObject(3) == null ? null : row.getInt(3);
        String hash = hash(row.getInt(1), row.getString(2), serial, row.getString(4), digest, row.getString(7));
        return isAsWritten && hash.equals(row.getString(8));
    }

    static String digest(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }

    private static String hash(
            int sequence, String kind, @Nullable Integer serial, String at, String digest, String previous) {
        return digest(String.join(
                "\u001f", Integer.toString(sequence), kind, Objects.toString(serial, ""), at, digest, previous));
    }
}
