package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.plan.Hold;
import dev.alur.plan.OperationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What stands beside the book about taking back: what is held, which run undid which, and which workbooks are
/// still as a run left them.
final class Holding {
    private final Connection connection;
    private final Ledger ledger;

    Holding(Connection connection, Ledger ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    Map<String, Hold> held() throws SQLException {
        Map<String, Hold> held = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select what, reads, serial from hold");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                held.put(row.getString(1), new Hold(row.getString(2), row.getInt(3)));
            }
        }
        return held;
    }

    /// Holds this and nothing else.
    void hold(Map<String, Hold> all) throws SQLException {
        Map<String, Hold> known = held();
        for (String what : known.keySet()) {
            if (!known.get(what).equals(all.get(what))) {
                ledger.change("delete from hold where what = ?", what);
            }
        }
        for (Map.Entry<String, Hold> entry : new TreeMap<>(all).entrySet()) {
            Hold hold = entry.getValue();
            if (!hold.equals(known.get(entry.getKey()))) {
                ledger.change(
                        "insert into hold (what, reads, serial) values (?, ?, ?)",
                        entry.getKey(),
                        hold.reads(),
                        hold.by());
            }
        }
    }

    /// What a run takes back stands no more; a run is undone once.
    void takeBack(int by, Trace.Undoing undoing, String lineage) throws SQLException {
        for (OperationKey key : undoing.fallen()) {
            ledger.change("update operation set stands = 0 where hash = ?", key.hash(lineage));
        }
        if (undoing.run() > 0) {
            ledger.change("insert into undoing (run, serial) values (?, ?)", undoing.run(), by);
        }
    }

    /// By run: the one that undid it.
    Map<Integer, Integer> undone() throws SQLException {
        Map<Integer, Integer> undone = new HashMap<>();
        ledger.query("select run, serial from undoing", row -> undone.put(row.getInt(1), row.getInt(2)));
        return undone;
    }

    /// The same of one run alone.
    Map<Integer, Integer> undone(int run) throws SQLException {
        return Map.of(run, ledger.number("select coalesce(max(serial), 0) from undoing where run = " + run));
    }

    /// The run since which nobody but us wrote a workbook; 0 where that is unknown.
    int since(Fingerprint workbook) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select serial from untouched where sha256 = ?")) {
            select.setString(1, workbook.sha256());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /// A workbook as we left it.
    void untouched(Fingerprint workbook, int since) throws SQLException {
        ledger.change("delete from untouched where sha256 = ?", workbook.sha256());
        ledger.change("insert into untouched (sha256, serial) values (?, ?)", workbook.sha256(), since);
    }
}
