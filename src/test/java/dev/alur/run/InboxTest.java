package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.ExcelWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.NewColumn;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.plan.PlanProblem;
import dev.alur.plan.Waiting;
import dev.alur.tracker.InboxLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Inbox in a real workbook: written along with a run or alone, answered in the sheet, and right again after a
/// run that was stopped anywhere.
class InboxTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawTracker() throws IOException {
        workshop = asking(folder, 1);
    }

    /// A tracker with an Inbox, in which so many jobs are approved and asked about before they are billed.
    static Workshop asking(Path folder, int approved) throws IOException {
        Workshop workshop = Workshop.of(folder, approved);
        List<NewColumn> columns = new ArrayList<>();
        for (String header : List.of("What", "Where", "Why", "Answer", "Since", "Ref")) {
            columns.add(NewColumn.of(header));
        }
        Workbook workbook = new ExcelWorkbooks(() -> Workshop.NOW).open(workshop.tracker);
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AddSheet("Inbox", columns),
                        new Edit.SetCell(Address.parse("Rules!F2"), Value.of("ask"))));
        return workshop;
    }

    /// The row of the line that waits.
    private InboxLine line() {
        Waiting waiting = workshop.plan().plan().waiting().getFirst();
        return workshop.read().inbox().stream()
                .filter(line -> line.ref().equals(waiting.ref()))
                .findFirst()
                .orElseThrow();
    }

    private void answer(Value value) {
        workshop.type("Inbox!D" + line().row(), value);
    }

    @Test
    void whatWaitsStandsThereAfterTheRunAndThePlanIsEmpty() {
        Applied applied = workshop.apply();

        assertThat(applied.run()).isNotNull();
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
        assertThat(line().answer()).isEmpty();
        assertThat(workshop.numbers()).isEmpty();
    }

    @Test
    void aYesInTheSheetIsUsedOnceAndIsSpent() {
        workshop.apply();
        InboxLine answered = line();
        answer(Value.of(true));

        workshop.apply();

        assertThat(workshop.numbers()).containsExactly("INV-2026-001");
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
        // pasted below the others, it counts for nothing, and the line goes
        int free = workshop.snapshot().need("Inbox").lastRow() + 1;
        workshop.save(List.of(
                new Assignment(new Address("Inbox", free, 1), Value.of("pasted")),
                new Assignment(new Address("Inbox", free, 4), Value.of("yes")),
                new Assignment(new Address("Inbox", free, 6), Value.of(answered.ref()))));
        assertThat(workshop.plan().plan().problems())
                .map(problem -> problem.key())
                .contains(PlanProblem.ANSWER_USED_BEFORE);
        workshop.apply();
        assertThat(workshop.numbers()).hasSize(1);
        assertThat(workshop.read().inbox()).map(InboxLine::ref).doesNotContain(answered.ref());
    }

    private String link(int row) {
        String link = workshop.snapshot().need("Inbox").layout().link(row, 2);
        return link == null ? "" : link;
    }

    @Test
    void aLineLeadsToItsCellAlsoWhenThatIsSortedElsewhere() {
        workshop.apply();
        int row = line().row();
        assertThat(link(row)).startsWith("#Projects!").endsWith("2");

        workshop.save(workshop.swapped("Projects", 2, 3));
        assertThat(workshop.plan().plan().changes()).isEmpty();
        workshop.apply();

        assertThat(link(row)).startsWith("#Projects!").endsWith("3");
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
    }

    @Test
    void aDocumentIsLedToWhereverItWasPut() {
        workshop.apply();
        answer(Value.of("yes"));
        Path elsewhere = folder.resolve("my papers");
        Options there = Options.NONE.documents(elsewhere);
        workshop.runner().apply(workshop.tracker.toString(), there, null, change -> {});

        InboxLine document = workshop.read().inbox().stream()
                .filter(line -> line.ref().startsWith("D-"))
                .findFirst()
                .orElseThrow();
        assertThat(workshop.snapshot().value(new Address("Inbox", document.row(), 2)))
                .isEqualTo(Value.of("INV-2026-001"));
        assertThat(link(document.row())).isEqualTo("my%20papers/INV-2026-001.pdf");
        assertThat(elsewhere.resolve("INV-2026-001.pdf")).exists();
        assertThat(workshop.runner()
                        .plan(workshop.tracker.toString(), there, null)
                        .plan()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void writingOnlyInboxIsNoRun() {
        workshop.apply();
        int runs = workshop.runner().runs(workshop.tracker.toString()).size();
        workshop.type("Inbox!A" + line().row(), Value.of("my words"));

        Applied applied = workshop.apply();

        assertThat(applied.run()).isNull();
        assertThat(workshop.runner().runs(workshop.tracker.toString())).hasSize(runs);
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LOCKED", "READ", "RECOVERED", "COMMITTED"})
    void whereverARunStopsTheYesIsUsedOnceAndInboxIsRightInTheEnd(Step step) {
        workshop.apply();
        answer(Value.of("yes"));

        assertThatThrownBy(() -> workshop.apply(at -> {
                    if (at == step) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        workshop.apply();

        assertThat(workshop.numbers()).containsExactly("INV-2026-001");
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
        assertThat(workshop.read().inbox()).map(InboxLine::answer).allMatch(Optional::isEmpty);
    }

    @Test
    void aPersonWhoSavesMeanwhileIsHeard() {
        workshop.apply();
        int row = line().row();
        answer(Value.of("yes"));

        workshop.apply(step -> {
            if (step == Step.INTENDED) {
                workshop.save(List.of(new Assignment(new Address("Inbox", row + 5, 1), Value.of("my row"))));
            }
        });

        assertThat(workshop.numbers()).hasSize(1);
        assertThat(workshop.snapshot().value(new Address("Inbox", row + 5, 1))).isEqualTo(Value.of("my row"));
        assertThat(workshop.plan().plan().isEmpty()).isTrue();
    }
}
