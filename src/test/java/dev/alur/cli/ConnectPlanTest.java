package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `alur connect` shows before anything is written, and what it refuses.
final class ConnectPlanTest {
    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    @Test
    void withoutAYesNothingIsWritten() throws Exception {
        ForeignTrackers.sideBySide(book.book());
        byte[] before = Files.readAllBytes(book.book());

        Command.Ended ended = book.run("connect");

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.out())
                .contains("Daftar Kerja", "baris 10", "pasti", "+ 'Daftar Kerja'!H10  kolom baru ID")
                .contains("alur connect " + book.name() + " --yes");
        assertThat(Files.readAllBytes(book.book())).isEqualTo(before);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void whatAMachineReadsSaysTheMappingAndThePlan() throws Exception {
        ForeignTrackers.sideBySide(book.book());

        JsonNode json = book.json("connect");

        JsonNode tracker = json.path("tracker");
        assertThat(tracker.path("sheet").asText()).isEqualTo("Daftar Kerja");
        assertThat(tracker.path("headerRow").asInt()).isEqualTo(10);
        assertThat(tracker.path("fields").path("stage").path("column").asText()).isEqualTo("D");
        assertThat(tracker.path("fields").path("stage").path("header").asText()).isEqualTo("Status");
        assertThat(tracker.path("fields").path("stage").path("confidence").asDouble())
                .isGreaterThan(0.8);
        assertThat(tracker.path("fields").path("stage").path("evidence").asText())
                .isNotBlank();
        assertThat(tracker.path("questions").isArray()).isTrue();
        assertThat(json.path("plan").path("changes").findValuesAsText("kind"))
                .containsExactly(
                        "column", "sheet", "sheet", "cell", "cell", "cell", "sheet", "sheet", "sheet", "sheet");
        assertThat(json.path("written").asBoolean()).isFalse();
    }

    @Test
    void whatIsNoTrackerIsRefusedPolitely() throws Exception {
        new Foreign()
                .sheet("Kalender")
                .row("A1", "Senin", "Selasa", "Rabu", "Kamis", "Jumat")
                .row("A2", "1", "2", "3", "4", "5")
                .row("A3", "rapat", null, "libur")
                .save(book.book());

        Command.Ended ended = book.run("connect", "--json");

        assertThat(ended.code()).isEqualTo(1);
        JsonNode refused = new ObjectMapper().readTree(ended.out()).path("refused");
        assertThat(refused.path("key").asText()).isNotBlank();
        assertThat(refused.path("summary").asText()).isNotBlank();
    }

    @Test
    void whatCannotBeMeantIsTold() {
        ForeignTrackers.german(book.book());
        assertThat(book.run("connect", "--map", "Statsu=stage"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("Status"));
        assertThat(book.run("connect", "--map", "Status=stge"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("stage"));
        assertThat(book.run("connect", "--map", "Status").code()).isEqualTo(64);
        assertThat(book.alur()
                        .run("connect", folder.resolve("nowhere.xlsx").toString())
                        .code())
                .isEqualTo(1);
        assertThat(book.run("connect", "--sheet", "Auftrage").err()).contains("Aufträge");
    }

    @Test
    void whatIsOpenHasToBeSaidBeforeAnythingIsWritten() throws Exception {
        ForeignTrackers.twoStatuses(book.book());
        byte[] before = Files.readAllBytes(book.book());

        JsonNode questions = book.json("connect").path("tracker").path("questions");
        assertThat(questions.findValuesAsText("field")).contains("stage");
        assertThat(questions.findValuesAsText("map")).contains("C=stage", "D=stage");
        Command.Ended ended = book.run("connect", "--yes");
        assertThat(ended.code()).as(ended.all()).isEqualTo(64);
        assertThat(ended.err()).contains("--map");
        assertThat(Files.readAllBytes(book.book())).isEqualTo(before);

        book.done("connect", "--map", "D=stage", "--yes");
        assertThat(book.get("Settings!A2:B6")).contains("Column Stage,Status (2)");
        assertThat(book.get("Workflow!B2:B3")).isEqualTo("Open\nDone");
        assertThat(book.run("check").code()).isZero();
    }

    private String stages(String... arguments) throws Exception {
        JsonNode stages = book.json("connect", arguments).path("tracker").path("stages");
        return words(stages, "order") + " / " + words(stages, "stopped") + " / " + words(stages, "guessed");
    }

    private static String words(JsonNode stages, String name) {
        List<String> words = new ArrayList<>();
        stages.path(name).forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    private void list(String... stages) {
        Foreign foreign = new Foreign().sheet("Work").header("A1", "Ref", "Client", "Project", "Status", "Start Date");
        for (int i = 0; i < stages.length; i++) {
            foreign.row("A" + (i + 2), "W-" + (i + 1), "Acme", "Job " + i, stages[i], ForeignTrackers.DAY.minusDays(i));
        }
        foreign.save(book.book());
    }

    @Test
    void stagesStandInTheOrderOfTheirMeaning() throws Exception {
        list("Lunas", "Batal", "Selesai", "Ditagih", "Baru", "Revisi", "Dikerjakan");
        assertThat(stages()).isEqualTo("Baru, Dikerjakan, Revisi, Selesai, Ditagih, Lunas / Batal / ");
        assertThat(book.done("connect"))
                .contains("Baru -> Dikerjakan -> Revisi -> Selesai -> Ditagih -> Lunas", "no step leads there: Batal");

        book.done("connect", "--yes");
        assertThat(book.get("Workflow!B2:D8"))
                .isEqualTo("Baru,,Dikerjakan\nDikerjakan,,Revisi\nRevisi,,Selesai\nSelesai,,Ditagih\nDitagih,,Lunas\n"
                        + "Lunas,,\nBatal,,");
        assertThat(book.done("check")).doesNotContain("Batal");
    }

    @Test
    void aListInTheOrderOfTheAlphabetIsNobodysOrder() throws Exception {
        new Foreign()
                .sheet("Aufträge")
                .header("A1", "Nr.", "Kunde", "Projekt", "Status")
                .row("A2", "P-1", "Lang", "Logo", "fertig")
                .row("A3", "P-2", "Weber", "Seite", "in Arbeit")
                .list("D2:D99", "abgerechnet", "fertig", "in Arbeit", "neu", "storniert")
                .save(book.book());
        assertThat(stages()).isEqualTo("neu, in Arbeit, fertig, abgerechnet / storniert / ");
    }

    @Test
    void anOrderThatAPersonMadeStaysAndWhatIsOddInItIsTold() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status")
                .row("A2", "J-1", "Acme", "Site", "In progress")
                .row("A3", "J-2", "Zeta", "Film", "Paid")
                .list("D2:D99", "Quoted", "Paid", "In progress", "Delivered", "Cancelled")
                .save(book.book());
        assertThat(stages())
                .isEqualTo("Quoted, Paid, In progress, Delivered / Cancelled / Paid, In progress, Delivered");
    }

    @Test
    void daysDecideWhereWordsTellNothing() throws Exception {
        list("Glazing", "Glazing", "Kiln", "Kiln", "Kiln", "Clay");
        assertThat(stages()).isEqualTo("Glazing, Kiln, Clay /  / Clay");

        list("Glazing", "Kiln", "Glazing", "Kiln", "Done");
        assertThat(stages()).isEqualTo("Glazing, Kiln, Done /  / Glazing, Kiln");
    }

    @Test
    void aPersonSaysTheOrderOfTheStages() throws Exception {
        list("Glazing", "Kiln", "Done", "Broken");
        assertThat(stages("--stages", "Kiln, glazing ,Sold,Done")).isEqualTo("Kiln, Glazing, Sold, Done / Broken / ");
        assertThat(book.run("connect", "--stages", "Kiln,Glazin"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("Glazing"));

        book.done("connect", "--stages", "Kiln,Glazing,Done", "--yes");
        assertThat(book.get("Workflow!B2:D5")).isEqualTo("Kiln,,Glazing\nGlazing,,Done\nDone,,\nBroken,,");
        assertThat(book.run("connect", "--stages", "Glazing,Kiln"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("Workflow"));
    }

    @Test
    void noMappingMakesAListOfAWallCalendar() throws Exception {
        new Foreign()
                .sheet("Kalender")
                .row("A1", "Senin", "Selasa", "Rabu", "Kamis", "Jumat")
                .row("A2", "1", "2", "3", "4", "5")
                .row("A3", "rapat", "Menu", "libur", "Logo", "Selesai")
                .save(book.book());

        Command.Ended ended = book.run("connect", "--map", "A=project", "--map", "E=stage", "--json", "--yes");

        assertThat(ended.code()).as(ended.all()).isEqualTo(1);
        assertThat(ended.out()).contains("wall-calendar");
    }

    @Test
    void currencyAndZoneAreTakenFromTheWorkbookAndTheSystemAndShown() throws Exception {
        ForeignTrackers.german(book.book());
        assertThat(book.done("connect").replaceAll("\\s+", " "))
                .contains("the time zone is ", "the currency EUR as usual for the language of the headers");

        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price (US$)")
                .row("A2", "J-1", "Acme", "Site", "Doing", 900)
                .save(book.book());
        assertThat(book.done("connect").replaceAll("\\s+", " ")).contains("the currency USD as the prices show");
        book.done("connect", "--yes");
        assertThat(book.get("Settings!A1:B50"))
                .contains("Currency,USD", "Target on time,", "Production target (min/day),\n")
                .doesNotContain("Target on time,0");
    }
}
