package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.Command;
import dev.alur.google.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole commands on a spreadsheet: it is filled by a copy, planned, applied, and its documents go where they
/// were told to.
class SpreadsheetCommandsTest {
    private static final String SAMPLE = "samples/freelance-en/tracker.xlsx";
    private static final String TODAY = "2026-11-24";

    @TempDir
    Path folder;

    private Studio studio;
    private String tracker;

    @BeforeEach
    void open() {
        studio = new Studio(folder).asOwner(Scopes.ofPerson(true));
        tracker = "gsheet:" + studio.spreadsheet("Studio Sri");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void aTrackerIsCarriedOverAndHasTheSamePlan() {
        Command.Ended copied = studio.run("copy", SAMPLE, tracker);

        assertThat(copied.code()).as(copied.all()).isZero();
        assertThat(copied.out()).doesNotContain("not as in the source");
        assertThat(plan(tracker)).isEqualTo(plan(SAMPLE));
    }

    @Test
    void aNewTrackerIsMadeInAnEmptySpreadsheetOnly() {
        Command.Ended made = studio.run("init", tracker, "--lang", "id");
        Command.Ended checked = studio.run("check", tracker);
        Command.Ended again = studio.run("init", tracker);

        assertThat(made.code()).as(made.all()).isZero();
        assertThat(made.out()).contains("alur plan " + tracker);
        assertThat(checked.code()).as(checked.all()).isZero();
        assertThat(again.code()).isEqualTo(1);
    }

    @Test
    void aRunDoesTheSameToAWorkbookAndToASpreadsheet() throws IOException {
        Path file = Files.copy(Path.of(SAMPLE), folder.resolve("tracker.xlsx"));
        studio.run("copy", SAMPLE, tracker);

        JsonNode one = run("apply", file.toString());
        JsonNode other = run("apply", tracker);

        assertThat(one.path("run").path("changes")).isNotEmpty();
        assertThat(other.path("run").path("changes")).isEqualTo(one.path("run").path("changes"));
    }

    private JsonNode run(String verb, String name) {
        Command.Ended ended = studio.run(
                verb,
                name,
                "--yes",
                "--json",
                "--documents",
                folder.resolve(verb + name.length()).toString());
        assertThat(ended.code()).as(ended.all()).isZero();
        return Json.of(ended.out());
    }

    @Test
    void andItComesBack() {
        studio.run("copy", SAMPLE, tracker);
        Path back = folder.resolve("back.xlsx");

        Command.Ended copied = studio.run("copy", tracker, back.toString());

        assertThat(copied.code()).as(copied.all()).isZero();
        assertThat(copied.out()).doesNotContain("not as in the source");
        assertThat(plan(back.toString())).isEqualTo(plan(SAMPLE));
    }

    @Test
    void aFilledSpreadsheetIsNotWrittenOver() {
        studio.run("copy", SAMPLE, tracker);

        Command.Ended again = studio.run("copy", SAMPLE, tracker);

        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is not empty");
    }

    @Test
    void invoicesGoIntoTheFolderInDriveOnceAndTheirLinksIntoTheSheet() throws IOException {
        studio.run("copy", SAMPLE, tracker);
        String drive = "drive:" + studio.google.addFile(Studio.OWNER, "Faktur", Studio.FOLDER);
        studio.google.faults().next("drive.files.create", Fault.CUT_AFTER);

        Command.Ended applied = studio.run("apply", tracker, "--yes", "--documents", drive);
        List<String> files = studio.files(drive.substring("drive:".length()));
        Command.Ended again = studio.run("apply", tracker, "--yes", "--documents", drive);

        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(files).isNotEmpty().doesNotHaveDuplicates().anyMatch(name -> name.startsWith("INV-"));
        assertThat(again.out()).contains("Nothing to do");
        assertThat(studio.files(drive.substring("drive:".length()))).isEqualTo(files);
        String links = studio.run("get", tracker, "Invoices[Document]").out();
        assertThat(links).contains("https://drive.google.com/file/d/").doesNotContain("drive:");
        assertThat(studio.run("check", tracker, "--documents", drive).code()).isZero();
        assertThat(studio.run("report", tracker, "--documents", drive).code()).isZero();
        assertThat(studio.everything().replaceAll("(?s)\\{\\s*\"type\" : \"authorized_user\".*?}", ""))
                .as("neither journal nor documents hold a secret")
                .doesNotContain(AuthorizationServer.CANARY + "-refresh")
                .doesNotContain(AuthorizationServer.CANARY + "-access");
        assertThat(applied.all() + again.all()).doesNotContain(AuthorizationServer.CANARY);
    }

    @Test
    void whereDocumentsGoHasToBeSaidBeforeAnythingIsDone() {
        studio.run("copy", SAMPLE, tracker);

        Command.Ended planned = studio.run("plan", tracker);
        Command.Ended refused = studio.run("apply", tracker, "--yes");
        Command.Ended applied = studio.run(
                "apply",
                tracker,
                "--yes",
                "--documents",
                folder.resolve("papers").toString());

        assertThat(planned.code()).as(planned.all()).isZero();
        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).contains("--documents");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(folder.resolve("papers")).isNotEmptyDirectory();
    }

    @Test
    void anAccountWithoutSpaceIsStoppedBeforeAnythingIsIntended() {
        studio.run("copy", SAMPLE, tracker);
        String drive = studio.google.addFile(Studio.OWNER, "Faktur", Studio.FOLDER);
        studio.google.share(drive, AuthorizationServer.ACCOUNT, "writer");
        studio.withAccount();

        Command.Ended refused = studio.run("apply", tracker, "--yes", "--documents", "drive:" + drive);

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err()).contains("owns no space in Drive");
        assertThat(studio.run("runs", tracker).out()).contains("No runs yet");
    }

    private String plan(String name) {
        Command.Ended ended = studio.run("plan", name, "--today", TODAY, "--json");
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended.out().replaceAll("(?m)^.*(fingerprint|\"workbook\"|\"basis\").*$", "");
    }
}
