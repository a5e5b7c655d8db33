package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.google.server.Fault;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.SheetDraft;
import dev.alur.plan.Change;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Google out of order, answers that get lost, and a person who types, inserts, sorts, moves and deletes rows
/// between our look and our write: nothing is written twice, no edit of the person's is lost, and whatever was
/// acknowledged is there.
class SheetsFaultTest {
    private static final int SEEDS = Proof.times(5, 100);
    private static final int JOBS = 5;

    private static final List<Fault> FAULTS = List.of(
            Fault.UNAVAILABLE_BEFORE,
            Fault.UNAVAILABLE_AFTER,
            Fault.CUT_BEFORE,
            Fault.CUT_AFTER,
            Fault.CUT_INSIDE,
            Fault.QUOTA);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void nothingIsWrittenTwiceAndNobodysEditIsLost() throws IOException {
        int righted = 0;
        int faults = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Workshop workshop = new Workshop(Files.createDirectories(folder.resolve("seed" + seed)));
            workshop.draw(JOBS, projects());
            try (Cloudshop cloud = Cloudshop.of(workshop)) {
                Random random = new Random(seed);
                SheetsPerson person = new SheetsPerson(cloud, random);
                int[] made = {0};
                cloud.server.faults().choosing(kind -> {
                    boolean fails = random.nextInt(3) == 0;
                    made[0] += fails ? 1 : 0;
                    return fails ? FAULTS.get(random.nextInt(FAULTS.size())) : null;
                });
                for (int write = 1; write <= 12; write++) {
                    cloud.server.faults().beforeWrite(write, () -> undisturbed(cloud, person, random));
                }
                righted += untilDone(cloud);
                faults += made[0];
                cloud.server.faults().clear();
                assertWhole(cloud, person, seed);
            }
        }
        System.out.printf("%d seeds: %d faults, %d times rows were put right%n", SEEDS, faults, righted);
        Proof.tried(SEEDS);
        Proof.note(faults + " faults, " + righted + " times rows were put right");
        assertThat(faults).isGreaterThan(SEEDS);
    }

    /// The person's own program is not disturbed.
    private static void undisturbed(Cloudshop cloud, SheetsPerson person, Random random) {
        if (random.nextInt(3) > 0) {
            person.act();
        }
    }

    private static SheetDraft projects() {
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
        for (int i = 1; i <= JOBS; i++) {
            projects.row(
                    Workshop.id(i),
                    "Bu Sri",
                    "Menu " + (JOBS - i),
                    "Design",
                    "Revision",
                    Workshop.day(2),
                    Workshop.day(1 + (i * 7) % 27),
                    "yes",
                    null,
                    "by hand",
                    null);
        }
        return projects;
    }

    /// @return how often rows had moved while they were written
    private static int untilDone(Cloudshop cloud) {
        int righted = 0;
        for (int attempt = 0; attempt < 12; attempt++) {
            try {
                Applied applied = cloud.apply();
                righted += (int) applied.problems().stream()
                        .filter(problem -> isPutRight(problem))
                        .count();
                if (applied.run() == null) {
                    return righted;
                }
            } catch (ProblemException e) {
                // stopped half-way, or refused for now: the next one goes on
                assertThat(e.problems()).isNotEmpty();
            }
        }
        return righted;
    }

    private static boolean isPutRight(Problem problem) {
        return problem.key().name().equals("PUT_RIGHT") || problem.key().name().equals("WITHOUT_PLACE");
    }

    private static void assertWhole(Cloudshop cloud, SheetsPerson person, int seed) {
        Tracker tracker = cloud.read();
        List<String> numbers = tracker.invoices().stream().map(Billed::number).toList();
        assertThat(numbers).as("seed %d: gapless, none twice", seed).doesNotHaveDuplicates();
        assertThat(numbers)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("INV-2026-%03d"::formatted)
                        .toList());
        List<String> acknowledged = new ArrayList<>();
        for (Change change : cloud.acknowledged) {
            if (change instanceof Change.IssueInvoice issue) {
                acknowledged.add(issue.invoice().number());
            }
        }
        assertThat(numbers).as("seed %d: what was acknowledged", seed).containsAll(acknowledged);
        assertThat(numbers.size()).as("seed %d", seed).isBetween(JOBS - person.deleted.size(), JOBS);
        assertThat(tracker.times().stream().map(entry -> entry.project()).toList())
                .as("seed %d: logged once", seed)
                .doesNotHaveDuplicates();
        Map<String, String> mine = new TreeMap<>();
        for (Job job : tracker.jobs()) {
            assertThat(job.text(Field.JOB_STAGE))
                    .as("seed %d %s", seed, job.id())
                    .isEqualTo("Final");
            assertThat(job.text(Field.JOB_NOTES))
                    .as("seed %d %s", seed, job.id())
                    .isEqualTo("by hand\nthanked");
            String own = job.place().sheet().value(job.row(), SheetsPerson.OWN).plain();
            if (!own.isEmpty()) {
                mine.put(job.id(), own);
            }
        }
        assertThat(mine).as("seed %d: what the person typed", seed).isEqualTo(person.typed);
        assertThat(tracker.jobs()).as("seed %d", seed).hasSize(JOBS - person.deleted.size());
    }
}
