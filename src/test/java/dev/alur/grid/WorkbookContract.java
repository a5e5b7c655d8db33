package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Workbook] does, wherever it lives. Each wall's test extends this and makes its
/// workbooks from drafts.
public abstract class WorkbookContract {
    @TempDir
    protected Path folder;

    /// A workbook of that name with these sheets.
    protected abstract Workbook workbook(String name, SheetDraft... sheets) throws Exception;

    protected final Workbook studio() throws Exception {
        return workbook(
                "studio.xlsx",
                SheetDraft.of("Projects")
                        .row("ID", "Client", "Stage", "Start", "Price", "Approved", "Net")
                        .row("PRJ-1", "Kopi Senja", "Brief", LocalDate.of(2026, 11, 2), 1_500_000, false)
                        .row(
                                "PRJ-2",
                                "Warung Bu Sri",
                                "Revision",
                                LocalDate.of(2026, 11, 9),
                                new BigDecimal("750000.5"),
                                true)
                        .formula("G2", "E2*0.9", 1_350_000)
                        .formula("G3", "E3*0.9", new BigDecimal("675000.45"))
                        .table("Jobs", "A1:G3")
                        .list("C2:C3", "Brief,Revision,Final"),
                SheetDraft.of("Notes")
                        .row("Key", "Value")
                        .row("tax", new BigDecimal("0.11"))
                        .row("x", "y"),
                SheetDraft.of("Hidden one").row("a").hidden());
    }

    @Test
    void someCellsCanBeReadWithWhatStandsBesideThem() throws Exception {
        Workbook studio = studio();
        List<Range> cells =
                List.of(Range.parse("projects!B2:C2"), Range.parse("Projects!G3"), Range.parse("Notes!B2:B9"));

        Snapshot some = studio.read(new Selection(cells, 0));

        for (String cell : List.of("Projects!B2", "Projects!C2", "Projects!G3", "Notes!B2", "Notes!B3", "Notes!B9")) {
            assertThat(some.value(at(cell))).as(cell).isEqualTo(studio.read().value(at(cell)));
        }
        Sheet projects = some.sheet("Projects").orElseThrow();
        assertThat(projects.formula(3, 7)).isEqualTo("E3*0.9");
        assertThat(projects.lastRow()).isEqualTo(3);
        assertThat(projects.tables()).extracting(Table::name).containsExactly("Jobs");
        assertThat(projects.validations()).hasSize(1);
        assertThat(some.fingerprint()).isEqualTo(studio.fingerprint());
        assertThat(some.sheets()).extracting(Sheet::hidden).containsExactly(false, false, true);
    }

    @Test
    void someFormulasCanBeReadWhereverTheyStand() throws Exception {
        Sheet projects = studio().read(new Selection(List.of(), 2)).sheet("Projects").orElseThrow();

        assertThat(projects.formula(2, 7)).isEqualTo("E2*0.9");
        assertThat(projects.formula(3, 7)).isEqualTo("E3*0.9");
        assertThat(projects.hasMoreFormulas()).isFalse();
    }

    private static Address at(String address) {
        return Address.parse(address);
    }

    private static void refused(Runnable edit, GridProblem key) {
        assertThatThrownBy(edit::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
    }

    @Test
    void valuesAreReadWithTheirTypes() throws Exception {
        Snapshot read = studio().read();

        assertThat(read.workbook()).isEqualTo("studio.xlsx");
        assertThat(read.sheets()).extracting(Sheet::name).containsExactly("Projects", "Notes", "Hidden one");
        assertThat(read.value(at("Projects!B2"))).isEqualTo(Value.of("Kopi Senja"));
        assertThat(read.value(at("Projects!D3"))).isEqualTo(Value.of(LocalDate.of(2026, 11, 9)));
        assertThat(read.value(at("Projects!E3"))).isEqualTo(Value.of(new BigDecimal("750000.5")));
        assertThat(read.value(at("Projects!F3"))).isEqualTo(Value.of(true));
        assertThat(read.value(at("Projects!G2"))).isEqualTo(Value.of(1_350_000));
        assertThat(read.value(at("Projects!Z99"))).isEqualTo(Value.BLANK);
        assertThat(read.value(at("Nowhere!A1"))).isEqualTo(Value.BLANK);
    }

    @Test
    void formulasTablesListsAndHiddenSheetsAreRead() throws Exception {
        Snapshot read = studio().read();
        Sheet projects = read.sheet("projects").orElseThrow();

        assertThat(projects.formula(3, 7)).isEqualTo("E3*0.9");
        assertThat(projects.formula(3, 6)).isNull();
        assertThat(projects.lastRow()).isEqualTo(3);
        assertThat(projects.tables())
                .containsExactly(new Table(
                        "Jobs",
                        Range.parse("Projects!A1:G3"),
                        1,
                        0,
                        List.of("ID", "Client", "Stage", "Start", "Price", "Approved", "Net")));
        assertThat(projects.validations())
                .containsExactly(
                        new Validation(List.of(Range.parse("Projects!C2:C3")), "list", "\"Brief,Revision,Final\""));
        assertThat(read.sheet("Hidden one").orElseThrow().hidden()).isTrue();
        assertThat(projects.hidden()).isFalse();
    }

    @Test
    void whatASheetSaysAboutItsCellsIsRead() throws Exception {
        Layout layout = new Layout.Builder()
                .merge(Range.parse("Data!B2:C2"))
                .row(3, true)
                .columns(4, 4, 0, true)
                .link(Range.parse("Data!A1"), "https://example.org/")
                .comment(Range.parse("Data!A2"), "ask first")
                .filter(Range.parse("Data!A1:D3"))
                .build();
        Workbook workbook = workbook(
                "data.xlsx",
                SheetDraft.of("Data")
                        .row("ID", "Name", "Last", "Note")
                        .row(1, "x", null, "n")
                        .row(2, "y", "z", "n")
                        .laidOut(layout));
        Sheet sheet = workbook.read().need("data");
        Layout read = sheet.layout();

        assertThat(read.merged()).containsExactlyElementsOf(layout.merged());
        assertThat(read.merged(2, 3)).isEqualTo(Range.parse("Data!B2:C2"));
        assertThat(read.merged(2, 4)).isNull();
        assertThat(read.isRowHidden(3)).isTrue();
        assertThat(read.isRowHidden(2)).isFalse();
        assertThat(read.isColumnHidden(4)).isTrue();
        assertThat(read.isColumnHidden(3)).isFalse();
        assertThat(read.link(1, 1)).isEqualTo("https://example.org/");
        assertThat(read.comment(2, 1)).isEqualTo("ask first");
        assertThat(read.comment(1, 1)).isNull();
        assertThat(read.filter()).isEqualTo(Range.parse("Data!A1:D3"));
        assertThat(read.array(1, 1)).isNull();
        assertThat(sheet.isLocked(1, 1)).isFalse();
        refused(
                () -> workbook.write(
                        workbook.fingerprint(), List.of(new Edit.SetCell(at("Data!C2"), Value.of("under it")))),
                GridProblem.MERGED_CELL);
    }

    @Test
    void aHeaderOfATableKeepsItsName() throws Exception {
        Workbook workbook = studio();
        Edit rename = new Edit.SetCell(at("Projects!C1"), Value.of("Status"));

        refused(() -> workbook.write(workbook.fingerprint(), List.of(rename)), GridProblem.TABLE_HEADER);
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.SetCell(at("Projects!C1"), Value.of("Stage")),
                        new Edit.SetCell(at("Notes!A1"), Value.of("Name"))));

        assertThat(workbook.read().value(at("Notes!A1"))).isEqualTo(Value.of("Name"));
    }

    @Test
    void aWrittenCellIsReadBackAndTheRestStays() throws Exception {
        Workbook workbook = studio();
        Snapshot before = workbook.read();
        List<Edit> edits = List.of(
                new Edit.SetCell(at("Projects!C3"), Value.of("Final")),
                new Edit.SetCell(at("Projects!D3"), Value.of(LocalDateTime.of(2026, 11, 24, 9, 30))),
                new Edit.SetCell(at("Notes!B2"), Value.of(new BigDecimal("0.12"))),
                new Edit.SetCell(at("Notes!C3"), Value.BLANK),
                new Edit.SetCell(at("Notes!D9"), Value.of(true)));

        Fingerprint written = workbook.write(before.fingerprint(), edits);

        Snapshot after = workbook.read();
        assertThat(after.fingerprint()).isEqualTo(written).isNotEqualTo(before.fingerprint());
        assertThat(workbook.fingerprint()).isEqualTo(written);
        for (Edit edit : edits) {
            Edit.SetCell set = (Edit.SetCell) edit;
            assertThat(after.value(set.at())).isEqualTo(set.value());
        }
        assertThat(after.value(at("Projects!C2"))).isEqualTo(Value.of("Brief"));
        assertThat(after.sheet("Projects").orElseThrow().formula(3, 7)).isEqualTo("E3*0.9");
    }

    @Test
    void textThatLooksLikeAFormulaOrANumberStaysText() throws Exception {
        Workbook workbook = studio();
        List<String> texts =
                List.of("=1+1", "+62 812", "-5", "@SUM(A1)", " 007 ", "a\nb", "<&>\"'", "_x000D_", "\uD83D\uDE00 é");
        for (String text : texts) {
            workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(at("Notes!B3"), Value.of(text))));
            Snapshot read = workbook.read();
            assertThat(read.value(at("Notes!B3"))).isEqualTo(Value.of(text));
            assertThat(read.sheet("Notes").orElseThrow().formula(3, 2)).isNull();
        }
    }

    @Test
    void aDayInACellWithoutDateFormatIsReadBackAsADay() throws Exception {
        Workbook workbook = studio();
        Value day = Value.of(LocalDate.of(2026, 11, 24));

        workbook.write(workbook.fingerprint(), List.of(new Edit.SetCell(at("Notes!B3"), day)));

        assertThat(workbook.read().value(at("Notes!B3"))).isEqualTo(day);
    }

    @Test
    void aFormulaIsOverwrittenOnlyOnDemand() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();
        Address formula = at("Projects!G2");

        refused(
                () -> workbook.write(basis, List.of(new Edit.SetCell(formula, Value.of(1)))),
                GridProblem.FORMULA_IN_THE_WAY);
        assertThat(workbook.fingerprint()).isEqualTo(basis);

        workbook.write(basis, List.of(new Edit.SetCell(formula, Value.of(1), true)));
        Sheet after = workbook.read().sheet("Projects").orElseThrow();
        assertThat(after.formula(2, 7)).isNull();
        assertThat(after.value(2, 7)).isEqualTo(Value.of(1));
        assertThat(after.formula(3, 7)).isEqualTo("E3*0.9");
    }

    @Test
    void aFormulaKeepsItsTextWithAnotherCachedValue() throws Exception {
        Workbook workbook = studio();

        for (Value value : List.of(
                Value.of(new BigDecimal("0.30000000000000004")),
                Value.of(" <Rp> _x000D_\n"),
                Value.of(true),
                new Value.Fault("#DIV/0!"),
                Value.BLANK,
                Value.of(7))) {
            workbook.write(
                    workbook.fingerprint(),
                    List.of(
                            new Edit.SetCached(at("projects!G2"), value),
                            new Edit.SetCell(at("Projects!E2"), Value.of(8)),
                            new Edit.Calculated()));

            Sheet after = workbook.read().sheet("Projects").orElseThrow();
            assertThat(after.value(2, 7)).isEqualTo(value);
            assertThat(after.formula(2, 7)).isEqualTo("E2*0.9");
            assertThat(after.value(3, 7)).isEqualTo(Value.of(new BigDecimal("675000.45")));
        }
    }

    @Test
    void aCachedValueNeedsAFormula() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();

        refused(
                () -> workbook.write(basis, List.of(new Edit.SetCached(at("Projects!E2"), Value.of(1)))),
                GridProblem.NO_FORMULA);
        refused(
                () -> workbook.write(basis, List.of(new Edit.SetCached(at("Projects!G99"), Value.of(1)))),
                GridProblem.NO_FORMULA);
        refused(
                () -> workbook.write(
                        basis,
                        List.of(
                                new Edit.SetCached(at("Projects!G2"), Value.of(1)),
                                new Edit.SetCell(at("Projects!G2"), Value.of(1), true))),
                GridProblem.NO_FORMULA);
        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    @Test
    void aFormulaThatAnAppendedRowFillsInTakesItsCachedValue() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.SetCached(at("Projects!G4"), Value.of(90)),
                        new Edit.AppendRow("Projects", 4, Map.of(1, Value.of("PRJ-3"), 5, Value.of(100)))));

        Sheet after = workbook.read().sheet("Projects").orElseThrow();
        assertThat(after.formula(4, 7)).isEqualTo("E4*0.9");
        assertThat(after.value(4, 7)).isEqualTo(Value.of(90));
    }

    @Test
    void aPreviewShowsWhatAWriteWouldMakeAndWritesNothing() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();
        List<Edit> edits = List.of(
                new Edit.SetCell(at("Notes!B2"), Value.of(3)),
                new Edit.AppendRow("Projects", 4, Map.of(1, Value.of("PRJ-3"))));

        Snapshot shown = workbook.preview(basis, edits);

        assertThat(workbook.fingerprint()).isEqualTo(basis);
        assertThat(shown.value(at("Notes!B2"))).isEqualTo(Value.of(3));
        assertThat(shown.need("Projects").formula(4, 7)).isEqualTo("E4*0.9");
        assertThat(shown.need("Projects").tables().getFirst().lastDataRow()).isEqualTo(4);
        refused(
                () -> workbook.preview(basis, List.of(new Edit.SetCell(at("Projects!G2"), Value.of(1)))),
                GridProblem.FORMULA_IN_THE_WAY);
    }

    @Test
    void oneRefusedEditKeepsAllFromBeingWritten() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();

        refused(
                () -> workbook.write(
                        basis,
                        List.of(
                                new Edit.SetCell(at("Notes!A1"), Value.of("changed")),
                                new Edit.SetCell(at("Nowhere!A1"), Value.of(1)))),
                GridProblem.NO_SHEET);
        refused(
                () -> workbook.write(basis, List.of(new Edit.SetCell(at("Notes!A1"), Value.of("x".repeat(32_768))))),
                GridProblem.TEXT_TOO_LONG);

        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    @Test
    void aWorkbookThatChangedIsNotWritten() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();
        Fingerprint now = workbook.write(basis, List.of(new Edit.SetCell(at("Notes!A1"), Value.of("theirs"))));

        assertThatThrownBy(() -> workbook.write(basis, List.of(new Edit.SetCell(at("Notes!A1"), Value.of("ours")))))
                .isInstanceOf(ChangedException.class);
        assertThatThrownBy(() -> workbook.keep(basis, folder.resolve("kept"))).isInstanceOf(ChangedException.class);

        assertThat(workbook.fingerprint()).isEqualTo(now);
        assertThat(folder.resolve("kept")).doesNotExist();
    }

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

    @Test
    void aProtectedSheetIsLeftAlone() throws Exception {
        Workbook workbook =
                workbook("locked.xlsx", SheetDraft.of("Locked").row("a", "b").isProtected());
        Fingerprint basis = workbook.fingerprint();

        assertThat(workbook.read().sheet("Locked").orElseThrow().isProtected()).isTrue();
        refused(
                () -> workbook.write(basis, List.of(new Edit.SetCell(at("Locked!A1"), Value.of(1)))),
                GridProblem.LOCKED_CELL);
    }

    @Test
    void aKeptWorkbookIsRestoredAsItWas() throws Exception {
        Workbook workbook = studio();
        Snapshot before = workbook.read();
        Path kept = folder.resolve("kept");
        workbook.keep(before.fingerprint(), kept);
        Fingerprint edited =
                workbook.write(before.fingerprint(), List.of(new Edit.SetCell(at("Notes!A1"), Value.of("edited"))));

        assertThatThrownBy(() -> workbook.restore(before.fingerprint(), kept)).isInstanceOf(ChangedException.class);
        workbook.restore(edited, kept);

        assertThat(workbook.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(Files.exists(kept)).isTrue();
    }

    @Test
    void nothingKeepsAPlainWorkbookFromBeingWritten() throws Exception {
        Workbook workbook = studio();

        assertThat(workbook.preflight(false)).isEmpty();
        assertThat(workbook.write(workbook.fingerprint(), List.of())).isEqualTo(workbook.fingerprint());
    }

    @Test
    void aSheetIsAddedBehindTheOthersAndCanBeEditedAtOnce() throws Exception {
        Workbook workbook = studio();
        List<NewColumn> columns = List.of(
                NewColumn.of("Name").withWidth(24),
                NewColumn.of("Since").withFormat("dd/mm/yyyy"),
                NewColumn.of("Terms").withFormat("0").withList("\"7,14,30\""),
                NewColumn.of("Twice").withFormula("C2*2"));

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AddSheet(
                                "Clients & Co",
                                columns,
                                List.of(
                                        List.of(
                                                Value.of("Kopi Senja"),
                                                Value.of(LocalDate.of(2026, 1, 5)),
                                                Value.of(14)),
                                        List.of(Value.of("=1+1"))),
                                false,
                                null),
                        new Edit.SetCell(at("'Clients & Co'!A4"), Value.of("Warung Bu Sri")),
                        new Edit.AddSheet("Away", List.of(), List.of(), true, null)));

        Snapshot after = workbook.read();
        assertThat(after.sheets().stream().map(Sheet::name))
                .containsExactly("Projects", "Notes", "Hidden one", "Clients & Co", "Away");
        Sheet sheet = after.sheet("clients & co").orElseThrow();
        assertThat(sheet.value(1, 1)).isEqualTo(Value.of("Name"));
        assertThat(sheet.value(2, 2)).isEqualTo(Value.of(LocalDate.of(2026, 1, 5)));
        assertThat(sheet.format(2, 2)).isEqualTo("dd/mm/yyyy");
        assertThat(sheet.value(3, 1)).isEqualTo(Value.of("=1+1"));
        assertThat(sheet.formula(3, 4)).isEqualTo("C3*2");
        assertThat(sheet.value(4, 1)).isEqualTo(Value.of("Warung Bu Sri"));
        assertThat(sheet.validations()).singleElement().satisfies(list -> {
            assertThat(list.formula()).isEqualTo("\"7,14,30\"");
            assertThat(list.ranges().getFirst().firstRow()).isEqualTo(2);
        });
        assertThat(after.sheet("Away").orElseThrow().hidden()).isTrue();
        assertThat(sheet.hidden()).isFalse();
    }

    @Test
    void aSheetNeedsAFreeAndFittingName() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();
        for (String name : List.of("", " ", "a/b", "a\\b", "a?", "a*", "[a]", "a:b", "'a", "a'", "history", "x".repeat(32))) {
            refused(
                    () -> workbook.write(basis, List.of(new Edit.AddSheet(name, List.of()))),
                    GridProblem.SHEET_NAME_UNFIT);
        }
        refused(
                () -> workbook.write(basis, List.of(new Edit.AddSheet("PROJECTS", List.of()))),
                GridProblem.SHEET_EXISTS);
        refused(
                () -> workbook.write(
                        basis, List.of(new Edit.AddSheet("New", List.of()), new Edit.AddSheet("new", List.of()))),
                GridProblem.SHEET_EXISTS);
        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    @Test
    void aColumnMakesItsTableWider() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AddColumn(at("Projects!H1"), NewColumn.of("Due").withFormat("yyyy-mm-dd")),
                        new Edit.AddColumn(at("Projects!I1"), NewColumn.of("Mode").withList("\"auto,ask\"")),
                        new Edit.AddColumn(at("Projects!J1"), NewColumn.of("Half").withFormula("E2/2")),
                        new Edit.SetCell(at("Projects!H3"), Value.of(LocalDate.of(2026, 12, 1)))));

        Sheet after = workbook.read().sheet("Projects").orElseThrow();
        Table table = after.tables().getFirst();
        assertThat(table.range().cells()).isEqualTo("A1:J3");
        assertThat(table.columns()).endsWith("Net", "Due", "Mode", "Half").hasSize(10);
        assertThat(after.value(1, 8)).isEqualTo(Value.of("Due"));
        assertThat(after.value(3, 8)).isEqualTo(Value.of(LocalDate.of(2026, 12, 1)));
        assertThat(after.format(3, 8)).isEqualTo("yyyy-mm-dd");
        assertThat(after.format(3, 9)).isNull();
        assertThat(after.formula(3, 10)).isEqualTo("E3/2");
        assertThat(after.formula(3, 7)).isEqualTo("E3*0.9");
        assertThat(after.validations())
                .anySatisfy(list -> assertThat(list.ranges().getFirst().cells()).isEqualTo("I2:I3"));
    }

    @Test
    void aRowAppendedInTheSameCallFillsTheNewColumnToo() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AddColumn(at("Projects!H1"), NewColumn.of("Half").withFormula("E2/2")),
                        new Edit.AppendRow("Projects", 4, Map.of(1, Value.of("PRJ-3"), 5, Value.of(8)))));

        Sheet after = workbook.read().sheet("Projects").orElseThrow();
        assertThat(after.tables().getFirst().range().cells()).isEqualTo("A1:H4");
        assertThat(after.formula(4, 8)).isEqualTo("E4/2");
        assertThat(after.value(4, 1)).isEqualTo(Value.of("PRJ-3"));
    }

    @Test
    void aColumnGoesRightOfAListWithoutATable() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.SetCell(at("Notes!A5"), Value.of("a note that is no row of the list")),
                        new Edit.AddColumn(at("Notes!C1"), NewColumn.of("Unit").withList("\"day,hour\"")),
                        new Edit.AddColumn(at("Notes!D1"), NewColumn.of("Twice").withFormula("B2*2"))));

        Sheet after = workbook.read().sheet("Notes").orElseThrow();
        assertThat(after.value(1, 3)).isEqualTo(Value.of("Unit"));
        assertThat(after.formula(2, 4)).isEqualTo("B2*2");
        assertThat(after.formula(3, 4)).isEqualTo("B3*2");
        assertThat(after.formula(5, 4)).isNull();
        assertThat(after.validations().getLast().ranges().getFirst().cells()).isEqualTo("C2:C3");
        assertThat(after.tables()).isEmpty();
    }

    @Test
    void aTableIsMadeOfCellsAndHeaders() throws Exception {
        Workbook workbook = studio();

        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.AddTable(Range.parse("Notes!A1:B3"), "Pairs"),
                        new Edit.AddSheet("Clients", List.of(NewColumn.of("Name"), NewColumn.of("Email"))),
                        new Edit.SetCell(at("Clients!C1"), Value.of("Phone")),
                        new Edit.AddTable(Range.parse("Clients!A1:C2"), "Clients"),
                        new Edit.AppendRow("Clients", 2, Map.of(1, Value.of("Kopi Senja"))),
                        new Edit.AppendRow("Clients", 3, Map.of(1, Value.of("Warung Bu Sri"))),
                        new Edit.AddName("Rate", "=Notes!B2")));

        Snapshot after = workbook.read();
        Table pairs = after.sheet("Notes").orElseThrow().tables().getFirst();
        assertThat(pairs.name()).isEqualTo("Pairs");
        assertThat(pairs.columns()).containsExactly("Key", "Value");
        Sheet clients = after.sheet("Clients").orElseThrow();
        assertThat(clients.tables().getFirst().columns()).containsExactly("Name", "Email", "Phone");
        assertThat(clients.tables().getFirst().range().cells()).isEqualTo("A1:C3");
        assertThat(clients.value(3, 1)).isEqualTo(Value.of("Warung Bu Sri"));
        assertThat(after.names()).containsEntry("Rate", "Notes!$B$2");
    }

    @Test
    void aTableThatCannotBeIsRefused() throws Exception {
        Workbook workbook = workbook(
                "heads.xlsx",
                SheetDraft.of("Heads")
                        .row("a", "A", 3, "d", "e")
                        .row(1, 2, 3, 4, 5)
                        .row(1, 2, 3, 4, 5)
                        .table("Taken", "D1:E3"));
        Fingerprint basis = workbook.fingerprint();
        table(workbook, "Heads!A1:B3", "Pairs", GridProblem.HEADER_TWICE);
        table(workbook, "Heads!B1:C3", "Pairs", GridProblem.HEADER_UNFIT);
        table(workbook, "Heads!A1:A1", "Pairs", GridProblem.TABLE_TOO_SMALL);
        table(workbook, "Heads!E2:F3", "Pairs", GridProblem.TABLE_OVERLAPS);
        table(workbook, "Heads!A1:A3", "taken", GridProblem.NAME_TAKEN);
        table(workbook, "Heads!A1:A3", "A1", GridProblem.NAME_UNFIT);
        table(workbook, "Nowhere!A1:A3", "Pairs", GridProblem.NO_SHEET);
        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    private static void table(Workbook workbook, String range, String name, GridProblem key) {
        refused(
                () -> workbook.write(workbook.fingerprint(), List.of(new Edit.AddTable(Range.parse(range), name))),
                key);
    }

    @Test
    void aColumnThatCannotBeIsRefused() throws Exception {
        Workbook workbook = workbook(
                "wide.xlsx",
                SheetDraft.of("Wide").row("a", "b").row(1, 2, "in the way").row(3, 4).table("Jobs", "A1:B3"),
                SheetDraft.of("List").row("x", "y", null, "z").row(1, 2, 3),
                SheetDraft.of("Locked").row("x", "y").isProtected());
        Fingerprint basis = workbook.fingerprint();
        column(workbook, "Wide!C1", "c", GridProblem.COLUMN_NOT_FREE);
        column(workbook, "Wide!B1", "c", GridProblem.NO_HEADER_BESIDE);
        column(workbook, "Wide!C2", "c", GridProblem.NO_HEADER_BESIDE);
        column(workbook, "List!C1", "c", GridProblem.COLUMN_NOT_FREE);
        column(workbook, "List!G1", "c", GridProblem.NO_HEADER_BESIDE);
        column(workbook, "List!A1", "c", GridProblem.NO_HEADER_BESIDE);
        column(workbook, "Locked!C1", "c", GridProblem.SHEET_PROTECTED);
        assertThat(workbook.fingerprint()).isEqualTo(basis);
    }

    private static void column(Workbook workbook, String header, String name, GridProblem key) {
        refused(
                () -> workbook.write(
                        workbook.fingerprint(), List.of(new Edit.AddColumn(at(header), NewColumn.of(name)))),
                key);
    }

    @Test
    void aHeaderStandsOnceInATable() throws Exception {
        Workbook workbook = studio();
        column(workbook, "Projects!H1", "STAGE", GridProblem.HEADER_TWICE);
    }

    @Test
    void aNameIsFreeAndFittingAndRefersToSomething() throws Exception {
        Workbook workbook = studio();
        Fingerprint basis = workbook.fingerprint();
        for (String name : List.of("", "A1", "xfd1048576", "R", "c", "R1C1", "rc", "1st", "two words", "a-b", "TRUE", "_xlnm.Print_Area")) {
            name(workbook, name, "Notes!B2", GridProblem.NAME_UNFIT);
        }
        name(workbook, "jobs", "Notes!B2", GridProblem.NAME_TAKEN);
        name(workbook, "Rate", " = ", GridProblem.REFERENCE_UNFIT);
        name(workbook, "Rate", "SUM(Notes!B2", GridProblem.REFERENCE_UNFIT);
        name(workbook, "Rate", "Nowhere!B2", GridProblem.NO_SHEET);
        assertThat(workbook.fingerprint()).isEqualTo(basis);

        workbook.write(
                basis,
                List.of(
                        new Edit.AddName("Tarif_2026", "SUM(Notes!$B$2:$B$3)"),
                        new Edit.AddName("Über.Alles", "'Hidden one'!A1:B2"),
                        new Edit.AddName("XFE1", "0.11")));
        assertThat(workbook.read().names())
                .containsEntry("Tarif_2026", "SUM(Notes!$B$2:$B$3)")
                .containsEntry("Über.Alles", "'Hidden one'!$A$1:$B$2")
                .containsEntry("XFE1", "0.11");
        name(workbook, "TARIF_2026", "1", GridProblem.NAME_TAKEN);
    }

    private static void name(Workbook workbook, String name, String refersTo, GridProblem key) {
        refused(
                () -> workbook.write(workbook.fingerprint(), List.of(new Edit.AddName(name, refersTo))), key);
    }
}
