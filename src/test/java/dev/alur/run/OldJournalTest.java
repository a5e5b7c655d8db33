package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.journal.Journal;
import dev.alur.journal.Journals;
import dev.alur.plan.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workspaces that Alur wrote when its journal was of an earlier version, each with two runs and three
/// invoices: `journals/N.zip` was made by the program of that time.
class OldJournalTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aJournalOfAnEarlierVersionIsCarriedOn(int version) throws Exception {
        Workshop workshop = unpacked(version);
        List<String> chain = chain(workshop);
        assertThat(version(workshop)).isEqualTo(version);
        assertThat(errors(workshop)).isEmpty();
        assertThat(workshop.plan().plan().changes()).as("nothing is done again").isEmpty();
        assertThat(version(workshop)).as("a reader carries it on, too").isEqualTo(5);

        approve(workshop, 5);
        assertThat(workshop.apply().run()).extracting(Run::serial).isEqualTo(3);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003", "INV-2026-004");
        assertThat(chain(workshop)).as("the chain goes on").startsWith(chain.toArray(String[]::new));
        assertThat(errors(workshop)).isEmpty();
        assertThat(workshop.runner().runs(workshop.tracker.toString()))
                .extracting(Run::serial)
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRunOfAnEarlierVersionIsTakenBack(int version) throws Exception {
        Workshop workshop = unpacked(version);
        workshop.runner().undo(workshop.tracker.toString(), 2, Options.NONE, null, change -> {});
        assertThat(workshop.read().invoices())
                .filteredOn(billed -> billed.state().equals("void"))
                .extracting(billed -> billed.number())
                .containsExactly("INV-2026-003");
        assertThat(workshop.plan().plan().changes()).as("and is held").isEmpty();
        assertThat(errors(workshop)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anIdThatSomebodyChangedIsStillKnown(int version) throws Exception {
        Workshop workshop = unpacked(version);
        workshop.save(List.of(new Assignment(Address.parse("Projects!A2"), Value.of("prj-001 "))));
        assertThat(workshop.plan().plan().changes())
                .as("another spelling is no other job")
                .isEmpty();
        try (Journal journal = Journals.files(workshop.state)
                .read(workshop.read().settings().alurId())
                .orElseThrow()) {
            assertThat(journal.record("PRJ-001")).isPresent();
        }
    }

    private static List<Problem> errors(Workshop workshop) {
        return workshop.check().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    private static void approve(Workshop workshop, int job) {
        String row = Integer.toString(job + 1);
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A" + row), Value.of(Workshop.id(job))),
                new Assignment(Address.parse("Projects!B" + row), Value.of("Bu Sri")),
                new Assignment(Address.parse("Projects!C" + row), Value.of("Menu " + job)),
                new Assignment(Address.parse("Projects!D" + row), Value.of("Design")),
                new Assignment(Address.parse("Projects!E" + row), Value.of("Revision")),
                new Assignment(Address.parse("Projects!H" + row), Value.of("yes"))));
    }

    private static int version(Workshop workshop) throws SQLException {
        return Integer.parseInt(texts(workshop, "pragma user_version").getFirst());
    }

    private static List<String> chain(Workshop workshop) throws SQLException {
        return texts(workshop, "select previous || ' ' || hash from entry order by sequence");
    }

    private static List<String> texts(Workshop workshop, String sql) throws SQLException {
        Path file = workshop.state.resolve(workshop.read().settings().alurId()).resolve("journal.db");
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private Workshop unpacked(int version) throws IOException {
        try (InputStream stream = OldJournalTest.class.getResourceAsStream("/journals/" + version + ".zip");
                ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(zip, to);
                }
            }
        }
        return new Workshop(folder);
    }
}
