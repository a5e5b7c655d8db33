package dev.alur.document;

import dev.alur.invoice.Account;
import dev.alur.invoice.Invoice;
import dev.alur.invoice.Line;
import dev.alur.invoice.Party;
import dev.alur.invoice.Tax;
import dev.alur.language.Language;
import dev.alur.tracker.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/// An invoice of a studio in Bandung, of which a test changes what it is about.
final class SampleInvoice {
    static final Party SELLER = new Party(
            "Studio Rona",
            "Jl. Cihampelas 12\nBandung 40116",
            "halo@studiorona.example",
            "+62 812 3456 7890",
            "",
            "0912 3456 7801 2000");

    String number = "INV-2026-014";
    Part part = Part.WHOLE;
    Language language = Language.ID;
    String currency = "IDR";
    Party seller = SELLER;
    Party buyer = new Party(
            "Warung Bu Sri", "Jl. Malioboro 45\nYogyakarta 55271", "sri@warungbusri.example", "", "Indonesia", "");
    String title = "Desain menu musim hujan";
    List<Line> lines = List.of(
            line("Desain menu musim hujan", "Desain sederhana untuk usaha kecil", "2", "desain", "750000"),
            line("Foto produk untuk menu", "Termasuk pengaturan warna", "12", "foto", "45000"));
    Tax tax = new Tax("PPN", new BigDecimal("0.11"));
    String paid = "0";
    Account account = new Account("Bank Mandiri", "131 00 1234567 8", "Ayu Larasati");
    String logo = "";

    static Line line(String text, String detail, String quantity, String unit, String price) {
        return new Line(text, detail, new BigDecimal(quantity), unit, new BigDecimal(price));
    }

    SampleInvoice withLines(int count) {
        lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> line(
                        "Artikel " + i + ": cara merawat mesin kopi di rumah", "Artikel SEO", "1", "artikel", "350000"))
                .toList();
        return this;
    }

    SampleInvoice inEnglish(String code) {
        language = Language.EN;
        currency = code;
        buyer = new Party(
                "Northwind Trading Ltd",
                "1 Harbour Road\nSingapore 098632",
                "ap@northwind.example",
                "",
                "Singapore",
                "");
        title = "Keyword research, spring range";
        lines = List.of(
                line("Keyword research, spring range", "Keyword research and outlines", "3", "set", "420.50"),
                line("Presentation template", "Presentation and report templates", "1", "template", "650"));
        tax = new Tax("VAT", BigDecimal.ZERO);
        return this;
    }

    Invoice build() {
        return new Invoice(
                number,
                part,
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 12, 8),
                language,
                Currency.getInstance(currency),
                seller,
                buyer,
                title,
                List.of("PRJ-014"),
                lines,
                tax,
                new BigDecimal(paid),
                account,
                logo);
    }
}
