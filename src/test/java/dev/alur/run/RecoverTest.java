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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run that stops at any border between two steps: the next writing command finishes it from what
/// the intent holds.
class RecoverTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverARunStopsTheNextOneFinishesIt(Step step) throws IOException {
        stopAt(step);
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(workshop.logged()).containsExactly("PRJ-001", "PRJ-002");
        assertThat(Workshop.files(folder.resolve("documents"))).containsExactly("INV-2026-001.pdf", "INV-2026-002.pdf");
        assertThat(workshop.runner().runs(name())).hasSize(1).allMatch(run -> run.state() == Run.State.DONE);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(Workshop.files(workshop.state)).noneMatch(file -> file.contains("staged/"));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void recoveringTwiceChangesNothing(Step step) throws IOException {
        stopAt(step);
        workshop.runner().recover(name(), Options.NONE, false);
        Map<String, String> once = workshop.contents();
        Recovered again = workshop.runner().recover(name(), Options.NONE, false);
        assertThat(again.runs()).isEmpty();
        assertThat(workshop.contents()).isEqualTo(once);
    }

    @Test
    void whatHadStoppedIsToldByThePlanAndByADryRun() {
        stopAt(Step.INTENDED);
        assertThat(workshop.plan().notes()).extracting(Problem::key).containsExactly(RunProblem.UNFINISHED);
        Recovered dry = workshop.runner().recover(name(), Options.NONE, true);
        assertThat(dry.runs()).hasSize(1).allMatch(run -> run.state() == Run.State.OPEN);
        assertThat(workshop.numbers()).isEmpty();
        assertThat(workshop.check().hasErrors()).isFalse();
        Recovered real = workshop.runner().recover(name(), Options.NONE, false);
        assertThat(real.runs()).hasSize(1).allMatch(run -> run.state() == Run.State.DONE);
        assertThat(real.notes()).extracting(Problem::key).containsExactly(RunProblem.FINISHED);
    }

    @Test
    void aNumberOfAStoppedRunIsNotGivenAgain() {
        stopAt(Step.INTENDED);
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        Applied applied = workshop.apply();
        assertThat(applied.finished()).hasSize(1);
        assertThat(applied.run()).isNotNull();
        assertThat(applied.run().serial()).isEqualTo(2);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
    }

    @Test
    void nothingIsRenderedAgain() throws IOException {
        stopAt(Step.INTENDED);
        workshop.save(List.of(new Assignment(Address.parse("Services!D2"), Value.of(990_000))));
        workshop.apply();
        assertThat(Files.readString(folder.resolve("documents/INV-2026-001.pdf")))
                .isEqualTo("INV-2026-001 750000");
    }

    @Test
    void whatAPersonSavedAfterTheWorkbookWasWrittenStays() {
        stopAt(Step.WRITTEN);
        workshop.save(List.of(new Assignment(Address.parse("Projects!E2"), Value.of("Archived"))));
        Recovered recovered = workshop.runner().recover(name(), Options.NONE, false);
        assertThat(recovered.runs().getFirst().changes())
                .extracting(Run.Done::outcome)
                .startsWith(Run.Outcome.CONFLICT, Run.Outcome.DONE);
        assertThat(workshop.snapshot().value(Address.parse("Projects!E2"))).isEqualTo(Value.of("Archived"));
        assertThat(workshop.numbers()).hasSize(2);
    }

    @Test
    void aSaveThatWentOverOurWriteIsWrittenIntoAgain() throws IOException {
        stopAt(Step.INTENDED);
        byte[] asSomebodyHasItOpen = Files.readAllBytes(workshop.tracker);
        assertThatThrownBy(() -> workshop.runner(step -> {
                            if (step == Step.WRITTEN) {
                                throw new Stopped();
                            }
                        })
                        .recover(name(), Options.NONE, false))
                .isInstanceOf(Stopped.class);
        assertThat(workshop.numbers()).hasSize(2);
        Files.write(workshop.tracker, asSomebodyHasItOpen);
        workshop.runner().recover(name(), Options.NONE, false);
        assertThat(workshop.numbers()).hasSize(2);
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void aStagedDocumentThatIsGoneIsNotInventedAnew() throws IOException {
        stopAt(Step.INTENDED);
        for (String file : Workshop.files(workshop.state)) {
            if (file.contains("staged/")) {
                Files.delete(workshop.state.resolve(file));
            }
        }
        assertThatThrownBy(workshop::apply)
                .isInstanceOfSatisfying(
                        HalfwayException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(RunProblem.STAGED_MISSING, RunProblem.HALFWAY));
        assertThat(workshop.numbers()).isEmpty();
    }

    @Test
    void aWorkbookThatIsGoneIsSaidAndFinishedOnceItIsBack() throws IOException {
        stopAt(Step.PUBLISHED);
        Path away = folder.resolve("away.xlsx");
        Files.move(workshop.tracker, away);
        assertThatThrownBy(workshop::apply).isInstanceOf(ProblemException.class);
        Files.move(away, workshop.tracker);
        workshop.apply();
        assertThat(workshop.numbers()).hasSize(2);
    }

    @Test
    void aRunThatStoppedIsFinishedWhereTheTrackerWasMovedTo() throws IOException {
        stopAt(Step.INTENDED);
        Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("atelier.xlsx");
        Files.move(workshop.tracker, moved);
        workshop.runner().recover(moved.toString(), Options.NONE, false);
        assertThat(Workshop.files(folder.resolve("elsewhere/documents"))).hasSize(2);
        assertThat(workshop.runner()
                        .plan(moved.toString(), Options.NONE, null)
                        .plan()
                        .changes())
                .isEmpty();
    }

    private void stopAt(Step stop) {
        assertThatThrownBy(() -> workshop.apply(step -> {
                    if (step == stop) {
                        throw new Stopped();
                    }
                }))
                .isInstanceOf(Stopped.class);
        workshop.acknowledged.clear();
    }

    private String name() {
        return workshop.tracker.toString();
    }

    /// Stands for a kill: nothing catches it.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
