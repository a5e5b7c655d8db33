package dev.alur.invoice;

import dev.alur.language.Amounts;
import dev.alur.language.Language;
import dev.alur.tracker.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/// An invoice as it stands on paper. Amounts follow EN 16931: lines are rounded, then summed; tax is rounded
/// once; what was rounded is not rounded again; half up, to what the currency is billed in ([Amounts#digits]).
///
/// @param number the number, or the expected one while it is a draft
/// @param title what it is for: the job's project
/// @param jobs ids of the jobs that it bills
/// @param paid what was paid already
/// @param logo the logo's path as Settings name it; may be empty
public record Invoice(
        String number,
        Part part,
        LocalDate date,
        LocalDate due,
        Language language,
        Currency currency,
        Party seller,
        Party buyer,
        String title,
        List<String> jobs,
        List<Line> lines,
        Tax tax,
        BigDecimal paid,
        Account account,
        String logo) {
    public Invoice {
        jobs = List.copyOf(jobs);
        lines = List.copyOf(lines);
    }

    /// The sum of the lines.
    public BigDecimal net() {
        BigDecimal zero = Amounts.rounded(currency, BigDecimal.ZERO);
        return lines.stream().map(line -> line.amount(currency)).reduce(zero, BigDecimal::add);
    }

    /// Net times rate, rounded once.
    public BigDecimal taxAmount() {
        return Amounts.rounded(currency, net().multiply(tax.rate()));
    }

    /// Net and tax together.
    public BigDecimal total() {
        return net().add(taxAmount());
    }

    /// What is still to pay.
    public BigDecimal balance() {
        return total().subtract(paid);
    }

    /// The same invoice under another number.
    public Invoice numbered(String other) {
        return new Invoice(
                other, part, date, due, language, currency, seller, buyer, title, jobs, lines, tax, paid, account,
                logo);
    }

    /// The name of its file without an ending: the number, with a hyphen for what no file may be called.
    public String fileName() {
        return number.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-").strip();
    }
}
