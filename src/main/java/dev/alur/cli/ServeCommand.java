package dev.alur.cli;

import java.nio.file.Path;
import java.util.List;

/// `alur serve [DIR]`: the service for the trackers of a folder. The only verb that starts Quarkus.
final class ServeCommand extends Verb {
    private static final int LAST_PORT = 65_535;

    @SuppressWarnings("NullAway.Init") // set before call()
    private Path folder;

    private List<String> spreadsheets = List.of();

    private int port;

    ServeCommand() {
        super("serve");
        parameter("DIR", Path.class, ".", value -> folder = value);
        parameters("gsheet:ID", "0..*", value -> spreadsheets = value);
        option("--port", "PORT", int.class, "8080", value -> port = value);
    }

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
