package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alur.grid.ProblemException;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class FormTest {
    private static final Meta META = new Meta("Offer", "Studio", "", Language.EN, LocalDate.of(2026, 11, 24));

    @Test
    void blanksAreFoundOnceInTheOrderOfThePage() {
        Form form = Form.parse("<html><head><style>p {color: red}</style></head><body>"
                + "<p data-if=\"Due\">{ Client } {Price}</p><a href=\"{Link}\">{Client}</a>"
                + "<ul><li data-each=\"Notes\">{line}</li></ul></body></html>");

        assertThat(form.blanks()).containsExactly("Due", "Client", "Price", "Link", "Notes");
    }

    @Test
    void wordsAreWrittenInTheDocumentsLanguage() {
        assertThat(filled("{Price} {Due} {Count} {Yes}")).isEqualTo("Rp1.500.000 8 December 2026 2.5 yes");
    }

    @Test
    void whatIsPutInIsNeverMarkup() {
        assertThat(filled("{Evil}")).isEqualTo("<b>x</b> {Price}");
    }

    @Test
    void anElementStaysOnlyWhereItsBlankIsFilled() {
        assertThat(filled("<i data-if=\"Client\">a</i><i data-if=\"None\">b</i><i data-unless=\"None\">c</i>"
                        + "<i data-unless=\"Client\">d</i>"))
                .isEqualTo("ac");
    }

    @Test
    void anElementIsThereOnceForEachLine() {
        assertThat(filled("<i data-each=\"Lines\">[{line} of {Client}]</i><i data-each=\"None\">{line}</i>"))
                .isEqualTo("[one of Kopi][two of Kopi]");
    }

    @Test
    void scriptsHandlersAndStrangeLinksGo() {
        Document page = Form.parse("<html><body><script>alert(1)</script><p onclick=\"{Client}\">x</p>"
                        + "<a href=\"{Script}\">y</a><a href=\"{Site}\">z</a><iframe src=\"http://a\"/></body></html>")
                .fill(words(), path -> path);

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("iframe").getLength()).isZero();
        assertThat(page.getElementsByTagName("p").item(0).getAttributes().getLength())
                .isZero();
        assertThat(page.getElementsByTagName("a").item(0).getAttributes().getLength())
                .isZero();
        assertThat(page.getElementsByTagName("a")
                        .item(1)
                        .getAttributes()
                        .item(0)
                        .getNodeValue())
                .isEqualTo("https://kopi.example");
    }

    @Test
    void farTooMuchIsRefused() {
        String html = "<html><body>" + "{Long}".repeat(40) + "</body></html>";

        assertThatThrownBy(() -> FormPdf.draw("offer.html", html, words(), META, Sources.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problems().getFirst().key())
                                .isEqualTo(DocumentProblem.DOCUMENT_TOO_LARGE));
    }

    @Test
    void whatIsCopiedAgainAndAgainCountsToo() {
        FormWords many = new FormWords(
                Language.EN, Currency.getInstance("IDR"), Map.of("Lines", Value.of("x\n".repeat(2000))), Set.of());
        String html = "<html><body><p data-each=\"Lines\"><b data-each=\"Lines\"/></p></body></html>";

        assertThatThrownBy(() -> FormPdf.draw("offer.html", html, many, META, Sources.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problems().getFirst().key())
                                .isEqualTo(DocumentProblem.DOCUMENT_TOO_LARGE));
    }

    @Test
    void aDoctypeCannotMultiplyEntities() {
        String bomb = "<!DOCTYPE html [<!ENTITY a \"aaaa\">]><html><body>&a;</body></html>";

        assertThatThrownBy(() -> Form.parse(bomb)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPictureIsOneOfTheTemplatesFolderAndNothingElseIsRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.css"), "p::before { content: 'LEAKED' }");
        Path templates = Files.createDirectory(folder.resolve("templates"));
        Files.writeString(templates.resolve("own.css"), "p::before { content: 'INSIDE' }");
        String html = "<html><head><link rel=\"stylesheet\" href=\"own.css\"/><link rel=\"stylesheet\" href=\""
                + secret.toUri()
                + "\"/><link rel=\"stylesheet\" href=\"../secret.css\"/></head><body><p>x</p></body></html>";

        byte[] pdf = FormPdf.draw("offer.html", html, words(), META, new Sources(folder, templates))
                .bytes();

        assertThat(text(pdf)).contains("INSIDE").doesNotContain("LEAKED");
    }

    @ParameterizedTest
    @EnumSource(OurForm.class)
    void oursFitOnOnePageInBothLanguagesAndHaveTheSameBlanks(OurForm form) throws Exception {
        for (Language language : Language.values()) {
            Map<String, Value> all = new LinkedHashMap<>();
            Form.parse(form.html(language)).blanks().forEach(blank -> all.put(blank, Value.of("(" + blank + ")")));
            FormWords words = new FormWords(language, Currency.getInstance("IDR"), all, Set.of());
            byte[] pdf = FormPdf.draw(form.title(language), form.html(language), words, META, Sources.NONE)
                    .bytes();

            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
            }
            assertThat(text(pdf)).contains(form.title(language), "(Client)").doesNotContain("{");
        }
        assertThat(Form.parse(form.html(Language.ID)).blanks())
                .isEqualTo(Form.parse(form.html(Language.EN)).blanks())
                .isEqualTo(form.blanks());
    }

    private static String filled(String body) {
        return Form.parse("<html><body>" + body + "</body></html>")
                .fill(words(), path -> path)
                .getDocumentElement()
                .getTextContent();
    }

    private static FormWords words() {
        Map<String, Value> values = Map.ofEntries(
                Map.entry("Client", Value.of("Kopi")),
                Map.entry("Price", Value.of(new BigDecimal("1500000"))),
                Map.entry("Count", Value.of(new BigDecimal("2.5"))),
                Map.entry("Due", Value.of(LocalDate.of(2026, 12, 8))),
                Map.entry("Yes", Value.of(true)),
                Map.entry("Evil", Value.of("<b>x</b> {Price}")),
                Map.entry("Lines", Value.of("one\n\ntwo")),
                Map.entry("Script", Value.of("javascript:alert(1)")),
                Map.entry("Site", Value.of("https://kopi.example")),
                Map.entry("Long", Value.of("x".repeat(32_000))));
        return new FormWords(Language.EN, Currency.getInstance("IDR"), values, Set.of("Price"));
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
