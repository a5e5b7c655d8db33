package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import dev.alur.document.Judge;
import dev.alur.excel.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `alur connect` adds to a workbook of somebody's own, and what it leaves alone.
final class ConnectAddsTest {
    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    @Test
    void aListInTheMiddleOfASheetBecomesATracker() throws Exception {
        Map<String, String> before = Foreign.cells(ForeignTrackers.sideBySide(book.book()));

        book.done("connect", "--yes");

        Map<String, String> after = Foreign.cells(book.book());
        Map<String, String> added = new TreeMap<>(after);
        added.keySet().removeAll(before.keySet());
        assertThat(after).containsAllEntriesOf(before);
        added.keySet().removeIf(cell -> cell.matches("(Pengaturan|Alur|Aturan|Klien|Faktur|Kotak Masuk)!.*"));
        assertThat(added)
                .containsOnly(
                        Map.entry("Daftar Kerja!H10", "ID"),
                        Map.entry("Daftar Kerja!H11", "PRJ-001"),
                        Map.entry("Daftar Kerja!H12", "PRJ-002"),
                        Map.entry("Daftar Kerja!H14", "PRJ-003"));
        assertThat(book.get("Pengaturan!A2:B8"))
                .contains(
                        "Lembar Proyek,Daftar Kerja",
                        "Kolom ID,ID",
                        "Kolom Klien,Nama Klien",
                        "Kolom Proyek,Deskripsi Pekerjaan",
                        "Kolom Tahap,Status (1)");
        assertThat(book.get("Alur!B2:D4")).isEqualTo("Baru,,Revisi\nRevisi,,Selesai\nSelesai,,");
        assertThat(book.get("Klien!A2:A3")).isEqualTo("Kopi Senja\nBu Sri");
        Command.Ended check = book.run("check");
        assertThat(check.code()).as(check.all()).isZero();
        assertThat(book.json("plan").path("changes")).isEmpty();
    }

    @Test
    void aSheetOfTheUsersKeepsItsName() throws Exception {
        new Foreign()
                .sheet("Settings")
                .row("A1", "Colours", "red")
                .sheet("Clients")
                .row("A1", "Monday", "Tuesday")
                .row("A2", "Ayu", "Budi")
                .sheet("Work")
                .header("A1", "Ref", "Task", "Status", "Due Date")
                .row("A2", "A-1", "Menu", "Open", ForeignTrackers.DAY)
                .row("A3", "A-2", "Flyer", "Done", ForeignTrackers.DAY)
                .save(book.book());

        book.done("connect", "--yes");

        assertThat(book.get("'Settings (Alur)'!A1:B9")).contains("Sheet Projects,Work", "Sheet Clients,none");
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void theJudgeFindsOnlyWhatThePlanNamed() throws Exception {
        ForeignTrackers.sideBySide(book.book());
        Path before = Files.copy(book.book(), folder.resolve("before.xlsx"), StandardCopyOption.REPLACE_EXISTING);

        book.done("connect", "--yes");

        assertThat(Corpus.findings(
                        before,
                        book.book(),
                        List.of(
                                "Daftar Kerja!H10=s:ID",
                                "Daftar Kerja!H11=s:PRJ-001",
                                "Daftar Kerja!H12=s:PRJ-002",
                                "Daftar Kerja!H14=s:PRJ-003")))
                // six sheets, a look for what is new in them, and the width of the new column
                .allMatch(finding -> finding.matches("(LOSS\tworkbook:sheets|LOSS\tbytes\txl/styles\\.xml"
                        + "|ADD\tpart-added:part\txl/worksheets/sheet[3-8]\\.xml|ADD\tstyles:(cellXfs|fonts)"
                        + "|ADD\tsheet:cols\tDaftar Kerja).*"));
    }

    static List<Path> corpus() throws IOException {
        return Corpus.trackers();
    }

    @Test
    void everyTrackerOfTheCorpusConnectsOrIsRefusedWithAReason() throws Exception {
        for (Path file : corpus()) {
            Path copy = Files.copy(file, book.book(), StandardCopyOption.REPLACE_EXISTING);
            assertThat(copy.toFile().setWritable(true)).isTrue();
            Command.Ended ended = book.run("connect", "--lang", "en", "--json", "--yes");
            assertThat(ended.code()).as(file + "\n" + ended.all()).isIn(0, 1);
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.has("tracker") || json.has("refused")).isTrue();
            if (json.has("tracker")) {
                assertThat(json.path("written").asBoolean()).isTrue();
                assertThat(book.run("check").code()).as(String.valueOf(file)).isZero();
                assertThat(book.json("plan").path("changes"))
                        .as(String.valueOf(file))
                        .isEmpty();
            }
        }
    }

    @Test
    @Tag("judge")
    void anotherProgramOpensWhatWasConnected() throws Exception {
        ForeignTrackers.sideBySide(book.book());
        book.done("connect", "--yes");
        Path opened = Judge.office(book.book(), "xlsx");
        assertThat(Foreign.cells(opened))
                .containsEntry("Daftar Kerja!H11", "PRJ-001")
                .containsEntry("Pengaturan!B2", "Daftar Kerja")
                .containsKey("Aturan!A1");
    }
}
