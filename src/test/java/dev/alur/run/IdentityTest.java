package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which workbook this is (semantics.md, lines 19 to 22).
class IdentityTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void applyOnce() throws IOException {
        workshop = Workshop.of(folder, 1);
        workshop.apply();
    }

    @Test
    void aCopyIsRefused() throws IOException {
        Path copy = folder.resolve("copy.xlsx");
        Files.copy(workshop.tracker, copy);
        assertRefused(
                () -> workshop.runner().apply(copy.toString(), Options.NONE, null, change -> {}), RunProblem.COPY);
        assertRefused(() -> workshop.runner().plan(copy.toString(), Options.NONE, null), RunProblem.COPY);
        assertThat(workshop.plan().plan().changes()).as("the first one goes on").isEmpty();
        assertThat(keys(workshop.runner().check(copy.toString(), Options.NONE))).contains(RunProblem.COPY);
    }

    @Test
    void aTrackerThatWasMovedIsFollowed() throws IOException {
        Path moved = folder.resolve("atelier.xlsx");
        Files.move(workshop.tracker, moved);
        assertThat(workshop.runner()
                        .plan(moved.toString(), Options.NONE, null)
                        .plan()
                        .changes())
                .isEmpty();
        workshop.runner().apply(moved.toString(), Options.NONE, null, change -> {});
        Files.copy(moved, workshop.tracker);
        assertRefused(workshop::plan, RunProblem.COPY);
    }

    @Test
    void anOlderCopyIsRefused() throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        Files.write(workshop.tracker, old);
        assertRefused(workshop::apply, RunProblem.OLD_COPY);
        assertRefused(workshop::plan, RunProblem.OLD_COPY);
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(old);
    }

    @Test
    void anOlderJournalIsRefused() throws IOException {
        Path journal = workshop.state.resolve(Workshop.files(workshop.state).stream()
                .filter(file -> file.endsWith("journal.db"))
                .findFirst()
                .orElseThrow());
        byte[] old = Files.readAllBytes(journal);
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        Files.write(journal, old);
        assertRefused(workshop::apply, RunProblem.OLD_JOURNAL);
        Files.delete(journal);
        assertRefused(workshop::apply, RunProblem.NO_JOURNAL);
        assertRefused(workshop::plan, RunProblem.NO_JOURNAL);
        assertThat(Files.exists(journal)).as("no new one is made").isFalse();
    }

    @Test
    void aNumberThatNobodyGaveStopsItsSeries() {
        workshop.type("Invoices!A3", Value.of("INV-2026-009"));
        assertThat(workshop.apply().run()).as("nothing is wanted of it").isNull();
        workshop.type("Projects!H3", Value.of("yes"));
        assertRefused(workshop::plan, RunProblem.NUMBER_UNKNOWN);
        assertRefused(workshop::apply, RunProblem.NUMBER_UNKNOWN);
        assertThat(keys(workshop.check())).contains(RunProblem.NUMBER_UNKNOWN);
        workshop.type("Invoices!A3", Value.of("OLD-9"));
        assertThat(workshop.apply().run()).isNotNull();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "OLD-9", "INV-2026-002");
    }

    @Test
    void aNumberThatSomebodyTypedIntoAJobStopsItsSeries() {
        Address cell = Address.parse("Projects!I2");
        workshop.type("Projects!I2", Value.of("INV-2026-001, INV-2026-002"));
        workshop.type("Projects!H3", Value.of("yes"));
        assertThatThrownBy(workshop::plan).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).extracting(Problem::key).containsExactly(RunProblem.NUMBER_UNKNOWN);
            assertThat(e.problems().getFirst().address()).isEqualTo(cell);
        });
        assertThat(keys(workshop.check())).contains(RunProblem.NUMBER_UNKNOWN);
    }

    @Test
    void numbersOfBeforeTheFirstRunAreCountedOn() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Workshop fresh = Workshop.of(other, 1);
        fresh.type("Invoices!A2", Value.of("INV-2026-013"));
        Applied applied = fresh.apply();
        assertThat(applied.problems()).extracting(Problem::key).contains(RunProblem.NUMBERS_TAKEN_OVER);
        assertThat(fresh.numbers()).containsExactly("INV-2026-013", "INV-2026-014");
        assertThat(fresh.check().problems()).isEmpty();
        fresh.type("Invoices!A2", Value.of(""));
        fresh.type("Projects!H3", Value.of("yes"));
        fresh.apply();
        assertThat(fresh.numbers()).as("given once, never again").contains("INV-2026-015");
    }

    @Test
    void anIdThatIsNoneIsRefused() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Workshop fresh = new Workshop(other);
        fresh.draw(1, Workshop.projects(1), "Alur ID", "../../etc");
        assertRefused(fresh::plan, RunProblem.LINEAGE_UNREADABLE);
        assertRefused(fresh::apply, RunProblem.LINEAGE_UNREADABLE);
    }

    @Test
    void settingsRowsThatAreThereAreFilled() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Workshop fresh = new Workshop(other);
        fresh.draw(1, Workshop.projects(1), "Alur ID", null, "made by init");
        fresh.apply();
        assertThat(fresh.snapshot().value(Address.parse("Settings!B5")).isBlank())
                .isFalse();
        assertThat(fresh.snapshot().value(Address.parse("Settings!A6"))).isEqualTo(Value.of("Alur version"));
        assertThat(fresh.snapshot().value(Address.parse("Settings!A7"))).isEqualTo(Value.of("Alur run"));
        assertThat(fresh.snapshot().value(Address.parse("Settings!C7")).isBlank())
                .isFalse();
    }

    @Test
    void aWeekIsClaimedOnceAlsoBeforeTheFirstRun() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Workshop fresh = Workshop.of(other, 1);
        byte[] bytes = Files.readAllBytes(fresh.tracker);
        assertThat(fresh.runner().claimWeek(fresh.tracker.toString(), "2026-W47"))
                .isTrue();
        assertThat(fresh.runner().claimWeek(fresh.tracker.toString(), "2026-W47"))
                .isFalse();
        assertThat(Files.readAllBytes(fresh.tracker)).isEqualTo(bytes);
        fresh.apply();
        assertThat(fresh.runner().claimWeek(fresh.tracker.toString(), "2026-W47"))
                .isFalse();
        assertThat(fresh.runner().runs(fresh.tracker.toString()))
                .extracting(Run::serial)
                .containsExactly(1);
        assertThat(fresh.check().problems()).isEmpty();
    }

    @Test
    void whatIsWrongBetweenJournalDocumentsAndWorkbookIsFound() throws IOException {
        assertThat(workshop.check().problems()).isEmpty();
        Path document = folder.resolve("documents/INV-2026-001.pdf");
        Files.writeString(document, "another");
        assertThat(keys(workshop.check())).containsExactly(RunProblem.DOCUMENT_CHANGED);
        Files.delete(document);
        assertThat(keys(workshop.check())).containsExactly(RunProblem.DOCUMENT_MISSING);
        workshop.save(List.of(new Assignment(Address.parse("Invoices!A3"), Value.of("INV-2026-001"))));
        assertThat(keys(workshop.check())).contains(RunProblem.NUMBER_TWICE);
        workshop.save(List.of(
                new Assignment(Address.parse("Invoices!A2"), Value.of("X-1")),
                new Assignment(Address.parse("Invoices!A3"), Value.of("X-2"))));
        assertThat(keys(workshop.check())).contains(RunProblem.NUMBER_NOT_IN_WORKBOOK);
    }

    private static List<Problem.Key> keys(Checked checked) {
        return checked.problems().stream().map(Problem::key).toList();
    }

    private static void assertRefused(ThrowingCallable command, RunProblem key) {
        assertThatThrownBy(command)
                .isNotInstanceOf(HalfwayException.class)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsOnly(key));
    }
}
