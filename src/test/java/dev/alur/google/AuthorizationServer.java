package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An authorisation server on this machine that asks and gives as Google's does: a page of consent with a box
/// for each scope, codes that are good once and only with their proof (RFC 7636), tokens for codes, for what
/// was kept, and for letters that a service's account signs (RFC 7523). It is strict: what it does not know it
/// refuses.
public final class AuthorizationServer implements AutoCloseable {
    /// A word that stands in every secret, so that a test can look for it anywhere.
    public static final String CANARY = "canary-2f6d1c";

    static final String CLIENT = "1234-desktop.apps.googleusercontent.com";
    public static final String ACCOUNT = "alur@studio-sri.iam.gserviceaccount.com";

    private static final KeyPair KEYS = keys();

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final Map<String, String> access = new LinkedHashMap<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private int serial;

    /// How far this server believes to be ahead of the given clock. What its answers are dated by is
    /// always right.
    public volatile Duration ahead = Duration.ZERO;
    /// Whether the project stands at "Testing": what is kept ends after seven days, and the answer says so.
    volatile boolean testing;
    /// Whether the account's key was deleted.
    public volatile boolean keyGone;
    /// Whether the account was deleted.
    volatile boolean accountGone;
    /// Whether the client was deleted.
    volatile boolean clientGone;

    /// Told of every token that is given out.
    public volatile Listener listener = (token, scopes, ofAccount) -> {};

    /// Who has to know of tokens: the server at which they are good.
    public interface Listener {
        void given(String token, Set<String> scopes, boolean ofAccount);
    }

    private AuthorizationServer(HttpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Starts one on a free port of loopback.
    public static AuthorizationServer start(InstantSource clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AuthorizationServer server = new AuthorizationServer(http, clock);
            http.createContext("/auth", exchange -> server.answer(exchange, server::question));
            http.createContext("/consent", exchange -> server.answer(exchange, server::consent));
            http.createContext("/token", exchange -> server.answer(exchange, server::token));
            http.createContext("/revoke", exchange -> server.answer(exchange, server::revoke));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// The file of a client, as the console hands it out.
    ///
    /// @param kind `installed` or `web`
    Path client(Path file, String kind) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.putObject(kind)
                .put("client_id", CLIENT)
                .put("project_id", "studio-sri")
                .put("auth_uri", root() + "auth")
                .put("token_uri", root() + "token")
                .put("client_secret", CANARY + "-client");
        return secret(file, json.toPrettyString());
    }

    /// The key of a service's account, as the console hands it out.
    public Path account(Path file) {
        String key = Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded());
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("type", "service_account")
                .put("project_id", "studio-sri")
                .put("private_key_id", CANARY + "-key")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
                .put("client_email", ACCOUNT)
                .put("client_id", "1")
                .put("token_uri", root() + "token");
        return secret(file, json.toPrettyString());
    }

    static Path secret(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was asked for on the page of consent, the latest last.
    synchronized List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /// A login that a person has made: what is kept of it.
    synchronized String login(List<String> scopes) {
        String refresh = "1//" + CANARY + "-refresh-" + ++serial;
        kept.put(refresh, String.join(" ", scopes));
        return refresh;
    }

    /// Takes every login back, as a person may at any time.
    synchronized void forgetLogins() {
        kept.clear();
        access.clear();
    }

    /// Makes every token that was given out useless; a new one may be asked for.
    public synchronized void forgetTokens() {
        access.clear();
    }

    synchronized boolean knowsLogins() {
        return !kept.isEmpty();
    }

    /// The scopes of a token; empty for one that this server did not give or does not know any more.
    public synchronized Set<String> scopes(String token) {
        String scopes = access.get(token);
        return scopes == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(scopes.split(" ")));
    }

    private record Reply(int status, String type, String body, Map<String, String> headers) {
        static Reply json(int status, ObjectNode json) {
            return new Reply(status, "application/json; charset=utf-8", json.toString(), Map.of());
        }

        static Reply error(int status, String error, String words) {
            return json(
                    status, Json.MAPPER.createObjectNode().put("error", error).put("error_description", words));
        }

        static Reply page(int status, String html) {
            return new Reply(status, "text/html; charset=utf-8", html, Map.of());
        }
    }

    private interface Way {
        Reply go(String method, Map<String, String> said);
    }

    private void answer(HttpExchange exchange, Way way) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            Map<String, String> said =
                    form(method.equals("GET") ? exchange.getRequestURI().getRawQuery() : body);
            Reply reply;
            synchronized (this) {
                reply = way.go(method, said);
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Instant now() {
        return clock.instant().plus(ahead);
    }

    private Reply question(String method, Map<String, String> said) {
        boolean fits = method.equals("GET")
                && CLIENT.equals(said.get("client_id"))
                && "code".equals(said.get("response_type"))
                && "S256".equals(said.get("code_challenge_method"))
                && said.getOrDefault("code_challenge", "").length() == 43
                && said.getOrDefault("state", "").length() >= 22
                && said.getOrDefault("redirect_uri", "").matches("http://127\\.0\\.0\\.1:[0-9]+/?")
                && said.containsKey("scope");
        if (!fits) {
            return Reply.page(400, "<h1>Error 400: invalid_request</h1>" + said.keySet());
        }
        asked.add(said);
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html><html lang=en><title>Sign in</title><h1>Alur wants access</h1>"
                        + "<form method=post action=/consent><input type=hidden name=request value="
                        + (asked.size() - 1) + ">");
        for (String scope : said.get("scope").split(" ")) {
            html.append("<label><input type=checkbox checked name=scope-")
                    .append(Scopes.name(scope).replace('.', '-'))
                    .append(" value=\"")
                    .append(scope)
                    .append("\">")
                    .append(scope)
                    .append("</label><br>");
        }
        return Reply.page(
                200,
                html.append(
                                "<button name=answer value=yes>Continue</button><button name=answer value=no>Cancel</button>"
                                        + "</form></html>")
                        .toString());
    }

    private Reply consent(String method, Map<String, String> said) {
        Map<String, String> question = asked.get(Integer.parseInt(said.get("request")));
        String back = question.get("redirect_uri") + "?state=" + encoded(question.get("state"));
        if ("no".equals(said.get("answer"))) {
            return found(back + "&error=access_denied");
        }
        List<String> scopes = new ArrayList<>();
        said.forEach((name, value) -> {
            if (name.startsWith("scope-")) {
                scopes.add(value);
            }
        });
        String code = "4/" + CANARY + "-code-" + ++serial;
        Map<String, String> granted = new LinkedHashMap<>(question);
        granted.put("granted", String.join(" ", scopes));
        codes.put(code, granted);
        return found(back + "&code=" + encoded(code) + "&scope=" + encoded(String.join(" ", scopes)));
    }

    private static Reply found(String where) {
        return new Reply(302, "text/html", "", Map.of("Location", where));
    }

    private Reply token(String method, Map<String, String> said) {
        return switch (said.getOrDefault("grant_type", "")) {
            case "authorization_code" -> ofCode(said);
            case "refresh_token" -> ofKept(said);
            case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> ofLetter(said.getOrDefault("assertion", ""));
            default -> Reply.error(400, "unsupported_grant_type", "Invalid grant_type");
        };
    }

    private boolean isClient(Map<String, String> said) {
        return !clientGone
                && CLIENT.equals(said.get("client_id"))
                && (CANARY + "-client").equals(said.get("client_secret"));
    }

    private Reply ofCode(Map<String, String> said) {
        if (!isClient(said)) {
            return Reply.error(401, "invalid_client", "The OAuth client was not found.");
        }
        Map<String, String> question = codes.remove(said.getOrDefault("code", ""));
        if (question == null || !question.get("redirect_uri").equals(said.get("redirect_uri"))) {
            return Reply.error(400, "invalid_grant", "Malformed auth code.");
        }
        String verifier = said.getOrDefault("code_verifier", "");
        if (!new Proof(verifier).challenge().equals(question.get("code_challenge"))) {
            return Reply.error(400, "invalid_grant", "Missing code verifier.");
        }
        String refresh = "1//" + CANARY + "-refresh-" + ++serial;
        kept.put(refresh, question.get("granted"));
        ObjectNode json = access(question.get("granted"), false).put("refresh_token", refresh);
        return Reply.json(200, testing ? json.put("refresh_token_expires_in", 604_799) : json);
    }

    private Reply ofKept(Map<String, String> said) {
        if (!isClient(said)) {
            return Reply.error(401, "deleted_client", "The OAuth client was deleted.");
        }
        String scopes = kept.get(said.getOrDefault("refresh_token", ""));
        return scopes == null
                ? Reply.error(400, "invalid_grant", "Token has been expired or revoked.")
                : Reply.json(200, access(scopes, false));
    }

    private Reply ofLetter(String letter) {
        if (accountGone) {
            return Reply.error(400, "invalid_grant", "Invalid grant: account not found");
        }
        try {
            String[] parts = letter.split("\\.");
            JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (keyGone
                    || !signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    || !claims.path("iss").asText().equals(ACCOUNT)) {
                return Reply.error(400, "invalid_grant", "Invalid JWT Signature.");
            }
            long now = now().getEpochSecond();
            if (claims.path("iat").asLong() > now + 300 || claims.path("exp").asLong() < now - 300) {
                return Reply.error(
                        400,
                        "invalid_grant",
                        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.");
            }
            return claims.path("aud").asText().equals("https://oauth2.googleapis.com/token")
                    ? Reply.json(200, access(claims.path("scope").asText(), true))
                    : Reply.error(400, "invalid_grant", "Invalid JWT: Failed audience check.");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Reply.error(400, "invalid_grant", "Invalid JWT.");
        }
    }

    private ObjectNode access(String scopes, boolean ofAccount) {
        String token = "ya29." + CANARY + "-access-" + ++serial;
        access.put(token, scopes);
        listener.given(token, scopes(token), ofAccount);
        return Json.MAPPER
                .createObjectNode()
                .put("access_token", token)
                .put("expires_in", 3599)
                .put("scope", scopes)
                .put("token_type", "Bearer");
    }

    private Reply revoke(String method, Map<String, String> said) {
        return kept.remove(said.getOrDefault("token", "")) == null
                ? Reply.error(400, "invalid_token", "Token expired or revoked")
                : Reply.json(200, Json.MAPPER.createObjectNode());
    }

    private static Map<String, String> form(String text) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String part : text == null ? new String[0] : text.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                said.put(
                        URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return said;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
