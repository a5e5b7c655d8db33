package dev.alur.google.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests and answers are held against the API's own description.
class StrictTest extends OnServer {
    @Test
    void aNameThatTheApiDoesNotHaveIsRefusedAndSaidWhere() {
        JsonNode error = client.fail(
                "POST", "/v4/spreadsheets/" + id + ":batchUpdate", "{requests:[{addSheet:{properties:{titel:'x'}}}]}");
        assertThat(error.get("message").asText())
                .isEqualTo("Invalid JSON payload received. Unknown name \"titel\" at"
                        + " 'requests[0].add_sheet.properties': Cannot find field.");
        assertThat(error.at("/details/0/fieldViolations/0/field").asText())
                .isEqualTo("requests[0].add_sheet.properties");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{requests:[{deleteSheet:{sheetId:'x'}}]}",
                "{requests:[{deleteSheet:{sheetId:1.5}}]}",
                "{requests:[{addSheet:{properties:{hidden:'yes'}}}]}",
                "{requests:[{addSheet:{properties:{title:5}}}]}",
                "{requests:[{addSheet:[]},{}]}",
                "{requests:['x']}",
                "{requests:[{updateCells:{start:{},fields:'*',rows:[{values:[{userEnteredValue:{numberValue:'n'}}]}]}}]}"
            })
    void aValueOfAnotherTypeIsRefused(String body) {
        JsonNode error = client.fail("POST", "/v4/spreadsheets/" + id + ":batchUpdate", body);
        assertThat(error.get("status").asText()).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void aMaskAndAQueryMayNameOnlyWhatThereIs() {
        JsonNode error = client.fail("GET", "/v4/spreadsheets/" + id + "?fields=sheets.data.rows", "");
        assertThat(error.at("/details/0/fieldViolations/0/description").asText())
                .isEqualTo(
                        "Error expanding 'fields' parameter. Cannot find matching fields for path 'sheets.data.rows'.");
        assertThat(client.fail("GET", "/v4/spreadsheets/" + id + "?includeGrid=true", "")
                        .get("message")
                        .asText())
                .contains("Unknown name \"includeGrid\": Cannot bind query parameter.");
        assertThat(client.fail("GET", "/drive/v3/files?fields=files(idd)", "")
                        .get("message")
                        .asText())
                .isEqualTo("Invalid field selection files.idd");
    }

    @Test
    void aCallWithoutATokenIsNobodys() {
        assertThat(client.fail("GET", "/v4/spreadsheets", "").get("code").asInt())
                .isEqualTo(501);
        try (Client nobody = new Client(server.address(), "")) {
            server.callers().onlyKnown();
            assertThat(nobody.fail("GET", "/v4/spreadsheets/" + id, "")
                            .get("code")
                            .asInt())
                    .isEqualTo(401);
        }
    }

    @Test
    void anAnswerThatDoesNotFitIsOurFault() {
        Inspector inspector = new Inspector(Shapes.sheets(), Shapes.drive());
        Kind get = new Kind("sheets.spreadsheets.get", false);
        assertThat(inspector.answer(get, Json.parse("{\"sheets\":[{\"properties\":{\"titel\":\"x\"}}]}")))
                .contains("Unknown name \"titel\"");
        assertThat(inspector.answer(get, Json.parse("{\"sheets\":[{\"properties\":{\"title\":\"x\"}}]}")))
                .isNull();
    }

    @Test
    void theModelsOfGooglesClientTellTheSameFieldsAsTheDiscoveryDocument() throws IOException {
        Path document = discovery();
        DiscoveryShapes told = new DiscoveryShapes(document);
        ModelShapes models = new ModelShapes("com.google.api.services.sheets.v4.model.");
        List<String> missing = new ArrayList<>();
        Json.MAPPER
                .readTree(Files.readAllBytes(document))
                .get("schemas")
                .fieldNames()
                .forEachRemaining(type -> {
                    Map<String, Shape> fields = models.fields(type);
                    told.fields(type).keySet().stream()
                            .filter(field -> fields != null && !fields.isEmpty() && !fields.containsKey(field))
                            .forEach(field -> missing.add(type + "." + field));
                });
        assertThat(missing).isEmpty();
        assertThat(models.fields("GridRange")).isEqualTo(told.fields("GridRange"));
    }

    @Test
    void theMethodsAreThoseOfTheDiscoveryDocument() throws IOException {
        JsonNode root = Json.MAPPER.readTree(Files.readAllBytes(discovery()));
        Map<String, List<String>> told = new TreeMap<>();
        methods(root, told);
        assertThat(Inspector.methods().keySet()).isEqualTo(told.keySet());
        Inspector.methods()
                .forEach((method, line) -> assertThat(line.subList(1, line.size()))
                        .as(method)
                        .containsExactlyInAnyOrderElementsOf(told.get(method)));
    }

    private static Path discovery() {
        Path document = Shapes.FOLDER.resolve("sheets-v4.json");
        Assumptions.assumeTrue(
                Files.exists(document), "skipped: the discovery documents are not beside the project (../shared)");
        return document;
    }

    private static void methods(JsonNode resource, Map<String, List<String>> into) {
        resource.path("resources").forEach(each -> methods(each, into));
        resource.path("methods").forEach(method -> {
            List<String> line = new ArrayList<>();
            line.add(method.path("request").path("$ref").asText("-"));
            line.add(method.path("response").path("$ref").asText("-"));
            method.path("parameters").properties().forEach(parameter -> {
                if (parameter.getValue().get("location").asText().equals("query")) {
                    line.add(parameter.getKey());
                }
            });
            into.put(method.get("id").asText(), line);
        });
    }
}
