package dev.alur.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.alur.grid.Ending;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The page of this machine to which the browser brings the answer: a free port of 127.0.0.1, open for one
/// login. Whoever does not know the state that was sent along is turned away, and the waiting goes on.
final class Callback implements AutoCloseable {
    /// Would write requests down, with the code in them; held, for settings of a logger that nobody holds
    /// are lost.
    private static final Logger TALK = Logger.getLogger("com.sun.net.httpserver");

    private static final Duration ROUND = Duration.ofMillis(50);

    private final HttpServer server;
    private final String state;
    private final Language language;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    private Callback(HttpServer server, String state, Language language) {
        this.server = server;
        this.state = state;
        this.language = language;
    }

    static Callback open(String state, Language language) {
        try {
            TALK.setLevel(Level.OFF);
            InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
            Callback callback = new Callback(server, state, language);
            server.createContext("/", callback::handle);
            server.start();
            return callback;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(SignInProblem.UNREACHABLE, null, "127.0.0.1", TokenFault.why(e)), e);
        }
    }

    URI address() {
        return URI.create("http://" + host() + "/");
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// The code that stands for the person's yes.
    String await(Duration patience) {
        Duration left = patience;
        while (!answer.isDone()) {
            if (left.isNegative()) {
                throw new ProblemException(Problem.error(SignInProblem.LOGIN_TOO_LATE, null, patience.toMinutes()));
            }
            Ending.pause(ROUND);
            left = left.minus(ROUND);
        }
        Map<String, String> came = answer.join();
        String error = came.getOrDefault("error", "");
        if (error.equals("access_denied")) {
            throw new ProblemException(Problem.error(SignInProblem.LOGIN_REFUSED, null));
        }
        if (!error.isEmpty()) {
            throw new ProblemException(Problem.error(SignInProblem.LOGIN_FAILED, null, error));
        }
        return came.getOrDefault("code", "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> said = said(exchange.getRequestURI().getRawQuery());
            boolean ours = host().equals(exchange.getRequestHeaders().getFirst("Host"))
                    && exchange.getRequestURI().getPath().equals("/")
                    && exchange.getRequestMethod().equals("GET")
                    && isState(said.getOrDefault("state", ""))
                    && (said.containsKey("code") || said.containsKey("error"));
            String page = !ours ? "not-ours" : said.containsKey("error") ? "page-refused" : "page-done";
            send(exchange, ours ? 200 : 400, Messages.text(language, "signin", page));
            if (ours) {
                answer.complete(said);
            }
        }
    }

    private boolean isState(String said) {
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpExchange exchange, int status, String sentence) throws IOException {
        String html = """
                <!DOCTYPE html>
                <html lang="%s"><meta charset="utf-8"><title>Alur</title>
                <style>body{font:18px sans-serif;margin:4em auto;max-width:32em;color:#14213D}h1{color:#0F766E}</style>
                <h1>Alur</h1><p>%s</p></html>
                """.formatted(language.code(), sentence);
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// What stands behind the question mark, each name once (RFC 6749, 3.1).
    private static Map<String, String> said(@Nullable String query) {
        Map<String, String> said = new HashMap<>();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = decoded(part.substring(equals + 1));
                if (said.put(decoded(part.substring(0, equals)), value) != null) {
                    return Map.of();
                }
            }
        }
        return said;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void close() {
        // the last page is still on its way
        server.stop(1);
    }
}
