package dev.alur.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.alur.Command;
import dev.alur.app.Main;
import dev.alur.web.Browser;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alur google login` as a person goes through it: the command prints an address, a real browser opens it.
@Tag("browser")
class BrowserSignInTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/auth\\?\\S+");

    private static Browser browser;
    private static AuthorizationServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        server = AuthorizationServer.start(InstantSource.system());
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @Test
    void whoSaysYesInTheBrowserIsSignedIn() throws Exception {
        Running login = login("en");
        Page page = browser.page();
        page.navigate(login.address());
        assertThat(page.locator("label").allTextContents())
                .containsExactly(
                        "https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive.file");

        page.getByText("Continue").click();

        page.waitForURL(url -> url.contains("code="));
        assertThat(page.locator("p").textContent()).startsWith("You are signed in.");
        assertThat(login.code()).isZero();
        Path kept = folder.resolve("state/google.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(login.talk()).contains("Signed in as a person").doesNotContain(AuthorizationServer.CANARY);
    }

    @Test
    void whoSaysNoInTheBrowserIsToldSoInBothPlaces() throws Exception {
        Running login = login("id");
        Page page = browser.page();
        page.navigate(login.address());

        page.getByText("Cancel").click();

        page.waitForURL(url -> url.contains("error="));
        assertThat(page.locator("p").textContent()).startsWith("Tidak ada yang diizinkan.");
        assertThat(login.code()).isEqualTo(1);
        assertThat(login.talk()).contains("Di peramban, akses ditolak.");
        assertThat(folder.resolve("state/google.json")).doesNotExist();
    }

    @Test
    void aBoxThatIsUntickedIsMissed() throws Exception {
        Running login = login("en");
        Page page = browser.page();
        page.navigate(login.address());

        page.locator("input[name=scope-spreadsheets]").uncheck();
        page.getByText("Continue").click();

        assertThat(login.code()).isEqualTo(1);
        assertThat(login.talk()).contains("something was left out that Alur needs: spreadsheets");
    }

    @Test
    void aLogoutOfNobodyIsSaid() {
        assertThat(Command.with(folder.resolve("state")).run("google", "logout").out())
                .contains("Nobody was signed in");
    }

    /// A command that runs beside the test.
    private record Running(CompletableFuture<Integer> end, Heard heard) {
        String address() throws InterruptedException {
            for (int i = 0; i < 300; i++) {
                Matcher address = ADDRESS.matcher(heard.text());
                if (address.find()) {
                    return address.group();
                }
                Thread.sleep(100);
            }
            throw new AssertionError("no address: " + heard.text());
        }

        int code() throws Exception {
            return end.get(30, TimeUnit.SECONDS);
        }

        String talk() {
            return heard.text().replaceAll("\\s+", " ");
        }
    }

    /// What a command says, read while it says it.
    private static final class Heard extends Writer {
        private final StringWriter text = new StringWriter();

        @Override
        public void write(char[] part, int from, int length) {
            text.write(part, from, length);
        }

        String text() {
            return text.toString();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private Running login(String language) {
        Path client = server.client(folder.resolve("client.json"), "installed");
        Map<String, String> environment =
                Map.of("ALUR_STATE", folder.resolve("state").toString(), "LANG", language + ".UTF-8");
        Heard heard = new Heard();
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> Main.run(
                environment,
                InputStream.nullInputStream(),
                new PrintWriter(heard, true),
                new PrintWriter(heard, true),
                "google",
                "login",
                "--client",
                client.toString()));
        return new Running(end, heard);
    }
}
