package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alur.Command;
import dev.alur.document.Judge;
import dev.alur.excel.Corpus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `alur connect` on workbooks as people make them.
final class ConnectTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    private Command alur;
    private Path book;

    @BeforeEach
    void places() {
        alur = Command.with(folder.resolve("state"));
        book = folder.resolve("work.xlsx");
    }

    /// Headers in row 10 from column B on, a legend beside them with a Status of its own, a total, no
    /// ids; the list of
    /// stages has a stray blank.
    private Path sideBySide() {
        return new Foreign()
                .sheet("Ringkasan")
                .row("A1", "Ringkasan bulan ini")
                .sheet("Daftar Kerja")
                .row("B2", "PEKERJAAN STUDIO 2026")
                .merged("B2:H2")
                .row("B4", "Hijau: mendesak. Mohon diisi setiap hari Jumat.")
                .header("B10", "Nama Klien", "Deskripsi Pekerjaan", "Status", "Mulai", "Tenggat", "Harga")
                .header("J10", "Status", "Arti")
                .row("J11", "Baru", "belum disentuh")
                .row("J12", "Revisi", "menunggu klien")
                .row("B11", "Kopi Senja", "Menu", "Baru", DAY, DAY.plusDays(7), 750_000)
                .row("B12", "Bu Sri", "Spanduk", "Revisi ", DAY, DAY.plusDays(9), 500_000)
                .row("B13", "Minggu kedua")
                .row("B14", "Kopi Senja", "Kartu nama", "Selesai", DAY, DAY.plusDays(3), 250_000)
                .row("B16", "Total", null, null, null, null, "=SUM(G11:G14)")
                .list("D11:D40", "Baru", "Revisi ", "Selesai")
                .save(book);
    }

    /// A stage that a formula makes of boxes, an id of their own.
    private Path boxes() {
        return new Foreign()
                .sheet("Tasks")
                .header("A1", "Task ID", "Task", "Owner", "Due date", "Draft", "Review", "Sent", "Status", "Notes")
                .row("A2", "JIRA-1001", "Newsletter", "Ayu", DAY, true, false, false, stage(2))
                .row("A3", "JIRA-1002", "Landing page", "Budi", DAY.plusDays(30), false, false, false, stage(3))
                .row("A4", "JIRA-1003", "Banner", "Ayu", DAY.plusDays(30), true, true, true, stage(4))
                .save(book);
    }

    private static String stage(int row) {
        return "=IF(AND(E" + row + ",F" + row + ",G" + row + "),\"Done\",IF(F" + row + ",\"In review\",IF(E" + row
                + ",\"Drafted\",\"To do\")))";
    }

    /// German, with a list of invoices that has gaps, a paid one and an open one.
    private Path german() {
        return new Foreign()
                .sheet("Aufträge")
                .row("A1", "Aufträge 2026")
                .header("A3", "Nr.", "Kunde", "Projekt", "Status", "Beginn", "Fällig", "Betrag", "Rechnungsnr.")
                .row("A4", "P-1", "Bäckerei Lang", "Logo", "Fertig", DAY, DAY.plusDays(5), 900, "R-2026-007")
                .row("A5", "P-2", "Praxis Weber", "Webseite", "In Arbeit", DAY, DAY.plusDays(20), 2400, null)
                .row("A6", "P-3", "Bäckerei Lang", "Flyer", "Fertig", DAY, DAY.plusDays(6), 300, null)
                .sheet("Rechnungen")
                .header("A1", "Rechnungsnr.", "Datum", "Kunde", "Betrag", "Bezahlt", "Status")
                .row("A2", "R-2026-003", DAY.minusDays(90), "Praxis Weber", 500, 500, "bezahlt")
                .row("A3", "R-2026-007", DAY, "Bäckerei Lang", 900, 0, "offen")
                .save(book);
    }

    /// Numbers of invoices stand in the jobs only.
    private Path numbered() {
        return new Foreign()
                .sheet("Projects")
                .header("A1", "Client", "Project", "Stage", "Price", "Paid", "Invoice No")
                .row("A2", "Acme", "Site", "Done", 1200, "yes", "INV-2026-011")
                .row("A3", "Acme", "Poster", "Done", 300, "no", "INV-2026-014")
                .row("A4", "Globex", "Video", "Doing", 900, null, null)
                .save(book);
    }

    private JsonNode json(String... arguments) throws IOException {
        Command.Ended ended = alur.run(arguments);
        assertThat(ended.code()).as(ended.all()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private String get(String cells) {
        return alur.run("get", book.toString(), cells, "--csv").out().strip().replaceAll("\\R", "\n");
    }

    private void done(String... arguments) {
        Command.Ended ended = alur.run(arguments);
        assertThat(ended.code()).as(ended.all()).isZero();
    }

    @Test
    void withoutAYesNothingIsWritten() throws Exception {
        sideBySide();
        byte[] before = Files.readAllBytes(book);

        Command.Ended ended = alur.run("connect", book.toString());

        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.out())
                .contains("Daftar Kerja", "baris 10", "pasti", "+ 'Daftar Kerja'!H10  kolom baru ID")
                .contains("alur connect " + book + " --yes");
        assertThat(Files.readAllBytes(book)).isEqualTo(before);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void whatAMachineReadsSaysTheMappingAndThePlan() throws Exception {
        sideBySide();

        JsonNode json = json("connect", book.toString(), "--json");

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
    void aListInTheMiddleOfASheetBecomesATracker() throws Exception {
        Map<String, String> before = Foreign.cells(sideBySide());

        done("connect", book.toString(), "--yes");

        Map<String, String> after = Foreign.cells(book);
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
        assertThat(get("Pengaturan!A2:B8"))
                .contains(
                        "Lembar Proyek,Daftar Kerja",
                        "Kolom ID,ID",
                        "Kolom Klien,Nama Klien",
                        "Kolom Proyek,Deskripsi Pekerjaan",
                        "Kolom Tahap,Status (1)");
        assertThat(get("Alur!B2:D4")).isEqualTo("Baru,,Revisi\nRevisi,,Selesai\nSelesai,,");
        assertThat(get("Klien!A2:A3")).isEqualTo("Kopi Senja\nBu Sri");
        Command.Ended check = alur.run("check", book.toString());
        assertThat(check.code()).as(check.all()).isZero();
        assertThat(json("plan", book.toString(), "--json").path("changes")).isEmpty();
    }

    @Test
    void rulesReachTheRightRowsHoweverTheSheetIsSorted() throws Exception {
        sideBySide();
        String tracker = book.toString();
        done("connect", tracker, "--yes");
        done("set", tracker, "Alur!C2=[Tenggat]<DATE(2026,11,10)", cell("Pengaturan", "Penjual") + "=Studio Ayu");
        rule("Murah", "[Harga]<600000", "isi kolom", "Harga", "600000");
        rule("Tagih", "[Tahap]=\"Selesai\"", "terbitkan faktur", "", "");
        assertThat(alur.run("plan", tracker, "--detailed-exitcode").code()).isEqualTo(2);

        Foreign.swap(book, "Daftar Kerja", 11, 14);
        Map<String, String> before = Foreign.cells(book);
        done("apply", tracker, "--approve", "all", "--yes");

        Map<String, String> changed = new TreeMap<>(Foreign.cells(book));
        changed.entrySet().removeAll(before.entrySet());
        changed.keySet().removeIf(cell -> cell.matches("(Pengaturan|Faktur|Kotak Masuk)!.*"));
        assertThat(changed)
                .containsOnly(
                        // Kopi Senja's menu, sorted to row 14, advances: as the list writes it
                        Map.entry("Daftar Kerja!D14", "Revisi "),
                        // everything below 600,000: Bu Sri's banner and, sorted to row 11, the cards
                        Map.entry("Daftar Kerja!G12", "600000"),
                        Map.entry("Daftar Kerja!G11", "600000"));
        assertThat(get("Faktur!A2:E2")).startsWith("INV-2026-001,").endsWith(",PRJ-003");
        assertThat(alur.run("plan", tracker, "--detailed-exitcode").code()).isZero();
        assertThat(alur.run("check", tracker).code()).isZero();
    }

    private void rule(String name, String when, String what, String field, String value) {
        done(
                "set",
                book.toString(),
                "--append",
                "Aturan",
                "Aturan=" + name,
                "Bila=" + when,
                "Lakukan=" + what,
                "Kolom=" + field,
                "Isi=" + value,
                "Mode=otomatis");
    }

    private String cell(String sheet, String key) {
        return sheet + "!B" + row(sheet, key);
    }

    @Test
    void aStageThatAFormulaMakesIsAdvancedByItsBoxes() throws Exception {
        boxes();
        done("connect", book.toString(), "--yes");
        assertThat(get("Settings!A2:B9")).contains("Column ID,Task ID", "Column Stage,Status");
        assertThat(get("Workflow!B2:D5")).contains("To do", "Drafted", "In review", "Done");
        done("set", book.toString(), "Workflow!C3=[Due]<TODAY()");
        Map<String, String> before = Foreign.cells(book);

        done("apply", book.toString(), "--yes");

        Map<String, String> changed = new TreeMap<>(Foreign.cells(book));
        changed.entrySet().removeAll(before.entrySet());
        changed.keySet().removeIf(cell -> cell.matches("(Settings|Inbox)!.*"));
        assertThat(changed).containsOnly(Map.entry("Tasks!F2", "TRUE"));
    }

    @Test
    void invoicesThatThereAreGoOn() throws Exception {
        german();
        done("connect", book.toString(), "--lang", "en", "--yes");

        assertThat(get("Settings!A1:B40"))
                .contains(
                        "Sheet Invoices,Rechnungen",
                        "Column Invoices Number,Rechnungsnr.",
                        "Invoice series,R-{yyyy}-{000}");
        done("set", book.toString(), cell("Settings", "Seller") + "=Studio Lang");
        done("set", book.toString(), "--append", "Rules", "Rule=Bill", "When=[Stage]=\"Fertig\"", "Do=issue invoice");
        JsonNode plan = json("plan", book.toString(), "--json");

        assertThat(plan.path("problems")).isEmpty();
        assertThat(plan.path("changes").findValuesAsText("job")).containsOnly("P-3");
        assertThat(plan.path("changes").toString()).contains("R-2026-008").doesNotContain("R-2026-009");
    }

    private int row(String sheet, String key) {
        List<String> keys = alur.run("get", book.toString(), sheet + "!A1:A60")
                .out()
                .lines()
                .map(String::strip)
                .toList();
        for (String line : keys) {
            if (line.replaceFirst("^[0-9]+\\s+", "").equals(key)) {
                return Integer.parseInt(line.replaceFirst("\\s.*", ""));
            }
        }
        throw new AssertionError("no " + key + " in " + keys);
    }

    @Test
    void numbersThatOnlyJobsNameAreTakenOver() throws Exception {
        numbered();
        done("connect", book.toString(), "--yes");

        assertThat(get("Invoices!A1:L4"))
                .contains(
                        "INV-2026-011,,,Acme,PRJ-001,,,1200,1200,0,paid",
                        "INV-2026-014,,,Acme,PRJ-002,,,300,0,300,open");
        assertThat(get("Settings!A1:B40")).contains("Invoice series,INV-{yyyy}-{000}");
        assertThat(alur.run("check", book.toString()).code()).isZero();
    }

    @Test
    void connectingTwiceAddsNothing() throws Exception {
        sideBySide();
        done("connect", book.toString(), "--yes");
        byte[] once = Files.readAllBytes(book);

        Command.Ended again = alur.run("connect", book.toString(), "--yes");

        assertThat(again.code()).as(again.all()).isZero();
        assertThat(again.out()).contains("sudah terhubung", "Tidak ada yang kurang");
        assertThat(Files.readAllBytes(book)).isEqualTo(once);
    }

    @Test
    void aCorrectionOfAConnectedTrackerGoesIntoSettings() throws Exception {
        german();
        done("connect", book.toString(), "--lang", "en", "--yes");
        done("connect", book.toString(), "--map", "Beginn=-", "--yes");

        assertThat(get("Settings!A1:B40")).contains("Column Start,none");
        assertThat(alur.run("check", book.toString()).code()).isZero();
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
                .row("A2", "A-1", "Menu", "Open", DAY)
                .row("A3", "A-2", "Flyer", "Done", DAY)
                .save(book);

        done("connect", book.toString(), "--yes");

        assertThat(get("'Settings (Alur)'!A1:B9")).contains("Sheet Projects,Work", "Sheet Clients,none");
        assertThat(alur.run("check", book.toString()).code()).isZero();
    }

    @Test
    void whatIsNoTrackerIsRefusedPolitely() throws Exception {
        new Foreign()
                .sheet("Kalender")
                .row("A1", "Senin", "Selasa", "Rabu", "Kamis", "Jumat")
                .row("A2", "1", "2", "3", "4", "5")
                .row("A3", "rapat", null, "libur")
                .save(book);

        Command.Ended ended = alur.run("connect", book.toString(), "--json");

        assertThat(ended.code()).isEqualTo(1);
        JsonNode refused = new ObjectMapper().readTree(ended.out()).path("refused");
        assertThat(refused.path("key").asText()).isNotBlank();
        assertThat(refused.path("summary").asText()).isNotBlank();
    }

    @Test
    void whatCannotBeMeantIsTold() {
        german();
        assertThat(alur.run("connect", book.toString(), "--map", "Statsu=stage"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("Status"));
        assertThat(alur.run("connect", book.toString(), "--map", "Status=stge"))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(64))
                .satisfies(ended -> assertThat(ended.err()).contains("stage"));
        assertThat(alur.run("connect", book.toString(), "--map", "Status").code())
                .isEqualTo(64);
        assertThat(alur.run("connect", folder.resolve("nowhere.xlsx").toString())
                        .code())
                .isEqualTo(1);
        assertThat(alur.run("connect", book.toString(), "--sheet", "Auftrage").err())
                .contains("Aufträge");
    }

    @Test
    void theJudgeFindsOnlyWhatThePlanNamed() throws Exception {
        sideBySide();
        Path before = Files.copy(book, folder.resolve("before.xlsx"), StandardCopyOption.REPLACE_EXISTING);

        done("connect", book.toString(), "--yes");

        assertThat(Corpus.findings(
                        before,
                        book,
                        List.of(
                                "Daftar Kerja!H10=s:ID",
                                "Daftar Kerja!H11=s:PRJ-001",
                                "Daftar Kerja!H12=s:PRJ-002",
                                "Daftar Kerja!H14=s:PRJ-003")))
                // six sheets, a look for what is new in them, and the width of the new column
                .allMatch(finding -> finding.matches("(LOSS\tworkbook:sheets|LOSS\tbytes\txl/styles\\.xml"
                        + "|ADD\tpart-added:part\txl/worksheets/sheet[3-8]\\.xml|ADD\tstyles:cellXfs"
                        + "|ADD\tsheet:cols\tDaftar Kerja).*"));
    }

    /// Two columns that read the same and hold as much.
    private Path twoStatuses() {
        return new Foreign()
                .sheet("Articles")
                .header("A1", "Ref", "Title", "Status", "Status", "Due Date")
                .row("A2", "A-1", "Coffee", "Draft", "Open", DAY)
                .row("A3", "A-2", "Tea", "Done", "Open", DAY)
                .row("A4", "A-3", "Milk", "Draft", "Done", DAY)
                .save(book);
    }

    @Test
    void whatIsOpenHasToBeSaidBeforeAnythingIsWritten() throws Exception {
        twoStatuses();
        byte[] before = Files.readAllBytes(book);

        JsonNode questions =
                json("connect", book.toString(), "--json").path("tracker").path("questions");
        assertThat(questions.findValuesAsText("field")).contains("stage");
        assertThat(questions.findValuesAsText("map")).contains("C=stage", "D=stage");
        Command.Ended ended = alur.run("connect", book.toString(), "--yes");
        assertThat(ended.code()).as(ended.all()).isEqualTo(64);
        assertThat(ended.err()).contains("--map");
        assertThat(Files.readAllBytes(book)).isEqualTo(before);

        done("connect", book.toString(), "--map", "D=stage", "--yes");
        assertThat(get("Settings!A2:B6")).contains("Column Stage,Status (2)");
        assertThat(get("Workflow!B2:B3")).isEqualTo("Open\nDone");
        assertThat(alur.run("check", book.toString()).code()).isZero();
    }

    @Test
    void theSecondOfTwoColumnsIsTheOneThatAdvances() throws Exception {
        twoStatuses();
        done("connect", book.toString(), "--map", "D=stage", "--yes");
        done("set", book.toString(), "Workflow!C2=[Status (1)]=\"Done\"");
        Map<String, String> before = Foreign.cells(book);

        done("apply", book.toString(), "--yes");

        Map<String, String> changed = new TreeMap<>(Foreign.cells(book));
        changed.entrySet().removeAll(before.entrySet());
        changed.keySet().removeIf(cell -> cell.matches("(Settings|Inbox)!.*"));
        assertThat(changed).containsOnly(Map.entry("Articles!D3", "Done"));
    }

    @Test
    void aRenamedColumnIsToldAndSettingsMendIt() {
        german();
        done("connect", book.toString(), "--lang", "en", "--yes");
        done("set", book.toString(), "Aufträge!D3=Stand");

        assertThat(alur.run("check", book.toString()).out()).contains("Settings!B6", "Status");
        assertThat(alur.run("connect", book.toString()).code()).isEqualTo(1);
        done("set", book.toString(), cell("Settings", "Column Stage") + "=Stand");
        assertThat(alur.run("check", book.toString()).code()).isZero();
    }

    @Test
    void rowsInsertedAboveTheHeaderDoNoHarm() throws Exception {
        german();
        done("connect", book.toString(), "--lang", "en", "--yes");
        try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(book))) {
            read.getSheet("Aufträge").shiftRows(0, 5, 12);
            try (OutputStream out = Files.newOutputStream(book)) {
                read.write(out);
            }
        }
        Command.Ended check = alur.run("check", book.toString());
        assertThat(check.code()).as(check.all()).isZero();
        assertThat(check.out()).contains("3 projects");
    }

    static List<Path> corpus() throws IOException {
        return Corpus.trackers();
    }

    @Test
    void everyTrackerOfTheCorpusConnectsOrIsRefusedWithAReason() throws Exception {
        for (Path file : corpus()) {
            Path copy = Files.copy(file, book, StandardCopyOption.REPLACE_EXISTING);
            assertThat(copy.toFile().setWritable(true)).isTrue();
            Command.Ended ended = alur.run("connect", copy.toString(), "--lang", "en", "--json", "--yes");
            assertThat(ended.code()).as(file + "\n" + ended.all()).isIn(0, 1);
            JsonNode json = new ObjectMapper().readTree(ended.out());
            assertThat(json.has("tracker") || json.has("refused")).isTrue();
            if (json.has("tracker")) {
                assertThat(json.path("written").asBoolean()).isTrue();
                assertThat(alur.run("check", copy.toString()).code())
                        .as(String.valueOf(file))
                        .isZero();
                assertThat(json("plan", copy.toString(), "--json").path("changes"))
                        .as(String.valueOf(file))
                        .isEmpty();
            }
        }
    }

    @Test
    @Tag("judge")
    void anotherProgramOpensWhatWasConnected() throws Exception {
        sideBySide();
        done("connect", book.toString(), "--yes");
        Path opened = Judge.office(book, "xlsx");
        assertThat(Foreign.cells(opened))
                .containsEntry("Daftar Kerja!H11", "PRJ-001")
                .containsEntry("Pengaturan!B2", "Daftar Kerja")
                .containsKey("Aturan!A1");
    }
}
