package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.BusyException;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one state folder take turns.
class SeveralProcessesTest {
    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void whoHoldsTheWorkbookIsNamedAndAKillLetsItGo() throws IOException, InterruptedException {
        Workshop workshop = Workshop.of(folder, 1);
        Process other = OtherProcess.start(folder, 1, Step.READY.name());
        try (BufferedReader lines = OtherProcess.lines(other)) {
            await(lines, "waiting");
            assertThatThrownBy(workshop::apply).isInstanceOfSatisfying(BusyException.class, e -> {
                Problem problem = e.problems().getFirst();
                assertThat(problem.key()).isEqualTo(RunProblem.WORKBOOK_BUSY);
                assertThat(problem.arguments().get(1).toString()).contains("pid " + other.pid());
            });
            assertThatThrownBy(() -> workshop.type("Projects!J2", Value.of("x")))
                    .isInstanceOf(BusyException.class);
            assertThat(workshop.plan().plan().changes())
                    .as("reading needs no lock")
                    .isNotEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(workshop.apply().run()).isNotNull();
    }

    @Test
    @Tag("slow")
    void twoProcessesTakeTurnsAndNoNumberIsGivenTwice() throws IOException, InterruptedException {
        Workshop workshop = KillTest.unapproved(folder, 25);
        Process one = OtherProcess.start(folder, 10, "-");
        Process other = OtherProcess.start(folder, 10, "-");
        try (BufferedReader ones = OtherProcess.lines(one);
                BufferedReader others = OtherProcess.lines(other)) {
            List<String> issued =
                    ones.lines().filter(line -> line.startsWith("issued")).toList();
            List<String> issuedThere =
                    others.lines().filter(line -> line.startsWith("issued")).toList();
            assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(one.exitValue() + other.exitValue()).isZero();
            workshop.apply();
            assertThat(issued).isNotEmpty();
            assertThat(issuedThere).isNotEmpty().doesNotContainAnyElementsOf(issued);
            KillTest.assertWhole(workshop, issued.size() + issuedThere.size());
        } finally {
            one.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void twoThreadsOfOneProcessTakeTurns() throws IOException {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.apply(step -> {
            if (step == Step.READY) {
                assertThatThrownBy(() -> workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false))
                        .isInstanceOf(BusyException.class);
            }
        });
        assertThat(workshop.numbers()).hasSize(1);
    }

    private static void await(BufferedReader lines, String word) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(word)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(word);
    }
}
