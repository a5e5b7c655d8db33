package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup is one file from which everything comes back, whatever went on while it was made.
class BackupTest {
    private static final int RUNS = 100;
    private static final int BACKUPS = 3;

    @TempDir
    Path folder;

    @Test
    void whatIsBackedUpBetweenAHundredRunsComesBackWholeAndGoesOn() throws IOException {
        Workshop workshop = Workshop.of(Files.createDirectory(folder.resolve("there")), 1);
        workshop.apply();
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> runs(workshop));
        for (int i = 1; i <= BACKUPS; i++) {
            BackedUp made = workshop.runner().backup(workshop.tracker.toString(), folder.resolve(i + ".zip"));
            assertThat(made.numbers()).isPositive();
            pause();
        }
        assertThat(work).as("the runs went on meanwhile").isNotDone();
        work.join();
        for (int i = 1; i <= BACKUPS; i++) {
            restoredIsWhole(folder.resolve(i + ".zip"), Files.createDirectory(folder.resolve("here " + i)));
        }
    }

    @Test
    void aRunThatStoppedHalfWayIsFinishedFromTheBackup() throws IOException {
        Workshop workshop = Workshop.of(Files.createDirectory(folder.resolve("there")), 2);
        assertThatThrownBy(() -> workshop.apply(step -> {
                    if (step == Step.INTENDED) {
                        throw new IllegalStateException("died");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        workshop.runner().backup(workshop.tracker.toString(), folder.resolve("b.zip"));
        Workshop here = new Workshop(Files.createDirectory(folder.resolve("here")));
        here.runner().restore(folder.resolve("b.zip"), here.folder);
        here.runner().recover(here.tracker.toString(), Options.NONE, false);
        assertThat(here.numbers()).containsExactly("INV-2026-001", "INV-2026-002");
        assertThat(here.check().problems()).isEmpty();
    }

    @Test
    void nothingIsRestoredOverAJournalOrAFile() throws IOException {
        Workshop workshop = Workshop.of(Files.createDirectory(folder.resolve("there")), 1);
        workshop.apply();
        Path file = folder.resolve("b.zip");
        workshop.runner().backup(workshop.tracker.toString(), file);
        assertThatThrownBy(() -> workshop.runner().restore(file, folder.resolve("x")))
                .satisfies(is(RunProblem.JOURNAL_IN_THE_WAY));
        assertThatThrownBy(() -> workshop.runner().backup(workshop.tracker.toString(), file))
                .satisfies(is(RunProblem.FILE_EXISTS));
        Workshop here = new Workshop(Files.createDirectory(folder.resolve("here")));
        Files.writeString(here.tracker, "something else");
        assertThatThrownBy(() -> here.runner().restore(file, here.folder)).satisfies(is(RunProblem.FILE_EXISTS));
        assertThat(here.tracker).hasContent("something else");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> here.runner().restore(file, here.folder)).satisfies(is(RunProblem.NO_BACKUP));
    }

    private void restoredIsWhole(Path backup, Path place) {
        Workshop here = new Workshop(place);
        here.runner().restore(backup, here.folder);
        assertThat(here.check().problems()).isEmpty();
        List<String> before = here.numbers();
        approveNext(here, before.size() + 1);
        here.apply();
        assertThat(here.numbers())
                .startsWith(before.toArray(String[]::new))
                .hasSize(before.size() + 1)
                .doesNotHaveDuplicates();
        assertThat(here.check().problems()).isEmpty();
    }

    private static void runs(Workshop workshop) {
        for (int job = 2; job <= RUNS; job++) {
            approveNext(workshop, job);
            applied(workshop);
        }
    }

    /// A backup may hold the lock just then: who comes later waits.
    private static void applied(Workshop workshop) {
        for (int attempt = 1; ; attempt++) {
            try {
                workshop.apply();
                return;
            } catch (dev.alur.grid.BusyException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    private static void approveNext(Workshop workshop, int job) {
        String row = Integer.toString(job + 1);
        workshop.save(List.of(
                new Assignment(Address.parse("Projects!A" + row), Value.of(Workshop.id(job))),
                new Assignment(Address.parse("Projects!B" + row), Value.of("Bu Sri")),
                new Assignment(Address.parse("Projects!C" + row), Value.of("Menu " + job)),
                new Assignment(Address.parse("Projects!D" + row), Value.of("Design")),
                new Assignment(Address.parse("Projects!E" + row), Value.of("Revision")),
                new Assignment(Address.parse("Projects!H" + row), Value.of("yes"))));
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.util.function.Consumer<Throwable> is(Problem.Key key) {
        return thrown -> assertThat(
                        ((ProblemException) thrown).problems().getFirst().key())
                .isEqualTo(key);
    }
}
