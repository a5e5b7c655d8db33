package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import dev.alur.plan.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alur undo` and `alur invoice` over a sample, as text and as JSON.
class UndoCommandTest {
    private static final String TODAY = "2026-11-24";

    @TempDir
    Path folder;

    private Path tracker;

    @BeforeEach
    void applySample() throws IOException {
        tracker = folder.resolve("tracker.xlsx");
        Files.copy(Path.of("samples/freelance-en/tracker.xlsx"), tracker);
        assertThat(run("apply", tracker.toString(), "--yes", "--today", TODAY).code())
                .isZero();
    }

    private Command.Ended run(String... arguments) {
        return Command.with(folder.resolve("state")).run(arguments);
    }

    private JsonNode json(Command.Ended ended) throws JsonProcessingException {
        assertThat(ended.code()).as(ended.all()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private String name() {
        return tracker.toString();
    }

    @Test
    void aRunIsTakenBackAndSaysWhatIsHeld() throws IOException {
        JsonNode dry = json(run("undo", name(), "--dry-run", "--json"));
        assertThat(dry.path("undoes").asInt()).isEqualTo(1);
        assertThat(dry.path("changes")).isNotEmpty();

        Command.Ended undone = run("undo", name(), "--yes");

        assertThat(undone.code()).as(undone.all()).isZero();
        assertThat(undone.out()).contains("Run 1 is undone (that was run 2).", "held now");
        JsonNode plan = json(run("plan", name(), "--json"));
        assertThat(plan.path("changes")).isEmpty();
        assertThat(plan.path("waiting").findValues("undoneBy")).isNotEmpty().allMatch(by -> by.asInt() == 2);
        assertThat(run("plan", name()).out()).contains("undone by run 2; to do it again:");
        assertThat(run("runs", name()).out()).contains("undone by run 2", "undid run 1");
        assertThat(json(run("show", name(), "1", "--json")).path("undoneBy").asInt())
                .isEqualTo(2);
        assertThat(run("check", name()).code()).isZero();
    }

    @Test
    void whatTakesSomethingBackFitsThePlansSchema() throws IOException {
        JsonSchema schema = JsonSchema.read(Path.of("src/docs/plan.schema.json"));
        String undo = run("undo", name(), "--dry-run", "--json").out();
        assertThat(new ObjectMapper().readTree(undo).path("changes").findValuesAsText("kind"))
                .contains("cell", "invoice");
        assertThat(schema.check(undo)).isEmpty();
        assertThat(schema.check(undo.replace("\"number\"", "\"numero\""))).isNotEmpty();
        String number = json(run("invoice", "list", name(), "--json"))
                .findValuesAsText("number")
                .getLast();
        String voiding =
                run("invoice", "void", name(), number, "--dry-run", "--json").out();
        assertThat(voiding).contains("\"undoes\" : 0");
        assertThat(schema.check(voiding)).isEmpty();
    }

    @Test
    void withoutAYesOnATerminalNothingIsUndone() throws IOException {
        byte[] before = Files.readAllBytes(tracker);
        Command.Ended asked = run("undo", name());
        assertThat(asked.code()).isEqualTo(Exit.USAGE);
        assertThat(asked.err()).contains("alur undo", "--yes");
        assertThat(Files.readAllBytes(tracker)).isEqualTo(before);
    }

    @Test
    void invoicesAreListedShownAndVoided() throws IOException {
        JsonNode all = json(run("invoice", "list", name(), "--json"));
        String number = "";
        for (JsonNode each : all) {
            number = each.path("run").asInt() == 1 ? each.path("number").asText() : number;
        }
        assertThat(number).isNotEmpty();
        assertThat(run("invoice", "list", name()).out()).contains(number);
        assertThat(json(run("invoice", "show", name(), number, "--json"))
                        .path("state")
                        .asText())
                .isEqualTo("open");

        Command.Ended voided = run("invoice", "void", name(), number, "--yes", "--because", "sent twice");

        assertThat(voided.code()).as(voided.all()).isZero();
        assertThat(voided.out()).contains("The invoice is void (that was run 2).");
        assertThat(run("show", name(), "2").out()).contains("sent twice");
        JsonNode shown = json(run("invoice", "show", name(), number, "--json"));
        assertThat(shown.path("state").asText()).isEqualTo("void");
        assertThat(shown.path("voidedBy").asInt()).isEqualTo(2);
        assertThat(run("invoice", "show", name(), number).out()).contains("void", "issued by run 1");
        Command.Ended again = run("invoice", "void", name(), number, "--yes");
        assertThat(again.code()).isEqualTo(Exit.ERRORS);
        assertThat(again.err()).contains("is void already");
    }

    @Test
    void whatSomebodyChangedSinceIsShownAsTextAndAsJson() throws IOException {
        assertThat(run("plan", name()).out()).doesNotContain("Changed since");
        String address = "";
        for (JsonNode change : json(run("show", name(), "1", "--json")).path("changes")) {
            address = change.path("header").asText().equals("Due")
                    ? change.path("address").asText()
                    : address;
        }
        assertThat(run("set", name(), address + "=2026-12-11").code()).isZero();

        JsonNode drift = json(run("plan", name(), "--json")).path("drift");

        assertThat(drift).hasSize(1);
        assertThat(drift.path(0).path("address").asText()).isEqualTo(address);
        assertThat(drift.path(0).path("after").asText()).isEqualTo("2026-12-11");
        assertThat(drift.path(0).path("since").asInt()).isEqualTo(1);
        assertThat(JsonSchema.read(Path.of("src/docs/plan.schema.json"))
                        .check(run("plan", name(), "--json").out()))
                .isEmpty();
        assertThat(run("plan", name()).out()).contains("Changed since run 1", address, "Due \"2026-12-04\" ->");
        assertThat(run("plan", name(), "--lang", "id").out()).contains("Diubah sejak proses 1");
        assertThat(run("show", name(), "1").out()).contains("Changed since run 1", address);
        assertThat(json(run("show", name(), "1", "--json")).path("drift")).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodIsUsage() {
        assertThat(run("invoice", "eat", name()).code()).isEqualTo(Exit.USAGE);
        assertThat(run("invoice", "void", name()).code()).isEqualTo(Exit.USAGE);
        assertThat(run("invoice", "show", name(), "INV-1").code()).isEqualTo(Exit.USAGE);
        assertThat(run("undo", name(), "9", "--yes").code()).isEqualTo(Exit.ERRORS);
    }
}
