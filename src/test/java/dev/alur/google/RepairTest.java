package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.google.server.Fault;
import dev.alur.google.server.SheetsServer;
import dev.alur.grid.Address;
import dev.alur.grid.ChangedException;
import dev.alur.grid.Edit;
import dev.alur.grid.Sheet;
import dev.alur.grid.SheetDraft;
import dev.alur.grid.Snapshot;
import dev.alur.grid.Value;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens when a person does something between our last look and our write.
class RepairTest {
    private final SheetsServer server = SheetsServer.start();
    private String id = "";
    private Workbook workbook;

    @BeforeEach
    void draw() throws IOException {
        SheetDraft jobs = SheetDraft.of("Jobs").row("ID", "Stage", "Price", "Net");
        for (int i = 1; i <= 6; i++) {
            jobs.row("J" + i, "Brief", 100 * i).formula("D" + (i + 1), "C" + (i + 1) + "*2", 200 * i);
        }
        id = Loading.load(server, "jobs", List.of(jobs.table("Jobs", "A1:D7").build()), Map.of());
        workbook = Loading.workbooks(server, Loading.hurried()).open("gsheet:" + id);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void meanwhile(String... requests) {
        int[] nth = {1};
        for (String each : requests) {
            server.faults().beforeWrite(nth[0]++, () -> server.change(id, each));
        }
    }

    /// J2 and J4 become final, and a line is added.
    private Sheet written() {
        Snapshot read = workbook.read();
        workbook.write(
                read,
                List.of(
                        new Edit.SetCell(Address.parse("Jobs!B3"), Value.of("Final")),
                        new Edit.SetCell(Address.parse("Jobs!B5"), Value.of("Final")),
                        new Edit.AppendRow("Jobs", 8, Map.of(1, Value.of("J7"), 2, Value.of("New"), 3, Value.of(7)))));
        assertThat(workbook.fingerprint()).isEqualTo(workbook.read().fingerprint());
        return workbook.read().need("Jobs");
    }

    private static List<String> lines(Sheet sheet) {
        List<String> lines = new ArrayList<>();
        for (int row = 2; row <= sheet.lastRow(); row++) {
            lines.add(sheet.value(row, 1).plain() + " " + sheet.value(row, 2).plain() + " "
                    + sheet.value(row, 3).plain());
        }
        return lines;
    }

    private List<String> told() {
        return workbook.notes().stream().map(problem -> problem.key().name()).toList();
    }

    private static String rows(String what, int from, int to) {
        return "{'" + what + "':{'range':{'sheetId':1,'dimension':'ROWS','startIndex':" + (from - 1) + ",'endIndex':"
                + (to - 1) + "}}}";
    }

    @Test
    void withoutAnybodyNothingIsToldAndOneBatchIsSent() {
        Sheet jobs = written();

        assertThat(lines(jobs))
                .containsExactly(
                        "J1 Brief 100",
                        "J2 Final 200",
                        "J3 Brief 300",
                        "J4 Final 400",
                        "J5 Brief 500",
                        "J6 Brief 600",
                        "J7 New 7");
        assertThat(told()).isEmpty();
        assertThat(server.traffic().count("spreadsheets.batchUpdate")).isEqualTo(2);
    }

    @Test
    void aRowThatSomebodyInsertsAboveMovesOursAlong() {
        meanwhile(rows("insertDimension", 2, 3));

        Sheet jobs = written();

        assertThat(lines(jobs))
                .containsExactlyInAnyOrder(
                        "  ",
                        "J1 Brief 100",
                        "J2 Final 200",
                        "J3 Brief 300",
                        "J4 Final 400",
                        "J5 Brief 500",
                        "J6 Brief 600",
                        "J7 New 7");
        assertThat(told()).containsExactly("PUT_RIGHT");
        assertThat(jobs.tables().getFirst().range().cells()).isEqualTo("A1:D9");
        for (int row = 2; row <= 9; row++) {
            String formula = jobs.formula(row, 4);
            assertThat(formula == null || formula.equals("C" + row + "*2"))
                    .as(row + " " + formula)
                    .isTrue();
        }
    }

    @Test
    void sortedRowsKeepWhatIsTheirs() {
        meanwhile("{'sortRange':{'range':{'sheetId':1,'startRowIndex':1,'endRowIndex':7,'startColumnIndex':0,"
                + "'endColumnIndex':4},'sortSpecs':[{'dimensionIndex':2,'sortOrder':'DESCENDING'}]}}");

        assertThat(lines(written()))
                .containsExactly(
                        "J6 Brief 600",
                        "J5 Brief 500",
                        "J4 Final 400",
                        "J3 Brief 300",
                        "J2 Final 200",
                        "J1 Brief 100",
                        "J7 New 7");
        assertThat(told()).containsExactly("PUT_RIGHT");
    }

    @Test
    void aRowThatIsGoneTakesItsCellAlong() {
        meanwhile(rows("deleteDimension", 3, 4));

        assertThat(lines(written()).stream().filter(line -> !line.isBlank()))
                .containsExactly(
                        "J1 Brief 100", "J3 Brief 300", "J4 Final 400", "J5 Brief 500", "J6 Brief 600", "J7 New 7");
        assertThat(told()).containsExactlyInAnyOrder("PUT_RIGHT", "WITHOUT_PLACE");
    }

    @Test
    void aMovedRowIsFollowed() {
        meanwhile("{'moveDimension':{'source':{'sheetId':1,'dimension':'ROWS','startIndex':2,'endIndex':3},"
                + "'destinationIndex':6}}");

        assertThat(lines(written()))
                .containsExactly(
                        "J1 Brief 100",
                        "J3 Brief 300",
                        "J4 Final 400",
                        "J5 Brief 500",
                        "J2 Final 200",
                        "J6 Brief 600",
                        "J7 New 7");
    }

    @Test
    void whatAPersonTypesElsewhereStaysAndIsNoMatter() {
        meanwhile("{'updateCells':{'start':{'sheetId':1,'rowIndex':2,'columnIndex':2},'fields':'userEnteredValue',"
                + "'rows':[{'values':[{'userEnteredValue':{'numberValue':222}}]}]}}");

        assertThat(lines(written())).contains("J2 Final 222", "J5 Brief 500");
        assertThat(told()).isEmpty();
    }

    @Test
    void whoMovesRowsAgainWhileTheyArePutRightIsFollowedToo() {
        meanwhile(rows("insertDimension", 2, 3), rows("insertDimension", 2, 3));

        assertThat(lines(written()))
                .contains(
                        "J1 Brief 100", "J2 Final 200", "J3 Brief 300", "J4 Final 400", "J5 Brief 500", "J6 Brief 600");
    }

    @Test
    void whatWentAstrayIsFoundAgainThoughItsRowMovedToo() {
        meanwhile(rows("insertDimension", 3, 4), rows("deleteDimension", 2, 3));

        assertThat(lines(written()))
                .containsExactlyInAnyOrder(
                        "  ",
                        "J2 Final 200",
                        "J3 Brief 300",
                        "J4 Final 400",
                        "J5 Brief 500",
                        "J6 Brief 600",
                        "J7 New 7");
    }

    @Test
    void aSheetRenamedBetweenReadingAndWritingIsAChange() {
        Snapshot read = workbook.read();
        server.change(id, "{'updateSheetProperties':{'properties':{'sheetId':1,'title':'Work'},'fields':'title'}}");

        assertThatThrownBy(() ->
                        workbook.write(read, List.of(new Edit.SetCell(Address.parse("Jobs!B3"), Value.of("Final")))))
                .isInstanceOf(ChangedException.class);
    }

    @Test
    void oneWriteIsDoneOnceThoughItsAnswerGetsLostAndItIsSentAgainLater() {
        Snapshot read = workbook.read();
        List<Edit> edits =
                List.of(new Edit.AppendRow("Jobs", 8, Map.of(1, Value.of("J7"))), new Edit.Once("lineage/1"));
        server.faults().at("spreadsheets.batchUpdate", 1, 3, Fault.CUT_AFTER);

        workbook.write(read, edits);

        assertThat(lines(workbook.read().need("Jobs"))).hasSize(7);
        assertThat(server.traffic().count("spreadsheets.batchUpdate")).isEqualTo(2);
    }
}
