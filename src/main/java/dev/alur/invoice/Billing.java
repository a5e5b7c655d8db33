package dev.alur.invoice;

import dev.alur.grid.Address;
import dev.alur.grid.Problem;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Part;
import dev.alur.tracker.Place;
import dev.alur.tracker.Register;
import dev.alur.tracker.Setting;
import dev.alur.tracker.Settings;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drafts the invoice of a job from what a tracker says.
///
/// The contract is Quantity times Price: Price is per unit, the job's own where it has one, else its service's;
/// a blank Quantity is one. A deposit bills the service's share of the contract, rounded once; a final invoice
/// bills the whole contract and takes off what the deposit billed, so that the nets of the parts equal the
/// contract exactly.
public final class Billing {
    private Billing() {}

    /// Drafts the invoice over one part of a job. A job whose row the tracker refuses gets neither an invoice
    /// nor problems: those of the tracker say why.
    ///
    /// @param tracker whose Invoices name the deposits that a final invoice takes off
    /// @param job as it stands then, which may be later than in the tracker
    /// @param number the expected number
    public static Drafted draft(Tracker tracker, Job job, Part part, LocalDate date, String number) {
        List<Problem> problems = new ArrayList<>();
        if (tracker.refused().contains(job.row())) {
            return new Drafted(null, problems);
        }
        Settings settings = tracker.settings();
        if (settings.text(Setting.SELLER).isEmpty()) {
            Address cell = settings.cells().get(Setting.SELLER);
            problems.add(Problem.error(
                    InvoiceProblem.NO_SELLER, cell, cell == null ? tracker.settingsSheet() : cell.toString()));
        }
        Client client = Buyer.of(tracker, job, problems);
        Currency currency = client == null || client.currency() == null ? settings.currency() : client.currency();
        Language language = client == null || client.language() == null ? settings.language() : client.language();
        Contract contract = Contract.of(tracker, job, currency, problems);
        if (client == null || contract == null) {
            return new Drafted(null, problems);
        }
        List<Line> lines = lines(tracker, job, part, contract, language, problems);
        int terms = client.terms() == null ? settings.terms() : client.terms();
        Invoice invoice = new Invoice(
                number,
                part,
                date,
                date.plusDays(terms),
                language,
                currency,
                seller(settings),
                Buyer.party(client),
                job.text(Field.JOB_PROJECT),
                List.of(job.id()),
                lines,
                tax(settings, language),
                BigDecimal.ZERO,
                account(settings),
                settings.text(Setting.LOGO));
        if (problems.isEmpty()) {
            checkTotal(invoice, job, problems);
        }
        return new Drafted(problems.isEmpty() ? invoice : null, problems);
    }

    /// What is wrong with the patterns of numbers in Settings. [Series#of] may be asked for those without a
    /// problem.
    public static List<Problem> checkSeries(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        checkSeries(settings, Setting.INVOICE_SERIES, settings.invoiceSeries(), problems);
        checkSeries(settings, Setting.JOB_SERIES, settings.jobSeries(), problems);
        return problems;
    }

    private static void checkSeries(Settings settings, Setting setting, String pattern, List<Problem> problems) {
        if (Series.parse(pattern).isEmpty()) {
            Address at = settings.cells().get(setting);
            problems.add(Problem.error(InvoiceProblem.SERIES_NOT_UNDERSTOOD, at, pattern));
        }
    }

    private static List<Line> lines(
            Tracker tracker, Job job, Part part, Contract contract, Language language, List<Problem> problems) {
        return switch (part) {
            case WHOLE -> List.of(contract.line());
            case DEPOSIT -> {
                if (contract.deposit().signum() <= 0) {
                    Address at = at(job, Field.JOB_SERVICE);
                    problems.add(Problem.error(InvoiceProblem.NO_DEPOSIT_SHARE, at, job.text(Field.JOB_SERVICE)));
                }
                yield List.of(contract.depositLine(language));
            }
            case FINAL -> finalLines(tracker, job, contract, language, problems);
        };
    }

    private static List<Line> finalLines(
            Tracker tracker, Job job, Contract contract, Language language, List<Problem> problems) {
        List<Billed> deposits = tracker.invoices().stream()
                .filter(billed -> !billed.state().equals("void"))
                .filter(billed ->
                        billed.jobs().stream().anyMatch(id -> id.strip().equalsIgnoreCase(job.id())))
                .toList();
        if (deposits.isEmpty()) {
            problems.add(Problem.error(InvoiceProblem.NO_DEPOSIT_INVOICE, at(job, Field.JOB_PROJECT), job.id()));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(contract.line());
        for (Billed deposit : deposits) {
            checkDeposit(tracker, job, deposit, problems);
            lines.add(contract.deduction(deposit, language));
        }
        return lines;
    }

    private static void checkDeposit(Tracker tracker, Job job, Billed deposit, List<Problem> problems) {
        Address at = at(job, Field.JOB_PROJECT);
        if (deposit.jobs().size() > 1) {
            problems.add(Problem.error(InvoiceProblem.DEPOSIT_OVER_SEVERAL_JOBS, at, job.id(), deposit.number()));
        }
        if (deposit.net().signum() <= 0) {
            Place invoices = tracker.place(Register.INVOICES);
            Address net = invoices == null ? null : invoices.at(Field.INVOICE_NET, deposit.row());
            problems.add(Problem.error(
                    InvoiceProblem.DEPOSIT_WITHOUT_AMOUNT, net == null ? at : net, job.id(), deposit.number()));
        }
    }

    private static void checkTotal(Invoice invoice, Job job, List<Problem> problems) {
        int sign = invoice.net().signum();
        if (sign <= 0) {
            InvoiceProblem key = sign < 0 ? InvoiceProblem.NEGATIVE_TOTAL : InvoiceProblem.NOTHING_TO_BILL;
            problems.add(Problem.error(
                    key,
                    at(job, Field.JOB_PRICE),
                    job.id(),
                    Contract.amount(invoice.language(), invoice.currency(), invoice.net())));
        }
    }

    private static Party seller(Settings settings) {
        return new Party(
                settings.text(Setting.SELLER),
                settings.text(Setting.SELLER_ADDRESS),
                settings.text(Setting.SELLER_EMAIL),
                settings.text(Setting.SELLER_PHONE),
                "",
                settings.text(Setting.SELLER_TAX_ID));
    }

    private static Account account(Settings settings) {
        return new Account(
                settings.text(Setting.BANK), settings.text(Setting.BANK_ACCOUNT), settings.text(Setting.BANK_HOLDER));
    }

    private static Tax tax(Settings settings, Language language) {
        String name = settings.text(Setting.TAX_NAME);
        return new Tax(name.isEmpty() ? Messages.text(language, "invoice", "tax") : name, settings.taxRate());
    }

    /// The cell of a field, or of the job's first column where the tracker has no such column.
    static Address at(Job job, Field field) {
        Address at = job.at(field);
        return at == null ? job.place().sheet().address(job.row(), 1) : at;
    }

    /// An invoice, or what keeps it from being one.
    ///
    /// @param invoice null where there are problems, or where the tracker refuses the job
    public record Drafted(@Nullable Invoice invoice, List<Problem> problems) {
        public Drafted {
            problems = List.copyOf(problems);
        }
    }
}
