package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.excel.DrawnWorkbooks;
import dev.alur.grid.Address;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Range;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cells of any workbook, read and set; and a new workspace.
class CellEditsTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void drawWorkbook() throws IOException {
        workshop = new Workshop(folder);
        DrawnWorkbooks.draw(
                workshop.tracker,
                SheetDraft.of("Prices")
                        .row("Item", "Price", "Twice")
                        .row("Tea", 5000, null)
                        .formula("C2", "B2*2", 10_000)
                        .list("A2:A9", "Tea,Coffee"));
    }

    @Test
    void cellsAreReadRowByRow() {
        Block block = got("prices!A2:C2");
        assertThat(block.range()).isEqualTo(Range.parse("Prices!A2:C2"));
        assertThat(block.sheet().value(2, 1)).isEqualTo(Value.of("Tea"));
        assertThat(block.sheet().value(2, 2)).isEqualTo(Value.of(5000));
        assertThat(block.sheet().value(2, 3)).isEqualTo(Value.of(10_000));
        assertThat(block.sheet().formula(2, 3)).isEqualTo("B2*2");
    }

    @Test
    void settingTellsBeforeAndAfterAndLeavesNothingBehind() throws IOException {
        Written written = set(SetOptions.NONE, "Prices!B2", Value.of(6000));
        assertThat(written.changes())
                .containsExactly(new Written.Change(Address.parse("Prices!B2"), Value.of(5000), Value.of(6000)));
        assertThat(value("Prices!B2")).isEqualTo(Value.of(6000));
        assertThat(Workshop.files(folder)).hasSize(2).anyMatch(file -> file.startsWith("state/locks/"));
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        assertThat(set(new SetOptions(null, true, false, false), "Prices!B2", Value.of(6000))
                        .changes())
                .hasSize(1);
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
        assertThat(Workshop.files(folder)).containsExactly("studio.xlsx");
    }

    @Test
    void aFormulaIsOnlyReplacedWhenThatIsSaid() {
        assertThatThrownBy(() -> set(SetOptions.NONE, "Prices!C2", Value.of(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(GridProblem.FORMULA_IN_THE_WAY));
        set(new SetOptions(null, false, true, false), "Prices!C2", Value.of(1));
        assertThat(value("Prices!C2")).isEqualTo(Value.of(1));
    }

    @Test
    void aValueOutsideTheListIsWrittenWithAWarning() {
        assertThat(set(SetOptions.NONE, "Prices!A2", Value.of("Coffee")).warnings())
                .isEmpty();
        assertThat(set(SetOptions.NONE, "Prices!A2", Value.of("Soup")).warnings())
                .extracting(Problem::key)
                .containsExactly(RunProblem.NOT_IN_LIST);
        assertThat(value("Prices!A2")).isEqualTo(Value.of("Soup"));
    }

    @Test
    void theResultCanGoToAnotherFile() throws IOException {
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        Path out = folder.resolve("out.xlsx");
        set(new SetOptions(out, false, false, false), "Prices!B2", Value.of(6000));
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
        Block block = workshop.runner()
                .get(out.toString(), List.of(Area.parse("Prices!B2")))
                .getFirst();
        assertThat(block.sheet().value(2, 2)).isEqualTo(Value.of(6000));
        assertThat(Workshop.files(folder)).containsExactly("out.xlsx", "studio.xlsx");
    }

    @Test
    void aSheetThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> set(SetOptions.NONE, "Nowhere!B2", Value.of(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).extracting(Problem::key).containsExactly(GridProblem.NO_SHEET));
    }

    @Test
    void rowsAreAddedByTheNamesOfTheirColumns() {
        Written written = append(
                SetOptions.NONE,
                new NewRow(List.of("price", "Item"), List.of(Value.of(7000), Value.of("Coffee"))),
                new NewRow(List.of("Item", "Price"), List.of(Value.of("Soup"), Value.BLANK)));

        assertThat(written.rows()).extracting(Written.Row::row).containsExactly(3, 4);
        assertThat(written.warnings())
                .extracting(Problem::key)
                .containsExactly(RunProblem.FORMULA_STAYS_ABOVE, RunProblem.NOT_IN_LIST);
        assertThat(value("Prices!A3")).isEqualTo(Value.of("Coffee"));
        assertThat(value("Prices!B3")).isEqualTo(Value.of(7000));
        assertThat(value("Prices!A4")).isEqualTo(Value.of("Soup"));
    }

    @Test
    void aDryRunRefusesWhatTheWorkbookWouldRefuse() throws IOException {
        DrawnWorkbooks.draw(
                workshop.tracker, SheetDraft.of("Prices").row("Item", "Price").isProtected());
        assertThatThrownBy(() -> set(new SetOptions(null, true, false, false), "Prices!A2", Value.of("Tea")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(GridProblem.LOCKED_CELL));
        assertThat(Workshop.files(folder)).containsExactly("studio.xlsx");
    }

    @Test
    void aTableGrowsAboveItsTotalsAndItsCalculatedColumnIsRespected() throws IOException {
        DrawnWorkbooks.draw(
                workshop.tracker,
                SheetDraft.of("Sales")
                        .row("Kept apart")
                        .row("Item", "Price", "Twice")
                        .row("Tea", 5000, null)
                        .formula("C3", "B3*2", 10_000)
                        .row("Total", null, null)
                        .formula("C4", "SUM(C3:C3)", 10_000)
                        .table("Takings", "A2:C4")
                        .totals());
        NewRow plain = new NewRow(List.of("Item", "Price"), List.of(Value.of("Coffee"), Value.of(7000)));
        NewRow twice = new NewRow(List.of("Item", "Twice"), List.of(Value.of("Soup"), Value.of(1)));

        Written written = workshop.runner().append(name(), "takings", List.of(plain, plain), SetOptions.NONE);

        assertThat(written.rows()).extracting(Written.Row::row).containsExactly(4, 5);
        assertThat(workshop.snapshot().sheet("Sales").orElseThrow().formula(5, 3))
                .isEqualTo("B5*2");
        assertThat(value("Sales!C5")).isEqualTo(Value.of(14_000));
        assertThat(value("Sales!A6")).isEqualTo(Value.of("Total"));
        assertThat(value("Sales!C6")).isEqualTo(Value.of(38_000));
        assertThatThrownBy(() -> workshop.runner().append(name(), "Sales", List.of(twice), SetOptions.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(GridProblem.FORMULA_IN_THE_WAY));
        workshop.runner().append(name(), "Sales", List.of(twice), new SetOptions(null, false, true, false));
        assertThat(value("Sales!C6")).isEqualTo(Value.of(1));
        assertThat(value("Sales!A7")).isEqualTo(Value.of("Total"));
    }

    @Test
    void aColumnThatIsNotThereIsToldWithTheOneThatWasMeant() throws IOException {
        byte[] bytes = Files.readAllBytes(workshop.tracker);
        assertThatThrownBy(() -> append(
                        SetOptions.NONE,
                        new NewRow(List.of("Itme", "Colour"), List.of(Value.of("Coffee"), Value.of("black")))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(GridProblem.NO_COLUMN_BUT, GridProblem.NO_COLUMN));
        assertThat(Files.readAllBytes(workshop.tracker)).isEqualTo(bytes);
    }

    @Test
    void aNewWorkspaceNeverReplacesATracker() throws IOException {
        Path made = workshop.runner().init(folder.resolve("new"), Trade.FREELANCE, Language.ID);
        assertThat(made).hasContent("freelance id");
        assertThatThrownBy(() -> workshop.runner().init(folder.resolve("new"), Trade.FREELANCE, Language.EN))
                .isInstanceOf(ProblemException.class);
        assertThat(made).hasContent("freelance id");
    }

    @ParameterizedTest
    @CsvSource({
        "Prices!, Prices!A1:C2",
        "prices!b:a, Prices!A1:B2",
        "Prices!2:3, Prices!A2:C3",
        "Prices, Prices!A1:C2",
        "Prices!A:XFD, Prices!A1:C2"
    })
    void whatHasNoEndIsReadAsFarAsTheSheetGoes(String asked, String range) {
        assertThat(got(asked).range()).isEqualTo(Range.parse(range));
    }

    @Test
    void aNameThatIsNoneIsToldWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> got("Pries"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .containsExactly(RunProblem.NOTHING_NAMED_BUT));
    }

    private Block got(String area) {
        return workshop.runner().get(name(), List.of(Area.parse(area))).getFirst();
    }

    private Written set(SetOptions options, String cell, Value value) {
        return workshop.runner().set(name(), List.of(new Assignment(Address.parse(cell), value)), options);
    }

    private Written append(SetOptions options, NewRow... rows) {
        return workshop.runner().append(name(), "Prices", List.of(rows), options);
    }

    private Value value(String cell) {
        return workshop.snapshot().value(Address.parse(cell));
    }

    private String name() {
        return workshop.tracker.toString();
    }
}
