package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.plan.PlanJson;
import dev.alur.tracker.TrackerReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workbook is carried into an empty one, and what cannot go along is told.
class CopyingTest {
    private static final Path SAMPLE = Path.of("samples/freelance-en/tracker.xlsx");

    @TempDir
    Path folder;

    private Workshop workshop;
    private Path target;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        target = folder.resolve("copy.xlsx");
    }

    @Test
    void aTrackerKeepsItsValuesFormulasTablesAndLists() {
        Copied copied = workshop.runner().copy(SAMPLE.toString(), target.toString());

        Snapshot was = at(SAMPLE);
        Snapshot is = at(target);
        assertThat(is.titles()).containsExactlyInAnyOrderElementsOf(was.titles());
        for (Sheet sheet : was.sheets()) {
            Sheet there = is.need(sheet.name());
            for (int row = 1; row <= sheet.lastRow(); row++) {
                for (int column = 1; column <= sheet.lastColumn(); column++) {
                    assertThat(there.formula(row, column))
                            .as(sheet.address(row, column).toString())
                            .isEqualTo(sheet.formula(row, column));
                    if (sheet.formula(row, column) == null) {
                        assertThat(there.value(row, column))
                                .as(sheet.address(row, column).toString())
                                .isEqualTo(sheet.value(row, column));
                    }
                }
            }
            assertThat(there.tables()).isEqualTo(sheet.tables());
        }
        assertThat(is.need("Projects").validations()).isNotEmpty();
        assertThat(copied.left())
                .extracting(Problem::key)
                .doesNotContain(RunProblem.COPY_DIFFERS, RunProblem.COPY_NAME);
    }

    @Test
    void aCopyHasTheSamePlan() {
        workshop.runner().copy(SAMPLE.toString(), target.toString());

        assertThat(plan(target)).isEqualTo(plan(SAMPLE));
    }

    @Test
    void aCopyHasNoHistory() throws Exception {
        workshop = Workshop.of(folder, 1);
        workshop.apply();
        assertThat(workshop.read().settings().alurId()).isNotNull();

        workshop.runner().copy(workshop.tracker.toString(), target.toString());

        Snapshot is = at(target);
        assertThat(TrackerReader.read(is).settings().alurId()).isNull();
        assertThat(TrackerReader.read(is).settings().alurRun()).isNull();
    }

    @Test
    void onlyAnEmptyTargetIsFilled() throws Exception {
        workshop = Workshop.of(folder, 1);
        byte[] before = Files.readAllBytes(workshop.tracker);

        assertThatThrownBy(() -> workshop.runner().copy(SAMPLE.toString(), workshop.tracker.toString()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problems().getFirst().key()).isEqualTo(RunProblem.COPY_TARGET_FILLED));

        assertThat(workshop.tracker).hasBinaryContent(before);
    }

    @Test
    void whatNoEditSaysIsTold() throws Exception {
        DrawnWorkbooks.draw(
                workshop.tracker,
                SheetDraft.of("Odd")
                        .row("Name", "Twice", "Sum")
                        .row("a", 1, 2)
                        .row("b", 2, 4)
                        .formula("C2", "B2*2", 2)
                        .formula("C3", "B3+B3", 4),
                SheetDraft.of("Prose").row("A sentence", null, 7).row("another", 3, null));

        Copied copied = workshop.runner().copy(workshop.tracker.toString(), target.toString());

        assertThat(copied.left()).extracting(Problem::key).contains(RunProblem.COPY_FORMULAS);
        Snapshot is = at(target);
        assertThat(is.value("Odd!C3")).isEqualTo(Value.of(4));
        assertThat(is.value("Prose!C1")).isEqualTo(Value.of(7));
        assertThat(is.titles()).containsExactly("Prose", "Odd");
    }

    @Test
    void aLongListIsBegunAndThenGoesOnRowByRow() throws Exception {
        SheetDraft list = SheetDraft.of("Long").row("No", "Name", "Price", "Twice");
        for (int i = 1; i <= 6000; i++) {
            list.row(i, "job " + i, i * 1000, i * 2000);
            list.formula("D" + (i + 1), "C" + (i + 1) + "*2", i * 2000);
        }
        DrawnWorkbooks.draw(workshop.tracker, list.table("Jobs", "A1:D6001"));

        Copied copied = workshop.runner().copy(workshop.tracker.toString(), target.toString());

        Snapshot is = at(target);
        assertThat(is.value("Long!C6001")).isEqualTo(Value.of(6_000_000));
        assertThat(is.need("Long").formula(6001, 4)).isEqualTo("C6001*2");
        assertThat(is.need("Long").tables().getFirst().range().lastRow()).isEqualTo(6001);
        assertThat(copied.left()).extracting(Problem::key).doesNotContain(RunProblem.COPY_DIFFERS);
    }

    private static Snapshot at(Path file) {
        return new ExcelWorkbooks(InstantSource.system()).open(file).read();
    }

    private List<String> plan(Path tracker) {
        return workshop.runner().plan(tracker.toString(), Options.NONE, null).plan().changes().stream()
                .map(PlanJson::write)
                .toList();
    }
}
