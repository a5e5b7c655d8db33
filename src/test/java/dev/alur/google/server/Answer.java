package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sent back.
///
/// @param shown the body, where it is JSON of the API
record Answer(
        int status,
        String type,
        byte[] body,
        Map<String, String> headers,
        @Nullable JsonNode shown) {
    static Answer json(JsonNode node) {
        return json(200, node);
    }

    static Answer json(int status, JsonNode node) {
        return new Answer(status, "application/json; charset=UTF-8", Json.bytes(node), Map.of(), node);
    }

    static Answer nothing(int status) {
        return new Answer(status, "", new byte[0], Map.of(), null);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more, shown);
    }
}
