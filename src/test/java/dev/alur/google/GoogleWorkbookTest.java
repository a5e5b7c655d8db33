package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Edit;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.GridProblem;
import dev.alur.grid.Problem;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import dev.alur.grid.WorkbookContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Spreadsheets at Google keep the contract of all workbooks, as far as a spreadsheet can.
class GoogleWorkbookTest extends WorkbookContract {
    private SheetsServer server;

    @BeforeEach
    void start() {
        server = SheetsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Workbook workbook(String name, SheetDraft... sheets) throws IOException {
        String id = Loading.load(
                server, name, Arrays.stream(sheets).map(SheetDraft::build).toList(), Map.of());
        return Loading.workbooks(server, Loading.hurried()).open("gsheet:" + id);
    }

    @Test
    void whatIsKeptIsWhatTheFingerprintIsTheDigestOf() throws Exception {
        Workbook workbook = studio();
        Path kept = folder.resolve("kept");

        workbook.keep(workbook.fingerprint(), kept);

        assertThat(Fingerprint.of(Files.readAllBytes(kept))).isEqualTo(workbook.fingerprint());
    }

    /// A spreadsheet reckons by itself: what was set is not kept.
    @Override
    protected void assertCached(Value read, Value set) {
        assertThat(read).isEqualTo(Value.of(new BigDecimal("7.2")));
    }

    @Override
    protected void namesThatFilesKnow(Workbook workbook, List<Edit> names) {
        List<Problem.Key> why =
                List.of(GridProblem.NAME_UNFIT, GoogleProblem.NAME_WITHOUT_CELLS, GoogleProblem.NAME_WITHOUT_CELLS);
        for (int i = 0; i < names.size(); i++) {
            List<Edit> name = List.of(names.get(i));
            refused(() -> workbook.write(workbook.fingerprint(), name), why.get(i));
        }
    }
}
