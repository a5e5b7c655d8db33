package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.SheetDraft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many calls and how much time a spreadsheet takes.
class SheetsSpeedTest {
    private static final int ROWS = 10_000;

    @TempDir
    Path folder;

    private static Workshop drawn(Path folder, int jobs, int approved) throws IOException {
        SheetDraft projects = SheetDraft.of("Projects")
                .row("ID", "Client", "Project", "Service", "Stage", "Start", "Due", "Approved", "Invoice", "Notes");
        for (int i = 1; i <= jobs; i++) {
            projects.row(
                    "PRJ-" + i,
                    "Bu Sri",
                    "Menu " + i,
                    "Design",
                    "Revision",
                    Workshop.day(2),
                    Workshop.day(9),
                    i <= approved ? "yes" : null,
                    null,
                    "by hand");
        }
        Workshop workshop = new Workshop(folder);
        workshop.draw(jobs, projects);
        return workshop;
    }

    @Test
    @Tag("slow")
    void aPlanOfTenThousandRowsIsOneCall() throws IOException {
        try (Cloudshop cloud = Cloudshop.of(drawn(folder, ROWS, 3))) {
            cloud.server.traffic().clear();
            long before = System.nanoTime();

            assertThat(cloud.plan().plan().changes()).hasSizeGreaterThan(3);

            System.out.printf(
                    "a plan of %d rows: %d ms%n",
                    ROWS, Duration.ofNanos(System.nanoTime() - before).toMillis());
            assertThat(cloud.server.traffic().count("")).isEqualTo(1);
        }
    }

    @Test
    @Tag("slow")
    void aPlanAndARunOverTwoHundredRowsWaitForSixAnswers() throws IOException {
        try (Cloudshop cloud = Cloudshop.of(drawn(folder, 200, 20))) {
            cloud.server.faults().latency(Duration.ofMillis(150));
            cloud.server.traffic().clear();
            long before = System.nanoTime();

            cloud.plan();
            cloud.apply();

            Duration took = Duration.ofNanos(System.nanoTime() - before);
            System.out.printf("plan and apply of 200 rows at 150 ms: %d ms%n", took.toMillis());
            assertThat(cloud.server.traffic().count("")).isLessThanOrEqualTo(6);
        }
    }
}
