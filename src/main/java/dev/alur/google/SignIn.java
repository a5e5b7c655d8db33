package dev.alur.google;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.grid.Finding;
import dev.alur.grid.Login;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Signing in to Google and out again. What is signed in with is kept in one file of the state folder that only
/// its owner can read; access tokens are kept nowhere.
///
/// @param random whose bytes nobody can guess
/// @param patience how long a person may take in the browser
public record SignIn(Accounts accounts, InstantSource clock, RandomGenerator random, Duration patience) {
    /// How long a login lasts in a project that stands at "Testing" (Google's page on refresh tokens).
    private static final Duration TESTING = Duration.ofDays(7);

    private static final Duration SOON = Duration.ofDays(3);

    /// @param environment of the process
    /// @param home the person's folder, in which gcloud keeps its own
    /// @param state the folder in which ours are kept
    public static SignIn of(
            Map<String, String> environment,
            Path home,
            Path state,
            InstantSource clock,
            RandomGenerator random,
            Duration patience) {
        return new SignIn(Accounts.of(environment, home, state), clock, random, patience);
    }

    /// Who asks with the account that counts.
    public AccountBearer bearer() {
        return new AccountBearer(accounts, clock);
    }

    /// Signs in.
    ///
    /// @throws ProblemException where that does not succeed; then who was signed in before still is
    public List<Finding> signIn(Login login) {
        String secret = login.isAccount() ? account(login.file()) : person(login);
        accounts.kept().write(secret);
        Account account = Accounts.read(accounts.kept());
        List<Finding> found = new ArrayList<>();
        found.add(who(account));
        ending(account, clock.instant()).ifPresent(found::add);
        shadow().ifPresent(found::add);
        return found;
    }

    /// The text of a service's account, once Google has given a token for it.
    private String account(Path file) {
        SecretFile secret = new SecretFile(file);
        String text = secret.read();
        JsonNode json = Accounts.json(text, file);
        if (json.has("installed") || json.has("web")) {
            throw new ProblemException(Problem.error(SignInProblem.ACCOUNT_IS_CLIENT, null, file.toString()));
        }
        Account account = Accounts.read(secret);
        try {
            account.credentials().refresh();
        } catch (IOException e) {
            throw new ProblemException(TokenFault.of(account, e, clock)
                    .orElseGet(() -> Problem.error(
                            SignInProblem.UNREACHABLE, null, "oauth2.googleapis.com", TokenFault.why(e))));
        }
        return text;
    }

    private String person(Login login) {
        Client client = Client.read(login.file());
        List<String> scopes = Scopes.ofPerson(login.wholeDrive());
        Instant now = clock.instant();
        BrowserLogin.Granted granted =
                new BrowserLogin(client, scopes, login.language(), random, patience).ask(login.page(), now);
        return Accounts.written(client, granted.refresh(), granted.scopes(), now, granted.ends());
    }

    /// Forgets the login that is kept, and has Google forget it.
    public List<Finding> signOut() {
        List<Finding> found = new ArrayList<>();
        if (accounts.kept().exists()) {
            String failure = revoked();
            accounts.kept().delete();
            found.add(Finding.fine(
                    SignInProblem.SIGNED_OUT, accounts.kept().path().toString()));
            if (failure != null) {
                found.add(Finding.doubtful(SignInProblem.STILL_VALID, failure));
            }
        } else {
            found.add(Finding.fine(SignInProblem.NOTHING_TO_FORGET));
        }
        accounts.file()
                .ifPresent(file -> found.add(Finding.doubtful(
                        SignInProblem.STILL_SIGNED_IN, file.path().toString())));
        return found;
    }

    /// Has Google forget a person's login (RFC 7009); an account's key is deleted in the console, not here.
    ///
    /// @return why that did not succeed, or null
    private @Nullable String revoked() {
        try {
            JsonNode kept = Json.of(accounts.kept().read());
            String token = kept.path("refresh_token").asText("");
            if (token.isEmpty()) {
                return null;
            }
            URI tokens = URI.create(kept.path("token_uri").asText());
            JsonNode answer = BrowserLogin.post(tokens.resolve("revoke"), Map.of("token", token));
            String error = answer.path("error").asText("");
            // one that ended by itself is forgotten as well
            return error.isEmpty() || error.equals("invalid_token") ? null : error;
        } catch (ProblemException | IllegalArgumentException e) {
            return e instanceof ProblemException told
                    ? String.valueOf(told.problems().getFirst().arguments().getLast())
                    : "token_uri";
        }
    }

    /// What has to be done about a login that ends within some days; empty where nothing has, or where nobody
    /// is signed in.
    public Optional<Problem> warning() {
        try {
            Account account = bearer().account();
            Instant ends = account.ends();
            return ends == null || clock.instant().isBefore(ends.minus(SOON))
                    ? Optional.empty()
                    : Optional.of(Problem.warning(SignInProblem.LOGIN_ENDS, null, TokenFault.day(ends)));
        } catch (ProblemException e) {
            // whoever needs the account hears of it
            return Optional.empty();
        }
    }

    /// As whom somebody is signed in.
    static Finding who(Account account) {
        return switch (account.kind()) {
            case SERVICE -> Finding.fine(SignInProblem.AS_ACCOUNT, account.name(), account.file());
            case PERSON -> Finding.fine(SignInProblem.AS_PERSON, account.file());
            case OTHER -> Finding.fine(SignInProblem.AS_OTHER, account.file());
        };
    }

    /// When the login ends, where it does or may.
    static Optional<Finding> ending(Account account, Instant now) {
        if (account.ends() != null) {
            return Optional.of(Finding.doubtful(SignInProblem.LOGIN_ENDS, TokenFault.day(account.ends())));
        }
        Instant made = account.made();
        return made != null && now.isBefore(made.plus(TESTING))
                ? Optional.of(Finding.doubtful(SignInProblem.LOGIN_MAY_END, TokenFault.day(made.plus(TESTING))))
                : Optional.empty();
    }

    /// Told where another file counts before the one that was just written.
    private Optional<Finding> shadow() {
        return accounts.file()
                .filter(file -> !file.equals(accounts.kept()))
                .map(file -> Finding.doubtful(
                        SignInProblem.STILL_SIGNED_IN, file.path().toString()));
    }
}
