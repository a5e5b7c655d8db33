package dev.alur.journal;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.plan.Given;
import dev.alur.plan.Hold;
import dev.alur.plan.JobRecord;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import dev.alur.plan.Wanted;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The book of one lineage: what was going to be done, what was done, which numbers were given. Entries are
/// only ever added, each holds the hash of the one before it, and unique keys decide who was first. Not for use
/// by two threads at once.
///
/// Every method throws a [ProblemException] where the database cannot do it, with a key of [JournalProblem].
public final class Journal implements AutoCloseable {
    private final Dialect dialect;
    private final Connection connection;
    private final Entries entries;
    private final Ledger ledger;
    private final KnownJobs jobs;
    private final Stored stored;
    private final Holding holding;
    private boolean inside;

    private Journal(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
        this.entries = new Entries(connection);
        this.ledger = new Ledger(connection);
        this.jobs = new KnownJobs(connection, ledger);
        this.stored = new Stored(connection);
        this.holding = new Holding(connection, ledger);
    }

    /// @param lineage whose book it is, which is made where there is none
    static Journal write(Dialect dialect, String lineage, Instant now, String holder) {
        Journal journal = new Journal(dialect, dialect.write(holder, now));
        try {
            journal.found(lineage, now);
            return journal;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    static Journal read(Dialect dialect) {
        return new Journal(dialect, dialect.read());
    }

    /// What people know it by: its file, or its database.
    public String place() {
        return dialect.place();
    }

    /// Whether other machines see it, so that it holds staged documents and kept workbooks, too.
    public boolean isShared() {
        return dialect.isShared();
    }

    /// What it knew at another time, and what it can hand over.
    public History history() {
        return new History(dialect, connection);
    }

    /// Asks whether it is still we who may write; to be called before what the journal cannot take back.
    ///
    /// @throws ProblemException [JournalProblem#JOURNAL_TAKEN_OVER] where another machine has taken over
    public void demandHeld() {
        ask(() -> {
            dialect.demandHeld(connection);
            return connection;
        });
    }

    /// Keeps a workbook as it was before a run, where the journal is shared; else nothing is done.
    public void keep(Fingerprint content, Path file) {
        ask(() -> {
            if (dialect.isShared()) {
                stored.put(Stored.BEFORE, content, file);
            }
            return content;
        });
    }

    /// Lets go of kept workbooks that are too old, where the journal is shared.
    public void forget(List<Fingerprint> kept) {
        ask(() -> {
            for (Fingerprint content : dialect.isShared() ? kept : List.<Fingerprint>of()) {
                stored.drop(content);
            }
            return kept;
        });
    }

    /// Puts a staged document or a kept workbook back into a shared journal, from a backup; else nothing
    /// is done.
    ///
    /// @param isStaged which of the two it is
    public void store(Fingerprint content, Path file, boolean isStaged) {
        ask(() -> {
            if (dialect.isShared()) {
                stored.put(isStaged ? Stored.STAGED : Stored.BEFORE, content, file);
            }
            return content;
        });
    }

    /// What lies in a shared journal: true for staged documents, false for kept workbooks; nothing where
    /// it is not shared.
    public Map<Fingerprint, Boolean> stored() {
        return ask(() -> {
            Map<Fingerprint, Boolean> all = new LinkedHashMap<>();
            if (dialect.isShared()) {
                stored.all().forEach((content, kind) -> all.put(content, kind.equals(Stored.STAGED)));
            }
            return all;
        });
    }

    /// The bytes of a staged document or a kept workbook that another machine put into a shared journal.
    public Optional<byte[]> stored(Fingerprint content) {
        return ask(() -> dialect.isShared()
                ? Optional.of(stored.get(content)).filter(bytes -> bytes.length > 0)
                : Optional.<byte[]>empty());
    }

    /// Begins a transaction that nobody else can write beside. It ends with what is written next, or with
    /// [#close]. Where one was begun already it goes on.
    ///
    /// @throws dev.alur.grid.BusyException where another process is inside one
    public void begin() {
        ask(() -> {
            if (!inside) {
                dialect.begin(connection);
                inside = true;
            }
            return inside;
        });
    }

    /// The serial of the last run, finished or not; 0 before the first.
    public int serial() {
        return ask(() -> ledger.number("select coalesce(max(serial), 0) from run"));
    }

    /// When the last run was written, or somebody's word that the clock is right, whichever came later.
    public Instant last() {
        return ask(() ->
                Instant.parse(ledger.texts("select at from entry where kind in ('founded', 'intent', 'done', 'clock')"
                                + " order by sequence desc limit 1")
                        .getFirst()));
    }

    /// Keeps somebody's word that the clock is right now and was wrong when the last run was written.
    public void clock(Instant at) {
        Instant before = last();
        transaction(() -> entries.add("clock", null, at, Scribe.words(Map.of("before", before.toString()))));
    }

    /// What is known of a job.
    public Optional<JobRecord> record(String job) {
        return ask(() -> Optional.ofNullable(jobs.record(job)));
    }

    /// The run that stopped half-way, if one did: only the last may have, for it is finished before
    /// another begins.
    public Optional<Intent> open() {
        return ask(() -> {
            return ledger.intents(" where r.state = 'open' and r.serial = (select max(serial) from run)").stream()
                    .findFirst();
        });
    }

    /// All that planning may know beyond the tracker.
    ///
    /// @param today a rehearsed day, or null
    /// @param wanted what the plan is about: nothing is told of other jobs
    public Situation situation(Instant now, @Nullable LocalDate today, Set<String> approvals, Wanted wanted) {
        return ask(() -> {
            entries.demandLatest();
            Map<String, JobRecord> records = jobs.records(wanted);
            return new Situation(
                            now,
                            today,
                            serial(),
                            ledger.lastNumbers(),
                            Math.max(ledger.number("select last_job from lineage"), jobs.last(wanted.series(), inside)),
                            jobs.fired(wanted.with(records.keySet()).jobs()),
                            approvals,
                            holding.held(),
                            records)
                    .spending(ledger.spent(wanted));
        });
    }

    /// Whether something is known of jobs or answers of which a plan was told nothing.
    public boolean knowsMore(Wanted told, Wanted wanted) {
        return ask(() -> {
            Set<String> others = new HashSet<>(wanted.jobs());
            others.removeAll(told.jobs());
            return jobs.any(others) || !ledger.spent(told).equals(ledger.spent(wanted));
        });
    }

    /// Writes down what is going to be done, in one transaction, and flushes it: from here on it is taken.
    ///
    /// @param lineage that the operation keys are hashed with
    /// @param staged where the rendered documents lie: a shared journal takes them in, in the same transaction
    /// @throws ProblemException [JournalProblem#KEY_TAKEN] where somebody else took a number or an
    /// operation; nothing is written then
    public void intend(Intent intent, String lineage, Function<Fingerprint, Path> staged) {
        transaction(() -> {
            for (Intent.Staged document : dialect.isShared() ? intent.documents() : List.<Intent.Staged>of()) {
                stored.put(Stored.STAGED, document.content(), staged.apply(document.content()));
            }
            int entry = entries.add("intent", intent.serial(), intent.at(), Scribe.intent(intent));
            ledger.change("insert into run (serial, state, intent) values (?, 'open', ?)", intent.serial(), entry);
            for (Intent.Act act : intent.acts()) {
                ledger.take(act, intent, lineage);
            }
            ledger.spend(intent.spent(), entry);
            Inheritance.take(ledger, intent, entry, lineage);
            if (intent.trace().undoing() != null) {
                holding.takeBack(intent.serial(), intent.trace().undoing(), lineage);
            }
            ledger.change("update lineage set last_job = ? where last_job < ?", intent.lastJob(), intent.lastJob());
            return entry;
        });
    }

    /// Writes down that a run is done. What a note or a row would have made but could not is free again;
    /// a number stays given.
    ///
    /// @return false where somebody else had written that down already
    public boolean end(Intent intent, Ended ended, String lineage) {
        return transaction(() -> {
            int open = ledger.number("select count(*) from run where state = 'open' and serial = " + ended.serial());
            if (open == 0) {
                return false;
            }
            int entry = entries.add("done", ended.serial(), ended.at(), Scribe.ended(ended));
            ledger.change("update run set state = 'done', outcome = ? where serial = ?", entry, ended.serial());
            for (int i = 0; i < intent.acts().size(); i++) {
                Intent.Act act = intent.acts().get(i);
                if (act.key() != null
                        && act.number() == null
                        && ended.outcomes().get(i) != Run.Outcome.DONE) {
                    ledger.change(
                            "delete from operation where hash = ?", act.key().hash(lineage));
                }
            }
            jobs.keep(ended.records());
            if (intent.trace().held() != null) {
                holding.hold(intent.trace().held());
            }
            if (ended.untouched()) {
                holding.untouched(ended.after(), ended.names());
            }
            for (Intent.Staged document : dialect.isShared() ? intent.documents() : List.<Intent.Staged>of()) {
                stored.drop(document.content());
            }
            return true;
        });
    }

    /// Keeps what is known of jobs and what is held, where a run had nothing else to do and where that differs.
    public void remember(Map<String, JobRecord> records, int lastJob, Map<String, Hold> held, Instant at) {
        transaction(() -> {
            Map<String, JobRecord> known = jobs.records(Wanted.jobs(records.keySet()));
            Map<String, JobRecord> fresh = new HashMap<>(records);
            fresh.entrySet().removeIf(record -> record.getValue().equals(known.get(record.getKey())));
            boolean higher = lastJob > ledger.number("select last_job from lineage");
            boolean freed = !held.equals(holding.held());
            if (fresh.isEmpty() && !higher && !freed) {
                return false;
            }
            entries.add("records", null, at, Scribe.records(fresh, lastJob, freed ? held : null));
            if (freed) {
                holding.hold(held);
            }
            jobs.keep(fresh);
            ledger.change("update lineage set last_job = ? where last_job < ?", lastJob, lastJob);
            return true;
        });
    }

    /// Keeps answers of Inbox that count no more, because their reasons are gone. Those that are known
    /// are left.
    public void spend(Set<String> refs, Instant at) {
        transaction(() -> {
            Set<String> fresh = new TreeSet<>(refs);
            fresh.removeAll(ledger.spent(Wanted.answers(refs)));
            if (!fresh.isEmpty()) {
                ledger.spend(fresh, entries.add("answers", null, at, Scribe.answers(fresh)));
            }
            return fresh;
        });
    }

    /// Writes down that only Inbox was written, which is no touch (semantics.md, line 8), of a workbook
    /// that was untouched.
    public void told(Fingerprint before, Fingerprint after, Instant at) {
        transaction(() -> {
            int since = holding.since(before);
            if (since > 0) {
                entries.add("told", null, at, Scribe.told(before, after));
                holding.untouched(after, since);
            }
            return since;
        });
    }

    /// The run since which nobody but us wrote a workbook; 0 where somebody may have.
    public int untouchedSince(Fingerprint workbook) {
        return ask(() -> holding.since(workbook));
    }

    /// The run that the workbook names as long as no run stopped half-way: the last one, or that of the
    /// kept file which its undo put back (semantics.md, line 21).
    public int current() {
        return ask(() -> {
            List<Ended> last = ledger.outcomes(" where r.state = 'done' order by r.serial desc limit 1");
            if (!last.isEmpty()) {
                return last.getFirst().names();
            }
            return open().map(intent -> intent.serial() - 1).orElseGet(this::serial);
        });
    }

    /// What a run was going to do.
    public Optional<Intent> intent(int serial) {
        return ask(() -> ledger.intents(" where r.serial = " + serial).stream().findFirst());
    }

    /// How a run ended; empty while it has not.
    public Optional<Ended> ended(int serial) {
        return ask(() -> ledger.outcomes(" where r.state = 'done' and r.serial = " + serial).stream()
                .findFirst());
    }

    /// Keeps answers that were given elsewhere than in the sheet, with who gave them.
    public void answered(List<Given> given, Instant at) {
        begin();
        transaction(() -> entries.add("answered", null, at, Scribe.given(given)));
    }

    /// All answers that were given elsewhere than in the sheet, the latest last.
    public List<Given> answers() {
        return ask(() -> {
            List<Given> all = new ArrayList<>();
            ledger.texts("select payload from entry where kind = 'answered' and payload is not null order by sequence")
                    .forEach(payload -> all.addAll(Scribe.given(payload)));
            return all;
        });
    }

    /// Takes over numbers that the tracker had before: none of them will be given again.
    public void adopt(List<Issued> numbers, Instant at) {
        transaction(() -> {
            entries.add("numbers", null, at, Scribe.taken(numbers));
            for (Issued number : numbers) {
                ledger.take(number);
            }
            return numbers;
        });
    }

    /// Claims something that is to happen once: a week's report.
    ///
    /// @return false where it was claimed before
    public boolean claim(String kind, String what, Instant at) {
        begin();
        return transaction(() -> {
            if (claimed(kind, what)) {
                return false;
            }
            int entry = entries.add("claim", null, at, Scribe.words(Map.of("kind", kind, "what", what)));
            ledger.claim(kind, what, entry);
            return true;
        });
    }

    /// True where something that happens once was claimed already.
    public boolean claimed(String kind, String what) {
        return ask(() -> ledger.claimed(kind, what));
    }

    /// All runs, the latest last.
    public List<Run> runs() {
        return ask(() -> ledger.runs(OptionalInt.empty(), holding.undone()));
    }

    /// One run.
    public Optional<Run> run(int serial) {
        return ask(() -> ledger.runs(OptionalInt.of(serial), holding.undone(serial)).stream()
                .findFirst());
    }

    /// Those of some numbers that were given.
    public List<Issued> issued(Set<String> numbers) {
        return ask(() -> ledger.issued(numbers));
    }

    /// Every number that was given, by series and sequence.
    public List<Issued> issued() {
        return ask(ledger::issued);
    }

    /// Looks whether the database and the chain are whole, and whether what is kept beside the chain says
    /// the same.
    ///
    /// @param lineage whose journal it should be
    /// @param taker is given every run of a journal in which nothing is wrong
    public List<Problem> verify(String lineage, Consumer<Account> taker) {
        return ask(() -> {
            List<Problem> problems = new ArrayList<>();
            String damage = dialect.damage(connection);
            if (!damage.isEmpty()) {
                problems.add(Problem.error(JournalProblem.JOURNAL_DAMAGED, null, dialect.place(), damage));
            }
            problems.addAll(entries.verify());
            if (problems.isEmpty()) {
                Audit audit = new Audit(connection, ledger, ledger.lineage());
                problems.addAll(audit.problems(lineage));
                audit.book().values().forEach(taker);
            }
            return problems;
        });
    }

    /// Takes a person's words out of all that the journal keeps; numbers, days and amounts stay, and the
    /// chain holds.
    ///
    /// @param more what else is known of the person: address, telephone
    /// @param present jobs whose record stays, because the tracker still says the same
    /// @param dry only find out
    public Erasure erase(String name, Set<String> more, Set<String> present, Instant at, boolean dry) {
        Redaction redaction = new Redaction(name, more);
        if (dry) {
            return ask(() -> Erasure.of(connection, entries, redaction, present, at, true));
        }
        ask(() -> {
            // outside a transaction, for inside one it has no effect
            dialect.forgetting(connection);
            return dialect;
        });
        begin();
        Erasure erasure = transaction(() -> Erasure.of(connection, entries, redaction, present, at, false));
        ask(() -> {
            dialect.forgotten(connection);
            return dialect;
        });
        return erasure;
    }

    /// Writes the journal as it is now into a new file of SQLite, whole, whatever is written meanwhile.
    public void backup(Path file) {
        ask(() -> {
            dialect.backup(connection, file);
            return file;
        });
    }

    /// Ends whatever was begun and not written, and lets the file go.
    @Override
    public void close() {
        try (connection) {
            if (inside) {
                Schema.run(connection, "rollback");
            }
        } catch (SQLException e) {
            throw dialect.problem(e);
        }
    }

    private void found(String lineage, Instant now) {
        ask(() -> {
            entries.demandLatest();
            return entries;
        });
        List<String> known = ask(() -> ledger.texts("select id from lineage"));
        if (known.isEmpty()) {
            begin();
            transaction(() -> {
                if (ledger.texts("select id from lineage").isEmpty()) {
                    ledger.change("insert into lineage (id, last_job) values (?, 0)", lineage);
                    entries.add("founded", null, now, Scribe.words(Map.of("lineage", lineage)));
                }
                return lineage;
            });
        }
    }

    /// Does something inside the transaction that was begun and commits it; takes all of it back where
    /// that fails.
    private <T> T transaction(Question<T> work) {
        return ask(() -> {
            if (!inside) {
                throw new IllegalStateException("no transaction was begun");
            }
            try {
                T result = work.ask();
                Schema.run(connection, "commit");
                inside = false;
                return result;
            } catch (SQLException | RuntimeException e) {
                inside = false;
                Schema.rollback(connection, e);
                throw e;
            }
        });
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw dialect.problem(e);
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException | DateTimeException e) {
            // what a table holds cannot be read as what was written there
            throw new ProblemException(
                    Problem.error(
                            JournalProblem.JOURNAL_DAMAGED, null, dialect.place(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    /// Something asked of the database.
    private interface Question<T> {
        T ask() throws SQLException;
    }
}
