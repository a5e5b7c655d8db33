package dev.alur.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.journal.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line with a journal in PostgreSQL (`ALUR_JOURNAL`), from several machines, each with a state
/// folder of its own.
class SharedCommandsTest {
    private static final String SECRET = "s3cret-Wort";

    @TempDir
    Path folder;

    private String tracker;

    @BeforeEach
    void draw() throws IOException, SQLException {
        String name = "role_" + folder.getFileName().toString().replaceAll("[^0-9]", "");
        execute("postgres", "create role " + name + " login superuser password '" + SECRET + "'");
        execute("postgres", "create database other" + name);
        user = name;
        Path file = folder.resolve("studio/tracker.xlsx");
        Files.createDirectories(file.getParent());
        tracker = Files.copy(Path.of("samples/freelance-en/tracker.xlsx"), file).toString();
    }

    private String user;

    @Test
    void whatOneMachineDidEveryOtherKnows() {
        Command one = machine("one", "postgres");
        Command other = machine("other", "postgres");
        good(one.run("apply", tracker, "--yes"));

        assertThat(good(other.run("runs", tracker)).out())
                .isEqualTo(one.run("runs", tracker).out());
        assertThat(good(other.run("show", tracker, "1")).out())
                .isEqualTo(one.run("show", tracker, "1").out());
        good(other.run("check", tracker));
        good(other.run("recover", tracker));
        assertThat(good(other.run("plan", tracker, "--detailed-exitcode")).code())
                .isZero();
        assertThat(Files.exists(folder.resolve("one").resolve("journal.db"))).isFalse();
    }

    /// A run without invoice goes back byte for byte, also from a machine that did not make it.
    @Test
    void anUndoFromAnotherMachineSaysWhatItDoes() throws IOException {
        Command one = machine("one", "postgres");
        Command other = machine("other", "postgres");
        good(one.run("apply", tracker, "--yes"));
        good(one.run("set", tracker, "Projects!B42=Warung Bu Sri", "Projects!C42=Poster"));
        byte[] before = Files.readAllBytes(Path.of(tracker));
        good(one.run("apply", tracker, "--yes"));

        Command.Ended shown = good(other.run("undo", tracker, "--dry-run"));
        assertThat(shown.out()).contains("byte for byte");
        assertThat(temporary()).isEmpty();
        good(other.run("undo", tracker, "--yes"));
        assertThat(Files.readAllBytes(Path.of(tracker))).isEqualTo(before);
        good(one.run("check", tracker));
    }

    @Test
    void aBackupOfOneDatabaseRestoresIntoAnother() throws IOException {
        Command one = machine("one", "postgres");
        good(one.run("apply", tracker, "--yes"));
        good(one.run("set", tracker, "Projects!B42=Warung Bu Sri", "Projects!C42=Poster"));
        byte[] before = Files.readAllBytes(Path.of(tracker));
        good(one.run("apply", tracker, "--yes"));
        String zip = folder.resolve("all.zip").toString();
        // made by a machine that has kept nothing itself
        good(machine("other", "postgres").run("backup", tracker, zip));

        Command again = machine("one", "postgres");
        assertThat(again.run("restore", zip, folder.resolve("same").toString()).code())
                .isEqualTo(1);
        String restored = folder.resolve("new/tracker.xlsx").toString();
        String elsewhere = "other" + user;
        good(machine("three", elsewhere)
                .run("restore", zip, folder.resolve("new").toString()));
        Command four = machine("four", elsewhere);
        good(four.run("check", restored));
        assertThat(good(four.run("undo", restored, "--dry-run")).out()).contains("byte for byte");
        good(four.run("undo", restored, "--yes"));
        assertThat(Files.readAllBytes(Path.of(restored))).isEqualTo(before);
        // and into files
        String files = folder.resolve("files/tracker.xlsx").toString();
        Command alone = Command.with(folder.resolve("alone"));
        good(alone.run("restore", zip, folder.resolve("files").toString()));
        good(alone.run("check", files));
    }

    @Test
    void aLostJournalIsMadeAnew() throws SQLException {
        Command one = machine("one", "postgres");
        good(one.run("apply", tracker, "--yes"));
        assertThat(one.run("journal", "rebuild", tracker).code()).isEqualTo(1);
        execute(
                "postgres",
                "do $$ declare s text; begin for s in select nspname from pg_namespace where nspname like "
                        + "'alur_%' loop execute format('drop schema %I cascade', s); end loop; end $$");

        Command other = machine("other", "postgres");
        assertThat(other.run("apply", tracker, "--yes").code()).isEqualTo(1);
        good(other.run("journal", "rebuild", tracker));
        good(other.run("check", tracker));
        // of documents without a number nothing tells that they were made; of numbers everything
        assertThat(good(one.run("plan", tracker)).out())
                .doesNotContain("INV-2026-001")
                .doesNotContain("INV-2026-003 (expected)");
    }

    @Test
    void aClientIsErasedForEveryMachine() {
        Command one = machine("one", "postgres");
        good(one.run("apply", tracker, "--yes"));
        String client = good(one.run("get", tracker, "Clients!A2", "--json")).out();
        String name = client.replaceAll("(?s).*\"value\"\\s*:\\s*\"([^\"]*)\".*", "$1");
        Command other = machine("other", "postgres");
        good(other.run("journal", "erase", tracker, "--client", name, "--yes"));
        good(one.run("check", tracker));
    }

    @Test
    void secretsAreNeverTold() throws IOException, SQLException {
        String url = TestDatabase.url().replaceFirst("\\?.*", "");
        Path file = Files.writeString(
                folder.resolve("journal.properties"),
                "url=" + url + "\nuser=" + user + "\npassword=" + SECRET + "\n",
                java.nio.charset.StandardCharsets.UTF_8);
        Map<String, String> environment = environment("one", "postgres");
        environment.put("ALUR_JOURNAL", file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Command.Ended open = Command.in(environment).run("apply", tracker, "--yes");
        assertThat(open.code()).as(open.all()).isEqualTo(1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        good(Command.in(environment).run("apply", tracker, "--yes"));

        Map<String, String> refused = environment("one", "postgres");
        refused.put("ALUR_JOURNAL_PASSWORD", SECRET + "-wrong");
        execute("postgres", "alter role " + user + " connection limit 0");
        Map<String, String> nowhere = environment("one", "postgres");
        nowhere.put("ALUR_JOURNAL", "jdbc:postgresql://127.0.0.1:1/postgres?user=" + user + "&password=" + SECRET);
        Map<String, String> senseless = environment("one", "postgres");
        senseless.put("ALUR_JOURNAL", "jdbc:oracle:thin:" + user + "/" + SECRET + "@db");
        for (Map<String, String> wrong : List.of(nowhere, senseless)) {
            for (List<String> line : List.of(
                    List.of("apply", tracker, "--yes"), List.of("plan", tracker), List.of("check", tracker, "-v"))) {
                Command.Ended ended = Command.in(wrong).run(line.toArray(String[]::new));
                assertThat(ended.code()).as(ended.all()).isEqualTo(1);
                assertThat(ended.all()).doesNotContain(SECRET);
            }
        }
        assertThat(Command.in(refused).run("apply", tracker).all()).doesNotContain(SECRET);
        assertThat(open.all()).doesNotContain(SECRET);
    }

    private static Command.Ended good(Command.Ended ended) {
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.all()).doesNotContain(SECRET);
        return ended;
    }

    private Command machine(String state, String database) {
        return Command.in(environment(state, database));
    }

    private Map<String, String> environment(String state, String database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ALUR_STATE", folder.resolve(state).toString());
        environment.put("LANG", "en.UTF-8");
        environment.put(
                "ALUR_JOURNAL", TestDatabase.url().replaceFirst("\\?.*", "").replaceFirst("[^/]*$", database));
        environment.put("ALUR_JOURNAL_USER", user);
        environment.put("ALUR_JOURNAL_PASSWORD", SECRET);
        return environment;
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("alur-") && name.endsWith(".kept"))
                    .toList();
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        String url = TestDatabase.url().replaceFirst("/postgres\\?", "/" + database + "?");
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        }
    }
}
