package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/// The address `/control` for those who run the server as a process of its own. POST switches what [Faults]
/// can, in JSON: `{"fault":"CUT_AFTER","kind":"write","nth":2,"times":1}`, `{"latency":150}` (milliseconds),
/// `{"quota":{"reads":60,"writes":60}}`, `{"tagsFollowSort":false}`,
/// `{"person":{"spreadsheetId":"…","nth":1,"requests":[…]}}`, `{"clear":true}`. GET tells what was asked.
final class Controls implements HttpHandler {
    private final SheetsServer server;
    private final InstantSource clock;

    Controls(SheetsServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 200;
        ObjectNode answer;
        try {
            if (exchange.getRequestMethod().equals("POST")) {
                Json.body(body).properties().forEach(wish -> grant(wish.getKey(), wish.getValue(), Json.body(body)));
            }
            answer = told();
        } catch (IllegalArgumentException | Refusal refused) {
            status = 400;
            answer = Json.object().put("error", String.valueOf(refused.getMessage()));
        }
        try (exchange) {
            byte[] bytes = Json.bytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void grant(String name, JsonNode value, JsonNode all) {
        Faults faults = server.faults();
        switch (name) {
            case "fault" ->
                faults.at(
                        Json.text(all, "kind", ""),
                        Json.number(all, "nth", 1),
                        Json.number(all, "times", 1),
                        Fault.valueOf(value.asText()));
            case "kind", "nth", "times" -> {
                if (!all.has("fault")) {
                    throw new IllegalArgumentException(name + " without a fault");
                }
            }
            case "latency" -> faults.latency(Duration.ofMillis(value.asLong()));
            case "quota" ->
                faults.quota(new Quota(Json.number(value, "reads", 60), Json.number(value, "writes", 60), clock));
            case "tagsFollowSort" -> faults.tagsFollowSort(value.asBoolean());
            case "person" -> {
                String id = Json.text(value, "spreadsheetId", "");
                String requests = value.path("requests").toString();
                faults.beforeWrite(Json.number(value, "nth", 1), () -> server.change(id, requests));
            }
            case "clear" -> {
                faults.clear();
                server.traffic().clear();
            }
            default -> throw new IllegalArgumentException("unknown: " + name);
        }
    }

    private ObjectNode told() {
        List<Traffic.Entry> entries = server.traffic().entries();
        ObjectNode answer = Json.object();
        TreeMap<String, Integer> counts = new TreeMap<>();
        entries.forEach(entry -> counts.merge(entry.kind().id(), 1, Integer::sum));
        ObjectNode calls = answer.putObject("calls");
        counts.forEach(calls::put);
        answer.put("reads", server.traffic().count("read"))
                .put("writes", server.traffic().count("write"));
        answer.put("sent", entries.stream().mapToLong(Traffic.Entry::sent).sum());
        answer.put(
                "received", entries.stream().mapToLong(Traffic.Entry::received).sum());
        answer.put("largest", server.traffic().largest());
        return answer;
    }
}
