package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.language.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTest {
    private static final Meta META =
            new Meta("Minggu 47 <&>", "Studio Rona", "Evaluasi mingguan", Language.ID, LocalDate.of(2026, 11, 24));
    private static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='20' alt='bar'><rect width='60' height='20' fill='#0F766E'/></svg>";

    @Test
    void theSamePageGivesTheSameBytes() throws InterruptedException {
        byte[] first = Pdf.draw(page("<h1>Halo</h1>" + SVG), META);
        Thread.sleep(1100);
        assertThat(Pdf.draw(page("<h1>Halo</h1>" + SVG), META)).isEqualTo(first);
    }

    @Test
    void aPdfSaysTitleLanguageAuthorAndDay() throws Exception {
        try (PDDocument document = Loader.loadPDF(Pdf.draw(page("<p>Halo</p>"), META))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Minggu 47 <&>");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Studio Rona");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("id");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-24T00:00:00Z");
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains("<pdfaid:part>3</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>");
            assertThat(xmp).contains("2026-11-24T00:00:00Z");
        }
    }

    @Test
    void everyFontIsEmbedded() throws Exception {
        byte[] pdf = Pdf.draw(page("<p>Halo <b>tebal</b> <i>miring</i></p>"), META);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).contains("Roboto");
            }
            assertThat(resources.getFontNames()).isNotEmpty();
        }
    }

    @Test
    void aPageThatAsksForAnotherFontGetsRoboto() throws Exception {
        byte[] pdf = Pdf.draw(
                "<html><body><p style='font-family: Comic Sans'>a</p><p>b</p><code>c</code></body></html>", META);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("a", "b", "c");
        }
    }

    @Test
    void nothingOutsideTheFolderIsRead(@TempDir Path folder) throws Exception {
        byte[] dot = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        Path inside = Files.createDirectory(folder.resolve("templates"));
        Files.write(inside.resolve("dot.png"), dot);
        Files.write(folder.resolve("secret.png"), dot);
        Files.createSymbolicLink(inside.resolve("link.png"), folder.resolve("secret.png"));
        assertThat(pictures("<img src='dot.png' alt=''/>", inside)).isEqualTo(1);
        assertThat(pictures(
                        "<img src='data:image/png;base64," + Base64.getEncoder().encodeToString(dot) + "' alt=''/>",
                        inside))
                .isEqualTo(1);
        assertThat(pictures("<img src='../secret.png' alt=''/>", inside)).isZero();
        assertThat(pictures("<img src='link.png' alt=''/>", inside)).isZero();
        assertThat(pictures("<img src='" + folder.resolve("secret.png").toUri() + "' alt=''/>", inside))
                .isZero();
        assertThat(pictures("<img src='http://127.0.0.1:9/dot.png' alt=''/>", inside))
                .isZero();
    }

    @Test
    void aPageThatIsNotWellFormedIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Pdf.draw("<html><body><p>Halo</body></html>", META))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void charactersThatNoPageCanHoldAreLeftOut() throws Exception {
        try (PDDocument document = Loader.loadPDF(Pdf.draw(page("<p>Ha\u0001lo\uD83D</p>"), META))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Halo");
        }
    }

    private static int pictures(String markup, Path folder) throws Exception {
        try (PDDocument document = Loader.loadPDF(Pdf.draw(page(markup), META, folder))) {
            int pictures = 0;
            for (var name : document.getPage(0).getResources().getXObjectNames()) {
                pictures += document.getPage(0).getResources().isImageXObject(name) ? 1 : 0;
            }
            return pictures;
        }
    }

    private static String page(String body) {
        return "<!DOCTYPE html><html><head><style>body {font-family: Roboto}</style></head><body>" + body
                + "</body></html>";
    }
}
