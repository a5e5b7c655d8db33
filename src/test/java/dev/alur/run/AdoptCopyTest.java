package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A copy gets a life of its own (semantics.md, line 20): over real files, with the process killed at each
/// border of the protocol.
class AdoptCopyTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void applyOnce() throws IOException {
        workshop = Workshop.of(folder, 2);
        workshop.apply();
    }

    /// A second workshop with a copy of the workbook, over the same state folder.
    private Workshop copy() throws IOException {
        Workshop copy = new Workshop(Files.createDirectories(folder.resolve("other")), workshop.state);
        Files.copy(workshop.tracker, copy.tracker);
        return copy;
    }

    @Test
    void aCopyGetsALifeOfItsOwnAndNothingIsBilledAgain() throws IOException {
        Workshop copy = copy();
        byte[] before = Files.readAllBytes(copy.tracker);
        Adopted look = copy.runner().lookAtCopy(copy.tracker.toString(), Options.NONE);
        assertThat(look.run()).isNull();
        assertThat(look.other()).isEqualTo(workshop.tracker.toString());
        assertThat(look.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(look.series()).containsExactly("INV-{yyyy}-{000}");
        assertThat(Files.readAllBytes(copy.tracker)).isEqualTo(before);

        Adopted done = adoptCopy(copy);

        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(2);
        assertThat(done.things()).isEqualTo(look.things()).isEqualTo(6);
        assertThat(copy.read().settings().alurId())
                .isNotEqualTo(workshop.read().settings().alurId());
        assertThat(copy.plan().plan().changes()).isEmpty();
        assertThat(copy.apply().run()).isNull();
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(keys(copy.check())).containsExactly(RunProblem.SERIES_OF_ANOTHER);
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(copy.runner().runs(copy.tracker.toString()))
                .extracting(Run::serial, Run::adopted)
                .containsExactly(tuple(2, "copy"));
    }

    @Test
    void aCopyGivesNoNumberOfTheSeriesThatStaysWithTheOther() throws IOException {
        Workshop copy = copy();
        adoptCopy(copy);
        copy.type("Projects!H4", Value.of("yes"));
        workshop.type("Projects!H4", Value.of("yes"));
        assertRefused(copy::plan, RunProblem.SERIES_OF_ANOTHER);
        assertRefused(copy::apply, RunProblem.SERIES_OF_ANOTHER);
        workshop.apply();
        assertThat(workshop.numbers()).contains("INV-2026-003");
        copy.type("Settings!B4", Value.of("inv-{yyyy}-{0000}"));
        assertRefused(copy::plan, RunProblem.SERIES_OF_ANOTHER);
        copy.type("Settings!B4", Value.of("B-{yyyy}-{000}"));
        copy.apply();
        assertThat(copy.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "B-2026-001");
        assertThat(copy.check().problems()).isEmpty();
        assertThat(workshop.check().problems()).isEmpty();
    }

    @Test
    void anOlderCopyOfAWorkbookThatWentOnIsNotBilledAgainEither() throws IOException {
        Workshop copy = copy();
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        Adopted done = adoptCopy(copy);
        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(3);
        copy.type("Settings!B4", Value.of("B-{yyyy}-{000}"));
        copy.type("Projects!H4", Value.of("yes"));
        copy.apply();
        assertThat(copy.numbers()).as("billed in the other one").containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(copy.apply().run()).isNull();
    }

    @Test
    void whatWasHeldInTheOtherIsHeldInTheCopy() throws IOException {
        workshop.runner().undo(workshop.tracker.toString(), 1, Options.NONE, null, change -> {});
        Workshop copy = copy();
        int waiting = workshop.plan().plan().waiting().size();
        adoptCopy(copy);
        assertThat(waiting).isPositive();
        assertThat(copy.plan().plan().changes()).isEmpty();
        assertThat(copy.plan().plan().waiting()).hasSize(waiting);
    }

    @Test
    void runsOfBeforeAreNotTakenBackInTheCopy() throws IOException {
        Workshop copy = copy();
        adoptCopy(copy);
        for (int run : List.of(0, 1, 2)) {
            assertRefused(
                    () -> copy.runner().undo(copy.tracker.toString(), run, Options.NONE, null, change -> {}),
                    RunProblem.BEFORE_ADOPTION);
        }
        workshop.runner().undo(workshop.tracker.toString(), 1, Options.NONE, null, change -> {});
        assertThat(copy.plan().plan().changes()).isEmpty();
    }

    @Test
    void aCopyOfTheCopyAndWhatIsNoCopy() throws IOException {
        assertRefused(() -> adoptCopy(workshop), RunProblem.NO_COPY);
        Workshop copy = copy();
        adoptCopy(copy);
        assertRefused(() -> adoptCopy(copy), RunProblem.NO_COPY);
        Workshop third = new Workshop(Files.createDirectories(folder.resolve("third")), workshop.state);
        Files.copy(copy.tracker, third.tracker);
        assertRefused(third::plan, RunProblem.COPY);
        assertThat(adoptCopy(third).run()).isNotNull().extracting(Run::serial).isEqualTo(3);
        assertThat(third.plan().plan().changes()).isEmpty();
        assertThat(keys(third.check())).containsExactly(RunProblem.SERIES_OF_ANOTHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "RECOVERED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aCopyWhoseAdoptionIsKilledIsAdoptedByAskingAgain(Step step) throws IOException {
        Workshop copy = copy();
        assertThatThrownBy(() -> copy.runner(stop(step)).adoptCopy(copy.tracker.toString(), Options.NONE, null))
                .isInstanceOf(Stopped.class);
        if (step == Step.WRITTEN || step == Step.COMMITTED) {
            copy.runner().recover(copy.tracker.toString(), Options.NONE, false);
        } else {
            assertRefused(copy::plan, RunProblem.COPY);
            adoptCopy(copy);
        }
        assertThat(copy.plan().plan().changes()).isEmpty();
        assertThat(keys(copy.check())).containsExactly(RunProblem.SERIES_OF_ANOTHER);
        assertThat(copy.runner().runs(copy.tracker.toString()))
                .extracting(Run::serial)
                .containsExactly(2);
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    /// Ends the command where a killed process would end.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Consumer<Step> stop(Step at) {
        return step -> {
            if (step == at) {
                throw new Stopped();
            }
        };
    }

    private Adopted adoptCopy(Workshop shop) {
        return shop.runner().adoptCopy(shop.tracker.toString(), Options.NONE, null);
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
