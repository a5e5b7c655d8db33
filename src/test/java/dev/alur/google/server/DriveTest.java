package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files as a shelf for documents needs them. Exact: create, get, delete of spreadsheets; else documented
/// ("Upload file data", "Search query terms", "Storage quota").
class DriveTest extends OnServer {
    private static final byte[] PDF = "%PDF-1.7 \u00e9 end".getBytes(StandardCharsets.ISO_8859_1);

    private String folder;

    @BeforeEach
    void folder() {
        folder = server.addFile("someone@example.com", "Documents", Item.FOLDER);
    }

    private JsonNode multipart(Client who, String metadata) {
        String head = "--b\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n" + Json.asWritten(metadata)
                + "\r\n--b\r\nContent-Type: application/pdf\r\n\r\n";
        byte[] body = (head + new String(PDF, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Client.read(who.raw(
                "POST",
                "/upload/drive/v3/files?uploadType=multipart&fields=id,name,mimeType,appProperties,webViewLink,parents",
                body,
                "Content-Type",
                "multipart/related; boundary=b"));
    }

    private byte[] content(String file) {
        return client.raw("GET", "/drive/v3/files/" + file + "?alt=media", new byte[0])
                .body();
    }

    @Test
    void anUploadIsFoundByItsAppPropertiesInItsFolder() {
        JsonNode made = multipart(
                client, "{name:'INV-1.pdf',parents:['" + folder + "'],appProperties:{alur:'run-12',part:'a b'}}");
        assertThat(made.get("mimeType").asText()).isEqualTo("application/pdf");
        assertThat(made.get("webViewLink").asText()).startsWith("https://drive.google.com/file/d/");
        assertThat(content(made.get("id").asText())).isEqualTo(PDF);
        String query = "appProperties has { key='alur' and value='run-12' } and '" + folder
                + "' in parents and trashed = false and name = 'INV-1.pdf'";
        JsonNode found = client.ask("GET", "/drive/v3/files?q=" + Client.encoded(query), "");
        assertThat(found.get("files").size()).isEqualTo(1);
        assertThat(found.at("/files/0/id")).isEqualTo(made.get("id"));
        client.ask("PATCH", "/drive/v3/files/" + made.get("id").asText(), "{trashed:true}");
        assertThat(client.ask("GET", "/drive/v3/files?q=" + Client.encoded(query), "")
                        .get("files"))
                .isEmpty();
    }

    @Test
    void anUploadComesAtOnceOrInPieces() {
        JsonNode simple = Client.read(
                client.raw("POST", "/upload/drive/v3/files?uploadType=media", PDF, "Content-Type", "application/pdf"));
        assertThat(content(simple.get("id").asText())).isEqualTo(PDF);
        HttpResponse<byte[]> begun = client.send(
                "POST",
                "/upload/drive/v3/files?uploadType=resumable",
                "{name:'big.pdf'}",
                "X-Upload-Content-Type",
                "application/pdf");
        String session = begun.headers().firstValue("Location").orElseThrow();
        String path = session.substring(server.address().toString().length() - 1);
        byte[] first = java.util.Arrays.copyOf(PDF, 4);
        HttpResponse<byte[]> more = client.raw("PUT", path, first, "Content-Range", "bytes 0-3/" + PDF.length);
        assertThat(more.statusCode()).isEqualTo(308);
        assertThat(more.headers().firstValue("Range")).contains("bytes=0-3");
        HttpResponse<byte[]> asked = client.raw("PUT", path, new byte[0], "Content-Range", "bytes */" + PDF.length);
        assertThat(asked.statusCode()).isEqualTo(308);
        HttpResponse<byte[]> done = client.raw(
                "PUT",
                path,
                java.util.Arrays.copyOfRange(PDF, 4, PDF.length),
                "Content-Range",
                "bytes 4-" + (PDF.length - 1) + "/" + PDF.length);
        assertThat(content(Client.read(done).get("id").asText())).isEqualTo(PDF);
    }

    @Test
    void aServiceAccountHasNoSpaceOfItsOwnEvenInASharedFolder() {
        server.callers().token("robot", Caller.serviceAccount("robot@project.iam.gserviceaccount.com"));
        server.share(folder, "robot@project.iam.gserviceaccount.com", "writer");
        try (Client robot = new Client(server.address(), "robot")) {
            JsonNode error = multipart(robot, "{name:'x.pdf',parents:['" + folder + "']}")
                    .get("error");
            assertThat(error.get("code").asInt()).isEqualTo(403);
            assertThat(error.at("/errors/0/domain").asText()).isEqualTo("usageLimits");
            assertThat(error.at("/errors/0/reason").asText()).isEqualTo("storageQuotaExceeded");
            assertThat(robot.fail("POST", "/v4/spreadsheets", "{}").get("code").asInt())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSpreadsheetIsAFileToo() {
        JsonNode made = client.ask(
                "POST", "/drive/v3/files", "{name:'Tracker',mimeType:'application/vnd.google-apps.spreadsheet'}");
        assertThat(made.toString())
                .isEqualTo("{\"kind\":\"drive#file\",\"id\":\"" + made.get("id").asText()
                        + "\",\"name\":\"Tracker\",\"mimeType\":\"application/vnd.google-apps.spreadsheet\"}");
        String file = made.get("id").asText();
        now.set(now.get().plusSeconds(90));
        client.put(file, "A1", "[['x']]", "RAW");
        JsonNode dated = client.ask("GET", "/drive/v3/files/" + file + "?fields=createdTime,modifiedTime", "");
        assertThat(dated.toString())
                .isEqualTo(
                        "{\"createdTime\":\"2026-11-24T09:00:00.000Z\",\"modifiedTime\":\"2026-11-24T09:01:30.000Z\"}");
        assertThat(client.send("DELETE", "/drive/v3/files/" + file, "").statusCode())
                .isEqualTo(204);
        assertThat(client.fail("GET", "/v4/spreadsheets/" + file, "")
                        .get("code")
                        .asInt())
                .isEqualTo(404);
        assertThat(client.fail("GET", "/drive/v3/files/" + file, "")
                        .get("message")
                        .asText())
                .isEqualTo("File not found: " + file + ".");
    }

    @Test
    void anExcelFileInDriveIsNoSpreadsheet() {
        String file = server.addFile(
                "someone@example.com",
                "tracker.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        JsonNode error = client.fail("GET", "/v4/spreadsheets/" + file, "");
        assertThat(error.get("status").asText()).isEqualTo("FAILED_PRECONDITION");
        assertThat(error.get("message").asText()).isEqualTo("This operation is not supported for this document");
    }

    @Test
    void aLongListComesInPages() {
        for (int i = 0; i < 5; i++) {
            now.set(now.get().plusSeconds(1));
            client.ask("POST", "/drive/v3/files", "{name:'f" + i + "',parents:['" + folder + "']}");
        }
        String query = "/drive/v3/files?pageSize=3&q=" + Client.encoded("'" + folder + "' in parents");
        JsonNode first = client.ask("GET", query, "");
        assertThat(first.at("/files/0/name").asText()).isEqualTo("f4");
        JsonNode second = client.ask(
                "GET", query + "&pageToken=" + first.get("nextPageToken").asText(), "");
        assertThat(second.get("files").size()).isEqualTo(2);
        assertThat(second.has("nextPageToken")).isFalse();
        assertThat(client.fail("GET", "/drive/v3/files?q=" + Client.encoded("fullText contains 'x'"), "")
                        .get("code")
                        .asInt())
                .isEqualTo(501);
    }
}
