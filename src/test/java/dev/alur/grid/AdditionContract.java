package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Workbook] does with what is added to it: sheets, columns, tables, names. A part of
/// [WorkbookContract].
public abstract class AdditionContract {
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

    static Address at(String address) {
        return Address.parse(address);
    }

    protected static void refused(Runnable edit, Problem.Key key) {
        assertThatThrownBy(edit::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(key));
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
        for (String name :
                List.of("", " ", "a/b", "a\\b", "a?", "a*", "[a]", "a:b", "'a", "a'", "history", "x".repeat(32))) {
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
                        new Edit.AddColumn(
                                at("Projects!H1"), NewColumn.of("Due").withFormat("yyyy-mm-dd")),
                        new Edit.AddColumn(
                                at("Projects!I1"), NewColumn.of("Mode").withList("\"auto,ask\"")),
                        new Edit.AddColumn(
                                at("Projects!J1"), NewColumn.of("Half").withFormula("E2/2")),
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
                        new Edit.AddColumn(
                                at("Projects!H1"), NewColumn.of("Half").withFormula("E2/2")),
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
                SheetDraft.of("Wide")
                        .row("a", "b")
                        .row(1, 2, "in the way")
                        .row(3, 4)
                        .table("Jobs", "A1:B3"),
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
        for (String name : List.of(
                "",
                "A1",
                "xfd1048576",
                "R",
                "c",
                "R1C1",
                "rc",
                "1st",
                "two words",
                "a-b",
                "TRUE",
                "_xlnm.Print_Area")) {
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
                        new Edit.AddName("Tarif_2026", "Notes!$B$2"),
                        new Edit.AddName("Everything", "'Hidden one'!A1:B2")));
        assertThat(workbook.read().names())
                .containsEntry("Tarif_2026", "Notes!$B$2")
                .containsEntry("Everything", "'Hidden one'!$A$1:$B$2");
        name(workbook, "TARIF_2026", "1", GridProblem.NAME_TAKEN);
    }

    @Test
    void aNameMayHaveADotAndStandForWhatIsReckoned() throws Exception {
        namesThatFilesKnow(
                studio(),
                List.of(
                        new Edit.AddName("Über.Alles", "'Hidden one'!A1:B2"),
                        new Edit.AddName("Tarif_2026", "SUM(Notes!$B$2:$B$3)"),
                        new Edit.AddName("XFE1", "0.11")));
    }

    /// A spreadsheet at Google has names for cells only, without dots: there they are refused.
    protected void namesThatFilesKnow(Workbook workbook, List<Edit> names) {
        workbook.write(workbook.fingerprint(), names);

        assertThat(workbook.read().names())
                .containsEntry("Über.Alles", "'Hidden one'!$A$1:$B$2")
                .containsEntry("Tarif_2026", "SUM(Notes!$B$2:$B$3)")
                .containsEntry("XFE1", "0.11");
    }

    private static void name(Workbook workbook, String name, String refersTo, GridProblem key) {
        refused(() -> workbook.write(workbook.fingerprint(), List.of(new Edit.AddName(name, refersTo))), key);
    }
}
