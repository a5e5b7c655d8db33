package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules and stages on workbooks as people make them.
final class ConnectedRulesTest {
    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    @Test
    void rulesReachTheRightRowsHoweverTheSheetIsSorted() throws Exception {
        ForeignTrackers.sideBySide(book.book());
        book.done("connect", "--yes");
        book.done("set", "Alur!C2=[Tenggat]<DATE(2026,11,10)", book.setting("Pengaturan", "Penjual") + "=Studio Ayu");
        book.rule(
                "Aturan",
                "Aturan=Murah",
                "Bila=[Harga]<600000",
                "Lakukan=isi kolom",
                "Kolom=Harga",
                "Isi=600000",
                "Mode=otomatis");
        book.rule(
                "Aturan",
                "Aturan=Tagih",
                "Bila=[Tahap]=\"Selesai\"",
                "Lakukan=terbitkan faktur",
                "Kolom=",
                "Isi=",
                "Mode=otomatis");
        assertThat(book.run("plan", "--detailed-exitcode").code()).isEqualTo(2);

        Foreign.swap(book.book(), "Daftar Kerja", 11, 14);
        Map<String, String> before = Foreign.cells(book.book());
        book.done("apply", "--approve", "all", "--yes");

        assertThat(book.changed(before, "Pengaturan|Faktur|Kotak Masuk"))
                .containsOnly(
                        // Kopi Senja's menu, sorted to row 14, advances: as the list writes it
                        Map.entry("Daftar Kerja!D14", "Revisi "),
                        // everything below 600,000: Bu Sri's banner and, sorted to row 11, the cards
                        Map.entry("Daftar Kerja!G12", "600000"),
                        Map.entry("Daftar Kerja!G11", "600000"));
        assertThat(book.get("Faktur!A2:E2")).startsWith("INV-2026-001,").endsWith(",PRJ-003");
        assertThat(book.run("plan", "--detailed-exitcode").code()).isZero();
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void aStageThatAFormulaMakesIsAdvancedByItsBoxes() throws Exception {
        ForeignTrackers.boxes(book.book());
        book.done("connect", "--yes");
        assertThat(book.get("Settings!A2:B9")).contains("Column ID,Task ID", "Column Stage,Status");
        assertThat(book.get("Workflow!B2:D5")).contains("To do", "Drafted", "In review", "Done");
        book.done("set", "Workflow!C3=[Due]<TODAY()");
        Map<String, String> before = Foreign.cells(book.book());

        book.done("apply", "--yes");

        assertThat(book.changed(before, "Settings|Inbox")).containsOnly(Map.entry("Tasks!F2", "TRUE"));
    }

    @Test
    void theSecondOfTwoColumnsIsTheOneThatAdvances() throws Exception {
        ForeignTrackers.twoStatuses(book.book());
        book.done("connect", "--map", "D=stage", "--yes");
        book.done("set", "Workflow!C2=[Status (1)]=\"Done\"");
        Map<String, String> before = Foreign.cells(book.book());

        book.done("apply", "--yes");

        assertThat(book.changed(before, "Settings|Inbox")).containsOnly(Map.entry("Articles!D3", "Done"));
    }

    @Test
    void aDayIsWrittenAsTheColumnWritesItsTexts() throws Exception {
        new Foreign()
                .sheet("Order")
                .header("A1", "No. Order", "Klien", "Pesanan", "Status", "Tgl Pesan", "Tenggat")
                .row("A2", "O-1", "Bu Wati", "Kebaya", "Proses", "3 Okt 2026", "17 Okt 2026")
                .row("A3", "O-2", "Pak Joko", "Jas", "Proses", "5 Okt 2026", null)
                .save(book.book());
        book.done("connect", "--yes");
        book.rule(
                "Aturan",
                "Aturan=Janji",
                "Bila=[Tenggat]=\"\"",
                "Lakukan=isi kolom",
                "Kolom=Tenggat",
                "Isi=[Tgl Pesan]+60");

        book.done("apply", "--yes");

        assertThat(Foreign.cells(book.book())).containsEntry("Order!F3", "4 Des 2026");
        assertThat(book.json("plan").path("changes")).isEmpty();
        assertThat(book.run("check").code()).isZero();
    }

    @Test
    void aSheetWithTwoRegistersIsNoNameForEither() throws Exception {
        new Foreign()
                .sheet("Alles")
                .header("A1", "Nr.", "Kunde", "Projekt", "Status", "Betrag")
                .row("A2", "P-1", "Lang", "Logo", "Fertig", 900)
                .row("A3", "P-2", "Weber", "Seite", "In Arbeit", 2400)
                .header("H1", "Rechnungsnr.", "Datum", "Kunde", "Betrag", "Bezahlt", "Status")
                .row("H2", "R-2026-003", ForeignTrackers.DAY, "Weber", 500, 500, "bezahlt")
                .row("H3", "R-2026-004", ForeignTrackers.DAY, "Lang", 100, 0, "offen")
                .save(book.book());
        book.done("connect", "--yes");
        assertThat(book.get("Settings!A1:B40")).contains("Sheet Invoices,Alles");
        book.rule("Rules", "Rule=Sum", "When=SUM(Alles[Betrag])>0", "Do=set field", "Field=Status", "Value=\"Fertig\"");
        book.rule(
                "Rules",
                "Rule=Best",
                "When=SUM(Projects[Betrag])>1E9",
                "Do=set field",
                "Field=Status",
                "Value=\"Fertig\"");

        assertThat(book.run("check").all()).contains("Rules!B2", "Alles").doesNotContain("Rules!B3:");
    }
}
