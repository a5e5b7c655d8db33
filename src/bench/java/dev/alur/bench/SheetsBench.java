package dev.alur.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands on a spreadsheet of the test server (`make sheets-server`, a process of its own), whose every
/// answer takes 150 ms longer.
final class SheetsBench implements AutoCloseable {
    private static final int LATENCY_MILLIS = 150;
    private static final int ROWS = 200;
    private static final Pattern ID = Pattern.compile("\"spreadsheetId\": *\"([^\"]+)\"");
    private static final Pattern READS = Pattern.compile("\"reads\":([0-9]+),\"writes\":([0-9]+)");

    private final Path folder;
    private final Process server;
    private final String root;

    /// @param folder for what is made
    SheetsBench(Path folder) throws IOException {
        this.folder = folder;
        this.server = new ProcessBuilder("make", "-s", "sheets-server")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String address = said.readLine();
        if (address == null) {
            throw new IllegalStateException("make sheets-server says nothing");
        }
        this.root = address;
    }

    /// Plans and applies a tracker in which every row changes, and tells the table.
    void measure(int times, Table table) throws IOException, InterruptedException {
        Path file = JobsFile.approved(folder.resolve("approved-" + ROWS + ".xlsx"), ROWS);
        Cost best = null;
        String calls = "";
        for (int i = 0; i < times; i++) {
            Matcher made = ID.matcher(ask("/v4/spreadsheets", "{\"properties\":{\"title\":\"bench " + i + "\"}}"));
            if (!made.find()) {
                throw new IllegalStateException("no spreadsheet was made");
            }
            String name = "gsheet:" + made.group(1);
            Cost.of(1, alur(i, "exec target/alur copy " + file + " " + name));
            ask("/control", "{\"clear\":true,\"latency\":" + LATENCY_MILLIS + "}");
            Cost cost = Cost.of(1, alur(i, "target/alur plan " + name + " && exec target/alur apply --yes " + name));
            Matcher counted = READS.matcher(ask("/control", "{}").replace(" ", ""));
            calls = counted.find() ? counted.group(1) + " reads, " + counted.group(2) + " writes" : "";
            ask("/control", "{\"clear\":true}");
            best = best == null ? cost : best.best(cost);
        }
        if (best != null) {
            table.add(
                    "plan, then apply of " + ROWS + " rows in a spreadsheet, each answer after " + LATENCY_MILLIS
                            + " ms, two whole processes",
                    best.toString(),
                    calls,
                    "",
                    "wall <= 3 s",
                    best.wall() <= 3);
        }
    }

    private List<String> alur(int time, String line) {
        List<String> command = new ArrayList<>(List.of("env"));
        command.add("ALUR_STATE=" + folder.resolve("state-sheets-" + time + "-" + server.pid()));
        command.add("ALUR_GOOGLE_ROOT=" + root);
        command.add("GOOGLE_APPLICATION_CREDENTIALS=target/sheets-server.json");
        command.addAll(List.of("sh", "-c", "(" + line + ") > /dev/null"));
        return command;
    }

    private String ask(String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                    .header("Authorization", "Bearer anybody")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
    }
}
