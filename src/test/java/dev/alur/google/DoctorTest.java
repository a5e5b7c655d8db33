package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.Command;
import dev.alur.google.server.Fault;
import dev.alur.grid.Finding;
import dev.alur.grid.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The doctor finds each fault that is planted, and names it.
class DoctorTest {
    @TempDir
    Path folder;

    private Studio studio;
    private String id;

    @BeforeEach
    void open() {
        studio = new Studio(folder);
        id = studio.spreadsheet("Studio Sri");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void whereAllIsWellNothingIsMissing() {
        studio.withAccount();

        assertThat(keys(Finding.State.FINE, found()))
                .containsExactly(
                        SignInProblem.AS_ACCOUNT,
                        SignInProblem.SCOPES_FINE,
                        SignInProblem.CLOCK_FINE,
                        SignInProblem.API_ON,
                        SignInProblem.QUOTA_FINE,
                        SignInProblem.READABLE,
                        SignInProblem.WRITABLE,
                        SignInProblem.NOTHING_PROTECTED,
                        SignInProblem.LOCALE);
        assertThat(keys(Finding.State.DOUBTFUL, found())).isEmpty();
        assertThat(keys(Finding.State.MISSING, found())).isEmpty();
        assertThat(found().get(5).what().arguments()).containsExactly("Studio Sri", id);
    }

    @Test
    void withoutASpreadsheetItSaysWhetherGoogleCanBeReached() {
        studio.withAccount();

        assertThat(keys(Finding.State.FINE, diagnose(null, null)))
                .containsExactly(
                        SignInProblem.AS_ACCOUNT,
                        SignInProblem.SCOPES_FINE,
                        SignInProblem.CLOCK_FINE,
                        SignInProblem.API_ON,
                        SignInProblem.QUOTA_FINE);
    }

    @Test
    void nobodyIsSignedIn() {
        missing(SignInProblem.NO_CREDENTIALS);
    }

    @Test
    void othersCanReadTheSecret() throws Exception {
        studio.withAccount();
        Files.setPosixFilePermissions(
                studio.state().resolve("google.json"), PosixFilePermissions.fromString("rw-r-----"));

        missing(SignInProblem.FILE_OPEN);
    }

    @Test
    void theKeyIsGone() {
        studio.withAccount();
        studio.tokens.keyGone = true;

        missing(SignInProblem.KEY_GONE);
    }

    @Test
    void theLoginHasEnded() {
        studio.asOwner(Scopes.ofPerson(false));
        studio.tokens.forgetLogins();

        missing(SignInProblem.LOGIN_EXPIRED);
    }

    @Test
    void theTokenServerIsNotThere() {
        studio.withAccount();
        studio.tokens.close();

        missing(SignInProblem.UNREACHABLE);
    }

    @Test
    void googleIsNotThere() {
        studio.withAccount();
        studio.google.close();

        missing(SignInProblem.UNREACHABLE);
    }

    @Test
    void theLoginAllowsTooLittle() {
        studio.asOwner(List.of(Scopes.OWN_FILES));

        missing(SignInProblem.SCOPE_MISSING);
    }

    @Test
    void theApiIsSwitchedOff() {
        studio.withAccount();
        studio.google.faults().at("sheets.", 1, 99, Fault.API_OFF);

        missing(GoogleProblem.API_OFF);
    }

    @Test
    void theQuotaIsUsedUp() {
        studio.withAccount();
        studio.google.faults().at("sheets.", 1, 99, Fault.QUOTA);

        missing(GoogleProblem.QUOTA_GONE);
    }

    @Test
    void theSpreadsheetIsNotShared() {
        studio.withAccount();
        studio.google.share(id, AuthorizationServer.ACCOUNT, "none");

        missing(GoogleProblem.NOT_SHARED);
    }

    @Test
    void theSpreadsheetCanOnlyBeViewed() {
        studio.withAccount();
        studio.google.share(id, AuthorizationServer.ACCOUNT, "reader");

        missing(SignInProblem.VIEW_ONLY);
    }

    @Test
    void whoSeesOnlyOwnFilesDoesNotKnowBeforehandWhetherItCanBeWritten() {
        studio.asOwner(Scopes.ofPerson(false));

        assertThat(keys(Finding.State.DOUBTFUL, found()))
                .containsExactly(SignInProblem.LOGIN_MAY_END, SignInProblem.MAYBE_WRITABLE);
        assertThat(keys(Finding.State.MISSING, found())).isEmpty();
    }

    @Test
    void thereIsNoSuchSpreadsheetAndItIsAnExcelFile() {
        studio.withAccount();
        String office = studio.google.addFile(
                Studio.OWNER, "studio.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        studio.google.share(office, AuthorizationServer.ACCOUNT, "writer");

        assertThat(keys(Finding.State.MISSING, diagnose("gsheet:1nowhere", null)))
                .containsExactly(GoogleProblem.NOT_FOUND);
        assertThat(keys(Finding.State.MISSING, diagnose("gsheet:" + office, null)))
                .containsExactly(GoogleProblem.OFFICE_FILE);
        assertThat(keys(Finding.State.MISSING, diagnose("studio.xlsx", null))).containsExactly(GoogleProblem.NO_ID);
    }

    @Test
    void aRangeIsProtectedAgainstUs() {
        studio.withAccount();
        studio.google.change(
                id,
                "{'addProtectedRange':{'protectedRange':{'range':{'sheetId':0,'startRowIndex':1,'endRowIndex':4,"
                        + "'startColumnIndex':1,'endColumnIndex':3},'editors':{'users':['" + Studio.OWNER + "']}}}}");

        List<Finding> found = found();

        assertThat(keys(Finding.State.DOUBTFUL, found)).containsExactly(SignInProblem.PROTECTED);
        assertThat(found.stream()
                        .filter(each -> each.what().key() == SignInProblem.PROTECTED)
                        .findFirst()
                        .orElseThrow()
                        .what()
                        .arguments())
                .containsExactly(1, "Sheet1!B2:C4");
    }

    @Test
    void theClockIsWrong() {
        studio.asOwner(Scopes.ofPerson(true));
        InstantSource slow = () -> InstantSource.system().instant().minus(Duration.ofMinutes(20));

        List<Finding> found = new Doctor(studio.signIn(), studio.endpoints(), slow).diagnose("gsheet:" + id, null);

        assertThat(keys(Finding.State.MISSING, found)).containsExactly(SignInProblem.CLOCK_WRONG);
    }

    @Test
    void theFolderForDocumentsIsLookedAtToo() {
        String mine = studio.google.addFile(Studio.OWNER, "Faktur", Studio.FOLDER);
        studio.asOwner(Scopes.ofPerson(true));

        assertThat(keys(Finding.State.FINE, diagnose(null, "drive:" + mine))).endsWith(DriveProblem.FOLDER_FINE);
        assertThat(keys(Finding.State.MISSING, diagnose(null, "drive:" + id)))
                .containsExactly(DriveProblem.NOT_A_FOLDER);
        assertThat(keys(Finding.State.MISSING, diagnose(null, "drive:1nowhere")))
                .containsExactly(DriveProblem.FOLDER_MISSING);
        assertThat(keys(Finding.State.MISSING, diagnose(null, "drive:no/where")))
                .containsExactly(DriveProblem.NO_FOLDER_ID);
    }

    @Test
    void anAccountIsToldBeforehandThatItHasNoSpace() {
        String mine = studio.google.addFile(Studio.OWNER, "Faktur", Studio.FOLDER);
        studio.google.share(mine, AuthorizationServer.ACCOUNT, "writer");
        studio.withAccount();

        assertThat(keys(Finding.State.MISSING, diagnose(null, "drive:" + mine))).containsExactly(DriveProblem.NO_SPACE);
    }

    @Test
    void aFolderThatOnlyAllOfDriveShowsIsSaidToBeThat() {
        studio.asOwner(Scopes.ofPerson(false));

        assertThat(keys(Finding.State.MISSING, diagnose(null, "drive:1elsewhere")))
                .containsExactly(DriveProblem.FOLDER_UNSEEN);
    }

    @Test
    void theCommandSaysItInSentencesAsJsonAndByItsExitCode() {
        studio.withAccount();

        Command.Ended fine = studio.run("google", "doctor", "gsheet:" + id);
        Command.Ended json = studio.run(
                "google", "doctor", "https://docs.google.com/spreadsheets/d/" + id + "/edit#gid=0", "--json");
        studio.google.share(id, AuthorizationServer.ACCOUNT, "none");
        Command.Ended missing = studio.run("google", "doctor", "gsheet:" + id, "--lang", "id");

        assertThat(fine.code()).as(fine.all()).isZero();
        assertThat(fine.out().lines().filter(line -> line.startsWith("  ok  "))).hasSize(9);
        assertThat(fine.out()).contains("ok  The spreadsheet “Studio Sri” can be written.");
        assertThat(json.out()).contains("\"state\" : \"fine\"", "\"key\" : \"signin/writable\"");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).contains("  !   ").contains("Bagikan");
        assertThat(fine.all() + json.all() + missing.all()).doesNotContain(AuthorizationServer.CANARY);
    }

    private void missing(Problem.Key key) {
        assertThat(keys(Finding.State.MISSING, found())).containsExactly(key);
    }

    private List<Finding> found() {
        return diagnose("gsheet:" + id, null);
    }

    private List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        return new Doctor(studio.signIn(), studio.endpoints(), InstantSource.system()).diagnose(name, documents);
    }

    private static List<Problem.Key> keys(Finding.State state, List<Finding> found) {
        return found.stream()
                .filter(each -> each.state() == state)
                .map(each -> each.what().key())
                .toList();
    }
}
