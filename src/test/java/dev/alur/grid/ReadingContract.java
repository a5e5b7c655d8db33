package dev.alur.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Workbook] tells when it is read. A part of [WorkbookContract].
public abstract class ReadingContract extends RowContract {
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
}
