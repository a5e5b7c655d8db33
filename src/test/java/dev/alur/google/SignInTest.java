package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alur.grid.Finding;
import dev.alur.grid.Login;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in against an authorisation server on this machine.
class SignInTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private final InstantSource clock = InstantSource.system();
    private AuthorizationServer server;
    private Path state;

    @BeforeEach
    void start() {
        server = AuthorizationServer.start(clock);
        state = folder.resolve("state");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPersonWhoSaysYesIsSignedInAndOnlyTheyCanReadThat() throws Exception {
        List<Finding> found = signIn().signIn(login(saying("yes")));

        assertThat(found.getFirst().what().key()).isEqualTo(SignInProblem.AS_PERSON);
        Path kept = state.resolve("google.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(kept)).contains("refresh").doesNotContain("access-");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).containsExactly(kept);
        }
        String token = signIn().bearer().token();
        assertThat(server.scopes(token)).containsExactlyInAnyOrder(Scopes.SHEETS, Scopes.OWN_FILES);
        assertThat(server.asked().getFirst()).containsEntry("code_challenge_method", "S256");
    }

    @Test
    void allOfDriveIsAskedForOnlyWhereAPersonWantsIt() throws IOException {
        signIn().signIn(new Login(client("installed"), false, true, Language.EN, saying("yes")));

        assertThat(server.scopes(signIn().bearer().token())).containsExactlyInAnyOrder(Scopes.SHEETS, Scopes.DRIVE);
    }

    @Test
    void aTokenIsAskedForOnceAndAgainAfterItWasRefused() throws IOException {
        signIn().signIn(login(saying("yes")));
        AccountBearer bearer = signIn().bearer();
        String first = bearer.token();

        assertThat(bearer.token()).isEqualTo(first);
        bearer.refused(first);
        assertThat(bearer.token()).isNotEqualTo(first);
    }

    @Test
    void whoeverDoesNotKnowTheStateIsTurnedAwayAndTheWaitingGoesOn() {
        List<Integer> statuses = new ArrayList<>();
        signIn().signIn(login(page -> {
            String back = said(page).get("redirect_uri");
            statuses.add(get(back + "?code=stolen&state=guessed").statusCode());
            statuses.add(get(back + "?code=stolen").statusCode());
            statuses.add(get(back + "elsewhere?code=x&state=" + said(page).get("state"))
                    .statusCode());
            statuses.add(get(back + "?code=x&code=y&state=" + said(page).get("state"))
                    .statusCode());
            saying("yes").accept(page);
        }));

        assertThat(statuses).containsExactly(400, 400, 400, 400);
        assertThat(server.knowsLogins()).isTrue();
    }

    @Test
    void aNoChangesNothing() throws IOException {
        signIn().signIn(login(saying("yes")));
        String before = Files.readString(state.resolve("google.json"));

        refused(SignInProblem.LOGIN_REFUSED, () -> signIn().signIn(login(saying("no"))));

        assertThat(state.resolve("google.json")).hasContent(before);
    }

    @Test
    void aBoxThatWasUntickedIsNamed() {
        Consumer<URI> narrow = page -> answer(page, "answer=yes&scope-drive-file=" + Scopes.OWN_FILES);

        Problem problem = refused(SignInProblem.LOGIN_TOO_NARROW, () -> signIn().signIn(login(narrow)));

        assertThat(problem.arguments()).containsExactly("spreadsheets");
    }

    @Test
    void nobodyWaitsForEver() {
        SignIn hasty = SignIn.of(Map.of(), folder, state, clock, new SecureRandom(), Duration.ofSeconds(1));

        refused(SignInProblem.LOGIN_TOO_LATE, () -> hasty.signIn(login(page -> {})));
    }

    @Test
    void aClientOfAnotherKindIsCalledByItsKind() {
        Path account = server.account(folder.resolve("account.json"));
        Path none = AuthorizationServer.secret(folder.resolve("none.json"), "{\"installed\":{}}");
        Path broken = AuthorizationServer.secret(folder.resolve("broken.json"), "{\"installed\":");

        refused(SignInProblem.CLIENT_IS_WEB, () -> signIn().signIn(person(client("web"))));
        refused(SignInProblem.CLIENT_IS_ACCOUNT, () -> signIn().signIn(person(account)));
        refused(SignInProblem.ACCOUNT_IS_CLIENT, () -> signIn().signIn(service(client("installed"))));
        refused(SignInProblem.NOT_CREDENTIALS, () -> signIn().signIn(person(none)));
        refused(SignInProblem.NOT_CREDENTIALS, () -> signIn().signIn(person(broken)));
        refused(SignInProblem.NOT_CREDENTIALS, () -> signIn().signIn(service(broken)));
        refused(SignInProblem.FILE_MISSING, () -> signIn().signIn(person(folder.resolve("no.json"))));
    }

    @Test
    void aSecretThatOthersCanReadIsNotUsed() throws IOException {
        Path account = server.account(folder.resolve("account.json"));
        Files.setPosixFilePermissions(account, PosixFilePermissions.fromString("rw-r--r--"));

        refused(SignInProblem.FILE_OPEN, () -> signIn().signIn(service(account)));
        refused(SignInProblem.FILE_OPEN, () -> named(account).bearer().token());
    }

    @Test
    void secretsAreSentOnlyWithEncryptionOrToThisMachine() throws IOException {
        Path client = client("installed");
        AuthorizationServer.secret(
                client, Files.readString(client).replace(server.root() + "token", "http://example.org/token"));

        refused(SignInProblem.OPEN_ADDRESS, () -> signIn().signIn(person(client)));
    }

    @Test
    void aServiceSignsInWithItsAccount() throws IOException {
        List<Finding> found = signIn().signIn(service(server.account(folder.resolve("account.json"))));

        assertThat(found).extracting(Finding::what).extracting(Problem::key).containsExactly(SignInProblem.AS_ACCOUNT);
        assertThat(server.scopes(signIn().bearer().token())).containsExactlyInAnyOrder(Scopes.SHEETS, Scopes.DRIVE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("google.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theFileThatTheEnvironmentNamesCountsFirst() throws IOException {
        signIn().signIn(login(saying("yes")));
        SignIn named = named(server.account(folder.resolve("account.json")));

        assertThat(server.scopes(named.bearer().token())).contains(Scopes.DRIVE);
        assertThat(named.signOut())
                .extracting(finding -> finding.what().key())
                .containsExactly(SignInProblem.SIGNED_OUT, SignInProblem.STILL_SIGNED_IN);
    }

    @Test
    void whatGcloudLeftCountsWhereNothingElseIsThere() throws IOException {
        signIn().signIn(login(saying("yes")));
        Path gcloud = folder.resolve(".config/gcloud/application_default_credentials.json");
        Files.createDirectories(gcloud.getParent());
        Files.move(state.resolve("google.json"), gcloud);

        assertThat(signIn().bearer().token()).isNotEmpty();
    }

    @Test
    void nobodySignedInIsSaidSo() {
        refused(SignInProblem.NO_CREDENTIALS, () -> signIn().bearer().token());
        assertThat(signIn().signOut())
                .extracting(finding -> finding.what().key())
                .containsExactly(SignInProblem.NOTHING_TO_FORGET);
    }

    @Test
    void aLoginThatEndsAfterSevenDaysIsTellingSoAtOnce() {
        server.testing = true;

        List<Finding> found = signIn().signIn(login(saying("yes")));

        assertThat(found.getLast().what().key()).isEqualTo(SignInProblem.LOGIN_ENDS);
        assertThat(found.getLast().what().arguments())
                .containsExactly(TokenFault.day(clock.instant().plus(Duration.ofSeconds(604_799))));
    }

    @Test
    void threeDaysBeforeItEndsEveryCommandSaysSo() {
        server.testing = true;
        signIn().signIn(login(saying("yes")));

        assertThat(at(Duration.ofDays(3)).warning()).isEmpty();
        assertThat(at(Duration.ofDays(5)).warning())
                .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo(SignInProblem.LOGIN_ENDS));
        assertThat(named(folder.resolve("nowhere.json")).warning()).isEmpty();
    }

    private SignIn at(Duration later) {
        return SignIn.of(
                Map.of(), folder, state, () -> clock.instant().plus(later), new SecureRandom(), Duration.ofSeconds(1));
    }

    @Test
    void aLoginThatMayEndIsTellingSoForSevenDays() {
        assertThat(signIn().signIn(login(saying("yes"))).getLast().what().key()).isEqualTo(SignInProblem.LOGIN_MAY_END);
        Account account = Accounts.read(new SecretFile(state.resolve("google.json")));
        Instant week = clock.instant().plus(Duration.ofDays(7));

        assertThat(SignIn.ending(account, week.minusSeconds(60))).isPresent();
        assertThat(SignIn.ending(account, week.plusSeconds(60))).isEmpty();
    }

    @Test
    void aLoginThatHasEndedSaysWhyAndWhatToDo() {
        signIn().signIn(login(saying("yes")));
        server.forgetLogins();

        Problem problem =
                refused(SignInProblem.LOGIN_EXPIRED, () -> signIn().bearer().token());

        assertThat(problem.arguments()).contains(TokenFault.day(clock.instant()));
    }

    @Test
    void whatIsGoneAtGoogleIsCalledByItsName() throws IOException {
        Path account = server.account(folder.resolve("account.json"));
        signIn().signIn(login(saying("yes")));

        server.clientGone = true;
        refused(SignInProblem.CLIENT_GONE, () -> signIn().bearer().token());
        refused(SignInProblem.CLIENT_GONE, () -> signIn().signIn(login(saying("yes"))));
        server.keyGone = true;
        refused(SignInProblem.KEY_GONE, () -> named(account).bearer().token());
        refused(SignInProblem.KEY_GONE, () -> signIn().signIn(service(account)));
        server.accountGone = true;
        refused(SignInProblem.ACCOUNT_GONE, () -> named(account).bearer().token());
    }

    @Test
    void aWrongClockIsSaidToBeWrong() {
        Path account = server.account(folder.resolve("account.json"));
        server.ahead = Duration.ofHours(-2);
        SignIn fast = SignIn.of(
                Map.of("GOOGLE_APPLICATION_CREDENTIALS", account.toString()),
                folder,
                state,
                () -> clock.instant().plus(Duration.ofHours(2)),
                new SecureRandom(),
                Duration.ofSeconds(1));

        Problem problem = refused(SignInProblem.CLOCK_WRONG, () -> fast.bearer().token());

        assertThat((Long) problem.arguments().getFirst()).isBetween(7190L, 7260L);
    }

    @Test
    void aLogoutIsOneAtGoogleToo() {
        signIn().signIn(login(saying("yes")));

        List<Finding> found = signIn().signOut();

        assertThat(found).extracting(finding -> finding.what().key()).containsExactly(SignInProblem.SIGNED_OUT);
        assertThat(state.resolve("google.json")).doesNotExist();
        assertThat(server.knowsLogins()).isFalse();
    }

    @Test
    void aLogoutWithoutGoogleForgetsHereAndSaysWhatIsLeft() {
        signIn().signIn(login(saying("yes")));
        server.close();

        List<Finding> found = signIn().signOut();

        assertThat(found)
                .extracting(finding -> finding.what().key())
                .containsExactly(SignInProblem.SIGNED_OUT, SignInProblem.STILL_VALID);
        assertThat(state.resolve("google.json")).doesNotExist();
    }

    @Test
    void noSecretGetsIntoALogASentenceOrATrace() {
        StringWriter seen = new StringWriter();
        Logger root = Logger.getLogger("");
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                seen.append(String.valueOf(record.getMessage())).append('\n');
                if (record.getThrown() != null) {
                    record.getThrown().printStackTrace(new PrintWriter(seen));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = root.getLevel();
        root.addHandler(ear);
        root.setLevel(Level.FINE);
        try {
            Path account = server.account(folder.resolve("account.json"));
            Path broken = AuthorizationServer.secret(
                    folder.resolve("broken.json"), "{\"type\":\"" + AuthorizationServer.CANARY + "\",,");
            tell(seen, () -> signIn().signIn(login(saying("yes"))));
            tell(seen, () -> signIn().bearer().token());
            tell(seen, () -> signIn().signIn(service(broken)));
            tell(seen, () -> signIn().signIn(person(broken)));
            tell(seen, () -> named(account).bearer().token());
            tell(seen, () -> Accounts.read(new SecretFile(account)));
            server.forgetLogins();
            tell(seen, () -> signIn().bearer().token());
            server.keyGone = true;
            tell(seen, () -> named(account).bearer().token());
            tell(seen, () -> signIn().signOut());
        } finally {
            root.setLevel(before);
            root.removeHandler(ear);
        }
        assertThat(seen.toString()).isNotEmpty().doesNotContain(AuthorizationServer.CANARY);
    }

    private interface Deed {
        Object go() throws Exception;
    }

    private static void tell(StringWriter seen, Deed deed) {
        try {
            Object came = deed.go();
            // a token is what was asked for, not what is told
            seen.append(came instanceof String ? "" : String.valueOf(came)).append('\n');
        } catch (Exception e) {
            e.printStackTrace(new PrintWriter(seen));
        }
    }

    private static Problem refused(SignInProblem key, Deed deed) {
        ProblemException told = catchThrowableOfType(ProblemException.class, deed::go);
        assertThat(told).as(key.id()).isNotNull();
        assertThat(told.problems().getFirst().key()).isEqualTo(key);
        return told.problems().getFirst();
    }

    private SignIn signIn() {
        return SignIn.of(Map.of(), folder, state, clock, new SecureRandom(), Duration.ofSeconds(20));
    }

    private SignIn named(Path file) {
        return SignIn.of(
                Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()),
                folder,
                state,
                clock,
                new SecureRandom(),
                Duration.ofSeconds(20));
    }

    private Path client(String kind) {
        return server.client(folder.resolve(kind + ".json"), kind);
    }

    private Login login(Consumer<URI> page) {
        return new Login(client("installed"), false, false, Language.EN, page);
    }

    private static Login person(Path file) {
        return new Login(file, false, false, Language.EN, page -> {});
    }

    private static Login service(Path file) {
        return new Login(file, true, false, Language.EN, page -> {});
    }

    /// A person who leaves all boxes ticked and presses a button.
    private static Consumer<URI> saying(String button) {
        return page -> {
            StringBuilder form = new StringBuilder("answer=" + button);
            for (String scope : said(page).get("scope").split(" ")) {
                form.append("&scope-").append(Scopes.name(scope)).append('=').append(scope);
            }
            answer(page, form.toString());
        };
    }

    /// Goes the way of a browser, redirect by redirect, while the program waits.
    private static void answer(URI page, String form) {
        String html = get(page.toString()).body();
        int request = html.lastIndexOf("name=request value=") + "name=request value=".length();
        String number = html.substring(request, html.indexOf('>', request));
        HttpResponse<String> consent = send(HttpRequest.newBuilder(page.resolve("/consent"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("request=" + number + "&" + form))
                .build());
        String back = consent.headers().firstValue("Location").orElseThrow();
        assertThat(get(back).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> said(URI page) {
        Map<String, String> said = new java.util.HashMap<>();
        for (String part : page.getRawQuery().split("&")) {
            String[] pair = part.split("=", 2);
            said.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return said;
    }

    private static HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
