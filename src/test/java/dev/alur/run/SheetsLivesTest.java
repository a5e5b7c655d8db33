package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Proof;
import dev.alur.google.server.Fault;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.plan.Run;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs, undo, voids and recoveries over a spreadsheet at Google, each of which may die at any step, while
/// answers get lost and a person types, inserts, sorts and deletes rows between our look and our write: in
/// the end each job is as the runs that stand left it, once, and all that the person typed is there.
class SheetsLivesTest {
    private static final int SEEDS = Proof.times(5, 100);
    private static final int JOBS = 5;
    private static final int COMMANDS = 10;
    private static final List<Fault> FAULTS = List.of(
            Fault.UNAVAILABLE_BEFORE,
            Fault.UNAVAILABLE_AFTER,
            Fault.CUT_BEFORE,
            Fault.CUT_AFTER,
            Fault.CUT_INSIDE,
            Fault.QUOTA);

    @TempDir
    Path folder;

    private int faults;
    private int deaths;
    private int undone;

    @Test
    @Tag("slow")
    void whateverIsUndoneVoidedOrCutOffStandsOrIsGoneOnce() throws IOException {
        for (int seed = Integer.getInteger("alur.seed", 0); seed < SEEDS; seed++) {
            Workshop workshop = new Workshop(Files.createDirectories(folder.resolve("seed" + seed)));
            workshop.draw(JOBS, projects());
            try (Cloudshop cloud = Cloudshop.of(workshop)) {
                live(cloud, new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        Proof.tried(SEEDS);
        Proof.note(faults + " faults, " + deaths + " deaths, " + undone + " runs undone");
        System.out.printf("%d seeds: %d faults, %d deaths, %d runs undone%n", SEEDS, faults, deaths, undone);
        assertThat(faults).isGreaterThan(SEEDS);
        assertThat(deaths).isGreaterThan(SEEDS);
        assertThat(undone).isGreaterThan(SEEDS / 2);
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
                    i < 3 ? "yes" : null,
                    null,
                    "by hand",
                    null);
        }
        return projects;
    }

    private void live(Cloudshop cloud, Random random) {
        SheetsPerson person = new SheetsPerson(cloud, random);
        cloud.server.faults().choosing(kind -> {
            boolean fails = random.nextInt(4) == 0;
            faults += fails ? 1 : 0;
            return fails ? FAULTS.get(random.nextInt(FAULTS.size())) : null;
        });
        for (int write = 1; write <= 40; write++) {
            cloud.server.faults().beforeWrite(write, () -> {
                if (random.nextInt(3) == 0) {
                    person.act();
                }
            });
        }
        for (int command = 0; command < COMMANDS; command++) {
            if (random.nextInt(3) == 0) {
                approve(cloud, random);
            }
            perform(cloud, random);
        }
        cloud.server.faults().clear();
        cloud.recover();
        cloud.apply();
        assertWhole(cloud, person);
    }

    /// The person says yes to one more job.
    private static void approve(Cloudshop cloud, Random random) {
        Sheet projects = undisturbed(cloud).need("Projects");
        int row = 2 + random.nextInt(projects.lastRow() - 1);
        if (!projects.value(row, 1).isBlank()) {
            cloud.person("{'updateCells':{'start':{'sheetId':1,'rowIndex':" + (row - 1) + ",'columnIndex':7},'fields':"
                    + "'userEnteredValue','rows':[{'values':[{'userEnteredValue':{'stringValue':'yes'}}]}]}}");
        }
    }

    /// The person's own program tries until it gets through.
    private static dev.alur.grid.Snapshot undisturbed(Cloudshop cloud) {
        for (int attempt = 0; ; attempt++) {
            try {
                return cloud.snapshot();
            } catch (ProblemException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }

    private void perform(Cloudshop cloud, Random random) {
        Step at = random.nextInt(2) == 0 ? null : Step.values()[random.nextInt(Step.values().length)];
        Consumer<Step> dying = step -> {
            if (step == at) {
                throw new Death();
            }
        };
        try {
            switch (random.nextInt(6)) {
                case 0, 1 -> cloud.apply(dying);
                case 2, 3 -> cloud.undo(dying);
                case 4 -> cloud.voided("INV-2026-00" + (1 + random.nextInt(JOBS)), dying);
                default -> cloud.runner(dying).recover(cloud.name, cloud.options(), false);
            }
        } catch (Death e) {
            deaths++;
        } catch (ProblemException e) {
            // refused, or stopped half-way for now: the next one goes on
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static final class Death extends RuntimeException {}

    private void assertWhole(Cloudshop cloud, SheetsPerson person) {
        Tracker tracker = cloud.read();
        List<Run> runs = cloud.runner(step -> {}).runs(cloud.name);
        undone += (int) runs.stream().filter(run -> run.undoneBy() > 0).count();
        Standing.of(runs).demand(tracker);
        Map<String, String> mine = new TreeMap<>();
        for (Job job : tracker.jobs()) {
            String own = job.place().sheet().value(job.row(), SheetsPerson.OWN).plain();
            if (!own.isEmpty()) {
                mine.put(job.id(), own);
            }
        }
        assertThat(mine).as("what the person typed").isEqualTo(person.typed);
        assertThat(tracker.jobs()).hasSize(JOBS - person.deleted.size());
        assertThat(cloud.plan().plan().changes()).isEmpty();
        assertThat(cloud.check().stream().filter(problem -> problem.severity() == Problem.Severity.ERROR))
                .isEmpty();
    }
}
