package dev.alur.app;

import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.run.Workspace;
import dev.alur.web.Visitor;
import dev.alur.web.Visitors;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The service once it listens: says where, and stays until it is stopped.
final class Serving implements QuarkusApplication {
    private final Workspace workspace;
    private final Visitors visitors;
    private final Optional<String> language;

    @Inject
    Serving(
            Workspace workspace,
            Visitors visitors,
            @ConfigProperty(name = Service.LANGUAGE) Optional<String> language) {
        this.workspace = workspace;
        this.visitors = visitors;
        this.language = language;
    }

    @Override
    public int run(String... arguments) {
        // asked now: a port of 0 has become a real one by listening
        String port = ConfigProvider.getConfig().getValue("quarkus.http.port", String.class);
        String address = "http://127.0.0.1:" + port + "/?token=";
        Language spoken = language.flatMap(Language::of).orElseGet(() -> Surrounded.language(System.getenv()));
        Visitor owner = visitors.all().getFirst();
        String folder = workspace.folder().toString();
        System.out.println(Messages.text(
                spoken, "app", "serving", folder, address + owner.secret().token()));
        for (Visitor visitor : visitors.all().subList(1, visitors.all().size())) {
            String key = "serving-" + visitor.role().name().toLowerCase(Locale.ROOT);
            System.out.println(Messages.text(
                    spoken,
                    "app",
                    key,
                    visitor.name(),
                    address + visitor.secret().token()));
        }
        Quarkus.waitForExit();
        return 0;
    }
}
