package dev.alur.journal;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.plan.Hold;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a journal knew at another time, and what it can hand over to another one. To be asked of a journal that
/// is open.
///
/// Every method throws a [ProblemException] as [Journal] does.
public final class History {
    private final Dialect dialect;
    private final Connection connection;

    History(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /// What was known while the workbook named a run, the last time that it did.
    ///
    /// @param names 0 for a workbook that names none; of a run that the journal does not know nothing was known
    public Known at(int names) {
        List<Entry> entries = new ArrayList<>();
        int[] until = {0};
        ask(
                "select kind, payload from entry where kind in ('intent', 'done', 'records')"
                        + " and payload is not null order by sequence",
                row -> {
                    entries.add(new Entry(row.getString(1), row.getString(2)));
                    if (row.getString(1).equals("done")
                            && Scribe.ended(row.getString(2)).names() == names) {
                        until[0] = entries.size();
                    }
                });
        boolean isKnown = until[0] > 0 || names == 0;
        int end = until[0];
        while (isKnown && end < entries.size() && !entries.get(end).kind().equals("intent")) {
            end++;
        }
        Fold fold = new Fold();
        entries.subList(0, end).forEach(fold::add);
        return fold.known();
    }

    /// Everything that happened once, with its latest attempt.
    public List<Adopting.Made> made() {
        Map<String, Adopting.Made> latest = new TreeMap<>();
        ask("select base, attempt, stands from operation", row -> {
            int attempt = row.getInt(2);
            boolean stands = row.getInt(3) != 0;
            OperationKey.parse(row.getString(1))
                    .map(key -> new Adopting.Made(key.attempt(attempt), stands))
                    .ifPresent(made -> latest.merge(
                            made.key().base(),
                            made,
                            (one, other) -> one.key().attempt() > other.key().attempt() ? one : other));
        });
        return List.copyOf(latest.values());
    }

    /// The ids of all jobs of which something is known.
    public Set<String> jobs() {
        Set<String> jobs = new TreeSet<>();
        ask("select job from job_record union select job from operation", row -> jobs.add(row.getString(1)));
        return jobs;
    }

    /// What else is claimed, but for answers of Inbox and for what this tracker took over itself.
    public List<Adopting.Claim> claims() {
        List<Adopting.Claim> claims = new ArrayList<>();
        ask("select kind, what from claim order by kind, what", row -> {
            Adopting.Claim claim = new Adopting.Claim(row.getString(1), row.getString(2));
            boolean isOwn = Set.of(Ledger.ANSWER, Adopting.Claim.ADOPTED, Adopting.Claim.LOST)
                    .contains(claim.kind());
            if (!isOwn) {
                claims.add(claim);
            }
        });
        return claims;
    }

    /// What is claimed of one kind.
    public Set<String> claims(String kind) {
        Set<String> claims = new TreeSet<>();
        ask("select what from claim where kind = ?", row -> claims.add(row.getString(1)), kind);
        return claims;
    }

    /// The last run that took something over; 0 where none did.
    public int adopted() {
        return claims(Adopting.Claim.ADOPTED).stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private void ask(String sql, Ledger.RowReader reader, String... arguments) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw dialect.problem(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ProblemException(
                    Problem.error(
                            JournalProblem.JOURNAL_DAMAGED, null, dialect.place(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// All that was known.
    ///
    /// @param fired by [OperationKey#base]: what was made once, and whether it still stood
    public record Known(Map<String, Situation.Fired> fired, Map<String, Hold> held, Map<String, JobRecord> records) {
        public Known {
            fired = Map.copyOf(fired);
            held = Map.copyOf(held);
            records = Map.copyOf(records);
        }
    }

    private record Entry(String kind, String payload) {}

    /// Goes through the book as it was written.
    private static final class Fold {
        private final Map<String, TreeMap<Integer, Boolean>> attempts = new HashMap<>();
        private final Map<String, JobRecord> records = new HashMap<>();
        private Map<String, Hold> held = Map.of();
        private @Nullable Intent open;

        void add(Entry entry) {
            switch (entry.kind()) {
                case "intent" -> begin(Scribe.intent(entry.payload()));
                case "done" -> end(Scribe.ended(entry.payload()));
                default -> {
                    keep(Scribe.recordsIn(entry.payload()));
                    hold(Scribe.heldIn(entry.payload()));
                }
            }
        }

        private void begin(Intent intent) {
            open = intent;
            for (Intent.Act act : intent.acts()) {
                if (act.key() != null) {
                    set(act.key(), true);
                }
            }
            Trace.Undoing undoing = intent.trace().undoing();
            if (undoing != null) {
                undoing.fallen().forEach(key -> set(key, false));
            }
            Adopting adopting = intent.trace().adopting();
            if (adopting != null) {
                adopting.made().forEach(made -> set(made.key(), made.stands()));
            }
        }

        private void end(Ended ended) {
            Intent intent = open;
            if (intent == null || intent.serial() != ended.serial()) {
                return;
            }
            for (int i = 0; i < intent.acts().size(); i++) {
                Intent.Act act = intent.acts().get(i);
                if (act.key() != null
                        && act.number() == null
                        && ended.outcomes().get(i) != Run.Outcome.DONE) {
                    attempts.getOrDefault(act.key().base(), new TreeMap<>())
                            .remove(act.key().attempt());
                }
            }
            keep(ended.records());
            hold(intent.trace().held());
            open = null;
        }

        private void set(OperationKey key, boolean stands) {
            attempts.computeIfAbsent(key.base(), base -> new TreeMap<>()).put(key.attempt(), stands);
        }

        private void keep(Map<String, JobRecord> more) {
            records.putAll(more);
            more.forEach((job, record) -> records.remove(job, JobRecord.NONE));
        }

        private void hold(@Nullable Map<String, Hold> all) {
            held = all == null ? held : all;
        }

        Known known() {
            Map<String, Situation.Fired> fired = new HashMap<>();
            attempts.forEach((base, all) -> {
                Map.Entry<Integer, Boolean> last = all.lastEntry();
                if (last != null) {
                    fired.put(base, new Situation.Fired(last.getKey(), last.getValue()));
                }
            });
            return new Known(fired, held, records);
        }
    }
}
