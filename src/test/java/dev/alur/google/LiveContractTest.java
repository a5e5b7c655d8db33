package dev.alur.google;

import dev.alur.grid.SheetDraft;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract on one spreadsheet that is filled and emptied again and again, as a real account allows it
/// (`make live-google SPREADSHEET=gsheet:ID`); here at the test server.
@ExtendWith(LiveReport.class)
class LiveContractTest extends GoogleWorkbookTest {
    private static LiveSpreadsheet live;

    @BeforeAll
    static void open() {
        live = LiveSpreadsheet.open();
    }

    @AfterAll
    static void close() {
        if (live != null) {
            live.close();
        }
        LiveReport.write();
    }

    /// Protecting against ourselves takes another account.
    @Override
    protected Workbook workbook(String name, SheetDraft... sheets) throws IOException {
        boolean needsAnother =
                Arrays.stream(sheets).anyMatch(draft -> draft.build().isProtected());
        return needsAnother
                ? super.workbook(name, sheets)
                : live.fill(name, Arrays.stream(sheets).map(SheetDraft::build).toList());
    }
}
