package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A plain HTTP client for the tests of the server, that knows nothing of the API.
final class Client implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Client(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /// @param body JSON, maybe with single quotes; empty for none
    HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        byte[] bytes = body.isEmpty() ? new byte[0] : Json.bytes(Json.asWritten(body));
        return raw(method, path, bytes, headers);
    }

    HttpResponse<byte[]> raw(String method, String path, byte[] body, String... headers) {
        URI at = URI.create(base + path.substring(1));
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The JSON of an answer that must be a good one.
    JsonNode ask(String method, String path, String body) {
        HttpResponse<byte[]> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body().length == 0 ? Json.object() : read(answer);
    }

    /// The error of an answer that must be a bad one.
    JsonNode fail(String method, String path, String body) {
        HttpResponse<byte[]> answer = send(method, path, body);
        if (answer.statusCode() / 100 == 2) {
            throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return read(answer).get("error");
    }

    static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new spreadsheet's id.
    String spreadsheet() {
        return ask("POST", "/v4/spreadsheets", "{properties:{title:'T'}}")
                .get("spreadsheetId")
                .asText();
    }

    JsonNode batch(String id, String requests) {
        return ask("POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:" + requests + "}");
    }

    JsonNode put(String id, String range, String values, String option) {
        return ask(
                "PUT",
                "/v4/spreadsheets/" + id + "/values/" + encoded(range) + "?valueInputOption=" + option,
                "{values:" + values + "}");
    }

    JsonNode values(String id, String range, String... query) {
        String more = query.length == 0 ? "" : "?" + String.join("&", query);
        return ask("GET", "/v4/spreadsheets/" + id + "/values/" + encoded(range) + more, "");
    }

    JsonNode get(String id, String query) {
        return ask("GET", "/v4/spreadsheets/" + id + "?" + query, "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
