package dev.alur.app;

import java.nio.file.Path;
import java.util.Map;

/// Where journal, locks and kept files live: the folder that `ALUR_STATE` names, else the system's
/// place for application state.
final class StatePlace {
    private StatePlace() {}

    /// True where a person named it.
    static boolean named(Map<String, String> environment) {
        return !environment.getOrDefault("ALUR_STATE", "").isBlank();
    }

    /// On Linux `$XDG_STATE_HOME/alur` or `~/.local/state/alur` (XDG Base Directory Specification 0.8), on a
    /// Mac `~/Library/Application Support/alur`, on Windows `%LOCALAPPDATA%\alur`.
    static Path of(Map<String, String> environment, String system, Path home) {
        if (named(environment)) {
            return Path.of(environment.get("ALUR_STATE")).toAbsolutePath();
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/alur");
        }
        if (system.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("alur");
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/state")).resolve("alur");
    }
}
