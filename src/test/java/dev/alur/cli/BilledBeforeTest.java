package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs that were billed before their tracker was connected: none of them is billed once more.
final class BilledBeforeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    /// Connects with a rule that bills whatever has a price; the ids or projects that a plan bills by itself,
    /// and those that wait.
    private List<List<String>> billed(String rules, String settings, String... cells) throws Exception {
        book.done("connect", "--yes");
        book.done("set", book.setting(settings, settings.equals("Settings") ? "Seller" : "Penjual") + "=Studio Ayu");
        book.rule(rules, cells);
        JsonNode plan = book.json("plan");
        assertThat(plan.path("problems")).isEmpty();
        return List.of(
                plan.path("changes").findValuesAsText("job").stream().distinct().toList(),
                plan.path("waiting").findValuesAsText("job").stream().distinct().toList());
    }

    private List<List<String>> billed() throws Exception {
        return billed("Rules", "Settings", "Rule=Bill", "When=[Price]>0", "Do=issue invoice");
    }

    private String signs() throws Exception {
        StringBuilder signs = new StringBuilder();
        book.json("connect")
                .path("tracker")
                .path("billed")
                .forEach(sign -> signs.append(sign.path("evidence").asText())
                        .append(sign.path("certain").asBoolean() ? " " : "? ")
                        .append(sign.path("jobs").asInt())
                        .append(", "));
        return signs.toString().replaceFirst(", $", "");
    }

    @Test
    void aTickUnderInvoicedCountsAlsoLater() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price", "Invoiced")
                .row("A2", "J-1", "Acme", "Site", "Done", 900, true)
                .row("A3", "J-2", "Acme", "Shop", "Done", 500, false)
                .row("A4", "J-3", "Zeta", "Film", "Doing", 700, false)
                .save(book.book());
        assertThat(signs()).isEqualTo("mark 1");
        assertThat(book.json("connect")
                        .path("tracker")
                        .path("fields")
                        .path("billed")
                        .path("column")
                        .asText())
                .isEqualTo("F");

        assertThat(billed()).isEqualTo(List.of(List.of("J-2", "J-3"), List.of()));
        assertThat(book.get("Jobs!G1:G2")).as("no column of ours").isEmpty();
        book.done("set", "Jobs!F4=TRUE");
        assertThat(book.json("plan").path("changes").findValuesAsText("job")).containsOnly("J-2");
        assertThat(book.done("explain", "J-1")).contains("counts as billed");
    }

    @Test
    void aStageThatMeansBilledCountsForTheJobsThatStandThereNow() throws Exception {
        new Foreign()
                .sheet("Aufträge")
                .header("A1", "Kunde", "Projekt", "Status", "Beginn", "Betrag")
                .row("A2", "Bäckerei Lang", "Logo", "bezahlt", DAY, 900)
                .row("A3", "Praxis Weber", "Webseite", "abgerechnet", DAY.plusDays(9), 2400)
                .row("A4", "Bäckerei Lang", "Flyer", "fertig", DAY.plusDays(20), 300)
                .row("A5", "Praxis Weber", "Schild", "archiviert", DAY.minusDays(30), 200)
                .row("A6", "Bäckerei Lang", "Tüte", "storniert", DAY, 100)
                .save(book.book());
        assertThat(signs()).isEqualTo("stage 2, later? 1");
        assertThat(book.done("connect"))
                .contains(
                        "2 jobs count as billed before",
                        "Status is “bezahlt”, “abgerechnet”",
                        "1 job was perhaps billed before",
                        "Status is “archiviert”, which comes after");

        List<List<String>> jobs =
                billed("Rules", "Settings", "Rule=Bill", "When=[Stage]<>\"storniert\"", "Do=issue invoice");
        assertThat(book.get("Aufträge!F1:G4"))
                .isEqualTo("ID,Billed\nPRJ-001,Status: bezahlt\nPRJ-002,Status: abgerechnet\nPRJ-003,");
        assertThat(jobs).isEqualTo(List.of(List.of("PRJ-003"), List.of("PRJ-004")));
        // whoever comes there from now on is billed by the rule
        book.done("set", "Aufträge!C4=abgerechnet");
        assertThat(book.json("plan").path("changes").findValuesAsText("job")).contains("PRJ-003");
    }

    @Test
    void yangSudahLunasAtauDitagihTidakDitagihLagi() throws Exception {
        new Foreign()
                .sheet("Proyek 2026")
                .header("A1", "No. Proyek", "Klien", "Proyek", "Status", "Harga", "Status Pembayaran")
                .row("A2", "P-1", "Kopi Senja", "Menu", "Selesai", 750_000, "Lunas")
                .row("A3", "P-2", "Bu Sri", "Spanduk", "Ditagih", 500_000, "Belum")
                .row("A4", "P-3", "Kopi Senja", "Logo", "Selesai", 900_000, "DP 50%")
                .row("A5", "P-4", "Bu Sri", "Brosur", "Selesai", 300_000, "Belum")
                .save(book.book());
        assertThat(signs()).isEqualTo("stage 1, paid 1, paid? 1");
        assertThat(book.done("connect"))
                .contains("2 pekerjaan terhitung sudah ditagih", "1 pekerjaan mungkin sudah ditagih");

        assertThat(billed("Aturan", "Pengaturan", "Aturan=Tagih", "Bila=[Harga]>0", "Lakukan=terbitkan faktur"))
                .isEqualTo(List.of(List.of("P-4"), List.of("P-3")));
        assertThat(book.get("'Proyek 2026'!G2:G5"))
                .isEqualTo("Status Pembayaran: Lunas\nStatus: Ditagih\n? Status Pembayaran: DP 50%");
    }

    @Test
    void whatWasPerhapsBilledWaitsForItsOwnYes() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price", "Paid")
                .row("A2", "J-1", "Acme", "Site", "Done", 900, 300)
                .row("A3", "J-2", "Acme", "Shop", "Done", 500, null)
                .save(book.book());
        assertThat(billed()).isEqualTo(List.of(List.of("J-2"), List.of("J-1")));
        assertThat(book.done("plan")).contains("perhaps it was billed before");

        book.done("apply", "--approve", "all", "--yes");
        assertThat(book.get("Invoices!E2:E3"))
                .as("a yes to all is none to this")
                .isEqualTo("J-2");
        assertThat(book.get("Inbox!A2:D9")).contains("Jobs!G2", "Perhaps billed before: “? Paid: 300”");

        book.done("set", "Inbox!D2=yes");
        book.done("apply", "--yes");
        assertThat(book.get("Invoices!E2:E3")).isEqualTo("J-2\nJ-1");
        assertThat(book.json("plan").path("changes")).isEmpty();
        assertThat(book.json("plan").path("waiting")).isEmpty();
    }

    @Test
    void aListOfInvoicesWithoutProjectsIsMatchedByClientAndAmount() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Start", "Price")
                .row("A2", "J-1", "Acme", "Site", "Done", DAY, 900)
                .row("A3", "J-2", "Acme", "Shop", "Done", DAY, 500)
                .row("A4", "J-3", "Zeta", "Film", "Done", DAY, 700)
                .row("A5", "J-4", "Acme", "App", "Doing", DAY.plusDays(60), 300)
                .row("A6", "J-5", "Nova", "Ad", "Done", DAY, 700)
                .sheet("Invoices")
                .header("A1", "Invoice No", "Date", "Client", "Amount", "Status")
                .row("A2", "INV-2026-001", DAY.plusDays(30), "Acme", 900, "paid")
                .row("A3", "INV-2026-002", DAY.plusDays(31), "Acme", 450, "open")
                .row("A4", "INV-2026-003", DAY.plusDays(31), "Zeta", 650, "void")
                .save(book.book());
        assertThat(signs()).isEqualTo("listed 1, listed? 1");

        assertThat(billed()).isEqualTo(List.of(List.of("J-3", "J-4", "J-5"), List.of("J-2")));
        assertThat(book.get("Jobs!G1:G3")).isEqualTo("Billed\nInvoices: INV-2026-001\n? Invoices: INV-2026-002");
    }

    @Test
    void twoJobsAlikeAndOneInvoiceAreBothAskedAbout() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price")
                .row("A2", "J-1", "Acme", "August", "Done", 900)
                .row("A3", "J-2", "Acme", "September", "Done", 900)
                .sheet("Bills")
                .header("A1", "Invoice No", "Date", "Client", "Amount", "Status")
                .row("A2", "INV-2026-001", DAY, "Acme", 900, "paid")
                .save(book.book());

        assertThat(signs()).isEqualTo("listed? 2");
        assertThat(billed()).isEqualTo(List.of(List.of(), List.of("J-1", "J-2")));
    }

    @Test
    void aColumnThatSaysNoMakesTheRestDoubtful() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price", "Invoiced?")
                .row("A2", "J-1", "Acme", "Site", "Paid", 900, "no")
                .row("A3", "J-2", "Acme", "Shop", "Done", 500, "yes")
                .row("A4", "J-3", "Zeta", "Film", "Done", 700, "no")
                .save(book.book());
        assertThat(signs()).isEqualTo("mark 1, stage? 1");

        assertThat(billed()).isEqualTo(List.of(List.of("J-3"), List.of("J-1")));
        assertThat(book.get("Jobs!G1:G4")).isEqualTo("Billed\n? Status: Paid\nInvoiced?: yes");
        assertThat(book.get("Settings!A2:B12")).contains("Column Billed,Billed");
    }

    @Test
    void aDayOfTheInvoiceTellsItToo() throws Exception {
        new Foreign()
                .sheet("Aufträge")
                .header("A1", "Nr.", "Kunde", "Projekt", "Status", "Beginn", "Betrag", "Rechnungsdatum")
                .row("A2", "P-1", "Lang", "Logo", "Fertig", DAY, 900, DAY.plusDays(30))
                .row("A3", "P-2", "Weber", "Seite", "Fertig", DAY, 2400, null)
                .save(book.book());

        assertThat(signs()).isEqualTo("day 1");
        assertThat(billed()).isEqualTo(List.of(List.of("P-2"), List.of()));
    }

    @Test
    void aWordForNoInTheInvoiceCellGivesWayToTheNumber() throws Exception {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price", "Invoice No")
                .row("A2", "J-1", "Acme", "Site", "Done", 900, "INV-2026-004")
                .row("A3", "J-2", "Acme", "Shop", "Done", 500, "not yet")
                .row("A4", "J-3", "Zeta", "Film", "Done", 700, "sent in May")
                .row("A5", "J-4", "Zeta", "Clip", "Done", 300, "INV-2026-003")
                .save(book.book());
        assertThat(signs()).isEqualTo("invoice 3");

        assertThat(billed()).isEqualTo(List.of(List.of("J-2"), List.of()));
        book.done("apply", "--yes");
        assertThat(book.get("Jobs!F3")).isEqualTo("INV-2026-005");
    }

    @Test
    void whereNothingTellsItThatIsSaid() {
        new Foreign()
                .sheet("Jobs")
                .header("A1", "Ref", "Client", "Project", "Status", "Price")
                .row("A2", "J-1", "Acme", "Site", "Done", 900)
                .row("A3", "J-2", "Zeta", "Shop", "Doing", 500)
                .save(book.book());

        assertThat(book.done("connect").replaceAll("\\s+", " "))
                .contains("Nothing tells that jobs were billed before", "--map 'Header=billed'");
    }

    @Test
    void anInvoiceOfAJobThatIsBilledForSureTellsNothingOfAnother() throws Exception {
        new Foreign()
                .sheet("Übersetzungen")
                .header("A1", "Auftrag Nr.", "Auftraggeber", "Projekt", "Stand", "Honorar")
                .row("A2", "Ü-1", "Verlag Nord", "Roman", "abgerechnet", 1200)
                .row("A3", "Ü-2", "Verlag Nord", "Klappentext", "abgegeben", 150)
                .row("A4", "Ü-3", "Praxis Huber", "Befund", "in Arbeit", 240)
                .sheet("Rechnungen")
                .header("A1", "Rechnungsnr.", "Datum", "Kunde", "Betrag", "Bezahlt")
                .row("A2", "26-031", DAY, "Verlag Nord", 1200, 1200)
                .row("A3", "26-032", DAY, "Museum", 180, 0)
                .save(book.book());

        assertThat(signs()).isEqualTo("stage 1");
        assertThat(book.json("connect")
                        .path("tracker")
                        .path("stages")
                        .path("order")
                        .toString())
                .isEqualTo("[\"in Arbeit\",\"abgegeben\",\"abgerechnet\"]");
        book.done("connect", "--yes");
        assertThat(book.get("Settings!A1:B50")).contains("Invoice series,{yy}-{000}");
    }
}
