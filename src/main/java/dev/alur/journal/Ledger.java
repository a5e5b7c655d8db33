package dev.alur.journal;

import dev.alur.plan.OperationKey;
import dev.alur.plan.Run;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// What stands beside the book, in order: runs, operations, numbers and records, each to be found at once.
final class Ledger {
    static final String ANSWER = "answer";
    private static final String NUMBERS =
            "select number, series, sequence, document, digest, folder, serial from invoice_number";

    private final Connection connection;

    Ledger(Connection connection) {
        this.connection = connection;
    }

    /// Takes the operation and the number of an act. Unique keys refuse what was taken before.
    void take(Intent.Act act, Intent intent, String lineage) throws SQLException {
        OperationKey key = act.key();
        if (key != null) {
            change(
                    "insert into operation (hash, base, job, attempt, stands, serial) values (?, ?, ?, ?, 1, ?)",
                    key.hash(lineage),
                    key.base(),
                    Job.key(key.job()),
                    key.attempt(),
                    intent.serial());
        }
        if (act.number() != null) {
            take(issued(act.number(), intent));
        }
    }

    /// The number that an act of an intent gives.
    static Issued issued(Intent.Numbered number, Intent intent) {
        return new Issued(
                number.number(),
                number.series(),
                number.sequence(),
                number.document(),
                number.content().sha256(),
                intent.folder(),
                intent.serial());
    }

    void take(Issued issued) throws SQLException {
        change(
                "insert into invoice_number (number, series, sequence, document, digest, folder, serial)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                issued.number(),
                issued.series(),
                issued.sequence(),
                issued.document(),
                issued.sha256(),
                issued.folder(),
                issued.serial());
    }

    Map<String, Integer> lastNumbers() throws SQLException {
        Map<String, Integer> last = new HashMap<>();
        // from one series to the next in the index: what lies between them need not be read
        query(
                "with recursive each_series (series) as (select min(series) from invoice_number union all"
                        + " select (select min(n.series) from invoice_number n where n.series > e.series)"
                        + " from each_series e where e.series is not null) select e.series,"
                        + " (select max(n.sequence) from invoice_number n where n.series = e.series)"
                        + " from each_series e where e.series is not null",
                row -> last.put(row.getString(1), row.getInt(2)));
        return last;
    }

    /// Whose journal it is; empty where nobody has said so yet.
    String lineage() throws SQLException {
        return texts("select id from lineage").stream().findFirst().orElse("");
    }

    boolean claimed(String kind, String what) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from claim where kind = ? and what = ?")) {
            select.setString(1, kind);
            select.setString(2, what);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /// The Refs of Inbox whose answers count no more, of what is wanted.
    Set<String> spent(Wanted wanted) throws SQLException {
        if (wanted.allRefs()) {
            return spent();
        }
        Set<String> spent = new HashSet<>();
        for (String ref : wanted.refs()) {
            if (claimed(ANSWER, ref)) {
                spent.add(ref);
            }
            // they are counted from 0
            String base = Wanted.base(ref);
            for (int i = 0; !base.isEmpty() && claimed(ANSWER, base + i); i++) {
                spent.add(base + i);
            }
        }
        return spent;
    }

    /// All Refs of Inbox whose answers count no more.
    Set<String> spent() throws SQLException {
        Set<String> spent = new HashSet<>();
        query("select what from claim where kind = '" + ANSWER + "'", row -> spent.add(row.getString(1)));
        return spent;
    }

    /// Takes answers; none is taken twice.
    void spend(Set<String> refs, int entry) throws SQLException {
        for (String ref : refs) {
            claim(ANSWER, ref, entry);
        }
    }

    void claim(String kind, String what, int entry) throws SQLException {
        change("insert into claim (kind, what, entry) values (?, ?, ?)", kind, what, entry);
    }

    List<Issued> issued() throws SQLException {
        List<Issued> all = new ArrayList<>();
        issued(all::add);
        all.sort(Comparator.comparing(Issued::series).thenComparing(Issued::sequence));
        return all;
    }

    /// Hands over one number after the other, so that those before a damaged page are not lost; in no order,
    /// for an index that gives one may be damaged, too.
    void issued(Consumer<Issued> taker) throws SQLException {
        query(NUMBERS, row -> taker.accept(issued(row)));
    }

    /// Those of some numbers that were given.
    List<Issued> issued(Set<String> numbers) throws SQLException {
        List<Issued> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NUMBERS + " where number = ?")) {
            for (String number : numbers) {
                select.setString(1, number);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        found.add(issued(row));
                    }
                }
            }
        }
        return found;
    }

    private static Issued issued(ResultSet row) throws SQLException {
        return new Issued(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7));
    }

    List<Run> runs(OptionalInt only, Map<Integer, Integer> undone) throws SQLException {
        List<Run> runs = new ArrayList<>();
        String which = only.isPresent() ? " where r.serial = " + only.getAsInt() : "";
        query(select("r.intent", "r.outcome") + which + " order by r.serial", row -> {
            Intent intent = Scribe.intent(payload(row, 0));
            boolean isOpen = row.getString(5) == null;
            Run run = isOpen ? unfinished(intent) : finished(intent, Scribe.ended(payload(row, 4)));
            Adopting adopting = intent.trace().adopting();
            runs.add(run.undone(undone.getOrDefault(intent.serial(), 0), undoes(intent))
                    .adopting(adopting == null ? "" : adopting.kind().key()));
        });
        return runs;
    }

    /// The intents of runs.
    ///
    /// @param which a condition over `run r`
    List<Intent> intents(String which) throws SQLException {
        List<Intent> intents = new ArrayList<>();
        query(select("r.intent") + which + " order by r.serial", row -> intents.add(Scribe.intent(payload(row, 0))));
        return intents;
    }

    /// How runs ended.
    ///
    /// @param which a condition over `run r`, and an order
    List<Ended> outcomes(String which) throws SQLException {
        List<Ended> outcomes = new ArrayList<>();
        query(select("r.outcome") + which, row -> outcomes.add(Scribe.ended(payload(row, 0))));
        return outcomes;
    }

    /// Asks for entries of runs, four columns each: sequence, kind, payload and the digest that it must have.
    private static String select(String... places) {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            columns.append(i == 0 ? "select " : ", ")
                    .append(String.format(
                            Locale.ROOT,
                            "e%1$d.sequence, e%1$d.kind, e%1$d.payload, coalesce(x%1$d.digest, e%1$d.digest)",
                            i));
            joins.append(String.format(
                    Locale.ROOT,
                    " left join entry e%1$d on e%1$d.sequence = %2$s left join erasure x%1$d on x%1$d.sequence = %2$s",
                    i,
                    places[i]));
        }
        return columns + " from run r" + joins;
    }

    private static String payload(ResultSet row, int before) throws SQLException {
        return Entries.demandWhole(
                row.getInt(before + 1),
                row.getString(before + 2),
                row.getString(before + 3),
                row.getString(before + 4));
    }

    private static int undoes(Intent intent) {
        Trace.Undoing undoing = intent.trace().undoing();
        return undoing == null ? 0 : undoing.run();
    }

    static Run unfinished(Intent intent) {
        List<Run.Done> changes = intent.acts().stream()
                .map(act -> new Run.Done(act.json(), Run.Outcome.DONE))
                .toList();
        return new Run(
                intent.serial(),
                intent.at(),
                intent.today(),
                Run.State.OPEN,
                changes,
                intent.documents().stream().map(Intent.Staged::name).toList(),
                intent.before().sha256(),
                "");
    }

    static Run finished(Intent intent, Ended ended) {
        List<Run.Done> changes = new ArrayList<>();
        for (int i = 0; i < intent.acts().size(); i++) {
            changes.add(
                    new Run.Done(intent.acts().get(i).json(), ended.outcomes().get(i)));
        }
        return new Run(
                intent.serial(),
                intent.at(),
                intent.today(),
                Run.State.DONE,
                changes,
                ended.documents(),
                ended.before().sha256(),
                ended.after().sha256());
    }

    int number(String sql) throws SQLException {
        int[] number = {0};
        query(sql, row -> number[0] = row.getInt(1));
        return number[0];
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        query(sql, row -> texts.add(row.getString(1)));
        return texts;
    }

    void change(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    void query(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /// Takes one row of an answer.
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
