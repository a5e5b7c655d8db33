package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
