package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.Problem;
import dev.alur.grid.ProblemException;
import dev.alur.invoice.Account;
import dev.alur.invoice.Party;
import dev.alur.invoice.Tax;
import dev.alur.tracker.Part;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicePdfTest {
    private final SampleInvoice sample = new SampleInvoice();

    @TempDir
    private Path home;

    private Sources sources;

    @BeforeEach
    void theWorkbookHasItsFolder() {
        sources = Sources.of(home, home.resolve("documents"));
    }

    @Test
    void theSameInvoiceGivesTheSameBytes() throws InterruptedException {
        byte[] first = pdf().bytes();
        Thread.sleep(1100);
        assertThat(pdf().bytes()).isEqualTo(first);
        sample.number = "INV-2026-015";
        assertThat(pdf().bytes()).isNotEqualTo(first);
    }

    @Test
    void allThatMattersStandsOnThePage() throws Exception {
        assertThat(text())
                .contains(
                        "Faktur", "INV-2026-014", "Studio Rona", "Warung Bu Sri", "24 November 2026", "8 Desember 2026")
                .contains("Rp750.000", "Rp1.500.000", "Rp2.040.000", "PPN 11%", "Rp224.400", "Rp2.264.400")
                .contains("Dua juta dua ratus enam puluh empat", "131 00 1234567 8", "Halaman 1 dari 1")
                .doesNotContain("DRAF");
    }

    @Test
    void anInvoiceIsInTheLanguageOfItsClient() throws Exception {
        sample.inEnglish("USD");
        assertThat(text())
                .contains("Invoice", "To pay", "US$1,261.50", "US$1,911.50", "8 December 2026", "Page 1 of 1")
                .contains("One thousand nine hundred eleven US")
                .doesNotContain("VAT");
    }

    @Test
    void aDraftSaysSo() throws Exception {
        byte[] bytes = InvoicePdf.draw(sample.build(), true, sources).bytes();
        assertThat(text(bytes)).contains("DRAF");
    }

    @Test
    void thePreviewCarriesAllThatItShows() {
        String html = InvoiceHtml.draw(sample.build(), true, sources).html();
        assertThat(html).contains("DRAF", "@font-face", ".footer { display: none; }");
        assertThat(html.replaceAll("url\\(data:[^)]*\\)", "")).doesNotContain("url(", "http:", "https:");
    }

    @Test
    void aDeductionHasNoQuantity() throws Exception {
        sample.part = Part.FINAL;
        sample.lines = List.of(
                SampleInvoice.line("Situs profil", "Desain", "1", "situs", "9999999"),
                SampleInvoice.line("Dikurangi uang muka, faktur INV-2026-002", "", "1", "", "-5000000"));
        assertThat(text())
                .contains("Faktur pelunasan", "\u2212Rp5.000.000", "Rp4.999.999", "Rp550.000", "Rp5.549.999")
                .doesNotContain("1 \u2212Rp5.000.000");
    }

    @Test
    void whatIsEqualOrMissingIsLeftOut() throws Exception {
        sample.tax = new Tax("", BigDecimal.ZERO);
        sample.account = new Account("", "", "");
        sample.seller = new Party("Ayu", "", "", "", "", "");
        sample.lines = List.of(SampleInvoice.line("Uang muka 50%", "", "1", "", "5000000"));
        assertThat(text())
                .contains("Rp5.000.000")
                .doesNotContain("Subtotal", "Total", "Pembayaran", "NPWP", "Jumlah", "Sudah dibayar");
    }

    @Test
    void thirtyLinesFillTwoPagesWithTheirHeader() throws Exception {
        sample.withLines(30);
        try (PDDocument document = Loader.loadPDF(pdf().bytes())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            assertThat(stripper.getText(document)).contains("Uraian", "Halaman 2 dari 2", "Rp11.655.000");
        }
    }

    @Test
    void amountsNeverBreak() throws Exception {
        sample.lines = List.of(SampleInvoice.line("Proyek besar", "", "1250", "perusahaan", "98765432198"));
        assertThat(text()).contains("Rp98.765.432.198", "Rp123.456.790.247.500", "Rp137.037.037.174.725");
    }

    @Test
    void whatAPersonTypedIsNoMarkup() throws Exception {
        sample.title = "<b>Tom & Jerry's</b> \"menu\" {evil}";
        sample.lines = List.of(SampleInvoice.line("<script>x</script>\u0007", "{line.text} ${7*7}", "1", "", "1000"));
        assertThat(text()).contains("<b>Tom & Jerry's</b>", "{evil}", "<script>x</script>", "{line.text} ${7*7}");
        assertThat(InvoiceHtml.draw(sample.build(), false, sources).html()).doesNotContain("<script", "<b>Tom");
    }

    @Test
    void charactersThatTheFontLacksAreNamed() throws Exception {
        sample.title = "Pesta 🎉";
        assertThat(text()).contains("Pesta ?");
        Problem warning = only(pdf());
        assertThat(warning.key()).isEqualTo(DocumentProblem.MISSING_CHARACTERS);
        assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(warning.arguments()).containsExactly("INV-2026-014", "🎉 (PARTY POPPER)");
    }

    @Test
    void theLogoIsDrawnFromTheFolderOfTheWorkbook() throws Exception {
        picture("png", home.resolve("logo.png"));
        picture("jpg", home.resolve("logo.jpg"));
        Files.writeString(home.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        for (String logo : List.of("logo.png", "logo.jpg", "./logo.svg")) {
            sample.logo = logo;
            Drawn drawn = pdf();
            assertThat(drawn.problems()).as(logo).isEmpty();
            assertThat(InvoiceHtml.draw(sample.build(), false, sources).html()).contains("src=\"data:image/");
        }
    }

    @Test
    void aLogoThatCannotBeDrawnIsAWarning() throws Exception {
        Path elsewhere = Files.createTempFile(home.getParent(), "secret", ".png");
        picture("png", elsewhere);
        Files.writeString(home.resolve("logo.txt"), "no picture");
        for (String logo :
                List.of("gone.png", "../" + elsewhere.getFileName(), elsewhere.toString(), "http://x/y.png", "a\0b")) {
            sample.logo = logo;
            assertThat(only(pdf()).key()).as(logo).isEqualTo(DocumentProblem.LOGO_NOT_FOUND);
        }
        sample.logo = "logo.txt";
        assertThat(only(pdf()).key()).isEqualTo(DocumentProblem.LOGO_NOT_A_PICTURE);
        Files.delete(elsewhere);
    }

    @Test
    void theUsersTemplateAndStyleReplaceOurs() throws Exception {
        template(
                "invoice.html",
                "<html><head><style>{css}</style></head><body><p>Nota {number}: {balance}</p></body></html>");
        template("invoice.css", "body { font-family: Roboto }");
        assertThat(text()).contains("Nota INV-2026-014: Rp2.264.400").doesNotContain("Terbilang");
    }

    @Test
    void aTemplateThatCannotBeFilledSaysWhere() throws Exception {
        template("invoice.html", "<html><body>{nomor}</body></html>");
        assertThatThrownBy(this::pdf)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().key()).isEqualTo(DocumentProblem.TEMPLATE_WRONG))
                .hasMessageContaining("nomor");
        template("invoice.html", "<html><body><p>{number}</body></html>");
        assertThatThrownBy(this::pdf).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems().getFirst().key()).isEqualTo(DocumentProblem.TEMPLATE_MALFORMED);
            assertThat(e.problems().getFirst().arguments()).contains(1);
        });
    }

    @Test
    void titleAndLanguageAreSet() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf().bytes())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Faktur INV-2026-014 · Warung Bu Sri");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Studio Rona");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("id");
        }
    }

    private Drawn pdf() {
        return InvoicePdf.draw(sample.build(), false, sources);
    }

    private String text() throws IOException {
        return text(pdf().bytes());
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Problem only(Drawn drawn) {
        assertThat(drawn.problems()).hasSize(1);
        return drawn.problems().getFirst();
    }

    private void template(String name, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("documents/templates"));
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static void picture(String format, Path file) throws IOException {
        assertThat(ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file.toFile()))
                .isTrue();
    }
}
