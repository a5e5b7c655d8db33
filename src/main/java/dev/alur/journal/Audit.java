package dev.alur.journal;

import dev.alur.grid.Problem;
import dev.alur.plan.OperationKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares what is kept beside the book, for quick answers, with the book itself: runs, operations and numbers
/// say the same on both sides, runs and series have no gap.
final class Audit {
    private final Connection connection;
    private final Ledger ledger;
    private final String lineage;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Integer, Account> book = new TreeMap<>();

    Audit(Connection connection, Ledger ledger, String lineage) {
        this.connection = connection;
        this.ledger = ledger;
        this.lineage = lineage;
    }

    /// To be asked of a chain that is whole.
    ///
    /// @param expected whose journal it should be
    List<Problem> problems(String expected) throws SQLException {
        if (!lineage.equals(expected)) {
            add(JournalProblem.LINEAGE_DIFFERS, lineage, expected);
            return problems;
        }
        demandFound();
        readBook();
        runs();
        operations();
        numbers();
        new KnownJobs(connection, ledger).demandReadable();
        return problems;
    }

    /// Every run of the book, by serial.
    Map<Integer, Account> book() {
        return book;
    }

    /// Looks something up by each index. SQLite's own check passes over one in which nothing stands yet, and
    /// the next run would stumble over it.
    private void demandFound() throws SQLException {
        for (String where : List.of(
                "entry where hash = ''",
                "lineage where id = ''",
                "run where state = 'open'",
                "operation where hash = ''",
                "operation where base = ''",
                "operation where job = ''",
                "invoice_number where number = ''",
                "invoice_number where series = ''",
                "job_record where job = ''",
                "job_record where folded = ''",
                "job_record where likeness = ''",
                "id_series where pattern = ''",
                "claim where kind = ''",
                "hold where what = ''",
                "undoing where run = 0",
                "untouched where sha256 = ''",
                "erasure where sequence = 0")) {
            ledger.number("select count(*) from " + where);
        }
    }

    private void readBook() throws SQLException {
        Map<Integer, Ended> ended = new HashMap<>();
        List<Intent> intents = new ArrayList<>();
        rows("select kind, payload from entry where kind in ('intent', 'done') and payload is not null", row -> {
            if (row.getString(1).equals("intent")) {
                intents.add(Scribe.intent(row.getString(2)));
            } else {
                Ended end = Scribe.ended(row.getString(2));
                ended.put(end.serial(), end);
            }
        });
        intents.forEach(intent -> book.put(intent.serial(), new Account(intent, ended.get(intent.serial()))));
    }

    private void runs() throws SQLException {
        Set<Integer> beside = new TreeSet<>();
        rows("select serial, state, outcome from run order by serial", row -> {
            int serial = row.getInt(1);
            beside.add(serial);
            Account account = book.get(serial);
            boolean saysDone = row.getString(2).equals("done");
            if (account == null) {
                add(JournalProblem.RUN_NOT_IN_BOOK, serial);
            } else if (saysDone != (account.ended() != null) || saysDone != (row.getObject(3) != null)) {
                add(JournalProblem.RUN_STATE_WRONG, serial);
            }
        });
        int expected = book.isEmpty() ? 1 : book.keySet().iterator().next();
        for (int serial : book.keySet()) {
            for (; expected < serial; expected++) {
                add(JournalProblem.RUN_MISSING, expected);
            }
            expected = serial + 1;
            if (!beside.contains(serial)) {
                add(JournalProblem.RUN_NOT_IN_BOOK, serial);
            }
        }
    }

    private void operations() throws SQLException {
        Map<String, String> beside = new HashMap<>();
        rows("select hash, base, serial from operation", row -> beside.put(row.getString(1), named(row)));
        Set<String> inBook = new HashSet<>();
        for (Account account : book.values()) {
            Adopting adopting = account.intent().trace().adopting();
            if (adopting != null) {
                adopting.made().forEach(made -> inBook.add(made.key().hash(lineage)));
            }
            List<Intent.Act> acts = account.intent().acts();
            for (int i = 0; i < acts.size(); i++) {
                OperationKey key = acts.get(i).key();
                boolean isTaken = acts.get(i).number() != null || account.ended() == null || account.isDone(i);
                if (key != null) {
                    String hash = key.hash(lineage);
                    inBook.add(hash);
                    if (isTaken && !beside.containsKey(hash)) {
                        add(
                                JournalProblem.OPERATION_MISSING,
                                key.kind(),
                                key.job(),
                                account.intent().serial());
                    }
                }
            }
        }
        beside.forEach((hash, named) -> {
            if (!inBook.contains(hash)) {
                add(JournalProblem.OPERATION_NOT_IN_BOOK, named);
            }
        });
    }

    private static String named(ResultSet row) throws SQLException {
        return row.getString(2).replace('\u001f', ' ') + " (" + row.getInt(3) + ")";
    }

    private void numbers() throws SQLException {
        Map<String, Issued> inBook = new TreeMap<>();
        for (Account account : book.values()) {
            for (Intent.Act act : account.intent().acts()) {
                if (act.number() != null) {
                    Issued issued = Ledger.issued(act.number(), account.intent());
                    inBook.put(issued.number(), issued);
                }
            }
            Adopting adopting = account.intent().trace().adopting();
            if (adopting != null) {
                adopting.numbers().forEach(issued -> inBook.put(issued.number(), issued));
            }
        }
        rows("select payload from entry where kind = 'numbers' and payload is not null", row -> {
            Scribe.taken(row.getString(1)).forEach(issued -> inBook.put(issued.number(), issued));
        });
        Map<String, Issued> beside = new TreeMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (Issued issued : ledger.issued()) {
            beside.put(issued.number(), issued);
            int before = Objects.requireNonNullElse(last.put(issued.series(), issued.sequence()), 0);
            // what was taken over may have gaps, for it was not we who counted
            for (int gap = before + 1; gap < issued.sequence() && issued.serial() > 0; gap++) {
                add(JournalProblem.NUMBER_GAP, issued.series(), gap);
            }
        }
        Set<String> either = new TreeSet<>(inBook.keySet());
        either.addAll(beside.keySet());
        for (String number : either) {
            Issued one = inBook.get(number);
            Issued other = beside.get(number);
            if (one == null || other == null) {
                add(JournalProblem.NUMBER_NOT_IN_BOOK, number);
            } else if (!one.equals(other)) {
                add(JournalProblem.NUMBER_DIFFERS, number);
            }
        }
    }

    private void add(JournalProblem key, Object... arguments) {
        problems.add(Problem.error(key, null, arguments));
    }

    private void rows(String sql, Ledger.RowReader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
