package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A made-up day never gives a real number.
class RehearsalTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 24);

    @TempDir
    Path folder;

    @Test
    void anEmptyFolderBecomesOneForRehearsalAndRemembersTheLastDay() throws IOException {
        Workshop workshop = Workshop.of(folder, 1);
        Applied applied =
                workshop.runner().apply(workshop.tracker.toString(), Options.NONE.today(DAY), null, change -> {});
        assertThat(applied.run()).isNotNull();
        assertThat(applied.run().today()).isEqualTo(DAY);
        assertThat(Files.readString(workshop.state.resolve("rehearsal"))).isEqualTo("2026-12-24\n");
        assertThat(workshop.plan().plan().today())
                .as("the default from then on")
                .isEqualTo(DAY);
        assertThat(Rehearsal.writing(workshop.state, true, DAY.plusDays(1))).isEqualTo(DAY.plusDays(1));
        assertThat(Rehearsal.writing(workshop.state, true, null)).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void aFolderOfRealRunsIsRefused() throws IOException {
        Workshop workshop = Workshop.of(folder, 1);
        workshop.apply();
        assertThatThrownBy(() -> workshop.runner()
                        .apply(workshop.tracker.toString(), Options.NONE.today(DAY), null, change -> {}))
                .isInstanceOfSatisfying(ProblemException.class, RehearsalTest::isRealFolder);
        assertThat(workshop.runner()
                        .plan(workshop.tracker.toString(), Options.NONE.today(DAY), null)
                        .plan()
                        .today())
                .as("reading takes it as it is")
                .isEqualTo(DAY);
        assertThat(Files.exists(workshop.state.resolve("rehearsal"))).isFalse();
    }

    @Test
    void aFolderThatNobodyNamedIsRefused() {
        assertThatThrownBy(() -> Rehearsal.writing(folder.resolve("state"), false, DAY))
                .isInstanceOf(ProblemException.class);
        assertThat(Files.exists(folder.resolve("state"))).isFalse();
    }

    @Test
    void withoutADayNothingIsMarked() {
        assertThat(Rehearsal.writing(folder, true, null)).isNull();
        assertThat(Rehearsal.reading(folder, null)).isNull();
        assertThat(Rehearsal.reading(folder, DAY)).isEqualTo(DAY);
        assertThat(folder).isEmptyDirectory();
    }

    private static void isRealFolder(ProblemException e) {
        assertThat(e.problems()).extracting(Problem::key).containsExactly(RunProblem.REHEARSAL_IN_REAL_FOLDER);
    }
}
