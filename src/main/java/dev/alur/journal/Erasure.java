package dev.alur.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What erasing a person's words from the journal comes to.
///
/// @param entries whose payload named them
/// @param records of jobs that named them
/// @param staying records that name them and stay, because the tracker still says so
public record Erasure(int entries, int records, int staying) {
    /// Finds out, and does it where it is not dry: an entry in the chain says of which payloads what digest is
    /// left, and only then may those change.
    ///
    /// @param present jobs whose record stays, by id
    static Erasure of(
            Connection connection, Entries entries, Redaction redaction, Set<String> present, Instant at, boolean dry)
            throws SQLException {
        Map<Integer, String> payloads =
                texts(connection, "select sequence, payload from entry where payload is not null");
        payloads.values().forEach(redaction::learn);
        Map<Integer, String> cleaned = new TreeMap<>();
        payloads.forEach((sequence, payload) -> {
            String left = redaction.of(payload);
            if (!left.equals(payload)) {
                cleaned.put(sequence, left);
            }
        });
        Map<String, String> records = new TreeMap<>();
        int staying = 0;
        for (Map.Entry<String, String> record : records(connection).entrySet()) {
            String left = redaction.of(record.getValue());
            if (!left.equals(record.getValue()) && present.contains(record.getKey())) {
                staying++;
            } else if (!left.equals(record.getValue())) {
                records.put(record.getKey(), left);
            }
        }
        if (!dry) {
            write(connection, entries, cleaned, at);
            KnownJobs jobs = new KnownJobs(connection, new Ledger(connection));
            for (Map.Entry<String, String> record : records.entrySet()) {
                jobs.rewrite(record.getKey(), record.getValue());
            }
        }
        return new Erasure(cleaned.size(), records.size(), staying);
    }

    private static void write(Connection connection, Entries entries, Map<Integer, String> cleaned, Instant at)
            throws SQLException {
        if (cleaned.isEmpty()) {
            return;
        }
        Map<String, String> left = new TreeMap<>();
        cleaned.forEach((sequence, payload) -> left.put(sequence.toString(), Entries.digest(payload)));
        int entry = entries.add(Entries.ERASED, null, at, Scribe.words(left));
        for (Map.Entry<Integer, String> each : cleaned.entrySet()) {
            int sequence = each.getKey();
            change(connection, "delete from erasure where sequence = ?", sequence);
            change(
                    connection,
                    "insert into erasure (sequence, digest, entry) values (?, ?, ?)",
                    sequence,
                    Entries.digest(each.getValue()),
                    entry);
            change(connection, "update entry set payload = ? where sequence = ?", each.getValue(), sequence);
        }
    }

    private static Map<Integer, String> texts(Connection connection, String sql) throws SQLException {
        Map<Integer, String> texts = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                texts.put(row.getInt(1), row.getString(2));
            }
        }
        return texts;
    }

    private static Map<String, String> records(Connection connection) throws SQLException {
        Map<String, String> records = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("select job, payload from job_record");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.put(row.getString(1), row.getString(2));
            }
        }
        return records;
    }

    private static void change(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
