package dev.alur.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.language.Language;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillingTest {
    private final Atelier atelier = new Atelier();

    @Test
    void aWholeInvoiceBillsQuantityTimesPrice() {
        atelier.projects.set("F2", 3).set("G2", 250_000);
        Invoice invoice = draft(Part.WHOLE);
        assertThat(invoice.lines())
                .containsExactly(new Line(
                        "Menu musim hujan", "Desain", BigDecimal.valueOf(3), "desain", BigDecimal.valueOf(250_000)));
        assertThat(invoice.net()).isEqualByComparingTo("750000");
        assertThat(invoice.taxAmount()).isEqualByComparingTo("82500");
        assertThat(invoice.total()).isEqualByComparingTo("832500");
        assertThat(invoice.jobs()).containsExactly("PRJ-001");
    }

    @Test
    void aBlankPriceIsThatOfTheService() {
        atelier.projects.set("G2", null);
        assertThat(draft(Part.WHOLE).net()).isEqualByComparingTo("750000");
    }

    @Test
    void partiesTermsAndLanguageComeFromTheirSheets() {
        Invoice invoice = draft(Part.WHOLE);
        assertThat(invoice.due()).isEqualTo("2026-12-01");
        assertThat(invoice.seller().name()).isEqualTo("Studio Rona");
        assertThat(invoice.buyer().address()).isEqualTo("Jl. Braga 5\nBandung");
        assertThat(invoice.tax().name()).isEqualTo("PPN");
        atelier.projects.set("B2", "Northwind");
        Invoice abroad = draft(Part.WHOLE);
        assertThat(abroad.due()).isEqualTo("2026-12-08");
        assertThat(abroad.language()).isEqualTo(Language.EN);
        assertThat(abroad.currency().getCurrencyCode()).isEqualTo("USD");
    }

    @Test
    void twoHalvesOfAnOddContractAreTheContract() {
        Invoice deposit = draft(Part.DEPOSIT);
        Invoice rest = draftAfter(deposit);
        assertThat(deposit.net()).isEqualByComparingTo("5000000");
        assertThat(rest.net()).isEqualByComparingTo("4999999");
        assertThat(deposit.taxAmount()).isEqualByComparingTo("550000");
        assertThat(rest.taxAmount()).isEqualByComparingTo("550000");
        assertThat(deposit.lines().getFirst().text()).isEqualTo("Uang muka 50% · Menu musim hujan");
        assertThat(deposit.lines().getFirst().detail()).isEqualTo("Nilai kontrak Rp9.999.999");
    }

    @Test
    void aFinalInvoiceNamesTheDepositItTakesOff() {
        Invoice rest = draftAfter(draft(Part.DEPOSIT));
        Line less = rest.lines().getLast();
        assertThat(less.text()).isEqualTo("Dikurangi uang muka, faktur INV-2026-002 tanggal 24 November 2026");
        assertThat(less.detail()).isEqualTo("Uang muka yang ditagih Rp5.000.000");
        assertThat(less.amount(rest.currency())).isEqualByComparingTo("-5000000");
    }

    @Test
    void aVoidDepositIsNotTakenOff() {
        atelier.issued(draft(Part.DEPOSIT)).invoices.set("H2", "void");
        assertThat(keys(Part.FINAL)).containsExactly(InvoiceProblem.NO_DEPOSIT_INVOICE);
    }

    @Test
    void aDepositOverSeveralJobsCannotBeTakenOff() {
        atelier.issued(draft(Part.DEPOSIT)).invoices.set("C2", "PRJ-001, PRJ-002");
        assertThat(keys(Part.FINAL)).containsExactly(InvoiceProblem.DEPOSIT_OVER_SEVERAL_JOBS);
    }

    @Test
    void aDepositAboveTheContractMakesNoNegativeInvoice() {
        atelier.issued(draft(Part.DEPOSIT)).projects.set("G2", 4_000_000);
        assertThat(keys(Part.FINAL)).containsExactly(InvoiceProblem.NEGATIVE_TOTAL);
        atelier.projects.set("G2", 5_000_000);
        assertThat(keys(Part.FINAL)).containsExactly(InvoiceProblem.NOTHING_TO_BILL);
    }

    @Test
    void aServiceWithoutDepositHasNone() {
        atelier.services.set("E2", 0);
        assertThat(keys(Part.DEPOSIT)).containsExactly(InvoiceProblem.NO_DEPOSIT_SHARE);
    }

    @Test
    void aJobWithoutClientIsNotBilled() {
        atelier.projects.set("B2", null);
        assertThat(atelier.draft(Part.WHOLE).invoice()).isNull();
        assertThat(only(Part.WHOLE).key()).isEqualTo(InvoiceProblem.NO_CLIENT);
        assertThat(only(Part.WHOLE).address()).hasToString("Projects!B2");
    }

    @Test
    void anUnknownClientIsNamedWithTheOneThatWasMeant() {
        atelier.projects.set("B2", "Kopi Senja ");
        assertThat(keys(Part.WHOLE)).isEmpty();
        atelier.projects.set("B2", "Kopi Senya");
        assertThat(only(Part.WHOLE).key()).isEqualTo(InvoiceProblem.UNKNOWN_CLIENT_NEAR);
        assertThat(only(Part.WHOLE).arguments()).containsExactly("Kopi Senya", "Kopi Senja");
        atelier.projects.set("B2", "Bengkel Jaya");
        assertThat(keys(Part.WHOLE)).containsExactly(InvoiceProblem.UNKNOWN_CLIENT);
    }

    @Test
    void aJobThatTheTrackerRefusesIsNotBilled() {
        atelier.projects.set("G2", "1,5 juta");
        assertThat(atelier.draft(Part.WHOLE).invoice()).isNull();
        assertThat(atelier.draft(Part.WHOLE).problems()).isEmpty();
        assertThat(atelier.read().problems()).isNotEmpty();
    }

    @Test
    void aRuleThatWritesWordsIntoNumbersIsNotBilled() {
        Tracker tracker = atelier.read();
        Job read = tracker.jobs().getFirst();
        Map<Field, Value> values = new HashMap<>(read.values());
        values.put(Field.JOB_QUANTITY, Value.of("tiga"));
        values.put(Field.JOB_PRICE, Value.of("mahal"));
        Job job = new Job(read.id(), read.row(), read.place(), values);
        List<Problem> problems =
                Billing.draft(tracker, job, Part.WHOLE, Atelier.DAY, "INV-1").problems();
        assertThat(problems)
                .extracting(Problem::key)
                .containsExactly(InvoiceProblem.QUANTITY_NOT_A_NUMBER, InvoiceProblem.PRICE_NOT_A_NUMBER);
        assertThat(problems)
                .extracting(Problem::address)
                .map(Object::toString)
                .containsExactly("Projects!F2", "Projects!G2");
    }

    @Test
    void aQuantityOfZeroIsNotBilled() {
        atelier.projects.set("F2", 0);
        assertThat(keys(Part.WHOLE)).containsExactly(InvoiceProblem.QUANTITY_NOT_POSITIVE);
    }

    @Test
    void aDepositWhoseAmountIsLostIsNotBilledAgain() {
        atelier.issued(draft(Part.DEPOSIT)).invoices.set("D2", "lima juta");
        assertThat(keys(Part.FINAL)).containsExactly(InvoiceProblem.DEPOSIT_WITHOUT_AMOUNT);
        assertThat(only(Part.FINAL).address()).hasToString("Invoices!D2");
    }

    @Test
    void aJobWithoutAnyPriceIsNotBilled() {
        atelier.projects.set("G2", null);
        atelier.services.set("D2", null);
        assertThat(keys(Part.WHOLE)).containsExactly(InvoiceProblem.NO_PRICE);
    }

    @Test
    void aPriceInRupiahIsNotBilledInDollars() {
        atelier.projects.set("B2", "Northwind").set("G2", null);
        assertThat(keys(Part.WHOLE)).containsExactly(InvoiceProblem.PRICE_IN_ANOTHER_CURRENCY);
    }

    @Test
    void aSellerHasAName() {
        atelier.settings.set("B2", null);
        assertThat(only(Part.WHOLE).key()).isEqualTo(InvoiceProblem.NO_SELLER);
        assertThat(only(Part.WHOLE).address()).hasToString("Settings!B2");
    }

    private Invoice draft(Part part) {
        Billing.Drafted drafted = atelier.draft(part);
        assertThat(drafted.problems()).isEmpty();
        return drafted.invoice();
    }

    private Invoice draftAfter(Invoice deposit) {
        atelier.issued(deposit);
        return draft(Part.FINAL);
    }

    private List<Problem.Key> keys(Part part) {
        return atelier.draft(part).problems().stream().map(Problem::key).toList();
    }

    private Problem only(Part part) {
        List<Problem> problems = atelier.draft(part).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
