package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is sent back.
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    static Answer json(JsonNode node) {
        return json(200, node);
    }

    static Answer json(int status, JsonNode node) {
        return new Answer(status, "application/json; charset=UTF-8", Json.bytes(node), Map.of());
    }

    static Answer nothing(int status) {
        return new Answer(status, "", new byte[0], Map.of());
    }

    static Answer html(int status, String page) {
        return new Answer(status, "text/html; charset=UTF-8", page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }
}
