package dev.alur.cli;

import java.nio.file.Path;
import java.time.LocalDate;

/// Trackers as people make them, that are connected in tests.
final class ForeignTrackers {
    static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private ForeignTrackers() {}

    /// Headers in row 10 from column B on, a legend beside them with a Status of its own, a total, no ids; the
    /// list of stages has a stray blank.
    static Path sideBySide(Path book) {
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
    static Path boxes(Path book) {
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
    static Path german(Path book) {
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
    static Path numbered(Path book) {
        return new Foreign()
                .sheet("Projects")
                .header("A1", "Client", "Project", "Stage", "Price", "Paid", "Invoice No")
                .row("A2", "Acme", "Site", "Done", 1200, "yes", "INV-2026-011")
                .row("A3", "Acme", "Poster", "Done", 300, "no", "INV-2026-014")
                .row("A4", "Globex", "Video", "Doing", 900, null, null)
                .save(book);
    }

    /// Two columns that read the same and hold as much.
    static Path twoStatuses(Path book) {
        return new Foreign()
                .sheet("Articles")
                .header("A1", "Ref", "Title", "Status", "Status", "Due Date")
                .row("A2", "A-1", "Coffee", "Draft", "Open", DAY)
                .row("A3", "A-2", "Tea", "Done", "Open", DAY)
                .row("A4", "A-3", "Milk", "Draft", "Done", DAY)
                .save(book);
    }
}
