package dev.alur.journal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Carries a journal from one database into an empty one, row by row: what a backup of PostgreSQL is, and how a
/// backup comes back into it.
final class Copying {
    /// What belongs to one database alone, and is not the book.
    private static final Set<String> OWN = Set.of("alur_version", "holder", "file");

    private Copying() {}

    /// Copies every table, inside the transaction that the caller began on each side.
    static void copy(Connection from, Connection to) throws SQLException {
        // in this order, for rows name entries and runs
        Set<String> tables = new LinkedHashSet<>(List.of("entry", "run"));
        tables.addAll(tables(to));
        for (String table : tables) {
            copy(table, from, to);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet row = data.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!OWN.contains(name) && !name.startsWith("sqlite_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        try (PreparedStatement select = from.prepareStatement("select * from " + table);
                ResultSet row = select.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            StringBuilder names = new StringBuilder(row.getMetaData().getColumnName(1));
            for (int i = 2; i <= columns; i++) {
                names.append(", ").append(row.getMetaData().getColumnName(i));
            }
            String insert = "insert into " + table + " (" + names + ") values (?" + ", ?".repeat(columns - 1) + ")";
            try (PreparedStatement into = to.prepareStatement(insert)) {
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) {
                        into.setObject(i, row.getObject(i));
                    }
                    into.executeUpdate();
                }
            }
        }
    }
}
