package dev.alur.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where credentials are looked for, the most explicit place first: the file that
/// `GOOGLE_APPLICATION_CREDENTIALS` names, the one that `alur google login` keeps in the state folder, the one
/// that `gcloud auth application-default login` leaves. All have the format that Google gives them out in.
///
/// @param environment of the process
/// @param home the person's folder
/// @param kept the file of the state folder
record Accounts(Map<String, String> environment, Path home, SecretFile kept) {
    private static final String NAMED = "GOOGLE_APPLICATION_CREDENTIALS";
    private static final String TOKENS = "https://oauth2.googleapis.com/token";

    static Accounts of(Map<String, String> environment, Path home, Path state) {
        return new Accounts(Map.copyOf(environment), home, new SecretFile(state.resolve("google.json")));
    }

    /// The account that counts.
    ///
    /// @throws ProblemException where there is none, or where its file is of no use
    Account find() {
        return file().map(Accounts::read)
                .orElseThrow(() -> new ProblemException(Problem.error(SignInProblem.NO_CREDENTIALS, null)));
    }

    /// The file whose account counts; empty where there is none.
    Optional<SecretFile> file() {
        String named = environment.getOrDefault(NAMED, "");
        if (!named.isBlank()) {
            return Optional.of(new SecretFile(path(named)));
        }
        SecretFile gcloud = new SecretFile(gcloud());
        return kept.exists() ? Optional.of(kept) : gcloud.exists() ? Optional.of(gcloud) : Optional.empty();
    }

    /// Where gcloud keeps what programs are to use.
    private Path gcloud() {
        String file = "application_default_credentials.json";
        String configured = environment.getOrDefault("CLOUDSDK_CONFIG", "");
        String windows = environment.getOrDefault("APPDATA", "");
        if (!configured.isBlank()) {
            return path(configured).resolve(file);
        }
        return (windows.isBlank() ? home.resolve(".config") : path(windows))
                .resolve("gcloud")
                .resolve(file);
    }

    private static Path path(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.error(SignInProblem.FILE_MISSING, null, named), e);
        }
    }

    /// The account of a file.
    static Account read(SecretFile file) {
        String text = file.read();
        JsonNode json = json(text, file.path());
        try {
            return switch (json.path("type").asText()) {
                case "service_account" -> service(text, json, file.path());
                case "authorized_user" -> person(json, file.path());
                case "external_account", "impersonated_service_account", "external_account_authorized_user" ->
                    other(text, file.path());
                default -> throw new IOException("unknown type");
            };
        } catch (IOException | RuntimeException e) {
            if (e instanceof ProblemException told) {
                throw told;
            }
            // without its cause, which might quote the file
            throw new ProblemException(Problem.error(
                    SignInProblem.NOT_CREDENTIALS, null, file.path().toString()));
        }
    }

    /// A file of Google's as JSON.
    static JsonNode json(String text, Path file) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // told below, without what stands in it
        }
        throw new ProblemException(Problem.error(SignInProblem.NOT_CREDENTIALS, null, file.toString()));
    }

    private static Account service(String text, JsonNode json, Path file) throws IOException {
        demandClosed(json.path("token_uri").asText(TOKENS), file);
        GoogleCredentials credentials = ServiceAccountCredentials.fromStream(stream(text), NetHttpTransport::new)
                .createScoped(Scopes.OF_ACCOUNT);
        return new Account(
                Account.Kind.SERVICE,
                json.path("client_email").asText(),
                file.toString(),
                credentials,
                Set.copyOf(Scopes.OF_ACCOUNT),
                null,
                null);
    }

    private static Account person(JsonNode json, Path file) throws IOException {
        String tokens = demandClosed(json.path("token_uri").asText(TOKENS), file);
        UserCredentials credentials = UserCredentials.newBuilder()
                .setClientId(demand(json, "client_id"))
                .setClientSecret(demand(json, "client_secret"))
                .setRefreshToken(demand(json, "refresh_token"))
                .setQuotaProjectId(json.path("quota_project_id").asText(null))
                .setTokenServerUri(URI.create(tokens))
                .setHttpTransportFactory(NetHttpTransport::new)
                .build();
        Set<String> scopes = new HashSet<>();
        json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return new Account(
                Account.Kind.PERSON,
                "",
                file.toString(),
                credentials,
                scopes,
                instant(json.path("made").asText(null)),
                instant(json.path("ends").asText(null)));
    }

    private static Account other(String text, Path file) throws IOException {
        GoogleCredentials credentials = GoogleCredentials.fromStream(stream(text), NetHttpTransport::new)
                .createScoped(Scopes.OF_ACCOUNT);
        return new Account(Account.Kind.OTHER, "", file.toString(), credentials, Set.of(), null, null);
    }

    /// What a person's login is kept as: as gcloud keeps one, and what more Google told.
    static String written(Client client, String refresh, List<String> scopes, Instant made, @Nullable Instant ends) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("type", "authorized_user");
        json.put("client_id", client.id());
        json.put("client_secret", client.secret());
        json.put("refresh_token", refresh);
        json.put("token_uri", client.tokens().toString());
        scopes.forEach(json.putArray("scopes")::add);
        json.put("made", made.toString());
        if (ends != null) {
            json.put("ends", ends.toString());
        }
        return json.toPrettyString() + "\n";
    }

    private static String demand(JsonNode json, String name) throws IOException {
        String value = json.path(name).asText("");
        if (value.isEmpty()) {
            throw new IOException("no " + name);
        }
        return value;
    }

    /// An address to which secrets may be sent: with encryption, or on this machine.
    static String demandClosed(String address, Path file) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(SignInProblem.OPEN_ADDRESS, null, file.toString(), address), e);
        }
        boolean here = Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && here)) {
            throw new ProblemException(Problem.error(SignInProblem.OPEN_ADDRESS, null, file.toString(), address));
        }
        return address;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
