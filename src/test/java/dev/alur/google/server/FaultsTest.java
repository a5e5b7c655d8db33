package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What can be made to go wrong, and the odd ways in which clients send their calls.
class FaultsTest extends OnServer {
    private HttpResponse<byte[]> write(String text) {
        return client.send(
                "PUT", "/v4/spreadsheets/" + id + "/values/A1?valueInputOption=RAW", "{values:[['" + text + "']]}");
    }

    @Test
    void aWriteFailsBeforeOrAfterItIsDone() {
        server.faults().next("write", Fault.UNAVAILABLE_BEFORE);
        assertThat(write("a").statusCode()).isEqualTo(503);
        assertThat(shown("A1")).isEmpty();
        server.faults().next("values.update", Fault.UNAVAILABLE_AFTER);
        assertThat(write("b").statusCode()).isEqualTo(503);
        assertThat(shown("A1")).isEqualTo("[['b']]");
        assertThat(write("c").statusCode()).isEqualTo(200);
    }

    @Test
    void theConnectionIsCutBeforeAfterOrInsideOfTheAnswer() {
        server.faults().next("write", Fault.CUT_BEFORE);
        assertThatThrownBy(() -> write("a")).hasRootCauseInstanceOf(IOException.class);
        assertThat(shown("A1")).isEmpty();
        server.faults().next("write", Fault.CUT_AFTER);
        assertThatThrownBy(() -> write("b")).hasRootCauseInstanceOf(IOException.class);
        assertThat(shown("A1")).isEqualTo("[['b']]");
        server.faults().next("write", Fault.CUT_INSIDE);
        assertThatThrownBy(() -> write("c")).hasRootCauseInstanceOf(IOException.class);
        assertThat(shown("A1")).isEqualTo("[['c']]");
        assertThat(server.traffic().entries().stream()
                        .filter(entry -> entry.kind().write())
                        .map(Traffic.Entry::status))
                .containsExactly(200, 0, 0, 200);
    }

    @Test
    void theNthCallFailsAndOnlySoManyTimes() {
        server.faults().at("read", 2, 2, Fault.QUOTA);
        String path = "/v4/spreadsheets/" + id + "?fields=spreadsheetId";
        int[] statuses = new int[5];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = client.send("GET", path, "").statusCode();
        }
        assertThat(statuses).containsExactly(200, 429, 429, 200, 200);
    }

    @Test
    void theQuotaIsFilledAgainEachMinuteOfTheClock() {
        server.faults().quota(new Quota(2, 1, clock));
        assertThat(write("a").statusCode()).isEqualTo(200);
        JsonNode error = Client.read(write("b")).get("error");
        assertThat(error.get("status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.at("/details/0/reason").asText()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(error.at("/details/0/metadata/quota_limit").asText()).isEqualTo("WriteRequestsPerMinutePerUser");
        assertThat(shown("A1")).isEqualTo("[['a']]");
        now.set(now.get().plus(Duration.ofMinutes(1)));
        assertThat(write("b").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerTakesAsLongAsItIsTold() {
        server.faults().latency(Duration.ofMillis(120));
        long before = System.nanoTime();
        client.get(id, "fields=spreadsheetId");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(119));
    }

    @Test
    void theProjectLosesItsApiAndThePersonTheirLogin() {
        server.faults().next("", Fault.API_OFF).at("", 2, 1, Fault.UNAUTHENTICATED);
        JsonNode error = client.fail("GET", "/v4/spreadsheets/" + id, "");
        assertThat(error.get("code").asInt()).isEqualTo(403);
        assertThat(error.at("/details/0/reason").asText()).isEqualTo("SERVICE_DISABLED");
        assertThat(client.fail("GET", "/v4/spreadsheets/" + id, "").get("code").asInt())
                .isEqualTo(401);
        client.get(id, "fields=spreadsheetId");
    }

    @Test
    void bodiesMayBeZippedAndMethodsOverridden() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("{\"values\":[[\"zipped\"]]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        HttpResponse<byte[]> answer = client.raw(
                "POST",
                "/v4/spreadsheets/" + id + "/values/A1?valueInputOption=RAW",
                zipped.toByteArray(),
                "Content-Encoding",
                "gzip",
                "X-HTTP-Method-Override",
                "PUT");
        assertThat(answer.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> read = client.raw(
                "POST",
                "/v4/spreadsheets/" + id + "/values:batchGet",
                "ranges=Sheet1%21A1&ranges=B1".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-HTTP-Method-Override",
                "GET");
        assertThat(Client.read(read).at("/valueRanges/0/values/0/0").asText()).isEqualTo("zipped");
        assertThat(Client.read(read).get("valueRanges").size()).isEqualTo(2);
    }

    @Test
    void aPersonSortsCutsDeletesOrEditsBeforeTheWriteThatIsMeant() {
        client.put(id, "A1:A3", "[['c'],['b'],['a']]", "RAW");
        server.faults()
                .beforeWrite(
                        2,
                        () -> server.change(
                                id,
                                "{sortRange:{range:{startRowIndex:0,endRowIndex:3,startColumnIndex:0,endColumnIndex:1},"
                                        + "sortSpecs:[{dimensionIndex:0}]}}"));
        client.put(id, "B1", "[['1']]", "RAW");
        assertThat(shown("A1:A3")).isEqualTo("[['c'],['b'],['a']]");
        client.put(id, "B2", "[['2']]", "RAW");
        assertThat(shown("A1:A3")).isEqualTo("[['a'],['b'],['c']]");
        assertThat(server.traffic().count("write")).isEqualTo(4);
    }

    @Test
    void whoChoosesByThemselvesIsAskedForEachCall() {
        server.faults().choosing(kind -> kind.write() ? Fault.UNAVAILABLE_BEFORE : null);
        assertThat(write("a").statusCode()).isEqualTo(503);
        assertThat(shown("A1")).isEmpty();
        server.faults().clear();
        assertThat(write("a").statusCode()).isEqualTo(200);
    }

    @Test
    void whoRunsItAsAProcessSwitchesItByAnAddress() {
        client.ask("POST", "/control", "{fault:'UNAVAILABLE_AFTER',kind:'write',nth:2}");
        client.ask(
                "POST",
                "/control",
                "{person:{spreadsheetId:'" + id + "',nth:1,requests:[{insertDimension:{range:"
                        + "{dimension:'ROWS',startIndex:0,endIndex:1}}}]}}");
        client.put(id, "B2", "[['kept']]", "RAW");
        assertThat(write("a").statusCode()).isEqualTo(503);
        assertThat(shown("A1")).isEqualTo("[['a']]");
        JsonNode told = client.ask("GET", "/control", "");
        assertThat(told.get("calls").get("sheets.spreadsheets.values.update").asInt())
                .isEqualTo(2);
        assertThat(told.get("writes").asInt()).isEqualTo(3);
        assertThat(client.send("POST", "/control", "{wrong:1}").statusCode()).isEqualTo(400);
        client.ask("POST", "/control", "{clear:true}");
        assertThat(client.ask("GET", "/control", "").get("writes").asInt()).isZero();
    }
}
