package dev.alur.app;

import dev.alur.cli.AlurCommand;
import dev.alur.cli.Surroundings;
import dev.alur.web.Secret;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
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
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// The walks through the program that the build takes once, so that the JDK can keep the classes it met in its
/// AOT caches: one for commands, one for those that only read and edit cells, one for commands on spreadsheets
/// at Google, and one for the service, for commands have to carry in memory what theirs holds.
///
/// A walk runs a few commands on a workspace of its own; that for the service starts it too, on a free loopback
/// port, and fetches some pages; that for spreadsheets asks one that is no spreadsheet ([Rehearsed]).
/// Nothing outside a temporary folder is read or written.
final class Training {

    private static final String TODAY = "2026-11-24";

    private static final int FAULT = 70;

    private Training() {}

    /// Takes the walk. Commands that fail are skipped, for a cache that knows less is still a good one; only a
    /// service that does not answer is an error.
    ///
    /// @param arguments `command`, `edit`, `google` or `service`, and a tracker to copy and walk with (without
    /// one a fresh one is taken), then other workbooks that are connected and applied; for `google` what a
    /// spreadsheet answers
    /// @return the exit code: 0, or 70 when the service did not answer
    static int run(List<String> arguments) {
        try {
            Path workspace = Files.createTempDirectory("alur-training");
            try {
                if (arguments.getFirst().equals("google")) {
                    google(workspace, Path.of(arguments.get(1)));
                    return 0;
                }
                walk(
                        workspace,
                        arguments.contains("edit"),
                        arguments.subList(Math.min(1, arguments.size()), arguments.size()));
                return arguments.contains("service") ? serve(workspace) : 0;
            } finally {
                delete(workspace);
            }
        } catch (IOException e) {
            System.err.println("alur: training failed: " + e);
            return FAULT;
        }
    }

    private static void walk(Path workspace, boolean edits, List<String> arguments) throws IOException {
        Map<String, String> environment = Map.of("ALUR_STATE", state(workspace).toString());
        Surroundings surroundings = Main.surroundings(environment, InputStream.nullInputStream());
        Path tracker = workspace.resolve("tracker.xlsx");
        if (edits) {
            edits(surroundings, Files.copy(Path.of(arguments.getFirst()), tracker));
            return;
        }
        command(surroundings, "--help");
        if (arguments.isEmpty()) {
            command(surroundings, "init", workspace.toString(), "--trade", "freelance", "--lang", "id");
        } else {
            Files.copy(Path.of(arguments.getFirst()), tracker, StandardCopyOption.REPLACE_EXISTING);
        }
        // marks the state folder as one for rehearsal, so that the service takes that day too
        command(surroundings, "recover", tracker.toString(), "--today", TODAY);
        command(surroundings, "plan", tracker.toString(), "--today", TODAY);
        command(surroundings, "plan", tracker.toString(), "--today", TODAY, "--json");
        command(surroundings, "get", tracker.toString(), "Pengaturan!A1:C3", "--json");
        command(surroundings, "get", tracker.toString(), "Pengaturan!");
        command(surroundings, "set", tracker.toString(), "Pengaturan!A60=1");
        // the balance of an invoice depends on what was paid
        command(surroundings, "set", tracker.toString(), "Faktur!I2=1");
        command(surroundings, "check", tracker.toString());
        for (int i = 1; i < arguments.size(); i++) {
            used(surroundings, Files.copy(Path.of(arguments.get(i)), workspace.resolve("own-" + i + ".xlsx")));
        }
    }

    /// A workbook of somebody's own, from its connection to its first run.
    private static void used(Surroundings surroundings, Path workbook) {
        String file = workbook.toString();
        command(surroundings, "connect", file, "--yes");
        command(surroundings, "plan", file, "--today", TODAY);
        command(surroundings, "apply", file, "--yes", "--today", TODAY);
        command(surroundings, "explain", file, "P-001", "--today", TODAY);
        command(surroundings, "undo", file, "--yes", "--today", TODAY);
    }

    private static void google(Path workspace, Path spreadsheet) throws IOException {
        try (Rehearsed google = new Rehearsed(spreadsheet)) {
            Path state = state(workspace);
            google.signIn(state);
            Surroundings surroundings = Main.surroundings(
                    Map.of("ALUR_STATE", state.toString(), "ALUR_GOOGLE_ROOT", google.address()),
                    InputStream.nullInputStream());
            String documents = workspace.resolve("documents").toString();
            command(surroundings, "plan", Rehearsed.NAME);
            command(surroundings, "plan", Rehearsed.NAME, "--json");
            command(surroundings, "apply", Rehearsed.NAME, "--yes", "--documents", documents);
            command(surroundings, "check", Rehearsed.NAME, "--documents", documents);
            command(surroundings, "get", Rehearsed.NAME, "Settings!A1:C3", "--json");
            command(surroundings, "set", Rehearsed.NAME, "Settings!A60=1");
            command(surroundings, "google", "doctor", Rehearsed.NAME);
        }
    }

    /// Cells by name and from a list, in the file and in a copy; one on which others depend; one that is
    /// no cell.
    private static void edits(Surroundings surroundings, Path tracker) throws IOException {
        String file = tracker.toString();
        Path list = Files.writeString(
                tracker.resolveSibling("list.csv"), "cell,value,type\nKlien!A60,Kopi Senja,s\nKlien!B60,2.5,n\n");
        String copy = tracker.resolveSibling("copy.xlsx").toString();
        command(surroundings, "get", file, "Pengaturan!A1:C3");
        command(surroundings, "get", file, "Pengaturan!A1:C3", "--json");
        command(surroundings, "set", file, "--from", list.toString(), "--out", copy);
        command(surroundings, "set", copy, "Klien!A60=Kopi Pagi", "Klien!B60=3", "Klien!C60=2026-11-24");
        command(surroundings, "set", copy, "Faktur!I2=1", "--dry-run");
        command(surroundings, "set", copy, "Faktur!I2=1", "--json");
        command(surroundings, "set", copy, "Nirgends!A1=1");
    }

    private static void command(Surroundings surroundings, String... arguments) {
        CommandLine line = AlurCommand.line(surroundings, arguments);
        line.setOut(nowhere()).setErr(nowhere()).execute(arguments);
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static int serve(Path workspace) throws IOException {
        System.setProperty("quarkus.http.port", Integer.toString(freePort()));
        System.setProperty("quarkus.log.level", "WARN");
        System.setProperty(Service.FOLDER, workspace.toString());
        System.setProperty("alur.state", state(workspace).toString());
        int[] exit = {FAULT};
        Quarkus.run(Pages.class, (code, failure) -> exit[0] = failure == null ? code : FAULT);
        return exit[0];
    }

    private static Path state(Path workspace) {
        return workspace.resolve("state");
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

    /// What the started service does in training: fetch its own pages, then end.
    static final class Pages implements QuarkusApplication {
        private final Secret secret;

        @Inject
        Pages(Secret secret) {
            this.secret = secret;
        }

        @Override
        public int run(String... arguments) throws IOException {
            for (String path : List.of("/?token=" + secret.token(), "/", "/assets/alur.css", "/api/v1/trackers")) {
                fetch(URI.create("http://127.0.0.1:" + System.getProperty("quarkus.http.port") + path));
            }
            return 0;
        }

        private void fetch(URI page) throws IOException {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Accept", "text/html,*/*");
            if (page.getQuery() == null) {
                connection.setRequestProperty("Authorization", "Bearer " + secret.token());
            }
            try (InputStream body =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }
}
