package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.SheetDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Doubts that only a real account settles: each asks, and writes the answer down. At the test server the
/// answers are those that it was built to give.
class LiveProbesTest {
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

    @BeforeEach
    void threeRows() throws IOException {
        live.fill(
                "Live",
                List.of(SheetDraft.of("Probe").row("b").row("c").row("a").build()));
    }

    @Test
    void doesMetadataOfARowFollowASort() throws IOException {
        live.batch(tag(4711, 1));
        live.batch(("{'requests':[{'sortRange':{'range':{'sheetId':1,'startRowIndex':0,'endRowIndex':3},"
                        + "'sortSpecs':[{'dimensionIndex':0,'sortOrder':'ASCENDING'}]}}]}")
                .replace('\'', '"'));

        learned("metadata of the row “c” after a sort a, b, c is on row", row(4711), "3");
    }

    @Test
    void whatBecomesOfMetadataWhenItsRowIsCut() throws IOException {
        live.batch(tag(4712, 1));
        live.batch(("{'requests':[{'cutPaste':{'source':{'sheetId':1,'startRowIndex':1,'endRowIndex':2},"
                        + "'destination':{'sheetId':1,'rowIndex':8,'columnIndex':0},'pasteType':'PASTE_NORMAL'}}]}")
                .replace('\'', '"'));

        learned("metadata of row 2 after it was cut to row 9 is on row", row(4712), "–");
    }

    @Test
    void isAnIdOfMetadataTakenOnce() throws IOException {
        live.batch(tag(4713, 0));

        LiveSpreadsheet.Reply again = live.batch(tag(4713, 2));

        LiveReport.add("the same id of metadata once more", again.words());
        assertThat(again.status()).isEqualTo(400);
    }

    @Test
    void isABatchDoneWholeOrNotAtAll() throws IOException {
        LiveSpreadsheet.Reply reply = live.batch("{\"requests\":[" + set(0, "{\"stringValue\":\"changed\"}")
                + ",{\"deleteSheet\":{\"sheetId\":987654}}]}");

        LiveReport.add("a batch whose second request fails", reply.words());
        learned("its first request was done", String.valueOf(value(0).contains("changed")), "false");
    }

    @Test
    void mayWeWriteWhatWeProtectedOurselves() throws IOException {
        live.batch(
                "{\"requests\":[{\"addProtectedRange\":{\"protectedRange\":{\"range\":{\"sheetId\":1,\"startRowIndex\":0,"
                        + "\"endRowIndex\":1}}}}]}");
        JsonNode range = live.get("?fields=sheets.protectedRanges")
                .path("sheets")
                .path(0)
                .path("protectedRanges")
                .path(0);

        learned(
                "requestingUserCanEdit of a range that we protected",
                range.path("requestingUserCanEdit").asText("not told"),
                "true");
        LiveReport.add(
                "writing into it",
                live.batch("{\"requests\":[" + set(0, "{\"stringValue\":\"x\"}") + "]}")
                        .words());
    }

    @Test
    void howFormulasAreReadInEachLocale() throws IOException {
        String before = live.get("?fields=properties.locale")
                .path("properties")
                .path("locale")
                .asText("en_US");
        for (String locale : List.of("en_US", "id_ID", "de_DE", "fr_FR")) {
            live.batch("{\"requests\":[" + locale(locale) + "," + set(0, "{\"formulaValue\":\"=SUM(1;2)\"}") + "]}");
            String semicolon = value(0);
            LiveSpreadsheet.Reply comma =
                    live.batch("{\"requests\":[" + set(0, "{\"formulaValue\":\"=SUM(1,2)\"}") + "]}");
            LiveReport.add(locale + ": =SUM(1;2)", semicolon);
            LiveReport.add(locale + ": =SUM(1,2)", comma.words() + " " + value(0));
            assertThat(LiveSpreadsheet.isLive() || semicolon.contains("3")).isTrue();
        }
        live.batch("{\"requests\":[" + locale(before) + "]}");
    }

    private static String tag(int id, int row) {
        return ("{'requests':[{'createDeveloperMetadata':{'developerMetadata':{'metadataId':" + id
                        + ",'metadataKey':'alur-probe','metadataValue':'x','visibility':'DOCUMENT','location':{'dimensionRange':"
                        + "{'sheetId':1,'dimension':'ROWS','startIndex':" + row + ",'endIndex':" + (row + 1)
                        + "}}}}}]}")
                .replace('\'', '"');
    }

    private static String set(int row, String value) {
        return "{\"updateCells\":{\"start\":{\"sheetId\":1,\"rowIndex\":" + row + ",\"columnIndex\":0},"
                + "\"rows\":[{\"values\":[{\"userEnteredValue\":" + value + "}]}],\"fields\":\"userEnteredValue\"}}";
    }

    private static String locale(String locale) {
        return "{\"updateSpreadsheetProperties\":{\"properties\":{\"locale\":\"" + locale
                + "\"},\"fields\":\"locale\"}}";
    }

    private static String value(int row) throws IOException {
        JsonNode cell = live.get("?ranges=Probe!A" + (row + 1)
                        + "&fields=sheets.data.rowData.values(userEnteredValue,effectiveValue)")
                .path("sheets")
                .path(0)
                .path("data")
                .path(0)
                .path("rowData")
                .path(0)
                .path("values")
                .path(0);
        return cell.toString();
    }

    /// On which row metadata is by now, counted from 1; a dash where it is gone.
    private static String row(int id) throws IOException {
        List<String> rows = new ArrayList<>();
        JsonNode sheets = live.get("?fields=sheets.data.rowMetadata.developerMetadata(metadataId,location)")
                .path("sheets");
        for (JsonNode row : sheets.path(0).path("data").path(0).path("rowMetadata")) {
            for (JsonNode tag : row.path("developerMetadata")) {
                if (tag.path("metadataId").asInt() == id) {
                    rows.add(String.valueOf(tag.path("location")
                                    .path("dimensionRange")
                                    .path("startIndex")
                                    .asInt(0)
                            + 1));
                }
            }
        }
        return rows.isEmpty() ? "–" : String.join(", ", rows);
    }

    /// Writes an answer down; at the test server it has to be the one that it was built to give.
    private static void learned(String question, String answer, String built) {
        LiveReport.add(question, answer);
        if (!LiveSpreadsheet.isLive()) {
            assertThat(answer).as(question).isEqualTo(built);
        }
    }
}
