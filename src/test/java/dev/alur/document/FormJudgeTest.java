package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Value;
import dev.alur.language.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What other programs read in the documents that our templates make.
@Tag("judge")
class FormJudgeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(OurForm.class)
    void aDocumentIsOnePageOfA4ThatCanBeReadAloudAndItsAmountsDoNotBreak(OurForm form) throws Exception {
        Map<String, Value> values = Map.of(
                "Client", Value.of("Warung Bu Sri"),
                "Project", Value.of("Buku menu"),
                "Unit price", Value.of(1_250_000),
                "Total", Value.of(123_456_789));
        FormWords words =
                new FormWords(Language.ID, Currency.getInstance("IDR"), values, Set.of("Unit price", "Total"));
        Meta meta = new Meta(form.title(Language.ID), "Studio", "Dokumen", Language.ID, LocalDate.of(2026, 11, 24));
        Path file = Files.write(
                folder.resolve("document.pdf"),
                FormPdf.draw(form.title(Language.ID), form.html(Language.ID), words, meta, Sources.NONE)
                        .bytes());

        String facts = Judge.run(folder, "pdfinfo", file.toString());
        assertThat(facts).contains("(A4)", "Pages:           1", "Tagged:          yes", "Encrypted:       no");
        assertThat(Judge.run(folder, "pdffonts", file.toString()).lines().skip(2))
                .isNotEmpty()
                .allMatch(line -> line.matches("[A-Z]{6}\\+Roboto-\\w+ .* yes yes yes .*"));
        String text = Judge.run(folder, "pdftotext", "-layout", file.toString(), "-");
        assertThat(text).contains("Warung Bu Sri", "Buku menu");
        if (form == OurForm.PROPOSAL) {
            assertThat(text).contains("Rp1.250.000", "Rp123.456.789");
        }
    }
}
