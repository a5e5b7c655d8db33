package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// Files that lie in a shared journal, so that another machine can finish or take back what this one began.
/// Each is known by its digest.
final class Stored {
    /// A rendered document of a run that is not finished.
    static final String STAGED = "staged";

    /// A workbook as it was before a run.
    static final String BEFORE = "before";

    private final Connection connection;

    Stored(Connection connection) {
        this.connection = connection;
    }

    /// Puts a file in, where it is not there yet.
    void put(String kind, Fingerprint content, Path file) throws SQLException {
        try (InputStream bytes = Files.newInputStream(file);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into file (digest, kind, content) values (?, ?, ?) on conflict (digest) do nothing")) {
            insert.setString(1, content.sha256());
            insert.setString(2, kind);
            insert.setBinaryStream(3, bytes, Files.size(file));
            insert.executeUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bytes of a file; none where it is not there.
    byte[] get(Fingerprint content) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select content from file where digest = ?")) {
            select.setString(1, content.sha256());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    /// Every file, its kind by its digest.
    Map<Fingerprint, String> all() throws SQLException {
        Map<Fingerprint, String> all = new TreeMap<>(Comparator.comparing(Fingerprint::sha256));
        try (PreparedStatement select = connection.prepareStatement("select digest, kind from file");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.put(new Fingerprint(row.getString(1)), row.getString(2));
            }
        }
        return all;
    }

    void drop(Fingerprint content) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from file where digest = ?")) {
            delete.setString(1, content.sha256());
            delete.executeUpdate();
        }
    }
}
