package dev.alur.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.language.Language;
import dev.alur.tracker.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Results that are known from public examples, as far as one tax and no allowances reach.
class InvoiceTest {
    private static final Party NOBODY = new Party("-", "", "", "", "", "");

    @Test
    void thePeppolAllowanceExampleComesTo6125() {
        Invoice invoice = invoice("EUR", "0.25", "0", line("10", "400"), line("10", "200"), line("-1", "1100"));
        assertThat(invoice.net()).isEqualByComparingTo("4900");
        assertThat(invoice.taxAmount()).isEqualByComparingTo("1225.00");
        assertThat(invoice.total()).isEqualByComparingTo("6125");
    }

    @Test
    void theFifthCenExampleComesTo2337AndAHalf() {
        Invoice invoice = invoice("DKK", "0.16875", "2337.50", line("1", "1000"), line("2", "1500"));
        assertThat(invoice.total()).isEqualByComparingTo("4675");
        assertThat(invoice.balance()).isEqualByComparingTo("2337.50");
    }

    @Test
    void linesAreRoundedBeforeTheyAreSummed() {
        Invoice invoice = invoice("EUR", "0", "0", line("3", "0.335"), line("3", "0.335"));
        assertThat(invoice.net()).isEqualTo(new BigDecimal("2.02"));
    }

    @Test
    void taxIsRoundedOnceOverTheSum() {
        Invoice invoice = invoice("EUR", "0.19", "0", line("1", "0.13"), line("1", "0.13"));
        assertThat(invoice.taxAmount()).isEqualTo(new BigDecimal("0.05"));
        assertThat(invoice("IDR", "0.11", "0", line("1", "100000")).taxAmount()).isEqualTo(new BigDecimal("11000"));
    }

    @Test
    void rupiahHaveNoCents() {
        Invoice invoice = invoice("IDR", "0.11", "0", line("1", "4999999"));
        assertThat(invoice.taxAmount()).isEqualTo(new BigDecimal("550000"));
        assertThat(invoice.total()).isEqualTo(new BigDecimal("5549999"));
    }

    @Test
    void aNumberWithSlashesIsStillTheNameOfAFile() {
        Invoice invoice = invoice("IDR", "0", "0", line("1", "1")).numbered("001/INV/11:2026");
        assertThat(invoice.fileName()).isEqualTo("001-INV-11-2026");
    }

    private static Line line(String quantity, String price) {
        return new Line("-", "", new BigDecimal(quantity), "", new BigDecimal(price));
    }

    private static Invoice invoice(String currency, String rate, String paid, Line... lines) {
        return new Invoice(
                "INV-1",
                Part.WHOLE,
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 12, 8),
                Language.EN,
                Currency.getInstance(currency),
                NOBODY,
                NOBODY,
                "",
                List.of("PRJ-1"),
                List.of(lines),
                new Tax("VAT", new BigDecimal(rate)),
                new BigDecimal(paid),
                new Account("", "", ""),
                "");
    }
}
