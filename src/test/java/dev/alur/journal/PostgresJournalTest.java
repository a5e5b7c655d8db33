package dev.alur.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The book in PostgreSQL: the contract, and what several machines need.
class PostgresJournalTest extends JournalContract {
    private final String lineage = UUID.randomUUID().toString();

    @Override
    Journals journals() {
        return Journals.shared(TestDatabase.access(Duration.ofMinutes(1)));
    }

    @Override
    String lineage() {
        return lineage;
    }

    @Override
    void unguard() throws SQLException {
        execute("drop trigger entry_is_never_changed on entry");
        execute("drop trigger entry_is_never_deleted on entry");
    }

    @Override
    void newer() throws SQLException {
        execute("update alur_version set version = 99");
    }

    @Test
    void theHolderIsNamed() {
        try (Journal one = journals().write(lineage, NOW, "ani, pid 1, laptop")) {
            assertThat(one.isShared()).isTrue();
            assertThatThrownBy(() -> journals().write(lineage, NOW, "budi, pid 2, office"))
                    .satisfies(is(JournalProblem.JOURNAL_HELD))
                    .satisfies(thrown -> assertThat(((ProblemException) thrown)
                                    .problems()
                                    .getFirst()
                                    .arguments())
                            .contains("ani, pid 1, laptop"));
        }
    }

    @Test
    void whoSaysNothingForLongLosesTheRightToWrite() throws InterruptedException {
        Journals impatient = Journals.shared(TestDatabase.access(Duration.ofMillis(300)));
        Journal one = impatient.write(lineage, NOW, "ani");
        one.demandHeld();
        Thread.sleep(600);
        try (Journal other = journals().write(lineage, NOW, "budi")) {
            other.demandHeld();
            assertThatThrownBy(one::demandHeld).satisfies(is(JournalProblem.LEASE_OVER));
            assertThatThrownBy(one::begin).satisfies(is(JournalProblem.DATABASE_UNREACHABLE));
            assertThat(other.serial()).isZero();
        }
    }

    @Test
    void whoeverHasAnOlderFenceWritesNothing() throws SQLException {
        try (Journal one = open()) {
            // as if the lock had been lost and taken by another, which the server alone can do
            execute("update holder set fence = fence + 1, who = 'budi'");
            assertThatThrownBy(one::demandHeld).satisfies(is(JournalProblem.JOURNAL_TAKEN_OVER));
            assertThatThrownBy(one::begin).satisfies(is(JournalProblem.JOURNAL_TAKEN_OVER));
        }
        assertThat(number("select count(*) from run")).isZero();
    }

    @Test
    void whatWasStagedIsThereForAnotherMachineUntilTheRunIsDone() {
        Intent intent = intent(1);
        Fingerprint content = intent.documents().getFirst().content();
        try (Journal journal = open()) {
            journal.begin();
            journal.intend(intent, lineage, this::staged);
            journal.keep(fingerprint("kept"), staged(fingerprint("kept")));
        }
        try (Journal elsewhere = open()) {
            assertThat(elsewhere.stored(content))
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo(content.sha256()));
            elsewhere.begin();
            elsewhere.end(intent, ended(1, done()), lineage);
            assertThat(elsewhere.stored(content)).isEmpty();
            assertThat(elsewhere.stored(fingerprint("kept"))).isPresent();
        }
    }

    @Test
    void whoIsRefusedIsToldSoWithoutThePassword() {
        Access access = new Access(TestDatabase.url().replaceFirst("\\?.*", ""), "nobody", "s3cret");
        assertThatThrownBy(() -> Journals.shared(access).exists(lineage))
                .satisfies(is(JournalProblem.DATABASE_UNREACHABLE))
                .satisfies(thrown -> assertThat(
                                ((ProblemException) thrown).problems().toString())
                        .doesNotContain("s3cret"));
        assertThat(access.toString()).doesNotContain("s3cret").doesNotContain("nobody");
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    int number(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(TestDatabase.url());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = \"alur_" + lineage + "\"");
        }
        return connection;
    }
}
