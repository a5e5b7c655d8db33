package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Debian's chromium, without a window, for tests that look at a page as a person does. No browser is ever
/// downloaded.
///
/// It needs the programs `chromium` and `node` (`make tools`).
public final class Browser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    /// Starts a browser; close it to end its processes. Without chromium or node the test that asks is
    /// skipped, except in CI.
    public Browser() {
        demand(CHROMIUM.toString(), Files.isExecutable(CHROMIUM));
        demand("node", node());
        playwright = Playwright.create();
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(QUIET));
    }

    /// A new page in a session of its own, without cookies.
    public Page page() {
        return chromium.newContext().newPage();
    }

    private static boolean node() {
        String named = System.getenv("PLAYWRIGHT_NODEJS_PATH");
        return (named != null && Files.isExecutable(Path.of(named)))
                || Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private static void demand(String what, boolean there) {
        if (!there) {
            assertThat(System.getenv("CI")).as("missing in CI: " + what).isNotEqualTo("true");
            Assumptions.abort("skipped, because it is not installed: " + what + " (make tools)");
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
