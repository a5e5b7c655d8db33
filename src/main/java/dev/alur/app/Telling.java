package dev.alur.app;

import dev.alur.google.Progress;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says on stderr what is under way at Google, once it takes long: a person at the terminal is told after a
/// second, a log after five. `ALUR_PROGRESS` is `auto` for a command, `never` where a program reads the
/// results; the service only says when it waits.
final class Telling implements Progress {
    static final String WHEN = "ALUR_PROGRESS";
    static final String AUTO = "auto";
    static final String NEVER = "never";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(5);

    private final PrintStream err;
    private final Language language;
    private final String when;
    private final Duration patience;
    private @Nullable String current;
    private boolean isLong;
    private boolean isStarted;

    /// @param when `auto`, `never`, or empty
    /// @param terminal whether a person looks on
    Telling(PrintStream err, Language language, String when, boolean terminal) {
        this.err = err;
        this.language = language;
        this.when = when;
        this.patience = terminal ? SOON : LATE;
    }

    @Override
    public synchronized void waiting(Duration time) {
        if (!when.equals(NEVER)) {
            err.println(Messages.text(language, "app", "google-waits", time.toSeconds()));
        }
    }

    @Override
    public void reading(String what) {
        begin(Messages.text(language, "app", "google-reads", what));
    }

    @Override
    public void writing(String what) {
        begin(Messages.text(language, "app", "google-writes", what));
    }

    @Override
    public synchronized void ended() {
        current = null;
    }

    private synchronized void begin(String text) {
        if (!when.equals(AUTO)) {
            return;
        }
        current = text;
        if (isLong) {
            err.println(text);
        } else if (!isStarted) {
            isStarted = true;
            Thread.ofPlatform().daemon().name("alur-progress").start(this::loseThePatience);
        }
    }

    private void loseThePatience() {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            isLong = true;
            if (current != null) {
                err.println(current);
            }
        }
    }
}
