package dev.alur.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// What was learned of the real service, as a table to send in: `target/live-google.md`. It names no
/// spreadsheet and nobody's account.
final class LiveReport implements TestWatcher {
    private static final List<String> LINES = new ArrayList<>();

    static synchronized void add(String question, String answer) {
        LINES.add("| " + question + " | " + answer.replace("|", "\\|").replace("\n", " ") + " |");
    }

    /// Writes the table, with whatever is known by then.
    static synchronized void write() {
        String who = LiveSpreadsheet.isLive() ? "Google" : "the test server";
        String head = "# What " + who + " answers\n\n" + Instant.now() + "\n\n| question | answer |\n| --- | --- |\n";
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/live-google.md"), head + String.join("\n", LINES) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add("contract: " + context.getDisplayName(), "kept");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        add("contract: " + context.getDisplayName(), "broken: " + cause.getMessage());
    }
}
