package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alur adopt` over a sample, as text and as JSON, and what a person is told before it.
class AdoptCommandTest {
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

    @Test
    void aCopyIsRefusedLookedAtAndAdopted() throws IOException {
        String copy = folder.resolve("copy.xlsx").toString();
        Files.copy(tracker, Path.of(copy));
        byte[] before = Files.readAllBytes(Path.of(copy));
        Command.Ended refused = run("plan", copy);
        assertThat(refused.code()).isEqualTo(Exit.ERRORS);
        assertThat(words(refused.err())).contains("alur adopt copy.xlsx --copy", tracker.toString());

        JsonNode look = json(run("adopt", copy, "--copy", "--dry-run", "--json"));
        assertThat(look.path("done").asBoolean()).isFalse();
        assertThat(look.path("serial").asInt()).isEqualTo(2);
        assertThat(look.path("changes").path(0).path("kind").asText()).isEqualTo("setting");
        assertThat(run("adopt", copy, "--copy").code()).isEqualTo(Exit.USAGE);
        assertThat(words(run("adopt", copy, "--copy", "--dry-run").out()))
                .contains("This is a copy of " + tracker, "would live a life of its own", "alur set ");
        assertThat(Files.readAllBytes(Path.of(copy))).isEqualTo(before);

        Command.Ended adopted = run("adopt", copy, "--copy", "--yes");

        assertThat(adopted.code()).as(adopted.all()).isZero();
        assertThat(words(adopted.out())).contains("From run 2 on it lives a life of its own.");
        assertThat(json(run("plan", copy, "--json")).path("changes")).isEmpty();
        assertThat(run("runs", copy).out()).contains("a copy got a life of its own");
        assertThat(json(run("show", copy, "2", "--json")).path("adopted").asText())
                .isEqualTo("copy");
        Command.Ended undo = run("undo", copy, "--yes");
        assertThat(undo.code()).isEqualTo(Exit.ERRORS);
        assertThat(words(undo.err())).contains("Run 2 cannot be taken back");
        Command.Ended check = run("check", copy);
        assertThat(check.code()).as("a warning").isZero();
        assertThat(words(check.all())).contains("belongs to the tracker of which this one was a copy");
        assertThat(run("check", tracker.toString()).code()).isZero();
        assertThat(run("adopt", copy, "--copy", "--yes").code()).isEqualTo(Exit.ERRORS);
    }

    @Test
    void anOlderCopyIsRefusedLookedAtAndAdopted() throws IOException {
        byte[] old = Files.readAllBytes(tracker);
        String number = json(run("invoice", "list", name(), "--json")).findValuesAsText("number").stream()
                .max(String::compareTo)
                .orElseThrow();
        assertThat(run("invoice", "void", name(), number, "--yes").code()).isZero();
        Files.write(tracker, old);
        Command.Ended refused = run("plan", name());
        assertThat(refused.code()).isEqualTo(Exit.ERRORS);
        assertThat(words(refused.err())).contains("alur adopt tracker.xlsx --restored");

        assertThat(words(run("adopt", name(), "--restored", "--dry-run", "--lang", "id")
                        .out()))
                .contains("salinan lama ini akan menjadi acuan");
        JsonNode adopted = json(run("adopt", name(), "--restored", "--yes", "--json"));

        assertThat(adopted.path("run").path("serial").asInt()).isEqualTo(3);
        assertThat(adopted.path("run").path("adopted").asText()).isEqualTo("restored");
        assertThat(adopted.path("problems").toString()).contains(number);
        assertThat(json(run("plan", name(), "--json")).path("changes")).isEmpty();
        assertThat(run("invoice", "void", name(), number, "--yes").code()).isZero();
        assertThat(run("check", name()).code()).isZero();
    }

    @Test
    void numbersAreTakenOver() throws IOException {
        assertThat(run("adopt", name(), "--numbers", "--yes").out()).contains("knows every invoice number");
        assertThat(run("set", name(), "--append", "Invoices", "Number=INV-2026-099")
                        .code())
                .isZero();
        Command.Ended check = run("check", name());
        assertThat(check.code()).isEqualTo(Exit.ERRORS);
        assertThat(words(check.all())).contains("alur adopt TRACKER --numbers");

        assertThat(run("adopt", name(), "--numbers", "--dry-run").out()).contains("INV-2026-099  Invoices!A");
        JsonNode adopted = json(run("adopt", name(), "--numbers", "--yes", "--json"));

        assertThat(adopted.path("numbers").toString()).isEqualTo("[\"INV-2026-099\"]");
        assertThat(adopted.path("run").isNull()).isTrue();
        assertThat(run("check", name()).code()).isZero();
    }

    @Test
    void anOlderJournalIsNamedAndMadeAnew() throws IOException {
        Path journal;
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            journal = files.filter(file -> file.endsWith("journal.db"))
                    .findFirst()
                    .orElseThrow();
        }
        Path old = Files.copy(journal, folder.resolve("old.db"));
        String number = json(run("invoice", "list", name(), "--json")).findValuesAsText("number").stream()
                .max(String::compareTo)
                .orElseThrow();
        assertThat(run("invoice", "void", name(), number, "--yes").code()).isZero();
        Files.copy(old, journal, StandardCopyOption.REPLACE_EXISTING);
        for (String verb : new String[] {"plan", "apply"}) {
            Command.Ended refused = run(verb, name());
            assertThat(refused.code()).isEqualTo(Exit.ERRORS);
            assertThat(words(refused.err()))
                    .contains("has seen run 2, but the journal only knows run 1", "alur journal rebuild tracker.xlsx");
        }
        for (String way : new String[] {"--numbers", "--restored"}) {
            Command.Ended refused = run("adopt", name(), way, "--yes");
            assertThat(refused.code()).isEqualTo(Exit.ERRORS);
            assertThat(words(refused.err())).contains("alur journal rebuild");
        }
        assertThat(run("journal", "rebuild", name()).code()).isZero();
        assertThat(json(run("runs", name(), "--json")).path(0).path("serial").asInt())
                .isEqualTo(2);
        assertThat(run("check", name()).code()).isZero();
        assertThat(json(run("plan", name(), "--json")).findValuesAsText("number"))
                .filteredOn(each -> each.startsWith("INV-"))
                .isNotEmpty()
                .allSatisfy(next -> assertThat(next).isGreaterThan(number));
    }

    @Test
    void whatIsNotUnderstoodIsUsage() {
        assertThat(run("adopt", name()).code()).isEqualTo(Exit.USAGE);
        assertThat(run("adopt", name(), "--copy", "--restored").code()).isEqualTo(Exit.USAGE);
        assertThat(run("adopt").code()).isEqualTo(Exit.USAGE);
        Command.Ended none = run("adopt", name(), "--restored", "--yes");
        assertThat(none.code()).isEqualTo(Exit.ERRORS);
        assertThat(words(none.err())).contains("not an older copy");
    }

    /// Lines joined, for where they break depends on the width.
    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private String name() {
        return tracker.toString();
    }
}
