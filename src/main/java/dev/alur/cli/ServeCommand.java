package dev.alur.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur serve [DIR]`: the service for the trackers of a folder. The only verb that starts Quarkus.
@Command(name = "serve", sortOptions = false)
final class ServeCommand extends Verb {
    private static final int LAST_PORT = 65_535;

    @Parameters(index = "0", paramLabel = "DIR", arity = "0..1", defaultValue = ".")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path folder;

    @Parameters(index = "1..*", paramLabel = "gsheet:ID", arity = "0..*")
    private List<String> spreadsheets = List.of();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port;

    @Override
    String subject() {
        return folder.toString();
    }

    @Override
    int run() {
        if (port < 0 || port > LAST_PORT) {
            throw mistake("no-port", port);
        }
        String place = documents();
        return surroundings()
                .service()
                .serve(
                        new Surroundings.Served(folder, spreadsheets, place == null ? "" : place),
                        port,
                        saidLanguage(),
                        maxSize());
    }
}
