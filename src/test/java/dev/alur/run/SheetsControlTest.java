package dev.alur.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.InsertDimensionRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.ValueRange;
import dev.alur.google.Loading;
import dev.alur.google.server.Fault;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong with the ways that Alur does not take. Were these writers right as well, [SheetsFaultTest]
/// would prove nothing.
class SheetsControlTest {
    private static final int LINES = 10;

    private final SheetsServer server = SheetsServer.start();
    private String id = "";
    private Sheets api;

    private interface Writing {
        void write(int line) throws IOException;
    }

    @BeforeEach
    void draw() throws IOException {
        id = Loading.load(
                server,
                "invoices",
                List.of(SheetDraft.of("Invoices").row("Number", "Client").build()),
                Map.of());
        api = new Sheets.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        request -> request.getHeaders().setAuthorization("Bearer owner"))
                .setRootUrl(server.address().toString())
                .setApplicationName("control")
                .build();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// Tries again whatever went wrong, as many programs do.
    private static void blindly(Writing writing, int line) {
        for (int attempt = 0; attempt < 5; attempt++) {
            try {
                writing.write(line);
                return;
            } catch (IOException e) {
                assertThat(attempt).as("given up").isLessThan(4);
            }
        }
    }

    private List<String> lines() {
        Sheet sheet = Loading.workbooks(server, Loading.hurried())
                .open("gsheet:" + id)
                .read()
                .need("Invoices");
        List<String> lines = new ArrayList<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            lines.add(sheet.value(row, 1).plain());
        }
        return lines;
    }

    private void append(int line) throws IOException {
        api.spreadsheets()
                .values()
                .append(id, "Invoices!A1:B1", new ValueRange().setValues(List.of(List.of("INV-" + line, "Bu Sri"))))
                .setValueInputOption("RAW")
                .execute();
    }

    private void insert(int line) throws IOException {
        CellData cell = new CellData().setUserEnteredValue(new ExtendedValue().setStringValue("INV-" + line));
        api.spreadsheets()
                .batchUpdate(
                        id,
                        new BatchUpdateSpreadsheetRequest()
                                .setRequests(List.of(
                                        new Request()
                                                .setInsertDimension(new InsertDimensionRequest()
                                                        .setRange(new DimensionRange()
                                                                .setSheetId(1)
                                                                .setDimension("ROWS")
                                                                .setStartIndex(1)
                                                                .setEndIndex(2))),
                                        new Request()
                                                .setUpdateCells(new UpdateCellsRequest()
                                                        .setStart(new GridCoordinate()
                                                                .setSheetId(1)
                                                                .setRowIndex(1)
                                                                .setColumnIndex(0))
                                                        .setFields("userEnteredValue")
                                                        .setRows(List.of(new RowData().setValues(List.of(cell))))))))
                .execute();
    }

    @Test
    void tryingAgainBlindlyWritesTwice() {
        for (int line = 1; line <= LINES; line++) {
            server.faults().next("spreadsheets.batchUpdate", line % 2 == 0 ? Fault.CUT_AFTER : Fault.UNAVAILABLE_AFTER);
            blindly(this::insert, line);
        }

        assertThat(new HashSet<>(lines())).hasSize(LINES);
        assertThat(lines()).as("each line twice").hasSize(2 * LINES);
    }

    @Test
    void appendingWritesTwiceAndIntoWhateverATableIs() {
        server.faults().next("values.append", Fault.UNAVAILABLE_AFTER);
        blindly(this::append, 1);
        server.change(
                id,
                "{'updateCells':{'start':{'sheetId':1,'rowIndex':4,'columnIndex':3},'fields':"
                        + "'userEnteredValue','rows':[{'values':[{'userEnteredValue':{'stringValue':'a note'}}]}]}}");
        server.change(
                id,
                "{'updateCells':{'range':{'sheetId':1,'startRowIndex':1,'endRowIndex':2,'startColumnIndex':0,"
                        + "'endColumnIndex':2},'fields':'userEnteredValue'}}");
        blindly(this::append, 2);

        Sheet sheet = Loading.workbooks(server, Loading.hurried())
                .open("gsheet:" + id)
                .read()
                .need("Invoices");
        assertThat(lines())
                .filteredOn("INV-1"::equals)
                .as("one of the two was cleared by hand")
                .hasSize(1);
        assertThat(sheet.value(2, 1)).as("the new line went into the gap").isEqualTo(Value.of("INV-2"));
    }
}
