package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.json.gson.GsonFactory;
import dev.alur.grid.Sheet;
import dev.alur.grid.Workbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spreadsheet that is filled and emptied again and again: the one that a person names
/// (`-Dalur.live=gsheet:ID`), at Google itself, or one at the test server. It has to be empty when it is named,
/// and is empty afterwards.
final class LiveSpreadsheet implements AutoCloseable {
    private static final String NAMED = System.getProperty("alur.live", "");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String id;
    private final Endpoints endpoints;
    private final Bearer bearer;
    private final Pace pace;
    private final @Nullable Studio studio;
    private String title = "";

    private LiveSpreadsheet(String id, Endpoints endpoints, Bearer bearer, Pace pace, @Nullable Studio studio) {
        this.id = id;
        this.endpoints = endpoints;
        this.bearer = bearer;
        this.pace = pace;
        this.studio = studio;
    }

    /// Whether it is Google itself that answers.
    static boolean isLive() {
        return !NAMED.isBlank();
    }

    static LiveSpreadsheet open() {
        try {
            LiveSpreadsheet opened = isLive() ? live() : rehearsed();
            opened.demandEmpty();
            opened.title = opened.get("?fields=properties.title")
                    .path("properties")
                    .path("title")
                    .asText();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LiveSpreadsheet live() {
        Path home = Path.of(System.getProperty("user.home"));
        String said = System.getenv().getOrDefault("ALUR_STATE", "");
        Path state = said.isBlank() ? home.resolve(".local/state/alur") : Path.of(said);
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        SignIn signIn = SignIn.of(System.getenv(), home, state, clock, random, Duration.ofMinutes(1));
        Pace pace = Pace.of(clock, random, wait -> System.err.println("waiting " + wait.toSeconds() + " s"));
        String id = SpreadsheetName.id(NAMED).orElseThrow(() -> GoogleProblem.NO_ID.of(NAMED));
        return new LiveSpreadsheet(id, Endpoints.GOOGLE, signIn.bearer(), pace, null);
    }

    private static LiveSpreadsheet rehearsed() throws IOException {
        Studio studio = new Studio(Files.createTempDirectory("alur-live")).withAccount();
        return new LiveSpreadsheet(
                studio.spreadsheet("Live"), studio.endpoints(), studio.signIn().bearer(), Loading.hurried(), studio);
    }

    /// What a person keeps in it is not ours to delete.
    private void demandEmpty() {
        workbook().read().sheets().stream()
                .filter(sheet -> sheet.lastRow() > 0)
                .findFirst()
                .ifPresent(sheet -> {
                    throw new AssertionError("The spreadsheet is not empty: something stands in " + sheet.name()
                            + ". Name one that may be filled and emptied.");
                });
    }

    Workbook workbook() {
        return new GoogleWorkbooks(endpoints, bearer, Loading.owner("here"), pace).open(SpreadsheetName.SCHEME + id);
    }

    /// Puts sheets in the place of all that stands in it, and calls it something else.
    Workbook fill(String title, List<Sheet> sheets) throws IOException {
        JsonNode now = get("?fields=sheets.properties.sheetId,namedRanges.namedRangeId");
        List<Integer> present = new ArrayList<>();
        now.path("sheets")
                .forEach(sheet ->
                        present.add(sheet.path("properties").path("sheetId").asInt(0)));
        List<String> names = new ArrayList<>();
        now.path("namedRanges")
                .forEach(name -> names.add(name.path("namedRangeId").asText()));
        String body = GsonFactory.getDefaultInstance().toString(Loading.instead(title, present, names, sheets));
        Reply reply = batch(body);
        if (reply.status() != 200) {
            throw new AssertionError("the spreadsheet cannot be filled: " + reply);
        }
        return workbook();
    }

    /// A batch of requests as JSON, and Google's answer as it came.
    Reply batch(String body) throws IOException {
        return send(HttpRequest.newBuilder(at(":batchUpdate"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode get(String query) throws IOException {
        return send(HttpRequest.newBuilder(at(query))).answer();
    }

    private URI at(String end) {
        return URI.create(endpoints.sheets() + "v4/spreadsheets/" + id + end);
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = HTTP.send(
                    request.header("Authorization", "Bearer " + bearer.token()).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), Json.of(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// An answer as it came.
    record Reply(int status, JsonNode answer) {
        String words() {
            return status == 200
                    ? "200"
                    : status + " " + answer.path("error").path("message").asText();
        }
    }

    /// Leaves it empty, as it was.
    @Override
    public void close() {
        try {
            fill(title, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (studio != null) {
                studio.close();
            }
        }
    }
}
