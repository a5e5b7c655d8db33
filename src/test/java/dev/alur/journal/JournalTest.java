package dev.alur.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The book in SQLite's file: what of the contract is the file's own.
class JournalTest extends JournalContract {
    @Override
    Journals journals() {
        return Journals.files(folder);
    }

    @Override
    void unguard() throws SQLException {
        execute("drop trigger entry_is_never_changed");
        execute("drop trigger entry_is_never_deleted");
    }

    @Override
    void newer() throws SQLException {
        execute("pragma user_version = 99");
    }

    @Test
    void readingAFinishedJournalLeavesNoTrace() throws IOException {
        run(1);
        byte[] bytes = Files.readAllBytes(file());
        try (Journal journal = journals().read(LINEAGE).orElseThrow()) {
            assertThat(journal.runs()).hasSize(1);
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("journal.db");
        }
    }

    @Test
    void everyCommitIsFlushed() throws SQLException {
        try (Journal journal = open();
                Connection same = new Sqlite(file()).write("", NOW)) {
            assertThat(journal.serial()).isZero();
            assertThat(pragma(same, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(same, "synchronous")).isEqualTo("2");
            assertThat(pragma(same, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(same, "busy_timeout")).isNotEqualTo("0");
        }
    }

    @Test
    void rubbishIsNoJournal() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "this is no database, ".repeat(500));
        assertThatThrownBy(this::open).satisfies(is(JournalProblem.JOURNAL_DAMAGED));
        assertThatThrownBy(() -> journals().read(LINEAGE)).satisfies(is(JournalProblem.JOURNAL_DAMAGED));
    }

    @Test
    void aFileThatEndsTooEarlyIsSaidToBeDamaged() throws IOException {
        run(1);
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length - 4096));
        assertThatThrownBy(this::open).satisfies(is(JournalProblem.JOURNAL_DAMAGED));
    }

    private Path file() {
        return folder.resolve(LINEAGE).resolve("journal.db");
    }

    @Override
    Journal open() {
        try {
            Files.createDirectories(file().getParent());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return super.open();
    }

    @Override
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    int number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static String pragma(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + pragma)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
