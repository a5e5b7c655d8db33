package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.net.URI;
import java.nio.file.Path;

/// What Google gave out to a person's own project so that programs on a desktop may ask people to sign in.
///
/// @param authorisation the page on which people say yes
/// @param tokens where codes become tokens
record Client(String id, String secret, URI authorisation, URI tokens) {
    /// Names no secret.
    @Override
    public String toString() {
        return "client " + id;
    }

    /// The client of a file as the console hands it out.
    ///
    /// @throws ProblemException where it is another file, or a client of another type
    static Client read(Path path) {
        JsonNode json = Accounts.json(new SecretFile(path).read(), path);
        if (json.has("web")) {
            throw problem(SignInProblem.CLIENT_IS_WEB, path);
        }
        if (json.path("type").asText().equals("service_account")) {
            throw problem(SignInProblem.CLIENT_IS_ACCOUNT, path);
        }
        JsonNode client = json.path("installed");
        String id = client.path("client_id").asText("");
        String secret = client.path("client_secret").asText("");
        if (id.isEmpty() || secret.isEmpty()) {
            throw problem(SignInProblem.NOT_CREDENTIALS, path);
        }
        String authorisation = client.path("auth_uri").asText("https://accounts.google.com/o/oauth2/v2/auth");
        String tokens = client.path("token_uri").asText("https://oauth2.googleapis.com/token");
        return new Client(
                id,
                secret,
                URI.create(Accounts.demandClosed(authorisation, path)),
                URI.create(Accounts.demandClosed(tokens, path)));
    }

    private static ProblemException problem(SignInProblem key, Path path) {
        return new ProblemException(Problem.error(key, null, path.toString()));
    }
}
