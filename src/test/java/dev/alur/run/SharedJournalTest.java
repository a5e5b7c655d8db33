package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.excel.FolderShelf;
import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.journal.JournalProblem;
import dev.alur.journal.Journals;
import dev.alur.journal.TestDatabase;
import dev.alur.plan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two machines with one workbook and one journal in PostgreSQL: each has its own state folder, and either
/// finishes what the other began.
class SharedJournalTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = Workshop.of(folder, 2);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void whereverOneMachineStopsAnotherFinishesIt(Step step) throws IOException {
        assertThatThrownBy(() -> apply("one", LEASE, at(step, Stopped::new))).isInstanceOf(Stopped.class);
        apply("other", LEASE, any -> {});
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(Workshop.files(folder.resolve("documents"))).containsExactly("INV-2026-001.pdf", "INV-2026-002.pdf");
        for (String machine : List.of("one", "other")) {
            Runner runner = runner(machine, LEASE, any -> {});
            assertThat(runner.runs(name())).hasSize(1).allMatch(run -> run.state() == Run.State.DONE);
            assertThat(problems(runner)).isEmpty();
        }
    }

    @Test
    void machinesTakeTurns() {
        apply("one", LEASE, any -> {});
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        Applied applied = apply("other", LEASE, any -> {});
        assertThat(applied.run()).isNotNull();
        assertThat(applied.run().serial()).isEqualTo(2);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"READ", "READY", "STAGED", "INTENDED", "PUBLISHED"})
    void aMachineThatWasPausedWritesNothingAfterAnotherTookOver(Step step) throws IOException {
        apply("one", LEASE, any -> {});
        workshop.save(List.of(new Assignment(Address.parse("Projects!H4"), Value.of("yes"))));
        byte[][] written = {{}};
        Duration shortLease = Duration.ofMillis(400);
        assertThatThrownBy(() -> apply("one", shortLease, at(step, () -> {
                    // paused for longer than its lease; meanwhile the other machine does all there is to do
                    pause(shortLease.multipliedBy(2));
                    apply("other", LEASE, any -> {});
                    written[0] = bytes();
                    return null;
                })))
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(e instanceof ChangedException || isCutOff((ProblemException) e))
                        .isTrue());
        assertThat(bytes()).isEqualTo(written[0]);
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002", "INV-2026-003");
        assertThat(problems(runner("one", LEASE, any -> {}))).isEmpty();
    }

    /// What is wrong, but for what the stopped machine left in its own folder, where its next writing command
    /// puts it away.
    private List<Problem> problems(Runner runner) {
        return runner.check(name(), Options.NONE).problems().stream()
                .filter(problem -> problem.key() != RunProblem.LEFT_OVER)
                .toList();
    }

    @Test
    void ofTwoFirstRunsAtOnceOneGivesWay() {
        assertThatThrownBy(() -> apply("one", LEASE, at(Step.READY, () -> {
                    apply("other", LEASE, any -> {});
                    return null;
                })))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(RunProblem.FIRST_ELSEWHERE));
        assertThat(workshop.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
    }

    private static boolean isCutOff(ProblemException e) {
        return e.problems().stream().anyMatch(problem -> problem.key() == JournalProblem.LEASE_OVER);
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(workshop.tracker);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Consumer<Step> at(Step wanted, java.util.function.Supplier<RuntimeException> action) {
        return step -> {
            if (step == wanted) {
                RuntimeException thrown = action.get();
                if (thrown != null) {
                    throw thrown;
                }
            }
        };
    }

    private String name() {
        return workshop.tracker.toString();
    }

    private Applied apply(String machine, Duration lease, Consumer<Step> steps) {
        return runner(machine, lease, steps).apply(name(), Options.NONE, null, workshop.acknowledged::add);
    }

    private Runner runner(String machine, Duration lease, Consumer<Step> steps) {
        return new Runner(new Wiring(
                new ExcelWorkbooks(() -> workshop.now),
                root -> new FolderShelf(Path.of(root), null),
                new Workshop.PlainDrawing(),
                Journals.shared(TestDatabase.access(lease)),
                folder.resolve("state of " + machine),
                true,
                () -> workshop.now,
                ZoneOffset.UTC,
                UUID::randomUUID,
                Duration.ofMillis(200),
                steps));
    }

    /// The process has died.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
