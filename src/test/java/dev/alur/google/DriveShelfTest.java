package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.google.server.Caller;
import dev.alur.google.server.Fault;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Shelf;
import dev.alur.grid.ShelfContract;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A folder in Drive keeps the contract of all shelves, whatever becomes of answers on their way.
class DriveShelfTest extends ShelfContract {
    private Studio studio;
    private String drive;

    @BeforeEach
    void open() {
        studio = new Studio(folder).asOwner(Scopes.ofPerson(true));
        drive = studio.google.addFile(Studio.OWNER, "Faktur", Studio.FOLDER);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Override
    protected Shelf shelf() {
        Pace pace = new Pace(InstantSource.system(), new Random(1), wait -> {}, wait -> {});
        return new DriveShelf(
                "drive:" + drive, studio.endpoints(), studio.signIn().bearer(), pace);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE_BEFORE", "UNAVAILABLE_AFTER", "CUT_BEFORE", "CUT_AFTER", "CUT_INSIDE", "QUOTA"})
    void aDocumentIsThereOnceHoweverTheAnswerIsLost(Fault fault) throws IOException {
        Path staged = Files.writeString(folder.resolve("x"), "an invoice");
        Fingerprint content = Fingerprint.of(Files.readAllBytes(staged));
        studio.google.faults().next("drive.files.create", fault);

        String place = shelf().put(staged, "INV-1.pdf", content);

        assertThat(count()).isEqualTo(1);
        assertThat(shelf().put(staged, "INV-1.pdf", content)).isEqualTo(place);
        assertThat(count()).isEqualTo(1);
        assertThat(place).matches("https://drive\\.google\\.com/file/d/[A-Za-z0-9_-]+/view");
    }

    /// The control: whoever sends again without looking makes two.
    @Test
    void whoeverSendsAgainBlindlyMakesTwo() throws Exception {
        studio.google.callers().token("blind", Caller.person(Studio.OWNER));
        studio.google.faults().next("drive.files.create", Fault.UNAVAILABLE_AFTER);
        HttpRequest create = HttpRequest.newBuilder(studio.google.address().resolve("drive/v3/files"))
                .header("Authorization", "Bearer blind")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"INV-1.pdf\",\"mimeType\":\"application/pdf\",\"parents\":[\"" + drive + "\"]}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();

        assertThat(client.send(create, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(503);
        assertThat(client.send(create, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() throws IOException {
        Path staged = Files.writeString(folder.resolve("x"), "an invoice");
        studio.google.faults().next("drive.files.create", Fault.UNAUTHENTICATED);

        shelf().put(staged, "INV-1.pdf", Fingerprint.of(Files.readAllBytes(staged)));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aDocumentThatAPersonPutThereIsRespected() throws IOException {
        Path staged = Files.writeString(folder.resolve("x"), "an invoice");
        Fingerprint content = Fingerprint.of(Files.readAllBytes(staged));
        shelf().put(staged, "INV-1.pdf", content);
        Path other = Files.writeString(folder.resolve("y"), "what a person uploads instead");
        shelf().replace(other, "INV-1.pdf");

        assertThat(shelf().find("INV-1.pdf")).isEqualTo(Fingerprint.of(Files.readAllBytes(other)));
        assertThatThrownBy(() -> shelf().put(staged, "INV-1.pdf", content)).isInstanceOf(ProblemException.class);
    }

    @Test
    void anAccountWithoutSpaceIsRefusedBeforeAnythingIsPut() {
        studio.google.share(drive, AuthorizationServer.ACCOUNT, "writer");
        studio.withAccount();

        assertThatThrownBy(() -> shelf().find("INV-1.pdf"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problems().getFirst().key()).isEqualTo(DriveProblem.NO_SPACE));
        assertThat(count()).isZero();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        drive = "1nowhere";

        assertThatThrownBy(() -> shelf().find("INV-1.pdf"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problems().getFirst().key()).isEqualTo(DriveProblem.FOLDER_MISSING));
    }

    /// How many files the folder holds.
    private int count() {
        return studio.files(drive).size();
    }
}
