package dev.alur.google.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Takes a call from the wire, lets it go wrong where it shall, has it done and sends the answer.
final class Desk implements HttpHandler {
    private static final Kind UNKNOWN = new Kind("unknown", false);

    private final Router router;
    private final Faults faults;
    private final Traffic traffic;
    private final Callers callers;
    private final Inspector inspector = new Inspector(Shapes.sheets(), Shapes.drive());
    private final Object lock;

    Desk(Router router, Faults faults, Traffic traffic, Callers callers, Object lock) {
        this.router = router;
        this.faults = faults;
        this.traffic = traffic;
        this.callers = callers;
        this.lock = lock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] wire = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        Kind kind = UNKNOWN;
        Fault fault = null;
        Answer answer;
        try {
            Router.Route route = router.route(method(exchange), path);
            kind = route.kind();
            Caller caller = callers.of(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!Callers.allows(caller, kind)) {
                throw Troubles.scopes();
            }
            pause();
            fault = faults.of(kind, caller);
            answer = fault == null || fault.isAfter()
                    ? done(route, call(exchange, path, wire, caller))
                    : Troubles.before(fault, kind);
        } catch (Refusal refusal) {
            answer = Answer.json(refusal.code(), refusal.body());
        } catch (RuntimeException broken) {
            broken.printStackTrace();
            answer = Answer.json(
                    500,
                    Refusal.of(500, "INTERNAL", "The test server broke: " + broken)
                            .body());
        }
        send(exchange, path, wire.length, kind, fault, answer);
    }

    private Answer done(Router.Route route, Call call) {
        inspector.request(route.kind(), call);
        faults.visitors(route.kind()).forEach(Runnable::run);
        Answer answer;
        synchronized (lock) {
            answer = route.action().apply(call);
        }
        JsonNode shown = answer.shown();
        String fault = shown == null ? null : inspector.answer(route.kind(), shown);
        if (fault != null) {
            throw new IllegalStateException("its answer does not fit the API: " + fault);
        }
        return answer;
    }

    private void pause() {
        try {
            Thread.sleep(faults.latency());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, String path, long sent, Kind kind, @Nullable Fault fault, Answer answer)
            throws IOException {
        boolean cut = fault == Fault.CUT_BEFORE || fault == Fault.CUT_AFTER;
        Answer shown = fault == Fault.UNAVAILABLE_AFTER ? Troubles.before(Fault.UNAVAILABLE_BEFORE, kind) : answer;
        traffic.add(new Traffic.Entry(kind, path, sent, cut ? 0 : shown.body().length, cut ? 0 : shown.status()));
        try (exchange) {
            if (cut) {
                return;
            }
            if (!shown.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", shown.type());
            }
            shown.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = shown.body();
            exchange.sendResponseHeaders(shown.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, fault == Fault.CUT_INSIDE ? body.length / 2 : body.length);
        }
    }

    private static String method(HttpExchange exchange) {
        String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
        return override == null ? exchange.getRequestMethod() : override.toUpperCase(Locale.ROOT);
    }

    private static Call call(HttpExchange exchange, String path, byte[] wire, Caller caller) throws IOException {
        byte[] bytes = wire;
        if ("gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(wire)).readAllBytes();
        }
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        Map<String, List<String>> queries = new HashMap<>();
        query(exchange.getRequestURI().getRawQuery(), queries);
        boolean form = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                .startsWith("application/x-www-form-urlencoded");
        boolean overridden = exchange.getRequestHeaders().containsKey("X-HTTP-Method-Override");
        if (form && overridden) {
            query(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), queries);
            bytes = new byte[0];
        }
        boolean upload = path.startsWith("/upload/");
        JsonNode body = upload ? Json.object() : Json.body(bytes);
        return new Call(method(exchange), path, queries, headers, body, upload ? bytes : new byte[0], caller);
    }

    static void query(@Nullable String query, Map<String, List<String>> into) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            into.computeIfAbsent(Router.decoded(name.replace('+', ' ')), key -> new ArrayList<>())
                    .add(Router.decoded(value.replace('+', ' ')));
        }
    }
}
