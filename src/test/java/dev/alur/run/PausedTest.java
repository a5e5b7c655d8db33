package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.Proof;
import dev.alur.grid.BusyException;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.journal.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A process that is paused with SIGSTOP, as a laptop that is closed or a machine that is frozen. In PostgreSQL
/// another machine takes over once the lease is over, and whoever was paused writes nothing when it goes on;
/// the lock of a file stays with whoever is paused, so the other one is told who that is.
class PausedTest {
    /// Longer than a busy machine takes between two words to the database.
    private static final long LEASE_MILLIS = Proof.times(4_000, 8_000);

    @TempDir
    Path folder;

    static Stream<Step> steps() {
        return Proof.isFull() ? Stream.of(Step.values()) : Stream.of(Step.INTENDED);
    }

    @ParameterizedTest
    @MethodSource("steps")
    @Tag("slow")
    void whoWasPausedWritesNothingAfterAnotherTookOver(Step step) throws IOException, InterruptedException {
        String url = TestDatabase.url();
        Workstation paused = new Workstation(folder, folder.resolve("paused"), url, LEASE_MILLIS, "paused");
        Workshop other = new Workstation(folder, folder.resolve("other"), url, 60_000, "other").workshop();
        KillTest.unapproved(folder, 4);
        approve(other, 1);
        other.apply();
        approve(other, 2);
        Process process = paused.start(0, step.name());
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = OtherProcess.lines(process)) {
            until(lines, "waiting");
            signal("STOP", process);
            takeOver(other);
            approve(other, 3);
            other.apply();
            byte[] written = Files.readAllBytes(other.tracker);
            signal("CONT", process);
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            lines.lines().forEach(told::add);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            // what it had not begun when it was paused it finds done
            boolean isLate = step.compareTo(Step.READ) >= 0 && step.compareTo(Step.COMMITTED) < 0;
            assertThat(Files.readAllBytes(other.tracker))
                    .as("%s: %s", step, told)
                    .isEqualTo(written);
            assertThat(process.exitValue()).as("%s: %s", step, told).isEqualTo(isLate ? code(step) : 0);
            assertThat(String.join(" ", told).contains("lost the right to write"))
                    .as("%s: %s", step, told)
                    .isEqualTo(isLate);
        } finally {
            process.destroyForcibly().waitFor();
        }
        // whoever was paused goes on with its next command
        Workshop again = paused.workshop();
        again.apply();
        KillTest.assertWhole(again, 3);
        Proof.tried(1);
    }

    /// Nothing had been begun, or it had.
    private static int code(Step step) {
        return step.isForward() ? 3 : Workstation.PROBLEM;
    }

    @Test
    @Tag("slow")
    void theLockOfAFileStaysWithWhoIsPaused() throws IOException, InterruptedException {
        Workstation paused = new Workstation(folder, folder.resolve("state"), "-", 0, "paused");
        KillTest.unapproved(folder, 3);
        Workshop other = paused.workshop();
        approve(other, 1);
        Process process = paused.start(0, Step.INTENDED.name());
        try (BufferedReader lines = OtherProcess.lines(process)) {
            until(lines, "waiting");
            signal("STOP", process);
            assertThatThrownBy(other::apply).isInstanceOfSatisfying(BusyException.class, e -> {
                Problem problem = e.problems().getFirst();
                assertThat(problem.key()).isEqualTo(RunProblem.WORKBOOK_BUSY);
                assertThat(problem.arguments().get(1).toString()).contains("paused, pid " + process.pid());
            });
            signal("CONT", process);
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            lines.lines().forEach(line -> assertThat(line).isNotEmpty());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
        KillTest.assertWhole(other, 1);
    }

    /// As soon as the lease is over.
    private static void takeOver(Workshop other) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            try {
                other.apply();
                return;
            } catch (BusyException e) {
                assertThat(e.problems().getFirst().toString()).contains("paused, pid ");
                assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(60));
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static void approve(Workshop workshop, int job) {
        workshop.type("Projects!H" + (job + 1), Value.of("yes"));
    }

    private static void until(BufferedReader lines, String word) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(word)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(word);
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
