package dev.alur.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.alur.app.StudioFolder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The service for a workbook and a spreadsheet that hold the same.
@QuarkusTest
@QuarkusTestResource(value = StudioFolder.class, restrictToAnnotatedClass = true)
class SpreadsheetServiceTests {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Secret secret;

    @ConfigProperty(name = "alur.folder")
    Path folder;

    @Test
    void aWorkbookAndASpreadsheetStandSideBySideAndAreAppliedAlike() {
        Asking program = new Asking(base).with("Authorization", "Bearer " + secret.token());

        JsonNode all = program.get("/api/v1/trackers").json();
        assertThat(all).hasSize(2);
        String file = all.path(0).path("id").asText();
        String spreadsheet = all.path(1).path("id").asText();
        assertThat(all.path(1).path("name").asText()).startsWith("gsheet:");
        String page = program.with("Accept", "text/html").get("/").body();
        assertThat(page).contains("tracker.xlsx", "Google Sheets · Studio Sri");

        JsonNode one = program.post("/api/v1/trackers/" + file + "/apply", "application/json", "{}")
                .json();
        JsonNode other = program.post("/api/v1/trackers/" + spreadsheet + "/apply", "application/json", "{}")
                .json();

        assertThat(other.path("run").path("changes")).isEqualTo(one.path("run").path("changes"));
        assertThat(folder.resolve("gsheet-" + spreadsheet + "/documents")).isNotEmptyDirectory();
        assertThat(Files.exists(folder.resolve("documents"))).isTrue();
    }
}
