package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What syncing programs, and people who move files about, leave beside a tracker or in its place.
class ConflictCopyTest {
    private static final List<String> CONFLICTS = List.of(
            "studio (conflicted copy).xlsx",
            "studio (Ayu's conflicted copy 2026-11-24).xlsx",
            "studio (conflicted copy 2026-11-24 103045).xlsx",
            "studio (In Konflikt stehende Kopie von Ayu 2026-11-24).xlsx",
            "studio (Konfliktkopie 2026-11-24).xlsx",
            "studio (salinan konflik Ayu 2026-11-24).xlsx",
            "studio.sync-conflict-20261124-103045-7Q3XKLM.xlsx",
            "studio_conflict-20261124-103045.xlsx",
            "studio (SFConflict ayu@example.org 2026-11-24-10-30-45).xlsx",
            "studio_LAPTOP_Nov-24-1030-2026_Conflict.xlsx",
            "studio (1).xlsx",
            "Studio(12).XLSX",
            "studio 2.xlsx",
            "studio-LAPTOP-7Q3.xlsx",
            "studio-DEDIK-PC.xlsx");

    private static final List<String> OTHERS = List.of(
            "studio.xlsx",
            "studio.pdf",
            "studio-2025.xlsx",
            "studio-old.xlsx",
            "studio (draft).xlsx",
            "studios.xlsx",
            "atelier (1).xlsx",
            "studio (1).pdf",
            "conflict.xlsx");

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void applyOnce() throws IOException {
        workshop = Workshop.of(folder, 1);
        workshop.apply();
    }

    @Test
    void theNamesOfSyncingProgramsAreKnown() {
        assertThat(CONFLICTS).allMatch(name -> ConflictCopies.isNamedLike("studio.xlsx", name));
        assertThat(OTHERS).noneMatch(name -> ConflictCopies.isNamedLike("studio.xlsx", name));
    }

    @Test
    void nothingIsWrittenWhileASecondVersionLiesBesideTheTracker() throws IOException {
        Path conflict = conflict("studio (conflicted copy 2026-11-24 103045).xlsx");
        workshop.type("Projects!H3", Value.of("yes"));
        byte[] before = Files.readAllBytes(workshop.tracker);
        byte[] other = Files.readAllBytes(conflict);

        assertRefused(workshop::apply, RunProblem.CONFLICT_COPY);

        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(before);
        assertThat(Files.readAllBytes(conflict)).isEqualTo(other);
        assertThat(workshop.plan().notes()).extracting(Problem::key).containsExactly(RunProblem.CONFLICT_COPY);
        assertThat(workshop.plan().plan().changes()).isNotEmpty();
        assertThat(keys(workshop.check())).containsExactly(RunProblem.CONFLICT_COPY);
        Files.move(conflict, Files.createDirectories(folder.resolve("aside")).resolve("second.xlsx"));
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
    }

    @Test
    void aSecondVersionThatIsOpenedItselfIsRefused() throws IOException {
        Path conflict = conflict("studio-LAPTOP-7Q3.xlsx");
        assertRefused(
                () -> workshop.runner().plan(conflict.toString(), Options.NONE, null), RunProblem.CONFLICT_COPY_ITSELF);
        assertRefused(
                () -> workshop.runner().apply(conflict.toString(), Options.NONE, null, change -> {}),
                RunProblem.CONFLICT_COPY_ITSELF);
    }

    @Test
    void whatHoldsNothingNewIsNoConflict() throws IOException {
        // as it is now, as it was kept, another tracker, and no workbook at all
        Files.copy(workshop.tracker, folder.resolve("studio (1).xlsx"));
        Path kept;
        try (Stream<Path> files = Files.walk(workshop.state)) {
            kept = files.filter(file -> file.getParent().endsWith("before"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.copy(kept, folder.resolve("studio (2).xlsx"));
        Workshop other = Workshop.of(Files.createDirectories(folder.resolve("other")), 1);
        other.apply();
        Files.copy(other.tracker, folder.resolve("studio (3).xlsx"));
        Files.writeString(folder.resolve("studio (4).xlsx"), "no workbook");
        workshop.type("Projects!H3", Value.of("yes"));
        Files.delete(folder.resolve("studio (1).xlsx"));
        workshop.apply();
        assertThat(workshop.numbers()).hasSize(2);
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aTrackerInThePlaceOfAnotherIsNamedOnce() throws IOException {
        Workshop other = Workshop.of(Files.createDirectories(folder.resolve("other")), 1);
        Workshop same = new Workshop(other.folder, workshop.state);
        same.apply();
        Files.delete(workshop.tracker);
        Files.move(same.tracker, workshop.tracker);

        assertThat(workshop.plan().notes()).extracting(Problem::key).containsExactly(RunProblem.PLACE_TAKEN);
        assertThat(workshop.apply().problems()).extracting(Problem::key).contains(RunProblem.PLACE_TAKEN);
        assertThat(workshop.plan().notes()).isEmpty();
    }

    @Test
    void aStateFolderIsOneMachinesUntilAPersonSaysThatItIsUsedNoMore() throws IOException {
        Path state = Files.createDirectories(folder.resolve("synchronised"));
        new Home(state, "ours").demandOurs(Workshop.NOW);
        new Home(state, "ours").demandOurs(Workshop.NOW);
        assertRefused(() -> new Home(state, "theirs").demandOurs(Workshop.NOW), RunProblem.STATE_OF_ANOTHER);
        assertThat(new Home(state, "").foreign()).as("a system without an id").isEmpty();
        Problem problem = new Home(state, "theirs").foreign().orElseThrow();
        assertThat(problem.arguments()).contains(Machine.name(), "2026-11-24T03:00:00Z");
        Files.delete(state.resolve("home"));
        new Home(state, "theirs").demandOurs(Workshop.NOW);
        assertRefused(() -> new Home(state, "ours").demandOurs(Workshop.NOW), RunProblem.STATE_OF_ANOTHER);
    }

    @Test
    @EnabledIf("hasId")
    void nothingIsWrittenWithTheStateFolderOfAnotherMachine() throws IOException {
        Path home = workshop.state.resolve("home");
        String ours = Files.readString(home);
        Files.writeString(home, "another\nbudi\n2026-11-23T08:00:00Z\n");
        workshop.type("Projects!H3", Value.of("yes"));
        assertRefused(workshop::apply, RunProblem.STATE_OF_ANOTHER);
        assertThat(workshop.plan().notes()).extracting(Problem::key).containsExactly(RunProblem.STATE_OF_ANOTHER);
        assertThat(keys(workshop.check())).containsExactly(RunProblem.STATE_OF_ANOTHER);
        assertThat(workshop.numbers()).hasSize(1);
        Files.writeString(home, ours);
        workshop.apply();
        assertThat(workshop.numbers()).hasSize(2);
    }

    static boolean hasId() {
        return !Machine.system().isEmpty();
    }

    @Test
    void aTrackerThatIsGoneIsSaid() throws IOException {
        Files.delete(workshop.tracker);
        assertThatThrownBy(workshop::plan).isInstanceOf(ProblemException.class).hasMessageContaining("studio.xlsx");
        assertThatThrownBy(workshop::apply).isInstanceOf(ProblemException.class);
    }

    @Test
    void anEmptiedFolderOfDocumentsIsSaidAndNoNumberComesBack() throws IOException {
        Path document = folder.resolve("documents/INV-2026-001.pdf");
        Files.delete(document);
        workshop.type("Projects!H3", Value.of("yes"));
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(keys(workshop.check())).containsExactly(RunProblem.DOCUMENT_MISSING);
    }

    @Test
    void aFolderFilledWithFilesOfTheSameNamesIsNotWrittenOver() throws IOException {
        Path taken = folder.resolve("documents/INV-2026-002.pdf");
        Files.writeString(taken, "somebody else's");
        workshop.type("Projects!H3", Value.of("yes"));
        assertRefused(workshop::apply, RunProblem.DOCUMENT_IN_THE_WAY);
        assertThat(Files.readString(taken)).isEqualTo("somebody else's");
        assertThat(workshop.numbers()).containsExactly("INV-2026-001");
        Files.delete(taken);
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
    }

    /// The tracker as it was saved on another machine meanwhile.
    private Path conflict(String name) throws IOException {
        Path conflict = folder.resolve(name);
        byte[] ours = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!C3", Value.of("typed on the other machine"));
        Files.copy(workshop.tracker, conflict);
        Files.write(workshop.tracker, ours);
        return conflict;
    }

    private static List<Problem.Key> keys(Checked checked) {
        return checked.problems().stream().map(Problem::key).toList();
    }

    private static void assertRefused(ThrowingCallable command, RunProblem key) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsOnly(key));
    }
}
