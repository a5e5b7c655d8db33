package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.plan.Waiting;
import dev.alur.tracker.InboxLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that uses a yes of Inbox and is killed with `kill -9` from its staging on: the yes is spent once,
/// by that run or by the next, and Inbox is right in the end.
class InboxKillTest {
    private static final int KILLS = Proof.times(6, 60);
    private static final int MOST_MICROS = 20_000;
    private static final List<Step> STEPS = List.of(Step.STAGED, Step.INTENDED, Step.PUBLISHED, Step.WRITTEN);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aYesIsSpentOnceWhereverTheProcessIsKilled() throws IOException, InterruptedException {
        Workshop workshop = InboxTest.asking(folder, KILLS);
        workshop.apply();
        Random random = new Random(20261124);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String ref = answered(workshop);
            killed(STEPS.get(kill % STEPS.size()), random);

            Recovered recovered = workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            unfinished += recovered.runs().size();
            workshop.apply();

            assertThat(workshop.numbers())
                    .as("after kill %d", kill)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, kill + 1)
                            .mapToObj("INV-2026-%03d"::formatted)
                            .toList());
            assertThat(workshop.read().inbox()).extracting(InboxLine::ref).doesNotContain(ref);
            assertThat(workshop.plan().plan().isEmpty()).isTrue();
            pastedCountsForNothing(workshop, ref);
        }
        Proof.tried(KILLS);
        Proof.note(unfinished + " had stopped half-way");
        assertThat(unfinished).as("some kills fell between intent and commit").isGreaterThan(KILLS / 3);
        assertThat(workshop.check().problems()).extracting(Problem::key).isEmpty();
    }

    /// A person says yes to the first line that waits.
    private static String answered(Workshop workshop) {
        Waiting waiting = workshop.plan().plan().waiting().getFirst();
        InboxLine line = workshop.read().inbox().stream()
                .filter(each -> each.ref().equals(waiting.ref()))
                .findFirst()
                .orElseThrow();
        workshop.type("Inbox!D" + line.row(), Value.of("yes"));
        return waiting.ref();
    }

    /// The spent yes comes back with an old copy of its line.
    private static void pastedCountsForNothing(Workshop workshop, String ref) {
        int row = workshop.snapshot().need("Inbox").lastRow() + 1;
        workshop.save(List.of(
                new Assignment(new Address("Inbox", row, 1), Value.of("pasted")),
                new Assignment(new Address("Inbox", row, 4), Value.of("yes")),
                new Assignment(new Address("Inbox", row, 6), Value.of(ref))));
        assertThat(workshop.plan().plan().changes()).isEmpty();
        workshop.apply();
        assertThat(workshop.read().inbox()).extracting(InboxLine::ref).doesNotContain(ref);
    }

    private void killed(Step step, Random random) throws IOException, InterruptedException {
        Process other = OtherProcess.start(folder, Integer.MAX_VALUE, step.name());
        try (BufferedReader lines = OtherProcess.lines(other)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("waiting")) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS));
                    assertThat(other.toHandle().destroyForcibly()).isTrue();
                }
            }
            other.waitFor();
        } finally {
            other.destroyForcibly();
        }
    }
}
