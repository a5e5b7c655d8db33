package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.google.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What can be wrong with a spreadsheet, through the command line: one sentence, the exit code that says what
/// it means, and nothing half done. What takes an hour of waiting is [CallsTest]'s.
class SheetsTroubleTest {
    @TempDir
    Path folder;

    private Studio studio;
    private String tracker;

    private interface Arranging {
        void arrange(Studio studio, String id);
    }

    /// What is wrong, and what is said of it.
    private enum Trouble {
        NOBODY((studio, id) -> delete(studio.state().resolve("google.json")), "Nobody is signed in to Google"),
        KEY_TAKEN_BACK(
                (studio, id) -> {
                    studio.tokens.keyGone = true;
                },
                "Google does not take the key"),
        TOKEN_REVOKED(
                (studio, id) -> studio.google.faults().at("", 1, 99, Fault.UNAUTHENTICATED),
                "Google does not take the sign-in any more"),
        TOKEN_REVOKED_IN_THE_MIDDLE(
                (studio, id) -> studio.google.faults().at("write", 1, 99, Fault.UNAUTHENTICATED),
                "Google does not take the sign-in any more"),
        API_OFF((studio, id) -> studio.google.faults().at("", 1, 99, Fault.API_OFF), "API is not switched on"),
        CLOCK((studio, id) -> studio.tokens.ahead = Duration.ofHours(3), "clock"),
        VIEW_ONLY(
                (studio, id) -> studio.google.share(id, AuthorizationServer.ACCOUNT, "reader"),
                "Share the spreadsheet with it as an editor"),
        PROTECTED_SHEET((studio, id) -> protect(studio, id, "'sheetId':1"), "is locked"),
        PROTECTED_RANGE(
                (studio, id) -> protect(
                        studio,
                        id,
                        "'sheetId':1,'startRowIndex':1,'endRowIndex':2,'startColumnIndex':4,'endColumnIndex':5"),
                "is locked"),
        FULL(
                (studio, id) -> studio.google.change(
                        id,
                        "[{'deleteDimension':{'range':{'sheetId':6,'dimension':'ROWS','startIndex':1,'endIndex':1000}}},"
                                + "{'addSheet':{'properties':{'title':'Archive','gridProperties':{'rowCount':538,"
                                + "'columnCount':18278}}}},{'addSheet':{'properties':{'title':'Rest',"
                                + "'gridProperties':{'rowCount':10400,'columnCount':1}}}}]"),
                "10 million cells"),
        SHEET_DELETED_IN_BETWEEN(
                (studio, id) -> studio.google
                        .faults()
                        .beforeWrite(1, () -> studio.google.change(id, "{'deleteSheet':{'sheetId':1}}")),
                "Projects"),
        SHEET_RENAMED_IN_BETWEEN(
                (studio, id) -> studio.google
                        .faults()
                        .beforeWrite(
                                1,
                                () -> studio.google.change(
                                        id,
                                        "{'updateSheetProperties':{'properties':{'sheetId':1,'title':'Private'},"
                                                + "'fields':'title'}}")),
                "Projects");

        private final Arranging arranging;
        private final String sentence;

        Trouble(Arranging arranging, String sentence) {
            this.arranging = arranging;
            this.sentence = sentence;
        }

        private static void protect(Studio studio, String id, String range) {
            studio.google.change(
                    id,
                    "{'addProtectedRange':{'protectedRange':{'range':{" + range
                            + "},'editors':{'users':['owner@example.com']}}}}");
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        studio = new Studio(folder).withAccount();
        tracker = SmallTracker.in(studio);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private Command.Ended apply(String name) {
        return studio.run(
                "apply",
                name,
                "--yes",
                "--documents",
                folder.resolve("documents").toString());
    }

    @ParameterizedTest
    @EnumSource
    void oneSentenceAndNothingHalfDone(Trouble trouble) {
        trouble.arranging.arrange(studio, tracker.substring("gsheet:".length()));

        Command.Ended refused = apply(tracker);

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err().replaceAll("\\s+", " "))
                .contains(trouble.sentence)
                .doesNotContain("Exception")
                .doesNotContain("half-way");
        studio.google.faults().clear();
        assertThat(folder.resolve("documents")).as("no document").doesNotExist();
        assertThat(Loading.workbooks(studio.google, Loading.hurried())
                        .open(tracker)
                        .read()
                        .need("Invoices")
                        .lastRow())
                .as("no invoice")
                .isEqualTo(1);
        studio.withAccount();
        studio.tokens.ahead = Duration.ZERO;
        studio.tokens.keyGone = false;
        assertThat(studio.run("recover", tracker).out()).doesNotContain("Run 1");
    }

    @Test
    void aSpreadsheetThatIsNotSharedIsNotFound() {
        String theirs = "gsheet:" + studio.google.addFile("somebody@example.com", "Theirs", Studio.SPREADSHEET);

        Command.Ended refused = apply(theirs);

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).containsIgnoringCase("share");
    }

    @Test
    void aWholeAddressIsTakenForTheId() {
        String address =
                "https://docs.google.com/spreadsheets/d/" + tracker.substring("gsheet:".length()) + "/edit#gid=0";

        Command.Ended applied = apply(address);

        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(studio.run("plan", tracker).out()).contains("Nothing to do");
    }

    @Test
    void anExcelFileInDriveIsCalledThat() {
        String file = studio.google.addFile(
                Studio.OWNER, "studio.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        studio.google.share(file, AuthorizationServer.ACCOUNT, "writer");

        Command.Ended refused = apply("gsheet:" + file);

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).contains("Excel file");
    }

    @Test
    void aCellTakesFiftyThousandCharacters() {
        Command.Ended refused = studio.run("set", tracker, "Projects!C2=" + "x".repeat(50_001));

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).containsPattern("50[.,]?001").doesNotContain("Exception");
        assertThat(studio.run("get", tracker, "Projects!C2").out()).contains("Menu");
    }

    @Test
    void whatIsNoIdIsUsage() {
        Command.Ended refused = studio.run("plan", "gsheet:not an id");

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).contains("neither a spreadsheet");
    }
}
