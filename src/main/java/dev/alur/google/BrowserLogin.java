package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks a person in the browser for what we need of their account (RFC 8252: the answer comes back to this
/// machine; RFC 7636: whoever overhears the code cannot use it).
///
/// @param random whose bytes nobody can guess
/// @param patience how long the person may take
record BrowserLogin(Client client, List<String> scopes, Language language, RandomGenerator random, Duration patience) {
    BrowserLogin {
        scopes = List.copyOf(scopes);
    }

    /// Waits until the person has said yes or no.
    ///
    /// @param page told of the page on which they do
    /// @throws ProblemException where they said no, said nothing in time, or left out what is needed
    Granted ask(Consumer<URI> page, Instant now) {
        Proof proof = Proof.of(random);
        String state = Proof.secret(random);
        String code;
        URI back;
        try (Callback callback = Callback.open(state, language)) {
            back = callback.address();
            page.accept(question(back, state, proof));
            code = callback.await(patience);
        }
        return granted(exchange(code, back, proof), now);
    }

    private URI question(URI back, String state, Proof proof) {
        GenericUrl url = new GenericUrl(client.authorisation());
        url.put("response_type", "code");
        url.put("client_id", client.id());
        url.put("redirect_uri", back.toString());
        url.put("scope", String.join(" ", scopes));
        url.put("state", state);
        url.put("code_challenge", proof.challenge());
        url.put("code_challenge_method", "S256");
        // else a second login brings no token that lasts
        url.put("access_type", "offline");
        url.put("prompt", "consent");
        return url.toURI();
    }

    private JsonNode exchange(String code, URI back, Proof proof) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", back.toString());
        form.put("client_id", client.id());
        form.put("client_secret", client.secret());
        form.put("code_verifier", proof.verifier());
        JsonNode answer = post(client.tokens(), form);
        String error = answer.path("error").asText("");
        if (error.equals("invalid_client") || error.equals("deleted_client")) {
            throw new ProblemException(Problem.error(SignInProblem.CLIENT_GONE, null, client.id()));
        }
        if (!error.isEmpty() || answer.path("refresh_token").asText("").isEmpty()) {
            throw new ProblemException(
                    Problem.error(SignInProblem.LOGIN_FAILED, null, error.isEmpty() ? "no refresh_token" : error));
        }
        return answer;
    }

    private Granted granted(JsonNode answer, Instant now) {
        List<String> granted =
                Arrays.asList(answer.path("scope").asText("").strip().split("\\s+"));
        List<String> missing = scopes.stream()
                .filter(scope -> !granted.contains(scope))
                .map(Scopes::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(Problem.error(SignInProblem.LOGIN_TOO_NARROW, null, String.join(", ", missing)));
        }
        JsonNode lasts = answer.path("refresh_token_expires_in");
        return new Granted(
                answer.path("refresh_token").asText(),
                granted,
                lasts.canConvertToLong() && lasts.asLong() > 0 ? now.plusSeconds(lasts.asLong()) : null);
    }

    /// Sends a form to where tokens are given out; secrets go into no log.
    static JsonNode post(URI address, Map<String, String> form) {
        try {
            HttpRequest request = new NetHttpTransport()
                    .createRequestFactory()
                    .buildPostRequest(new GenericUrl(address), new UrlEncodedContent(form))
                    .setThrowExceptionOnExecuteError(false)
                    .setLoggingEnabled(false)
                    .setCurlLoggingEnabled(false);
            HttpResponse response = request.execute();
            try {
                String text = response.parseAsString();
                JsonNode answer = Json.of(text.isBlank() ? null : text);
                String error = TokenFault.error(answer, response.getStatusCode());
                return error.isEmpty() && answer.isObject()
                        ? answer
                        : Json.MAPPER
                                .createObjectNode()
                                .put("error", error.isEmpty() ? "HTTP " + response.getStatusCode() : error);
            } finally {
                response.disconnect();
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(SignInProblem.UNREACHABLE, null, address.getHost(), TokenFault.why(e)), e);
        }
    }

    /// What the person said yes to.
    ///
    /// @param refresh the secret that lasts
    /// @param ends when it stops lasting, where Google says so
    record Granted(
            String refresh, List<String> scopes, @Nullable Instant ends) {
        /// Names no secret.
        @Override
        public String toString() {
            return "granted " + scopes;
        }
    }
}
