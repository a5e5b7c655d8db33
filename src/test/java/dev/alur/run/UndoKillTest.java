package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Problem;
import dev.alur.plan.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that does and undoes and is killed with `kill -9` at any moment of an undo: what it had begun
/// to take back is taken back once, by the next command, and what it had not begun stands.
class UndoKillTest {
    private static final int KILLS = Proof.times(6, 200);
    private static final int MOST_MICROS = 20_000;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void anUndoThatIsKilledIsDoneOnceOrNotBegun() throws IOException, InterruptedException {
        Workshop workshop = KillTest.unapproved(folder, 4 * KILLS);
        Random random = new Random(20261201);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Integer> undone = killed(random);
            Recovered recovered = workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            unfinished += (int)
                    recovered.runs().stream().filter(run -> run.undoes() > 0).count();
            Map<String, String> once = workshop.contents();
            workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            assertThat(workshop.contents()).isEqualTo(once);
            // the process may have died right after its person approved a job
            workshop.apply();
            List<Run> runs = workshop.runner().runs(workshop.tracker.toString());
            assertThat(runs.stream().filter(run -> run.undoneBy() > 0).map(Run::serial))
                    .as("acknowledged, after kill %d", kill)
                    .containsAll(undone);
            Standing.of(runs).demand(workshop.read());
            assertThat(workshop.plan().plan().changes()).isEmpty();
        }
        Proof.tried(KILLS);
        Proof.note(unfinished + " undos had stopped half-way");
        System.out.printf("%d kills: %d undos had stopped half-way%n", KILLS, unfinished);
        assertThat(unfinished).as("some kills fell between intent and commit").isGreaterThan(KILLS / 10);
        assertThat(workshop.check().problems()).extracting(Problem::key).isEmpty();
    }

    /// Lets another process work and kills it some time after a step of its first or second undo.
    ///
    /// @return the runs that it had acknowledged as undone
    private List<Integer> killed(Random random) throws IOException, InterruptedException {
        Step step = Step.values()[Step.STAGED.ordinal() + random.nextInt(4)];
        int rounds = 1 + random.nextInt(2);
        boolean undoing = false;
        Process other = OtherProcess.undoing(folder);
        List<Integer> undone = new ArrayList<>();
        try (BufferedReader lines = OtherProcess.lines(other)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                undoing = line.equals("undoing") || (undoing && !line.startsWith("undone "));
                if (line.startsWith("undone ")) {
                    undone.add(Integer.parseInt(line.substring(7)));
                }
                if (undoing && line.equals("step " + step) && --rounds == 0) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS));
                    assertThat(other.toHandle().destroyForcibly()).isTrue();
                }
            }
            other.waitFor();
        } finally {
            other.destroyForcibly();
        }
        return undone;
    }
}
