package dev.alur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Invoices that a workbook had before it was connected.
final class ConnectedInvoicesTest {
    @TempDir
    Path folder;

    private ConnectedBook book;

    @BeforeEach
    void places() {
        book = ConnectedBook.in(folder);
    }

    @Test
    void invoicesThatThereAreGoOn() throws Exception {
        ForeignTrackers.german(book.book());
        book.done("connect", "--lang", "en", "--yes");

        assertThat(book.get("Settings!A1:B40"))
                .contains(
                        "Sheet Invoices,Rechnungen",
                        "Column Invoices Number,Rechnungsnr.",
                        "Invoice series,R-{yyyy}-{000}");
        book.done("set", book.setting("Settings", "Seller") + "=Studio Lang");
        book.done("set", "--append", "Rules", "Rule=Bill", "When=[Stage]=\"Fertig\"", "Do=issue invoice");
        JsonNode plan = book.json("plan");

        assertThat(plan.path("problems")).isEmpty();
        assertThat(plan.path("changes").findValuesAsText("job")).containsOnly("P-3");
        assertThat(plan.path("changes").toString()).contains("R-2026-008").doesNotContain("R-2026-009");
    }

    @Test
    void numbersThatOnlyJobsNameAreTakenOver() throws Exception {
        ForeignTrackers.numbered(book.book());
        book.done("connect", "--yes");

        assertThat(book.get("Invoices!A1:L4"))
                .contains(
                        "INV-2026-011,,,Acme,PRJ-001,,,1200,1200,0,paid",
                        "INV-2026-014,,,Acme,PRJ-002,,,300,0,300,open");
        assertThat(book.get("Settings!A1:B40")).contains("Invoice series,INV-{yyyy}-{000}");
        assertThat(book.run("check").code()).isZero();
    }
}
