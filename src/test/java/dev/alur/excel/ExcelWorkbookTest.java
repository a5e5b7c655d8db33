package dev.alur.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Address;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.grid.WorkbookContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Excel files keep the contract of all workbooks.
class ExcelWorkbookTest extends WorkbookContract {
    @Override
    protected Workbook workbook(String name, SheetDraft... sheets) throws IOException {
        return new ExcelWorkbooks(Clock.systemUTC()).open(DrawnWorkbooks.draw(folder.resolve(name), sheets));
    }

    @Test
    void anEditedCopyIsMadeAndTheWorkbookStays() throws Exception {
        Workbook workbook = workbook("notes.xlsx", SheetDraft.of("Notes").row("a", "b"));
        Fingerprint basis = workbook.fingerprint();
        Path copy = Files.writeString(folder.resolve("copy"), "what was there");
        List<Edit> edits = List.of(new Edit.SetCell(new Address("Notes", 1, 1), Value.of("edited")));

        assertThatThrownBy(() -> workbook.keep(
                        basis, List.of(new Edit.SetCell(new Address("Nowhere", 1, 1), Value.of(1))), copy))
                .isInstanceOf(ProblemException.class);
        assertThat(copy).hasContent("what was there");
        workbook.keep(basis, edits, copy);

        assertThat(workbook.fingerprint()).isEqualTo(basis);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
        Fingerprint edited = workbook.write(basis, edits);
        workbook.restore(edited, copy);
        assertThat(workbook.fingerprint()).isEqualTo(edited);
    }
}
