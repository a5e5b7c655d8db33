package dev.alur.app;

import dev.alur.language.Language;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Starts the service for a folder, on loopback, and stays until it is stopped.
final class Service {
    /// The folder whose trackers are served; a system property, since Quarkus makes its beans by itself.
    static final String FOLDER = "alur.folder";

    /// The language that was asked for on the command line; unset where none was.
    static final String LANGUAGE = "alur.language";

    int serve(Path folder, int port, @Nullable Language language) {
        System.setProperty(FOLDER, folder.toAbsolutePath().normalize().toString());
        System.setProperty("quarkus.http.port", Integer.toString(port));
        if (language != null) {
            System.setProperty(LANGUAGE, language.code());
        }
        int[] exit = {0};
        Quarkus.run(null, (code, failure) -> exit[0] = failure == null ? code : 70);
        return exit[0];
    }
}
