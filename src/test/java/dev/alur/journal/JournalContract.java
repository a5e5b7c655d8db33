package dev.alur.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.BusyException;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.plan.JobRecord;
import dev.alur.plan.OperationKey;
import dev.alur.plan.Run;
import dev.alur.plan.Situation;
import dev.alur.plan.Wanted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The book: what it keeps, what it refuses, and what of a change to it shows. Every database passes it.
abstract class JournalContract {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String LINEAGE = "3f0e7a52-0000-4000-8000-000000000001";
    private static final Fingerprint BEFORE = fingerprint("before");
    private static final Wanted WANTED = new Wanted(Set.of("prj-001"), Set.of(), "PRJ-{000}", Set.of(), true);

    @TempDir
    Path folder;

    /// Journals of this side.
    abstract Journals journals();

    /// A lineage of this test's own.
    String lineage() {
        return LINEAGE;
    }

    /// Changes the tables behind the journal's back.
    abstract void execute(String sql) throws SQLException;

    /// Takes away what keeps entries from being changed or deleted.
    abstract void unguard() throws SQLException;

    /// Makes it a journal of version 99.
    abstract void newer() throws SQLException;

    abstract int number(String sql) throws SQLException;

    @Test
    void readingMakesNothing() throws IOException {
        assertThat(journals().exists(lineage())).isFalse();
        assertThat(journals().read(lineage())).isEmpty();
        assertThat(journals().exists(lineage())).isFalse();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anIntentComesBackAsItWasWritten() {
        Intent intent = intent(1);
        try (Journal journal = open()) {
            journal.begin();
            journal.intend(intent, lineage(), this::staged);
        }
        try (Journal journal = open()) {
            assertThat(journal.open()).contains(intent);
            assertThat(journal.serial()).isEqualTo(1);
            assertThat(journal.run(1).orElseThrow().state()).isEqualTo(Run.State.OPEN);
        }
    }

    @Test
    void whatARunDidIsKnownToTheNextPlan() {
        run(1);
        try (Journal journal = open()) {
            Situation situation = journal.situation(NOW, null, Set.of(), WANTED);
            assertThat(situation.serial()).isEqualTo(1);
            assertThat(situation.numbers()).containsEntry("INV-2026-", 1);
            assertThat(situation.lastJob()).isEqualTo(7);
            assertThat(situation.fired())
                    .containsKeys(key("invoice", 1).base(), key("note", 1).base());
            assertThat(situation.records()).containsEntry("PRJ-001", record("Final"));
            assertThat(journal.open()).isEmpty();
            assertThat(journal.issued()).extracting(Issued::number).containsExactly("INV-2026-001");
        }
    }

    @Test
    void aNumberIsGivenOnce() {
        run(1);
        Intent again = intent(1);
        Intent second = new Intent(2, NOW, TODAY, BEFORE, "", again.acts(), List.of(), Map.of(), 0, Set.of());
        try (Journal journal = open()) {
            journal.begin();
            assertThatThrownBy(() -> journal.intend(second, lineage(), this::staged))
                    .satisfies(is(JournalProblem.KEY_TAKEN));
            assertThat(journal.serial()).as("nothing of it stays").isEqualTo(1);
            assertThat(journal.verify(lineage(), account -> {})).isEmpty();
        }
    }

    @Test
    void aNoteThatCouldNotBeWrittenIsFreeAgainAndANumberIsNot() {
        try (Journal journal = open()) {
            journal.begin();
            journal.intend(intent(1), lineage(), this::staged);
            journal.begin();
            Ended ended = ended(1, List.of(Run.Outcome.DONE, Run.Outcome.ORPHAN, Run.Outcome.CONFLICT));
            assertThat(journal.end(intent(1), ended, lineage())).isTrue();
            Situation situation = journal.situation(NOW, null, Set.of(), WANTED);
            assertThat(situation.fired()).containsOnlyKeys(key("invoice", 1).base());
            assertThat(journal.run(1).orElseThrow().changes())
                    .extracting(Run.Done::outcome)
                    .containsExactly(Run.Outcome.DONE, Run.Outcome.ORPHAN, Run.Outcome.CONFLICT);
        }
    }

    @Test
    void aRunEndsOnce() {
        run(1);
        try (Journal journal = open()) {
            journal.begin();
            assertThat(journal.end(intent(1), ended(1, done()), lineage())).isFalse();
            assertThat(journal.verify(lineage(), account -> {})).isEmpty();
        }
    }

    @Test
    void aWeekIsClaimedOnce() {
        try (Journal journal = open()) {
            assertThat(journal.claim("week", "2026-W47", NOW)).isTrue();
            assertThat(journal.claim("week", "2026-W47", NOW)).isFalse();
            assertThat(journal.claim("week", "2026-W48", NOW)).isTrue();
            assertThat(journal.verify(lineage(), account -> {})).isEmpty();
        }
    }

    @Test
    void rememberingTheSameAddsNoEntry() throws SQLException {
        try (Journal journal = open()) {
            for (int time = 0; time < 3; time++) {
                journal.begin();
                journal.remember(Map.of("PRJ-001", record("Brief")), 3, Map.of(), NOW);
            }
            journal.begin();
            journal.remember(Map.of("PRJ-001", record("Brief")), 4, Map.of(), NOW);
        }
        assertThat(number("select count(*) from entry where kind = 'records'")).isEqualTo(2);
    }

    @Test
    void numbersThatWereTakenOverAreCountedOn() {
        try (Journal journal = open()) {
            journal.begin();
            journal.adopt(
                    List.of(
                            Issued.taken("INV-2026-009", "INV-2026-", 9),
                            Issued.taken("INV-2026-013", "INV-2026-", 13)),
                    NOW);
            assertThat(journal.situation(NOW, null, Set.of(), WANTED).numbers()).containsEntry("INV-2026-", 13);
            assertThat(journal.verify(lineage(), account -> {}))
                    .as("gaps of before are not ours")
                    .isEmpty();
        }
    }

    @Test
    void anEntryCannotBeChangedOrDeletedByAccident() {
        run(1);
        assertThatThrownBy(() -> execute("update entry set at = 'then' where sequence = 1"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> execute("delete from entry where sequence = 2"))
                .hasMessageContaining("never deleted");
    }

    @Test
    void whoeverChangesAnEntryOnPurposeIsSeen() throws SQLException {
        run(1);
        run(2);
        unguard();
        execute("update entry set payload = replace(payload, '1500000', '2500000') where sequence = 2");
        assertThat(verify()).extracting(Problem::key).containsExactly(JournalProblem.ENTRY_CHANGED);
    }

    @Test
    void whoeverAlsoMendsTheHashIsSeenAtTheNextEntry() throws SQLException {
        run(1);
        unguard();
        execute("update entry set at = 'then', hash = 'x' where sequence = 2");
        assertThat(verify())
                .extracting(Problem::key)
                .contains(JournalProblem.ENTRY_CHANGED)
                .hasSize(2);
    }

    @Test
    void aMissingEntryIsSeen() throws SQLException {
        run(1);
        run(2);
        unguard();
        execute("delete from entry where sequence = 1");
        assertThat(verify()).extracting(Problem::key).contains(JournalProblem.ENTRY_MISSING);
    }

    @Test
    void aNumberThatIsOnlyBesideTheBookIsSeen() throws SQLException {
        run(1);
        execute("insert into invoice_number values ('INV-2026-007', 'INV-2026-', 7, 'x.pdf', 'd', '', 1)");
        assertThat(verify())
                .extracting(Problem::key)
                .contains(JournalProblem.NUMBER_NOT_IN_BOOK, JournalProblem.NUMBER_GAP);
    }

    @Test
    void aPayloadThatIsGoneWithoutBeingErasedIsSeen() throws SQLException {
        run(1);
        run(2);
        run(3);
        run(4);
        run(5);
        unguard();
        execute("update entry set payload = null where sequence = 2");
        assertThat(verify()).extracting(Problem::key).containsExactly(JournalProblem.ENTRY_CHANGED);
    }

    @Test
    void aTailThatWasCutOffIsSeenAtOnce() throws SQLException {
        run(1);
        try (Journal journal = open()) {
            journal.claim("week", "2026-W47", NOW);
        }
        unguard();
        execute("delete from claim where kind = 'week'");
        execute("delete from entry where sequence = 4");
        assertThatThrownBy(this::open).satisfies(is(JournalProblem.TAIL_MISSING));
    }

    @Test
    void whoComesWhileAnotherWritesIsToldSo() {
        try (Journal one = open()) {
            one.begin();
            assertThatThrownBy(() -> {
                        try (Journal other = open()) {
                            other.begin();
                        }
                    })
                    .isInstanceOf(BusyException.class);
        }
    }

    @Test
    void aJournalOfANewerVersionIsLeftAlone() throws SQLException {
        run(1);
        newer();
        assertThatThrownBy(this::open).satisfies(is(JournalProblem.JOURNAL_NEWER));
    }

    Path staged(Fingerprint content) {
        try {
            return Files.write(
                    folder.resolve(content.sha256()), content.sha256().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Journal open() {
        return journals().write(lineage(), NOW, "ani, pid 1");
    }

    void run(int serial) {
        try (Journal journal = open()) {
            journal.begin();
            journal.intend(intent(serial), lineage(), this::staged);
            journal.begin();
            assertThat(journal.end(intent(serial), ended(serial, done()), lineage()))
                    .isTrue();
        }
    }

    List<Problem> verify() {
        try (Journal journal = journals().read(lineage()).orElseThrow()) {
            return journal.verify(lineage(), account -> {});
        }
    }

    static Intent intent(int serial) {
        Address at = new Address("Projects", 7, 5);
        Intent.Effect cell = new Intent.Effect.Cell(
                "PRJ-001", "", at, "Stage", Value.BLANK, Value.of(LocalDateTime.of(2026, 11, 24, 9, 30)));
        Intent.Effect row = new Intent.Effect.Row(
                new Address("Invoices", 2, 1), Map.of("Total", Value.of(new BigDecimal("1500000.50"))));
        String number = "INV-2026-00" + serial;
        return new Intent(
                serial,
                NOW,
                TODAY,
                BEFORE,
                "",
                List.of(
                        new Intent.Act(
                                "{\"total\":1500000}",
                                key("invoice", serial),
                                new Intent.Numbered(number, "INV-2026-", serial, number + ".pdf", fingerprint(number)),
                                List.of(row, cell)),
                        new Intent.Act("{}", key("note", serial), null, List.of(cell)),
                        new Intent.Act("{}", null, null, List.of(cell))),
                List.of(new Intent.Staged(number + ".pdf", fingerprint(number))),
                Map.of("PRJ-001", record("Final")),
                7,
                Set.of("W-0123456789-" + "%010d".formatted(serial) + "-0"));
    }

    static Ended ended(int serial, List<Run.Outcome> outcomes) {
        return new Ended(
                serial,
                NOW,
                BEFORE,
                fingerprint("after"),
                outcomes,
                List.of("documents/x.pdf"),
                Map.of("PRJ-001", record("Final")));
    }

    static List<Run.Outcome> done() {
        return List.of(Run.Outcome.DONE, Run.Outcome.DONE, Run.Outcome.DONE);
    }

    static OperationKey key(String kind, int serial) {
        return new OperationKey(kind, "whole", "PRJ-00" + serial, "1", 0);
    }

    private static JobRecord record(String stage) {
        return new JobRecord(stage, Map.of(stage, 1), Map.of(stage, TODAY), Map.of("Stage", stage))
                .keeping(Map.of(
                        "Price", new JobRecord.Kept(Value.of(300), 2), "Due", new JobRecord.Kept(Value.BLANK, 0)))
                .like("bu sri / menu / design /  / 300");
    }

    static Fingerprint fingerprint(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static java.util.function.Consumer<Throwable> is(Problem.Key key) {
        return thrown -> assertThat(
                        ((ProblemException) thrown).problems().getFirst().key())
                .isEqualTo(key);
    }
}
