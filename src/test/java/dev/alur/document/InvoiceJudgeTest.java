package dev.alur.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.invoice.Invoice;
import dev.alur.language.Amounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other programs read in our PDFs.
@Tag("judge")
class InvoiceJudgeTest {
    @TempDir
    private Path folder;

    @Test
    void popplerReadsTheAmountsOfTheInvoice() throws Exception {
        Invoice invoice = new SampleInvoice().withLines(30).build();
        String text = Judge.run(folder, "pdftotext", "-layout", file(invoice).toString(), "-");
        List.of(invoice.net(), invoice.taxAmount(), invoice.total(), invoice.balance())
                .forEach(amount ->
                        assertThat(text).contains(Amounts.text(invoice.language(), invoice.currency(), amount)));
        assertThat(text).contains("Halaman 1 dari 2", "Halaman 2 dari 2");
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws Exception {
        String fonts =
                Judge.run(folder, "pdffonts", file(new SampleInvoice().build()).toString());
        assertThat(fonts.lines().skip(2))
                .isNotEmpty()
                .allMatch(line -> line.matches("[A-Z]{6}\\+Roboto-\\w+ .* yes yes yes .*"));
    }

    @Test
    void thePagesAreA4() throws Exception {
        String facts =
                Judge.run(folder, "pdfinfo", file(new SampleInvoice().build()).toString());
        assertThat(facts).contains("(A4)", "Pages:           1", "Tagged:          yes", "Encrypted:       no");
    }

    private Path file(Invoice invoice) throws Exception {
        Path file = folder.resolve("invoice.pdf");
        return Files.write(file, InvoicePdf.draw(invoice, false, Sources.NONE).bytes());
    }
}
