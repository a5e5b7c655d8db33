package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.google.server.Fault;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Fifty spreadsheets that are asked every minute whether they changed.
class WatchTest {
    private static final int MANY = 50;

    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    private final SheetsServer server = SheetsServer.start(0, () -> now);
    private final GoogleWorkbooks workbooks =
            Loading.workbooks(server, new Pace(() -> now, new Random(1), time -> now = now.plus(time), time -> {}));
    private final Map<Workbook, Fingerprint> watched = new LinkedHashMap<>();
    private String first = "";

    @BeforeEach
    void open() throws IOException {
        Sheet sheet =
                SheetDraft.of("Jobs").row("ID", "Stage").row("J1", "Brief").build();
        for (int i = 0; i < MANY; i++) {
            String id = Loading.load(server, "studio " + i, List.of(sheet), Map.of());
            first = first.isEmpty() ? id : first;
            Workbook workbook = workbooks.open("gsheet:" + id);
            watched.put(workbook, workbook.fingerprint());
        }
        round();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// How many of them changed.
    private long round() {
        now = now.plus(Duration.ofMinutes(1));
        return watched.entrySet().stream()
                .filter(each -> workbooks.changedSince(each.getKey(), each.getValue()))
                .count();
    }

    private void type(String text) {
        server.change(
                first,
                "{'updateCells':{'start':{'sheetId':1,'rowIndex':1,'columnIndex':1},'fields':"
                        + "'userEnteredValue','rows':[{'values':[{'userEnteredValue':{'stringValue':'" + text
                        + "'}}]}]}}");
    }

    @Test
    void aMinuteTakesOneCallWhereNothingChangedAndTwoWhereOneDid() {
        server.traffic().clear();
        for (int minute = 0; minute < 5; minute++) {
            assertThat(round()).isZero();
        }
        assertThat(server.traffic().count("")).isEqualTo(5);

        type("Final");
        assertThat(round()).isEqualTo(1);
        assertThat(server.traffic().count("")).isEqualTo(7);
        assertThat(round()).as("as long as it is another one").isEqualTo(1);
        assertThat(server.traffic().count("")).isEqualTo(8);
    }

    @Test
    void noMinuteSeesSixtyReadsWhateverDriveSays() {
        server.faults().choosing(kind -> kind.id().startsWith("drive.") ? Fault.API_OFF : null);
        server.traffic().clear();
        Instant since = now;
        for (int minute = 0; minute < 30; minute++) {
            round();
        }
        long minutes = Duration.between(since, now).toMinutes();

        assertThat(server.traffic().count("read")).isLessThan((int) (60 * minutes));
        type("Final");
        long seen = round() + round() + round();
        assertThat(seen).isPositive();
    }
}
