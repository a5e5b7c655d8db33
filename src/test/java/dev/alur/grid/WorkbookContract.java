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

/// What every [Workbook] does, wherever it lives. Each wall's test extends this and makes its
/// workbooks from drafts.
public abstract class WorkbookContract extends AdditionContract {
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
        Sheet projects =
                studio().read(new Selection(List.of(), 2)).sheet("Projects").orElseThrow();

        assertThat(projects.formula(2, 7)).isEqualTo("E2*0.9");
        assertThat(projects.formula(3, 7)).isEqualTo("E3*0.9");
        assertThat(projects.hasMoreFormulas()).isFalse();
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
    void aCellLeadsToAnotherAndItsContentStays() throws Exception {
        Workbook workbook = workbook(
                "links.xlsx",
                SheetDraft.of("To do")
                        .row("What", "Where")
                        .row("a", "My jobs!C3")
                        .row("b", "there"),
                SheetDraft.of("My jobs").row("ID", "Stage", "Due"));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        Edit.SetLink.to(at("'To do'!B2"), at("'My jobs'!C3")),
                        Edit.SetLink.to(at("'To do'!B3"), at("'To do'!A1")),
                        new Edit.SetCell(at("'To do'!B3"), Value.of("here")),
                        new Edit.AppendRow("To do", 4, Map.of(1, Value.of("c"), 2, Value.of("site"))),
                        new Edit.SetLink(at("'To do'!B4"), "https://example.org/a?b=1&c=2")));
        Layout layout = workbook.read().need("To do").layout();

        assertThat(layout.link(2, 2)).isEqualTo("#'My jobs'!C3");
        assertThat(layout.link(3, 2)).isEqualTo("#'To do'!A1");
        assertThat(layout.link(4, 2)).isEqualTo("https://example.org/a?b=1&c=2");
        assertThat(layout.link(2, 1)).isNull();
        assertThat(workbook.read().value(at("'To do'!B2"))).isEqualTo(Value.of("My jobs!C3"));
        assertThat(workbook.read().value(at("'To do'!B3"))).isEqualTo(Value.of("here"));
    }

    @Test
    void aLinkIsReplacedOrTakenAwayAndTheOthersStay() throws Exception {
        Workbook workbook = workbook("links.xlsx", SheetDraft.of("To do").row("a", "b", "c", "d"));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        Edit.SetLink.to(at("'To do'!A1"), at("'To do'!D9")),
                        new Edit.SetLink(at("'To do'!B1"), "https://example.org/b"),
                        new Edit.SetLink(at("'To do'!C1"), "https://example.org/c"),
                        Edit.SetLink.to(at("'To do'!D1"), at("'To do'!D9"))));
        workbook.write(
                workbook.fingerprint(),
                List.of(
                        new Edit.SetLink(at("'To do'!A1"), "https://example.org/b"),
                        new Edit.SetLink(at("'To do'!B1"), ""),
                        Edit.SetLink.to(at("'To do'!C1"), at("'To do'!D8"))));
        Layout layout = workbook.read().need("To do").layout();

        assertThat(layout.link(1, 1)).isEqualTo("https://example.org/b");
        assertThat(layout.link(1, 2)).isNull();
        assertThat(layout.link(1, 3)).isEqualTo("#'To do'!D8");
        assertThat(layout.link(1, 4)).isEqualTo("#'To do'!D9");
        assertThat(layout.links()).hasSize(3);
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
}
