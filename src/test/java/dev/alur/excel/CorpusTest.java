package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.GridProblem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sheet;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Table;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks by many programs: an edit changes the named cells and what must follow, and nothing else.
@Tag("judge")
@Tag("slow")
class CorpusTest {
    @TempDir
    private Path folder;

    @Test
    void onlyTheNamedCellsChangeInWorkbooksOfManyPrograms() throws Exception {
        TreeMap<String, List<String>> lost = new TreeMap<>();
        int edited = 0;
        for (Path file : Corpus.files("valid")) {
            Path copy = folder.resolve(String.valueOf(file.getFileName()));
            Files.write(copy, Files.readAllBytes(file));
            List<String> changes = edit(new ExcelWorkbooks(Clock.systemUTC()).open(copy));
            List<String> findings = Corpus.findings(file, copy, changes);
            edited += changes.size();
            if (!findings.isEmpty()) {
                lost.put(String.valueOf(file.getFileName()), findings);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(edited).isGreaterThan(70);
    }

    /// Appends a row to each table that has room below: what is found beyond the row's cells is the
    /// table's part, ranges that end there,
    /// and the cells of the row that the table fills.
    @Test
    void anAppendedRowChangesTheTableAndWhatEndsThere() throws Exception {
        TreeMap<String, List<String>> lost = new TreeMap<>();
        int appended = 0;
        for (Path file : Corpus.files("valid")) {
            Path copy = folder.resolve(String.valueOf(file.getFileName()));
            Files.write(copy, Files.readAllBytes(file));
            for (Sheet sheet :
                    new ExcelWorkbooks(Clock.systemUTC()).open(copy).read().sheets()) {
                for (Table table : sheet.tables()) {
                    Files.write(copy, Files.readAllBytes(file));
                    List<String> findings = append(file, copy, sheet, table);
                    appended += findings == null ? 0 : 1;
                    if (findings != null && !findings.isEmpty()) {
                        lost.put(file.getFileName() + " " + table.name(), findings);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(appended).isGreaterThan(5);
    }

    private static @Nullable List<String> append(Path file, Path copy, Sheet sheet, Table table) throws Exception {
        Workbook workbook = new ExcelWorkbooks(Clock.systemUTC()).open(copy);
        int row = table.lastDataRow() + 1;
        int column = table.range().firstColumn();
        try {
            workbook.write(
                    workbook.fingerprint(),
                    List.of(new Edit.AppendRow(sheet.name(), row, Map.of(column, Value.of("Baru")))));
        } catch (ProblemException e) {
            assertThat(e.problems().getFirst().key()).isIn(GridProblem.LOCKED_CELL, GridProblem.PROTECTED_ROWS);
            return null;
        }
        Table after = workbook.read().sheet(sheet.name()).orElseThrow().tables().stream()
                .filter(same -> same.name().equals(table.name()))
                .findFirst()
                .orElseThrow();
        assertThat(after.range().lastRow()).isEqualTo(row);
        Address at = sheet.address(row, column);
        if (workbook.read().value(at) instanceof Value.Blank) {
            // the first column is calculated, and a formula was filled in
            return null;
        }
        String cells = "\t" + sheet.name() + "(![A-Z]+" + row + "\t.*|\t[.]{3} [0-9]+ in all)";
        return Corpus.findings(file, copy, List.of(name(at) + "=s:Baru"), "--expect-part", "xl/tables/*.xml").stream()
                .filter(finding -> !finding.matches("ADD\tcell-added" + cells))
                .filter(finding -> !finding.matches("LOSS\tsheet:(dataValidations|conditionalFormatting|extLst)\t.*"))
                .toList();
    }

    /// Sets a text cell and a number cell, each the first that can be set.
    private static List<String> edit(Workbook workbook) throws IOException {
        List<String> changes = new ArrayList<>();
        List<Address> passedOver = new ArrayList<>();
        change(workbook, Value.Text.class, Value.of("Diubah & <dicek> Alur"), passedOver)
                .ifPresent(at -> changes.add(name(at) + "=s:Diubah & <dicek> Alur"));
        change(workbook, Value.Number.class, Value.of(new BigDecimal("1234.5")), passedOver)
                .ifPresent(at -> changes.add(name(at) + "=n:1234.5"));
        return changes;
    }

    private static Optional<Address> change(
            Workbook workbook, Class<? extends Value> type, Value value, List<Address> passedOver) {
        Snapshot snapshot = workbook.read();
        for (int i = 0; i < 30; i++) {
            Optional<Address> at = Corpus.cell(snapshot, type, passedOver);
            if (at.isEmpty()) {
                return at;
            }
            passedOver.add(at.get());
            try {
                workbook.write(snapshot.fingerprint(), List.of(new Edit.SetCell(at.get(), value)));
                assertThat(workbook.read().value(at.get())).isEqualTo(value);
                return at;
            } catch (ProblemException e) {
                assertThat(e.problems().getFirst().key().room()).isEqualTo("grid");
            }
        }
        return Optional.empty();
    }

    private static String name(Address at) {
        return at.sheet() + "!" + at.cell();
    }
}
