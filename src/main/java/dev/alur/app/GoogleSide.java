package dev.alur.app;

import dev.alur.google.AccountBearer;
import dev.alur.google.Doctor;
import dev.alur.google.DriveShelf;
import dev.alur.google.Endpoints;
import dev.alur.google.GoogleWorkbooks;
import dev.alur.google.Owner;
import dev.alur.google.Pace;
import dev.alur.google.SignIn;
import dev.alur.grid.Finding;
import dev.alur.grid.Fingerprint;
import dev.alur.grid.Login;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.grid.Sentences;
import dev.alur.grid.Shelf;
import dev.alur.grid.Workbook;
import dev.alur.grid.Workbooks;
import dev.alur.run.Machine;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that knows Google: spreadsheets, signing in, the doctor, folders in Drive. Whoever has no spreadsheet
/// never loads it.
final class GoogleSide implements Workbooks {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// A server on this machine that stands for Google, for rehearsing and for tests.
    static final String ROOT = "ALUR_GOOGLE_ROOT";

    private final SignIn signIn;
    private final AccountBearer bearer;
    private final Endpoints endpoints;
    private final Pace pace;
    private final InstantSource clock;
    private final Workbooks workbooks;
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    /// @param owner the word by which others know who writes
    GoogleSide(Map<String, String> environment, Path state, InstantSource clock, Supplier<String> owner) {
        Path home = Path.of(System.getProperty("user.home"));
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        this.endpoints = endpoints(environment.getOrDefault(ROOT, ""));
        this.signIn = SignIn.of(environment, home, state, clock, random, PATIENCE);
        this.bearer = signIn.bearer();
        this.pace = Pace.of(clock, random, telling(environment));
        this.workbooks = new GoogleWorkbooks(endpoints, bearer, Owner.of(owner, Machine::name), pace);
        signIn.warning()
                .ifPresent(problem ->
                        System.err.println("alur: " + Sentences.detail(problem, Surrounded.language(environment))));
    }

    Shelf shelf(String place) {
        return shelves.computeIfAbsent(place, each -> new DriveShelf(each, endpoints, bearer, pace));
    }

    /// Tokens are sent there, so it has to be this machine.
    private static Endpoints endpoints(String root) {
        if (root.isBlank()) {
            return Endpoints.GOOGLE;
        }
        try {
            String host = String.valueOf(URI.create(root).getHost());
            if (Set.of("127.0.0.1", "localhost", "[::1]").contains(host)) {
                return Endpoints.at(root);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(AppProblem.NOT_HERE, null, ROOT, root), e);
        }
        throw new ProblemException(Problem.error(AppProblem.NOT_HERE, null, ROOT, root));
    }

    private static Telling telling(Map<String, String> environment) {
        Console console = System.console();
        return new Telling(
                System.err,
                Surrounded.language(environment),
                environment.getOrDefault(Telling.WHEN, ""),
                console != null && console.isTerminal());
    }

    @Override
    public Workbook open(String name) {
        return workbooks.open(name);
    }

    @Override
    public boolean changedSince(Workbook workbook, Fingerprint fingerprint) {
        return workbooks.changedSince(workbook, fingerprint);
    }

    @Override
    public List<Finding> signIn(Login login) {
        return signIn.signIn(login);
    }

    @Override
    public List<Finding> signOut() {
        return signIn.signOut();
    }

    @Override
    public List<Finding> diagnose(@Nullable String name, @Nullable String documents) {
        return new Doctor(signIn, endpoints, clock).diagnose(name, documents);
    }
}
