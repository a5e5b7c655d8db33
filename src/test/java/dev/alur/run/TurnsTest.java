package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.journal.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes, which may be several machines, work on one tracker at once while some of them are killed:
/// the numbers are 1 to n, every acknowledged one is there, and workbook, documents and journal agree.
class TurnsTest {
    private static final int PROCESSES = Proof.times(3, 4);
    private static final int ROUNDS = Proof.times(3, 25);
    private static final int MOST_MICROS = 20_000;

    @TempDir
    Path folder;

    private final List<String> issued = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> broken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger kills = new AtomicInteger();

    @Test
    @Tag("slow")
    void processesThatShareAStateFolder() throws IOException, InterruptedException {
        List<Workstation> machines = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            machines.add(new Workstation(folder, folder.resolve("state"), "-", 0, "process-" + i));
        }
        work(machines, machines.getFirst());
    }

    @Test
    @Tag("slow")
    void machinesThatShareADatabase() throws IOException, InterruptedException {
        String url = TestDatabase.url();
        List<Workstation> machines = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            machines.add(new Workstation(folder, folder.resolve("state-" + i), url, 600_000, "machine-" + i));
        }
        work(machines, new Workstation(folder, folder.resolve("judge"), url, 600_000, "judge"));
    }

    private void work(List<Workstation> machines, Workstation judge) throws IOException, InterruptedException {
        KillTest.unapproved(folder, 3 * PROCESSES * ROUNDS);
        List<Thread> threads = new ArrayList<>();
        for (Workstation machine : machines) {
            threads.add(Thread.ofPlatform().start(() -> rounds(machine)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(broken).isEmpty();
        Workshop workshop = judge.workshop();
        workshop.apply();
        for (Workstation machine : machines) {
            machine.workshop().runner().recover(workshop.tracker.toString(), Options.NONE, false);
        }
        assertThat(issued).doesNotHaveDuplicates();
        assertThat(workshop.numbers()).containsAll(issued).hasSizeGreaterThanOrEqualTo(ROUNDS);
        KillTest.assertWhole(workshop, workshop.numbers().size());
        assertThat(kills.get()).isPositive();
        Proof.tried((long) PROCESSES * ROUNDS);
        Proof.note(kills + " killed, " + workshop.numbers().size() + " invoices, " + issued.size() + " acknowledged");
        System.out.printf(
                "%d processes: %d kills, %d invoices, %d of them acknowledged%n",
                machines.size(), kills.get(), workshop.numbers().size(), issued.size());
    }

    /// Lets a machine do its rounds; where it is killed it begins anew with those that are left.
    private void rounds(Workstation machine) {
        Random random = new Random(machine.name().hashCode());
        int left = ROUNDS;
        try {
            while (left > 0 && broken.isEmpty()) {
                left -= until(machine.start(left, "-"), random);
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            broken.add(e);
        }
    }

    /// @return how many rounds it has done when it ended or was killed
    private int until(Process process, Random random) throws IOException, InterruptedException {
        String last = "step " + Step.values()[random.nextInt(Step.values().length)];
        int before = random.nextInt(Math.min(6, ROUNDS));
        int rounds = 0;
        boolean isKilled = false;
        try (BufferedReader lines = OtherProcess.lines(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("issued ")) {
                    issued.add(line.substring(7));
                }
                rounds += line.equals("round") ? 1 : 0;
                if (line.equals(last) && rounds >= before && !isKilled) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS));
                    // through its handle, for that leaves the stream open from which we read what it had told
                    isKilled = process.toHandle().destroyForcibly();
                    kills.incrementAndGet();
                }
            }
            int code = process.waitFor();
            assertThat(code)
                    .as("a process that nobody killed")
                    .isIn(isKilled ? new Object[] {0, 137} : new Object[] {0});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            process.destroyForcibly();
        }
        return rounds;
    }
}
