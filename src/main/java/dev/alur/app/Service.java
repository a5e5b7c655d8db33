package dev.alur.app;

import dev.alur.cli.Surroundings;
import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.language.Language;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts the service for a folder, on loopback, and stays until it is stopped.
final class Service {
    /// The folder whose trackers are served; a system property, since Quarkus makes its beans by itself.
    static final String FOLDER = "alur.folder";

    /// The spreadsheets that stand beside them, parted by blanks.
    static final String SPREADSHEETS = "alur.spreadsheets";

    /// The place for documents of spreadsheets.
    static final String DOCUMENTS = "alur.documents";

    /// The language that was asked for on the command line; unset where none was.
    static final String LANGUAGE = "alur.language";

    /// The largest workbook to read, in bytes; 0 where it was not said on the command line.
    static final String MAX_SIZE = "alur.max-size";

    private static final String HOST = "quarkus.http.host";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int FAULT = 70;

    /// @throws ProblemException where there is no such folder, the port is taken, another address was
    /// asked for, or the file of people cannot be understood
    int serve(Surroundings.Served served, int port, @Nullable Language language, long maxSize) {
        Path folder = served.folder();
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.error(AppProblem.NO_FOLDER, null, folder.toString()));
        }
        demandLoopback(System.getProperty(HOST), System.getenv());
        demandFree(port);
        Path state = Wirings.state(System.getenv());
        PeopleFile.of(state).visitors(TokenFile.of(state).secret());
        System.setProperty(HOST, LOOPBACK);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        served.spreadsheets().forEach(Service::demandSpreadsheet);
        System.setProperty(SPREADSHEETS, String.join(" ", served.spreadsheets()));
        System.setProperty(DOCUMENTS, served.documents());
        System.setProperty(FOLDER, folder.toAbsolutePath().normalize().toString());
        if (language != null) {
            System.setProperty(LANGUAGE, language.code());
        }
        System.setProperty(MAX_SIZE, Long.toString(maxSize));
        int[] exit = {0};
        Quarkus.run(Serving.class, (code, failure) -> exit[0] = failure == null ? code : FAULT);
        return exit[0];
    }

    /// Without users and a way to tell them apart there is nobody but this machine to serve.
    static void demandLoopback(@Nullable String property, Map<String, String> environment) {
        String host = property == null ? environment.getOrDefault("QUARKUS_HTTP_HOST", LOOPBACK) : property;
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new ProblemException(Problem.error(AppProblem.NOT_LOOPBACK, null, host), e);
        }
        throw new ProblemException(Problem.error(AppProblem.NOT_LOOPBACK, null, host));
    }

    private static void demandSpreadsheet(String name) {
        if (!Routed.isThere(name) || name.contains(" ")) {
            throw new ProblemException(Problem.error(AppProblem.NO_SPREADSHEET, null, name));
        }
    }

    private static void demandFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            assert socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(Problem.error(AppProblem.PORT_TAKEN, null, Integer.toString(port)), e);
        }
    }
}
