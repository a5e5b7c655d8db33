package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A server of its own for each test, on a clock that can be set.
abstract class OnServer {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:00:00Z"));
    final InstantSource clock = now::get;
    SheetsServer server;
    Client client;
    String id;

    @BeforeEach
    void startServer() {
        server = SheetsServer.start(0, clock);
        client = new Client(server.address(), "t");
        id = client.spreadsheet();
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.close();
    }

    /// The message with which a batch of requests is refused.
    String refused(String requests) {
        return client.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:" + requests + "}")
                .get("message")
                .asText();
    }

    /// The values of a range as people see them.
    String shown(String range) {
        JsonNode values = client.values(id, range).get("values");
        return values == null ? "" : values.toString().replace('"', '\'');
    }

    /// The values of a range as formulas.
    String formulas(String range) {
        JsonNode values = client.values(id, range, "valueRenderOption=FORMULA").get("values");
        return values == null ? "" : values.toString().replace('"', '\'');
    }
}
