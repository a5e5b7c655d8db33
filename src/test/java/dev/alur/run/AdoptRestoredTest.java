package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.plan.Change;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An older copy becomes the truth, and numbers are taken over (semantics.md, lines 21 and 22): over real
/// files, with the process killed at each border of the protocol.
class AdoptRestoredTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void applyOnce() throws IOException {
        workshop = Workshop.of(folder, 2);
        workshop.apply();
    }

    @Test
    void anOlderCopyBecomesTheTruthAndNoNumberIsGivenAgain() throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        assertThat(workshop.numbers()).hasSize(3);
        Files.write(workshop.tracker, old);
        assertRefused(workshop::plan, RunProblem.OLD_COPY);

        Adopted look = workshop.runner().lookAtRestored(name(), Options.NONE);
        assertThat(look.lost()).containsExactly(new Adopted.Lost("INV-2026-003", 2, "INV-2026-003.pdf"));
        assertThat(look.things()).as("a note and a row of Time").isEqualTo(2);
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(old);

        Adopted done = adoptRestored();

        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(3);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(keys(workshop.check())).containsExactly(RunProblem.NUMBER_LOST);
        workshop.type("Projects!H4", Value.of("yes"));
        assertThat(workshop.apply().run()).isNotNull().extracting(Run::serial).isEqualTo(4);
        assertThat(workshop.numbers())
                .as("the job was billed: not again by itself")
                .containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(workshop.logged()).as("made again").containsExactly("PRJ-001", "PRJ-002", "PRJ-003");
        assertThat(workshop.apply().run()).isNull();
        assertThat(Files.exists(folder.resolve("documents/INV-2026-003.pdf"))).isTrue();
    }

    @Test
    void aLostInvoiceIsTypedAgainOrVoidedAndBilledByAYes() throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        Files.write(workshop.tracker, old);
        adoptRestored();
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        byte[] restored = Files.readAllBytes(workshop.tracker);

        workshop.type("Invoices!A4", Value.of("INV-2026-003"));
        workshop.type("Projects!I4", Value.of("INV-2026-003"));
        assertThat(keys(workshop.check())).doesNotContain(RunProblem.NUMBER_LOST, RunProblem.NUMBER_UNKNOWN);
        assertThat(workshop.plan().plan().changes()).isEmpty();

        Files.write(workshop.tracker, restored);
        workshop.runner().voided(name(), "INV-2026-003", "", Options.NONE, null);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.plan().plan().waiting()).hasSize(1);
        workshop.runner().apply(name(), Options.NONE.approving(Set.of("Bill")), null, change -> {});
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-004");
    }

    @Test
    void anOlderCopyOfBeforeAnUndoHoldsWhatItHolds() throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.runner().undo(name(), 1, Options.NONE, null, change -> {});
        Files.write(workshop.tracker, old);

        Adopted done = adoptRestored();

        assertThat(done.problems())
                .extracting(Problem::key)
                .containsExactly(RunProblem.VOID_LOST, RunProblem.VOID_LOST);
        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(3);
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(workshop.apply().run()).isNull();
        workshop.runner().voided(name(), "INV-2026-001", "", Options.NONE, null);
        assertThat(workshop.plan().plan().changes()).isEmpty();
    }

    @Test
    void aWorkbookOfBeforeTheFirstRunBecomesTheTruth() throws IOException {
        Workshop drawn = Workshop.of(Files.createDirectories(folder.resolve("drawn")), 2);
        Files.copy(drawn.tracker, workshop.tracker, StandardCopyOption.REPLACE_EXISTING);
        assertRefused(workshop::plan, RunProblem.HISTORY_GONE);

        Adopted done = adoptRestored();

        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(2);
        assertThat(done.lost()).hasSize(2);
        assertThat(workshop.plan().plan().changes())
                .as("it is as new as one that was applied")
                .noneMatch(Change.Structural.class::isInstance);
        workshop.apply();
        assertThat(workshop.numbers()).as("both were billed").isEmpty();
        assertThat(workshop.logged()).containsExactly("PRJ-001", "PRJ-002");
        assertThat(keys(workshop.check())).containsOnly(RunProblem.NUMBER_LOST);
    }

    @Test
    void whatIsNoOlderCopyIsLeftAlone() throws IOException {
        assertRefused(this::adoptRestored, RunProblem.NOT_OLDER);
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        byte[] newer = Files.readAllBytes(workshop.tracker);
        Files.write(workshop.tracker, old);
        adoptRestored();
        assertRefused(this::adoptRestored, RunProblem.NOT_OLDER);
        Files.write(workshop.tracker, newer);
        assertRefused(workshop::plan, RunProblem.OLD_COPY);
        assertRefused(() -> workshop.runner().undo(name(), 0, Options.NONE, null, change -> {}), RunProblem.OLD_COPY);
    }

    @Test
    void anOlderCopyThatCameBackWhileARunWasHalfWay() throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!E4", Value.of("Revision"));
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        workshop.type("Projects!A5", Value.of("PRJ-004"));
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!B5"), Value.of("Bu Sri")),
                new Assignment(Address.parse("Projects!D5"), Value.of("Design")),
                new Assignment(Address.parse("Projects!E5"), Value.of("Revision")),
                new Assignment(Address.parse("Projects!H5"), Value.of("yes"))));
        assertThatThrownBy(() -> workshop.apply(stop(Step.INTENDED))).isInstanceOf(Stopped.class);
        Files.write(workshop.tracker, old);
        assertRefused(workshop::plan, RunProblem.OLD_COPY);

        Adopted done = adoptRestored();

        assertThat(done.lost()).extracting(Adopted.Lost::number).containsExactly("INV-2026-003", "INV-2026-004");
        assertThat(done.run()).isNotNull().extracting(Run::serial).isEqualTo(4);
        assertThat(Files.exists(folder.resolve("documents/INV-2026-004.pdf"))).isTrue();
        assertThat(keys(workshop.check())).containsOnly(RunProblem.NUMBER_LOST);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "RECOVERED"},
            mode = EnumSource.Mode.EXCLUDE)
    void anAdoptionOfAnOlderCopyThatIsKilledIsFinished(Step step) throws IOException {
        byte[] old = Files.readAllBytes(workshop.tracker);
        workshop.type("Projects!H4", Value.of("yes"));
        workshop.apply();
        Files.write(workshop.tracker, old);
        assertThatThrownBy(() -> workshop.runner(stop(step)).adoptRestored(name(), Options.NONE, null))
                .isInstanceOf(Stopped.class);
        if (step.compareTo(Step.INTENDED) < 0) {
            adoptRestored();
        } else {
            workshop.runner().recover(name(), Options.NONE, false);
        }
        assertThat(workshop.plan().plan().changes()).isEmpty();
        assertThat(keys(workshop.check())).containsExactly(RunProblem.NUMBER_LOST);
        assertThat(workshop.runner().runs(name())).extracting(Run::serial).containsExactly(1, 2, 3);
    }

    @Test
    void numbersThatSomebodyWroteAreTakenOver() {
        workshop.type("Invoices!A4", Value.of("INV-2026-009"));
        workshop.type("Projects!I4", Value.of("INV-2026-011"));
        workshop.type("Projects!H4", Value.of("yes"));
        assertRefused(workshop::plan, RunProblem.NUMBER_UNKNOWN);
        assertThat(workshop.runner().lookAtNumbers(name(), Options.NONE).numbers())
                .containsExactly("INV-2026-009", "INV-2026-011");
        assertRefused(workshop::plan, RunProblem.NUMBER_UNKNOWN);

        Adopted done = workshop.runner().adoptNumbers(name(), Options.NONE, null);

        assertThat(done.numbers()).containsExactly("INV-2026-009", "INV-2026-011");
        workshop.type("Projects!I4", Value.of(""));
        workshop.apply();
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-009", "INV-2026-012");
        assertThat(workshop.check().problems()).isEmpty();
        assertThat(workshop.runner().adoptNumbers(name(), Options.NONE, null).numbers())
                .isEmpty();
    }

    @Test
    void aTrackerWithoutAHistoryTakesItsNumbersOverByItself() throws IOException {
        Workshop fresh = Workshop.of(Files.createDirectories(folder.resolve("fresh")), 1);
        assertRefused(
                () -> fresh.runner().adoptNumbers(fresh.tracker.toString(), Options.NONE, null),
                RunProblem.NUMBERS_LATER);
    }

    private String name() {
        return workshop.tracker.toString();
    }

    private Adopted adoptRestored() {
        return workshop.runner().adoptRestored(name(), Options.NONE, null);
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
