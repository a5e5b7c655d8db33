package dev.alur.journal;

import dev.alur.invoice.Series;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Situation;
import dev.alur.plan.Wanted;
import dev.alur.tracker.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What stands beside the book about jobs: their records, and what was made once for them. A plan asks for
/// the jobs of its tracker alone, however many there were before.
final class KnownJobs {
    /// How many ids are asked for at once.
    private static final int AT_ONCE = 500;

    /// Control characters that no text of the journal has in it: operations use the unit separator
    /// themselves, and JSON writes all of them as escapes.
    private static final String BETWEEN_VALUES = "\u001d";

    private static final String BETWEEN_ROWS = "\u001e";

    private final Connection connection;
    private final Ledger ledger;

    KnownJobs(Connection connection, Ledger ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    /// Records by id.
    Map<String, JobRecord> records(Wanted wanted) throws SQLException {
        Map<String, JobRecord> records = new HashMap<>();
        Consumer<String[]> taker = row -> records.put(row[0], Scribe.record(row[1]));
        Set<String> likenesses = new HashSet<>();
        wanted.likenesses().forEach(likeness -> likenesses.add(digest(likeness)));
        packed("job_record", List.of("job", "payload"), "folded", wanted.jobs(), taker);
        packed("job_record", List.of("job", "payload"), "likeness", likenesses, taker);
        return records;
    }

    /// What was made once, by [OperationKey#base].
    ///
    /// @param jobs ids as [Job#key] gives them
    Map<String, Situation.Fired> fired(Set<String> jobs) throws SQLException {
        Map<String, Situation.Fired> fired = new HashMap<>();
        packed(
                "operation",
                List.of("base", "attempt", "stands"),
                "job",
                jobs,
                row -> fired.merge(
                        row[0],
                        new Situation.Fired(Integer.parseInt(row[1]), !row[2].equals("0")),
                        (one, other) -> one.attempt() > other.attempt() ? one : other));
        return fired;
    }

    /// Whether anything is known of one of these jobs.
    ///
    /// @param jobs ids as [Job#key] gives them
    boolean any(Set<String> jobs) throws SQLException {
        boolean[] any = {false};
        packed("job_record", List.of("job"), "folded", jobs, row -> any[0] = true);
        packed("operation", List.of("base"), "job", jobs, row -> any[0] = true);
        return any[0];
    }

    @Nullable
    JobRecord record(String job) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select payload from job_record where job = ?")) {
            select.setString(1, job);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Scribe.record(row.getString(1)) : null;
            }
        }
    }

    /// Keeps records; of a job whose record is [JobRecord#NONE] nothing is known any more.
    void keep(Map<String, JobRecord> records) throws SQLException {
        for (Map.Entry<String, JobRecord> each : records.entrySet()) {
            String job = each.getKey();
            ledger.change("delete from job_record where job = ?", job);
            if (!each.getValue().equals(JobRecord.NONE)) {
                ledger.change(
                        "insert into job_record (job, payload, folded, likeness) values (?, ?, ?, ?)",
                        job,
                        Scribe.record(each.getValue()),
                        Job.key(job),
                        digest(each.getValue().likeness()));
            }
        }
        count(records.keySet());
    }

    /// Keeps the text of a record that is known, as it was put right.
    void rewrite(String job, String payload) throws SQLException {
        ledger.change(
                "update job_record set payload = ?, likeness = ? where job = ?",
                payload,
                digest(Scribe.record(payload).likeness()),
                job);
    }

    /// Reads every row.
    ///
    /// @throws IllegalArgumentException where one is not as it was written, or would not be found
    void demandReadable() throws SQLException {
        ledger.query("select job, payload, folded, likeness from job_record", row -> {
            String job = row.getString(1);
            String likeness = digest(Scribe.record(row.getString(2)).likeness());
            demand(row.getString(3).equals(Job.key(job)) && row.getString(4).equals(likeness), job);
        });
        ledger.query("select base, job from operation", row -> {
            String base = row.getString(1);
            String job = OperationKey.parse(base).map(OperationKey::job).orElse("");
            demand(row.getString(2).equals(Job.key(job)), base);
        });
    }

    private static void demand(boolean holds, String row) {
        if (!holds) {
            throw new IllegalArgumentException("not what the book keeps: " + row);
        }
    }

    /// Fills in what a journal of an earlier version does not have of its rows.
    void fill() throws SQLException {
        List<String[]> rows = new ArrayList<>();
        Ledger.RowReader reader = row -> rows.add(new String[] {row.getString(1), row.getString(2)});
        ledger.query("select job, payload from job_record", reader);
        for (String[] row : rows) {
            ledger.change("update job_record set folded = ? where job = ?", Job.key(row[0]), row[0]);
            rewrite(row[0], row[1]);
        }
        rows.clear();
        ledger.query("select hash, base from operation", reader);
        for (String[] row : rows) {
            String job = OperationKey.parse(row[1]).map(OperationKey::job).orElse("");
            ledger.change("update operation set job = ? where hash = ?", Job.key(job), row[0]);
        }
    }

    /// The highest sequence in the ids of all jobs that were ever known.
    ///
    /// @param keep whether it may be written down, so that it is not counted again
    int last(String pattern, boolean keep) throws SQLException {
        Series series = Series.parse(pattern).orElse(null);
        if (series == null) {
            return 0;
        }
        Integer known = patterns().get(bare(pattern));
        if (known != null) {
            return known;
        }
        int[] last = {0};
        ledger.query(
                "select folded from job_record",
                row -> last[0] =
                        Math.max(last[0], series.sequence(row.getString(1)).orElse(0)));
        if (keep) {
            ledger.change("insert into id_series (pattern, last) values (?, ?)", bare(pattern), last[0]);
        }
        return last[0];
    }

    private void count(Collection<String> jobs) throws SQLException {
        for (Map.Entry<String, Integer> each : patterns().entrySet()) {
            Series series = Series.of(each.getKey());
            int last = each.getValue();
            for (String job : jobs) {
                last = Math.max(last, series.sequence(Job.key(job)).orElse(0));
            }
            if (last > each.getValue()) {
                ledger.change("update id_series set last = ? where pattern = ?", last, each.getKey());
            }
        }
    }

    private Map<String, Integer> patterns() throws SQLException {
        Map<String, Integer> patterns = new HashMap<>();
        ledger.query("select pattern, last from id_series", row -> patterns.put(row.getString(1), row.getInt(2)));
        return patterns;
    }

    /// Neither case nor the least width of the sequence tells ids apart.
    private static String bare(String pattern) {
        return pattern.toLowerCase(Locale.ROOT).replaceAll("\\{\\s*0+\\s*}", "{0}");
    }

    private static String digest(String likeness) {
        return likeness.isEmpty() ? "" : Entries.digest(likeness);
    }

    /// Reads the rows of a table that have one of some texts in a column, many in one answer. A plan may read
    /// thousands of rows, and to be handed each value by itself takes longer than everything else together.
    private void packed(String table, List<String> columns, String column, Set<String> texts, Consumer<String[]> reader)
            throws SQLException {
        List<String> all = List.copyOf(texts);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            String row = String.join(" || cast(? as text) || ", columns);
            String sql = "select string_agg(" + row + ", cast(? as text)) from " + table + " where " + column + " in (?"
                    + ", ?".repeat(some.size() - 1) + ")";
            List<String> arguments = new ArrayList<>();
            for (int i = 1; i < columns.size(); i++) {
                arguments.add(BETWEEN_VALUES);
            }
            arguments.add(BETWEEN_ROWS);
            arguments.addAll(some);
            packed(sql, arguments, reader);
        }
    }

    private void packed(String sql, List<String> arguments, Consumer<String[]> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setString(i + 1, arguments.get(i));
            }
            try (ResultSet answer = statement.executeQuery()) {
                String rows = answer.next() ? answer.getString(1) : null;
                if (rows != null) {
                    for (String each : rows.split(BETWEEN_ROWS, -1)) {
                        reader.accept(each.split(BETWEEN_VALUES, -1));
                    }
                }
            }
        }
    }
}
