package dev.alur.app;

import dev.alur.run.Runner;
import dev.alur.run.Workspace;
import dev.alur.web.Secret;
import dev.alur.web.Visitors;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the service's pages and its schedule are given: the runner, the folder and the secret. The
/// container calls this once each.
final class Beans {

    /// The runner of this process, over the same walls as a command's.
    ///
    /// @param state the state folder, where it is set (`ALUR_STATE` is)
    /// @param google a server of this machine that stands for Google (`ALUR_GOOGLE_ROOT` is)
    /// @param maxSize the largest workbook to read, in bytes; 0 where the command line did not say
    @Produces
    @Singleton
    Runner runner(
            @ConfigProperty(name = "alur.state") Optional<String> state,
            @ConfigProperty(name = "alur.google.root") Optional<String> google,
            @ConfigProperty(name = Service.MAX_SIZE, defaultValue = "0") long maxSize) {
        Map<String, String> environment = environment(state);
        google.ifPresent(root -> environment.put(GoogleSide.ROOT, root));
        return Wirings.runner(environment, maxSize);
    }

    /// The folder whose trackers are served.
    @Produces
    @Singleton
    Workspace workspace(
            @ConfigProperty(name = Service.FOLDER, defaultValue = ".") String folder,
            @ConfigProperty(name = Service.SPREADSHEETS) Optional<String> spreadsheets,
            @ConfigProperty(name = Service.DOCUMENTS) Optional<String> documents) {
        List<String> names =
                spreadsheets.map(all -> List.of(all.strip().split(" +"))).orElse(List.of());
        return Workspace.of(Path.of(folder), names, documents.orElse(""));
    }

    /// What opens the service.
    @Produces
    @Singleton
    Secret secret(@ConfigProperty(name = "alur.state") Optional<String> state) {
        return TokenFile.of(Wirings.state(environment(state))).secret();
    }

    /// Whom it lets in.
    @Produces
    @Singleton
    Visitors visitors(Secret owner, @ConfigProperty(name = "alur.state") Optional<String> state) {
        return PeopleFile.of(Wirings.state(environment(state))).visitors(owner);
    }

    private static Map<String, String> environment(Optional<String> state) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        state.ifPresent(folder -> environment.put("ALUR_STATE", folder));
        return environment;
    }
}
