package dev.alur.app;

import dev.alur.cli.AlurCommand;
import dev.alur.grid.Ending;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import java.time.Duration;
import java.util.Set;

/// What a process says last that was asked to end by a signal, where the command itself does not: it was cut
/// off, or what it did was too far to be stopped and is done.
///
/// @param isService it may take longer, for there are requests to be answered
record Farewell(Language language, boolean isService) {
    /// Longer than any request takes that does not wait, and shorter than service managers wait before
    /// they kill.
    private static final Duration DRAIN = Duration.ofSeconds(9);

    /// Exit codes of commands that did what they were asked to.
    private static final Set<Integer> DONE = Set.of(0, 2, 4);

    static Farewell of(String... arguments) {
        boolean isService = arguments.length > 0 && arguments[0].equals("serve");
        return new Farewell(
                AlurCommand.said(arguments).orElseGet(() -> Surrounded.language(System.getenv())), isService);
    }

    /// How long to wait for a border between two steps.
    Duration grace() {
        return isService ? DRAIN : Ending.GRACE;
    }

    /// @param isIdle whether it only waited for a person
    void cut(boolean isIdle) {
        say(isIdle ? "ended-waiting" : "ended-cut");
    }

    void done(int code) {
        if (Ending.isAsked() && DONE.contains(code)) {
            say(isService ? "ended-service" : "ended-done");
        }
    }

    private void say(String key) {
        System.err.println("alur: " + Messages.text(language, "app", key));
        System.err.flush();
    }
}
