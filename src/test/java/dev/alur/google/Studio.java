package dev.alur.google;

import com.google.api.client.http.GenericUrl;
import dev.alur.Command;
import dev.alur.google.server.Caller;
import dev.alur.google.server.SheetsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Google on this machine: the server of spreadsheets and Drive, and the one that gives tokens for it, so that
/// a whole command can be run against both. One person owns what is made; a service's account may be let in.
public final class Studio implements AutoCloseable {
    /// Who owns the spreadsheets.
    public static final String OWNER = "sri@example.com";

    static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";
    static final String FOLDER = "application/vnd.google-apps.folder";

    public final SheetsServer google;
    public final AuthorizationServer tokens;
    private final Path folder;

    public Studio(Path folder) {
        this.folder = folder;
        this.google = SheetsServer.start();
        this.tokens = AuthorizationServer.start(InstantSource.system());
        google.callers().onlyKnown();
        tokens.listener = (token, scopes, ofAccount) -> google.callers()
                .token(
                        token,
                        (ofAccount ? Caller.serviceAccount(AuthorizationServer.ACCOUNT) : Caller.person(OWNER))
                                .limitedTo(scopes.toArray(String[]::new)));
    }

    public Path state() {
        return folder.resolve("state");
    }

    /// A new spreadsheet of the owner's, shared with the account.
    public String spreadsheet(String title) {
        String id = google.addFile(OWNER, title, SPREADSHEET);
        google.share(id, AuthorizationServer.ACCOUNT, "writer");
        return id;
    }

    /// Signs in with the service's account.
    public Studio withAccount() {
        tokens.account(state().resolve("google.json"));
        return this;
    }

    /// Signs in as the owner, who has said yes to some scopes.
    public Studio asOwner(List<String> scopes) {
        String kept = tokens.login(scopes);
        Client client = Client.read(tokens.client(folder.resolve("client.json"), "installed"));
        AuthorizationServer.secret(
                state().resolve("google.json"),
                Accounts.written(client, kept, scopes, InstantSource.system().instant(), null));
        return this;
    }

    /// Runs a command that takes these servers for Google.
    public Command.Ended run(String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ALUR_STATE", state().toString());
        environment.put("ALUR_GOOGLE_ROOT", google.address().toString());
        environment.put("LANG", "en_US.UTF-8");
        return Command.in(environment).run(arguments);
    }

    SignIn signIn() {
        return SignIn.of(Map.of(), folder, state(), InstantSource.system(), new SecureRandom(), Duration.ofSeconds(5));
    }

    Endpoints endpoints() {
        return Endpoints.at(google.address().toString());
    }

    /// The names of the files in a folder of Drive, as its owner sees them.
    public List<String> files(String drive) {
        google.callers().token("the-owner-looks", Caller.person(OWNER));
        GenericUrl all = new GenericUrl(google.address() + "drive/v3/files");
        all.put("q", "'" + drive + "' in parents and trashed = false");
        all.put("fields", "files(name)");
        try {
            return Inquiry.get(all, "the-owner-looks", InstantSource.system())
                    .answer()
                    .path("files")
                    .findValuesAsText("name");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that lies in the folder, as text: state, journal, documents.
    String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        google.close();
        tokens.close();
    }
}
