package dev.alur.app;

import dev.alur.cli.AlurCommand;
import dev.alur.cli.Surroundings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The walk through the program that the build takes once, so that the JDK can keep the classes it met in its
/// AOT cache.
///
/// It runs a few commands on a workspace of its own, starts the service on a free loopback port, fetches one
/// page and ends. Nothing outside a temporary folder is read or written.
final class Training {

    private static final String TODAY = "2026-11-24";

    private Training() {}

    /// Takes the walk. Commands that fail or do not exist yet are skipped, for a cache that knows less is still
    /// a good one; only a service that does not answer is an error.
    ///
    /// @return the exit code: 0, or 70 when the service did not answer
    static int run(Surroundings surroundings) {
        try {
            Path workspace = Files.createTempDirectory("alur-training");
            try {
                walk(surroundings, workspace);
                return serve();
            } finally {
                delete(workspace);
            }
        } catch (IOException e) {
            System.err.println("alur: training failed: " + e);
            return 70;
        }
    }

    private static void walk(Surroundings surroundings, Path workspace) {
        String tracker = workspace.resolve("tracker.xlsx").toString();
        command(surroundings, "--help");
        command(surroundings, "init", workspace.toString(), "--trade", "freelance", "--lang", "id");
        command(surroundings, "plan", tracker, "--today", TODAY);
        command(surroundings, "set", tracker, "Settings!A40=1");
    }

    private static void command(Surroundings surroundings, String... arguments) {
        CommandLine line = AlurCommand.line(surroundings, arguments);
        if (!arguments[0].startsWith("-") && !line.getSubcommands().containsKey(arguments[0])) {
            return;
        }
        line.setOut(nowhere()).setErr(nowhere()).execute(arguments);
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static int serve() throws IOException {
        System.setProperty("quarkus.http.port", Integer.toString(freePort()));
        System.setProperty("quarkus.log.level", "WARN");
        int[] exit = {70};
        Quarkus.run(FirstPage.class, (code, failure) -> exit[0] = failure == null ? code : 70);
        return exit[0];
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> children;
        try (Stream<Path> files = Files.walk(folder)) {
            children = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path child : children) {
            Files.delete(child);
        }
    }

    /// What the started service does in training: fetch its own first page, then end.
    static final class FirstPage implements QuarkusApplication {

        @Override
        public int run(String... arguments) throws IOException {
            URI page = URI.create("http://127.0.0.1:" + System.getProperty("quarkus.http.port") + "/");
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            // any answer will do: a page that asks for a token has loaded the same classes
            try (InputStream body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
            return 0;
        }
    }
}
