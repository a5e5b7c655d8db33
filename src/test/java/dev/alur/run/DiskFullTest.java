package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alur.Proof;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up anywhere in an apply: the old workbook or the new one, a problem that says
/// so, and the next run completes it.
class DiskFullTest {
    private static final int DISK = 2_000_000;
    private static final int STEP = 16_384;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void whereverTheDiskFillsUpTheNextRunCompletesIt() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(mount(disk), "skipped: a small disk can only be made by root, with mount and tmpfs");
        try {
            int failed = 0;
            int halfway = 0;
            boolean fits = false;
            for (int room = 0; !fits; room += STEP) {
                Path place = Files.createDirectories(disk.resolve("room-" + room));
                Workshop workshop = KillTest.approved(place, 2);
                Path filler = fill(disk, room);
                try {
                    workshop.apply();
                    fits = true;
                } catch (HalfwayException e) {
                    halfway++;
                } catch (ProblemException e) {
                    failed++;
                }
                assertThat(workshop.read().problems())
                        .as("the workbook is whole")
                        .isEmpty();
                Proof.tried(1);
                Files.delete(filler);
                workshop.apply();
                KillTest.assertWhole(workshop, 2);
                delete(place);
            }
            System.out.printf(
                    "disk full: %d runs were refused, %d stopped half-way and were finished%n", failed, halfway);
            assertThat(failed).as("some were refused before the intent").isPositive();
            assertThat(halfway).as("some stopped after it").isPositive();
        } finally {
            run("umount", disk.toString());
        }
    }

    /// Fills the disk but for some bytes.
    private static Path fill(Path disk, int room) throws IOException {
        Path filler = disk.resolve("filler");
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(filler, new byte[(int) Math.max(0, free - room)]);
        return filler;
    }

    private static void delete(Path place) throws IOException {
        for (String file : Workshop.files(place)) {
            Files.delete(place.resolve(file));
        }
    }

    private static boolean mount(Path disk) throws IOException, InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
