package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.grid.Problem;
import dev.alur.grid.SheetDraft;
import dev.alur.plan.Run;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed with `kill -9` at any moment of an apply leaves nothing that the next run
/// does not put right.
class KillTest {
    private static final int KILLS = Proof.times(25, 500);
    private static final int MOST_MICROS = 20_000;
    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void killsLoseNothingAndGiveNothingTwice() throws IOException, InterruptedException {
        Workshop workshop = unapproved(folder, 3 * KILLS);
        Random random = new Random(SEED);
        List<String> issued = new ArrayList<>();
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            issued.addAll(killed(random));
            Recovered recovered = workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            unfinished += recovered.runs().size();
            Map<String, String> once = workshop.contents();
            workshop.runner().recover(workshop.tracker.toString(), Options.NONE, false);
            assertThat(workshop.contents()).isEqualTo(once);
            assertThat(workshop.numbers())
                    .as("acknowledged, after kill %d", kill)
                    .containsAll(issued);
            workshop.apply();
            assertWhole(workshop, workshop.numbers().size());
        }
        Proof.tried(KILLS);
        Proof.note(unfinished + " had stopped half-way");
        System.out.printf(
                "%d kills: %d invoices, %d runs had stopped half-way%n",
                KILLS, workshop.numbers().size(), unfinished);
        assertThat(issued).as("work was done between the kills").hasSizeGreaterThan(KILLS / 3);
        assertThat(unfinished).as("some kills fell between intent and commit").isGreaterThan(KILLS / 10);
    }

    /// Lets another process work and kills it some time after a step of its first or second apply.
    ///
    /// @return the numbers that it had acknowledged
    private List<String> killed(Random random) throws IOException, InterruptedException {
        Step step = Step.values()[random.nextInt(Step.values().length)];
        int rounds = 1 + random.nextInt(2);
        Process other = OtherProcess.start(folder, Integer.MAX_VALUE, "-");
        List<String> issued = new ArrayList<>();
        try (BufferedReader lines = OtherProcess.lines(other)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("issued ")) {
                    issued.add(line.substring(7));
                }
                if (line.equals("step " + step) && --rounds == 0) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(MOST_MICROS));
                    // through its handle, for that leaves the stream open from which we read what it had told
                    assertThat(other.toHandle().destroyForcibly()).isTrue();
                }
            }
            other.waitFor();
        } finally {
            other.destroyForcibly();
        }
        return issued;
    }

    /// A tracker of jobs that nobody has approved yet.
    static Workshop unapproved(Path folder, int jobs) throws IOException {
        return drawn(folder, jobs, null);
    }

    /// The same with every job approved.
    static Workshop approved(Path folder, int jobs) throws IOException {
        return drawn(folder, jobs, "yes");
    }

    private static Workshop drawn(Path folder, int jobs, @Nullable String approved) throws IOException {
        SheetDraft projects = SheetDraft.of("Projects")
                .row(
                        "ID",
                        "Client",
                        "Project",
                        "Service",
                        "Stage",
                        "Start",
                        "Due",
                        "Approved",
                        "Invoice",
                        "Notes",
                        "Mine");
        for (int i = 1; i <= jobs; i++) {
            projects.row(
                    Workshop.id(i),
                    "Bu Sri",
                    "Menu " + i,
                    "Design",
                    "Revision",
                    Workshop.day(2),
                    Workshop.day(29),
                    approved,
                    null,
                    "by hand",
                    "mine " + i);
        }
        Workshop workshop = new Workshop(folder);
        workshop.draw(jobs, projects);
        return workshop;
    }

    /// Numbers 1 to n, each with its document, its row, its job and its note, once; every cell of the
    /// user's as it was.
    static void assertWhole(Workshop workshop, int count) throws IOException {
        List<String> numbers = IntStream.rangeClosed(1, count)
                .mapToObj("INV-2026-%03d"::formatted)
                .toList();
        assertThat(workshop.numbers()).containsExactlyElementsOf(numbers);
        assertThat(Workshop.files(workshop.folder.resolve("documents")))
                .containsExactlyElementsOf(
                        numbers.stream().map(number -> number + ".pdf").toList());
        List<String> named = new ArrayList<>();
        for (Job job : workshop.read().jobs()) {
            boolean isFinal = job.stage().equals("Final");
            assertThat(job.text(Field.JOB_NOTES)).isEqualTo(isFinal ? "by hand\nthanked" : "by hand");
            assertThat(job.text(Field.JOB_INVOICE).isEmpty()).isNotEqualTo(isFinal);
            assertThat(job.place().sheet().value(job.row(), 11).plain()).isEqualTo("mine " + (job.row() - 1));
            if (isFinal) {
                named.add(job.text(Field.JOB_INVOICE));
            }
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(workshop.logged()).doesNotHaveDuplicates().hasSize(count);
        assertThat(workshop.check().problems()).extracting(Problem::key).isEmpty();
        assertThat(workshop.runner().runs(workshop.tracker.toString())).allMatch(run -> run.state() == Run.State.DONE);
        assertThat(Workshop.files(workshop.folder))
                .noneMatch(file -> file.contains("staged/") || file.endsWith(".new") || file.endsWith(".swap"));
    }
}
