package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Workbook] does with rows that are added to it. A part of [WorkbookContract].
public abstract class RowContract extends AdditionContract {
    @Test
    void anAppendedRowMakesTheTableGrow() throws Exception {
        Workbook workbook = studio();
        Sheet before = workbook.read().sheet("Projects").orElseThrow();
        int row = before.freeRow(1, Set.of(1, 2));
        assertThat(row).isEqualTo(4);

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AppendRow(
                                "Projects",
                                row,
                                Map.of(1, Value.of("PRJ-3"), 4, Value.of(LocalDate.of(2026, 12, 1)), 5, Value.of(20))),
                        new Edit.AppendRow("Projects", row + 1, Map.of(1, Value.of("PRJ-4")))));

        Sheet after = workbook.read().sheet("Projects").orElseThrow();
        assertThat(after.value(4, 1)).isEqualTo(Value.of("PRJ-3"));
        assertThat(after.value(4, 4)).isEqualTo(Value.of(LocalDate.of(2026, 12, 1)));
        assertThat(after.format(4, 4)).isEqualTo(before.format(3, 4));
        assertThat(after.formula(4, 7)).isEqualTo("E4*0.9");
        assertThat(after.value(5, 1)).isEqualTo(Value.of("PRJ-4"));
        assertThat(after.formula(5, 7)).isEqualTo("E5*0.9");
        assertThat(after.tables().getFirst().range().cells()).isEqualTo("A1:G5");
        assertThat(after.validations().getFirst().ranges().getFirst().cells()).isEqualTo("C2:C5");
    }

    @Test
    void aBlankRowOfATableIsFilledFirst() throws Exception {
        Workbook workbook = workbook(
                "premade.xlsx",
                SheetDraft.of("Jobs")
                        .row("ID", "Price", "Net")
                        .row("A", 1)
                        .formula("C2", "B2*2", 2)
                        .formula("C3", "B3*2", 0)
                        .formula("C4", "B4*2", 0)
                        .table("Jobs", "A1:C4"));
        Sheet before = workbook.read().sheet("Jobs").orElseThrow();
        int row = before.freeRow(1, Set.of(1));
        assertThat(row).isEqualTo(3);

        workbook.write(
                workbook.fingerprint(),
                List.of(new Edit.AppendRow("Jobs", row, Map.of(1, Value.of("B"), 3, Value.of(99)))));

        Sheet after = workbook.read().sheet("Jobs").orElseThrow();
        assertThat(after.value(3, 1)).isEqualTo(Value.of("B"));
        assertThat(after.formula(3, 3)).isEqualTo("B3*2");
        assertThat(after.tables().getFirst().range().cells()).isEqualTo("A1:C4");
        assertThat(after.freeRow(1, Set.of(1))).isEqualTo(4);
    }

    @Test
    void aNoteRightBelowATableMovesDownWhenTheTableGrows() throws Exception {
        Workbook workbook = workbook(
                "notes.xlsx",
                SheetDraft.of("Jobs")
                        .row("ID")
                        .row("A")
                        .table("Jobs", "A1:A2")
                        .row("a note")
                        .set("C3", "beside"),
                SheetDraft.of("Other").formula("A1", "Jobs!A3&Jobs!C3", "a notebeside"));

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AppendRow("Jobs", 3, Map.of(1, Value.of("B"))),
                        new Edit.AppendRow("Jobs", 4, Map.of(1, Value.of("C")))));

        Snapshot after = workbook.read();
        assertThat(after.value(at("Jobs!A3"))).isEqualTo(Value.of("B"));
        assertThat(after.value(at("Jobs!A4"))).isEqualTo(Value.of("C"));
        assertThat(after.value(at("Jobs!A5"))).isEqualTo(Value.of("a note"));
        assertThat(after.value(at("Jobs!C3"))).isEqualTo(Value.of("beside"));
        assertThat(after.need("Jobs").tables().getFirst().range().cells()).isEqualTo("A1:A4");
        assertThat(after.need("Other").formula(1, 1)).isEqualTo("Jobs!A5&Jobs!C3");
    }

    private Workbook withTotals() throws Exception {
        return workbook(
                "totals.xlsx",
                SheetDraft.of("Jobs")
                        .row("ID", "Price", "Net")
                        .row("A", 1)
                        .row("B", 2)
                        .row("Total", null, null)
                        .row("as of today")
                        .formula("C2", "B2*2", 2)
                        .formula("C3", "B3*2", 4)
                        .formula("B4", "SUBTOTAL(109,B2:B3)", 3)
                        .formula("C5", "C4*2", 0)
                        .table("Jobs", "A1:C4")
                        .totals()
                        .list("A2:A3", "A,B,C"),
                SheetDraft.of("Sum").formula("A1", "SUM(Jobs!B2:B3)", 3).formula("A2", "Jobs!B4+Jobs!B$2", 4));
    }

    @Test
    void aTotalsRowStaysTheLastRowOfItsTable() throws Exception {
        Workbook workbook = withTotals();
        int row = workbook.read().need("Jobs").freeRow(1, Set.of(1));
        assertThat(row).isEqualTo(4);

        workbook.write(
                workbook.fingerprint(),
                List.of(new Edit.AppendRow("Jobs", row, Map.of(1, Value.of("C"), 2, Value.of(5)))));

        Snapshot after = workbook.read();
        Sheet jobs = after.need("Jobs");
        assertThat(jobs.value(4, 1)).isEqualTo(Value.of("C"));
        assertThat(jobs.formula(4, 3)).isEqualTo("B4*2");
        assertThat(jobs.value(5, 1)).isEqualTo(Value.of("Total"));
        assertThat(jobs.formula(5, 2)).isEqualTo("SUBTOTAL(109,B2:B4)");
        assertThat(jobs.value(6, 1)).isEqualTo(Value.of("as of today"));
        assertThat(jobs.formula(6, 3)).isEqualTo("C5*2");
        assertThat(jobs.tables().getFirst().range().cells()).isEqualTo("A1:C5");
        assertThat(jobs.tables().getFirst().totalsRows()).isEqualTo(1);
        assertThat(jobs.tables().getFirst().lastDataRow()).isEqualTo(4);
        assertThat(jobs.validations().getFirst().ranges().getFirst().cells()).isEqualTo("A2:A4");
        assertThat(after.need("Sum").formula(1, 1)).isEqualTo("SUM(Jobs!B2:B4)");
        assertThat(after.need("Sum").formula(2, 1)).isEqualTo("Jobs!B5+Jobs!B$2");
    }

    @Test
    void anInsertedRowMovesWhatIsBelowAndLooksLikeItsNeighbour() throws Exception {
        Workbook workbook = withTotals();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.InsertRow("Jobs", 3, Map.of(1, Value.of("between"))),
                        new Edit.SetCell(at("Jobs!B3"), Value.of(7)),
                        new Edit.InsertRow("Jobs", 1, Map.of())));

        Snapshot after = workbook.read();
        Sheet jobs = after.need("Jobs");
        assertThat(jobs.value(1, 1)).isEqualTo(Value.BLANK);
        assertThat(jobs.value(4, 1)).isEqualTo(Value.of("between"));
        assertThat(jobs.value(4, 2)).isEqualTo(Value.of(7));
        assertThat(jobs.formula(4, 3)).isEqualTo("B4*2");
        assertThat(jobs.formula(5, 3)).isEqualTo("B5*2");
        assertThat(jobs.formula(6, 2)).isEqualTo("SUBTOTAL(109,B3:B5)");
        assertThat(jobs.tables().getFirst().range().cells()).isEqualTo("A2:C6");
        assertThat(jobs.validations().getFirst().ranges().getFirst().cells()).isEqualTo("A3:A5");
        assertThat(after.need("Sum").formula(1, 1)).isEqualTo("SUM(Jobs!B3:B5)");
    }

    @Test
    void theTotalRightUnderAListMovesDownAndGrows() throws Exception {
        Workbook workbook = workbook(
                "list.xlsx",
                SheetDraft.of("Costs")
                        .row("What", "Price")
                        .row("A", 1)
                        .row("B", 2)
                        .formula("B4", "SUM(B2:B3)", 3)
                        .formula("D1", "B4*2", 6));
        int row = workbook.read().need("Costs").freeRow(1, Set.of(1, 2));

        workbook.write(
                workbook.fingerprint(),
                List.of(new Edit.AppendRow("Costs", row, Map.of(1, Value.of("C"), 2, Value.of(5)))));

        Sheet costs = workbook.read().need("Costs");
        assertThat(costs.value(4, 2)).isEqualTo(Value.of(5));
        assertThat(costs.formula(5, 2)).isEqualTo("SUM(B2:B4)");
        assertThat(costs.formula(1, 4)).isEqualTo("B5*2");
    }

    @Test
    void aProtectedSheetKeepsItsRows() throws Exception {
        Workbook workbook =
                workbook("locked.xlsx", SheetDraft.of("Locked").row("a", "b").isProtected());
        Fingerprint basis = workbook.fingerprint();

        refused(
                () -> workbook.write(basis, List.of(new Edit.InsertRow("Locked", 1, Map.of()))),
                GridProblem.PROTECTED_ROWS);
        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    @Test
    void aRowIsAppendedWithoutATableToo() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(new Edit.AppendRow("Notes", 4, Map.of(1, Value.of("rate"), 2, Value.of(7)))));

        assertThat(workbook.read().value(at("Notes!B4"))).isEqualTo(Value.of(7));
        Fingerprint basis = workbook.fingerprint();
        refused(
                () -> workbook.write(basis, List.of(new Edit.AppendRow("Notes", 4, Map.of(1, Value.of("again"))))),
                GridProblem.ROW_NOT_FREE);
    }
}
