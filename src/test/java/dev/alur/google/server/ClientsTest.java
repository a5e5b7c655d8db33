package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients that are not ours, from npm with the system's node: each creates, appends, reads, formats
/// and deletes.
@Tag("judge")
class ClientsTest extends OnServer {
    private static final Path FOLDER = Path.of("target", "sheets-clients");
    private static final String PACKAGES = """
            {"private": true, "dependencies": {"@googleapis/sheets": "14.0.0", "google-spreadsheet": "5.3.0"}}
            """;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        Path wanted = FOLDER.resolve("package.json");
        boolean there = Files.exists(wanted)
                && Files.readString(wanted).equals(PACKAGES)
                && Files.exists(FOLDER.resolve("installed"));
        if (there) {
            return;
        }
        Files.createDirectories(FOLDER);
        Files.writeString(wanted, PACKAGES);
        int ended =
                run(FOLDER.resolve("npm.log"), 180, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund");
        Assumptions.assumeTrue(ended == 0, "skipped: no npm here, or it cannot reach its registry");
        Files.writeString(FOLDER.resolve("installed"), "");
    }

    /// How a program ends; -1 where there is none.
    private static int run(Path log, int seconds, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        }
    }

    /// What a script saw.
    private JsonNode seen(String name) throws IOException, InterruptedException {
        try (InputStream script = ClientsTest.class.getResourceAsStream("/sheets-clients/" + name)) {
            Files.copy(Objects.requireNonNull(script), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = FOLDER.resolve(name + ".log");
        int ended = run(log, 60, "node", name, server.address().toString());
        List<String> said = Files.readAllLines(log);
        assertThat(ended).as(String.join("\n", said)).isZero();
        return Json.MAPPER.readTree(said.getLast());
    }

    @Test
    void googlesOwnClientForNodeWorks() throws IOException, InterruptedException {
        JsonNode seen = seen("googleapis.mjs");
        assertThat(seen.get("title").asText()).isEqualTo("Node");
        assertThat(seen.get("appended").asText()).isEqualTo("Sheet1!A2:B2");
        assertThat(seen.get("values").toString()).isEqualTo("[[\"Job\",\"Price\"],[\"Logo\",\"Rp1.500.000\"]]");
        assertThat(seen.get("left").toString())
                .isEqualTo("[{\"properties\":{\"title\":\"Sheet1\"},\"data\":[{\"rowData\":[{\"values\":"
                        + "[{\"formattedValue\":\"Job\"},{\"formattedValue\":\"Price\"}]},{\"values\":[{},{}]}]}]}]");
        assertThat(seen.get("error").toString()).isEqualTo("[404,\"Requested entity was not found.\"]");
    }

    @Test
    void aClientThatManyUseWorks() throws IOException, InterruptedException {
        JsonNode seen = seen("google-spreadsheet.mjs");
        assertThat(seen.get("title").asText()).isEqualTo("Community");
        assertThat(seen.get("rows").toString())
                .isEqualTo("[[\"Logo\",\"1500\",\"2026-12-24\"],[\"Poster\",\"700\",\"\"],[\"Card\",\"2200\",\"\"]]");
        assertThat(seen.get("formula").toString()).isEqualTo("[\"=B2+B3\",2300]");
        assertThat(seen.get("cell").toString()).isEqualTo("[\"1,500.00\",\"as agreed\"]");
        assertThat(seen.get("after").toString()).isEqualTo("[\"Poster\",\"Card\"]");
        assertThat(seen.get("sheets").toString()).isEqualTo("[\"Sheet1\"]");
    }
}
