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
import org.junit.jupiter.api.Test;

/// What every [Workbook] does, wherever it lives. Each wall's test extends this and makes its
/// workbooks from drafts. What a side cannot is a method here that it overrides, and says so by its name.
public abstract class WorkbookContract extends LinkContract {
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
        Value other = workbook.read().value(at("Projects!G3"));

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
            assertCached(after.value(2, 7), value);
            assertThat(after.formula(2, 7)).isEqualTo("E2*0.9");
            assertThat(after.value(3, 7)).isEqualTo(other);
        }
    }

    /// A file keeps the value that was set for a formula. What reckons by itself has one of its own.
    protected void assertCached(Value read, Value set) {
        assertThat(read).isEqualTo(set);
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
