package dev.alur.invoice;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.grid.Value;
import dev.alur.language.Amounts;
import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Service;
import dev.alur.tracker.Settings;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a job is worth, and which share of it is billed beforehand.
///
/// @param line the whole of it
/// @param share 0 to 1
record Contract(Line line, BigDecimal share, Currency currency) {
    /// What a job's cells and its service say, or null with problems.
    static @Nullable Contract of(Tracker tracker, Job job, Currency currency, List<Problem> problems) {
        Service service = tracker.service(job.text(Field.JOB_SERVICE)).orElse(null);
        BigDecimal quantity = quantity(job, problems);
        BigDecimal price = price(tracker.settings(), job, service, currency, problems);
        if (quantity == null || price == null) {
            return null;
        }
        String project = job.text(Field.JOB_PROJECT);
        String kind = service == null ? job.text(Field.JOB_SERVICE) : service.name();
        String text = project.isEmpty() ? kind : project;
        Line line = new Line(
                text.isEmpty() ? job.id() : text,
                text.equals(kind) ? "" : kind,
                bare(quantity),
                service == null ? "" : service.unit(),
                bare(price));
        return new Contract(line, service == null ? BigDecimal.ZERO : service.deposit(), currency);
    }

    BigDecimal amount() {
        return line.amount(currency);
    }

    /// What is billed beforehand: the share, rounded half up.
    BigDecimal deposit() {
        return Amounts.rounded(currency, amount().multiply(share));
    }

    Line depositLine(Language language) {
        String percent = Numbers.percent(language, share, 2);
        String text = Messages.text(language, "invoice", "deposit", percent, line.text());
        String contract = Messages.text(language, "invoice", "contract", amount(language, currency, amount()));
        return new Line(text, contract, BigDecimal.ONE, "", deposit());
    }

    /// Takes off what a deposit billed, and names its number, day and amount.
    Line deduction(Billed deposit, Language language) {
        BigDecimal net = Amounts.rounded(currency, deposit.net());
        String text = deposit.date() == null
                ? Messages.text(language, "invoice", "less", deposit.number())
                : Messages.text(
                        language, "invoice", "less-dated", deposit.number(), Dates.day(language, deposit.date()));
        String detail = Messages.text(language, "invoice", "less-amount", amount(language, currency, net));
        return new Line(text, detail, BigDecimal.ONE, "", net.negate());
    }

    static String amount(Language language, Currency currency, BigDecimal amount) {
        return Amounts.text(language, currency, amount);
    }

    /// The same number without needless zeros, so that equal lines are equal however their cells were stored.
    private static BigDecimal bare(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
    }

    private static @Nullable BigDecimal quantity(Job job, List<Problem> problems) {
        Value value = job.value(Field.JOB_QUANTITY);
        Address at = Billing.at(job, Field.JOB_QUANTITY);
        if (value.isBlank()) {
            return BigDecimal.ONE;
        }
        if (!(value instanceof Value.Number(BigDecimal number))) {
            problems.add(Problem.error(InvoiceProblem.QUANTITY_NOT_A_NUMBER, at, value.plain()));
            return null;
        }
        if (number.signum() <= 0) {
            problems.add(Problem.error(InvoiceProblem.QUANTITY_NOT_POSITIVE, at, value.plain()));
            return null;
        }
        return number;
    }

    private static @Nullable BigDecimal price(
            Settings settings, Job job, @Nullable Service service, Currency currency, List<Problem> problems) {
        Value value = job.value(Field.JOB_PRICE);
        Address at = Billing.at(job, Field.JOB_PRICE);
        if (value instanceof Value.Number(BigDecimal number)) {
            return number;
        }
        if (!value.isBlank()) {
            problems.add(Problem.error(InvoiceProblem.PRICE_NOT_A_NUMBER, at, value.plain()));
            return null;
        }
        if (service == null || service.price() == null) {
            problems.add(Problem.error(InvoiceProblem.NO_PRICE, at, job.id()));
            return null;
        }
        if (!currency.equals(settings.currency())) {
            problems.add(Problem.error(
                    InvoiceProblem.PRICE_IN_ANOTHER_CURRENCY,
                    at,
                    service.name(),
                    settings.currency().getCurrencyCode(),
                    job.text(Field.JOB_CLIENT),
                    currency.getCurrencyCode()));
            return null;
        }
        return service.price();
    }
}
