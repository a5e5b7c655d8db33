package dev.alur.web;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

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

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    /// Starts a browser; close it to end its processes.
    public Browser() {
        playwright = Playwright.create();
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(QUIET));
    }

    /// A new page in a session of its own, without cookies.
    public Page page() {
        return chromium.newContext().newPage();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
