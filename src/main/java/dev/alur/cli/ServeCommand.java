package dev.alur.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alur serve [DIR]`: the service for the trackers of a folder. The only verb that starts Quarkus.
@Command(name = "serve", sortOptions = false)
final class ServeCommand extends Verb {
    private static final int LAST_PORT = 65_535;

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path folder;

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
        return surroundings().service().serve(folder, port, saidLanguage(), maxSize());
    }
}
