package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client's data goes from the journal without a trace in its files, and the chain holds.
class EraseTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
        workshop.apply();
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        var before = workshop.contents();
        Erased erased = workshop.runner().erase(name(), "bu sri", true);
        assertThat(erased.entries()).isPositive();
        assertThat(erased.rows()).isEqualTo(6);
        assertThat(erased.kept()).isEqualTo(1);
        before.keySet().removeIf(file -> file.contains("locks/"));
        assertThat(workshop.contents()).containsAllEntriesOf(before);
    }

    @Test
    void nothingOfItIsLeftInTheJournalsFiles() throws IOException {
        assertThat(journal()).contains("Bu Sri", "sri@example.org");
        workshop.runner().erase(name(), "Bu Sri", false);
        // what the tracker still says stays in the records of its jobs, for else it would look changed
        for (int row = 2; row <= 4; row++) {
            workshop.save(List.of(new Assignment(Address.parse("Projects!B" + row), Value.of("X"))));
        }
        workshop.runner().erase(name(), "Bu Sri", false);
        assertThat(journal())
                .doesNotContain("Bu Sri")
                .doesNotContainIgnoringCase("sri@example.org")
                .contains("750000");
        assertThat(workshop.check().problems())
                .extracting(problem -> problem.key().id())
                .noneMatch(key -> key.startsWith("entry"));
        assertThat(workshop.runner().runs(name())).hasSize(1);
    }

    @Test
    void theNextRunGoesOnAsIfNothingHadBeenErased() {
        workshop.runner().erase(name(), "Bu Sri", false);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void whoIsNamedNowhereIsSaid() {
        assertThatThrownBy(() -> workshop.runner().erase(name(), "Pak Budi", true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(RunProblem.NOBODY_TO_ERASE));
    }

    private String journal() throws IOException {
        StringBuilder all = new StringBuilder();
        Path lineage = workshop.state.resolve(workshop.read().settings().alurId());
        for (String file : Workshop.files(lineage)) {
            if (file.startsWith("journal")) {
                all.append(Files.readString(lineage.resolve(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private String name() {
        return workshop.tracker.toString();
    }
}
