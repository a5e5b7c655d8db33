package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.plan.Drift;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells that Alur wrote and that people change afterwards, over real files.
class DriftTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void applyOnce() throws IOException {
        workshop = Workshop.of(folder, 2);
        workshop.apply();
    }

    @Test
    void nothingHasChangedRightAfterARun() {
        assertThat(workshop.plan().drifts()).isEmpty();
        assertThat(drifts(1)).isEmpty();
    }

    @Test
    void aCellThatSomebodyChangedIsShownAndNotWrittenOver() {
        workshop.type("Projects!I2", Value.of("see paper"));
        workshop.type("Projects!C2", Value.of("another name: not ours"));

        assertThat(workshop.plan().drifts())
                .containsExactly(new Drift(
                        "PRJ-001",
                        "PRJ-001 another name: not ours · Bu Sri",
                        Address.parse("Projects!I2"),
                        "Invoice",
                        "INV-2026-001",
                        Value.of("see paper"),
                        1));
        assertThat(drifts(1)).isEqualTo(workshop.plan().drifts());
        workshop.apply();
        assertThat(workshop.snapshot().value(Address.parse("Projects!I2"))).isEqualTo(Value.of("see paper"));
        assertThat(workshop.plan().drifts())
                .as("an apply without changes is no run")
                .hasSize(1);
    }

    @Test
    void withTheNextRunACellCountsAsItStands() {
        workshop.type("Projects!I2", Value.of("see paper"));
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        assertThat(workshop.plan().drifts()).isEmpty();
        assertThat(drifts(1)).as("the run's own page goes on saying so").hasSize(1);
        assertThat(drifts(2)).isEmpty();
        workshop.type("Projects!I2", Value.of("see the other paper"));
        assertThat(workshop.plan().drifts())
                .extracting(Drift::before, Drift::after, Drift::since)
                .containsExactly(tuple("see paper", Value.of("see the other paper"), 2));
    }

    @Test
    void aRowIsFoundByItsIdAndALineBelowOursIsNoChange() {
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        workshop.save(workshop.swapped("Projects", 2, 3));
        workshop.type("Projects!J4", Value.of("thanked\nand a word of mine"));
        assertThat(workshop.plan().drifts()).isEmpty();
        workshop.type("Projects!I2", Value.of("see paper"));
        workshop.type("Projects!J4", Value.of("a word of mine"));
        assertThat(workshop.plan().drifts())
                .extracting(Drift::job, drift -> drift.address().toString())
                .containsExactly(tuple("PRJ-002", "Projects!I2"), tuple("PRJ-003", "Projects!J4"));
    }

    @Test
    void whatAnUndoPutsBackIsNoChange() {
        workshop.type("Projects!I2", Value.of("see paper"));
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        workshop.runner().undo(name(), 2, Options.NONE, null, change -> {});
        assertThat(workshop.plan().drifts()).isEmpty();
    }

    @Test
    void ofTwoRowsWithOneIdNothingIsSaid() {
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A5"), Value.of("PRJ-001")),
                new Assignment(Address.parse("Projects!I5"), Value.of("another"))));
        assertThat(workshop.plan().drifts()).isEmpty();
    }

    @Test
    void aDocumentElsewhereThanBesideTheWorkbookIsNoChange() throws IOException {
        Workshop other = Workshop.of(Files.createDirectories(folder.resolve("other")), 1);
        Options papers = Options.NONE.documents(folder.resolve("papers"));
        other.runner().apply(other.tracker.toString(), papers, null, change -> {});
        assertThat(other.runner().plan(other.tracker.toString(), papers, null).drifts())
                .isEmpty();
    }

    private List<Drift> drifts(int serial) {
        Run run = workshop.runner().show(name(), serial).orElseThrow();
        return workshop.runner().drifts(name(), run, Options.NONE);
    }

    private String name() {
        return workshop.tracker.toString();
    }
}
