package dev.alur.report;

import dev.alur.language.Amounts;
import dev.alur.report.Report.Age;
import dev.alur.tracker.Billed;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was invoiced, what is outstanding and how late, and what was forgotten.
final class MoneyFigures {
    private final Material material;
    private final Targets targets;

    MoneyFigures(Material material, Targets targets) {
        this.material = material;
        this.targets = targets;
    }

    List<Figure> figures(Report.Money money) {
        Period period = material.period;
        Period before = period.before();
        int scale = Amounts.digits(material.tracker.settings().currency());
        BigDecimal target = material.client == null ? targets.invoiced() : null;
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                FigureKey.INVOICED_NET,
                target == null ? null : new Measure.Money(Targets.scaled(target, period, scale)),
                sum(period, Billed::net),
                sum(before, Billed::net)));
        figures.add(new Figure(FigureKey.INVOICED, null, sum(period, Billed::total), sum(before, Billed::total)));
        figures.add(new Figure(FigureKey.PAID, null, sum(period, Billed::paid), sum(before, Billed::paid)));
        figures.add(Figure.now(FigureKey.OUTSTANDING, new Measure.Money(outstanding(Age.values()))));
        figures.add(Figure.now(FigureKey.OUTSTANDING_BY_AGE, new Measure.Money(outstanding(Age.NOT_DUE))));
        figures.add(Figure.now(FigureKey.OUTSTANDING_LATE, new Measure.Money(outstanding(Age.TO_60, Age.OVER_60))));
        if (material.client == null) {
            figures.add(Figure.now(FigureKey.LARGEST_CLIENT, largest(money.clients())));
            figures.add(Figure.now(FigureKey.UNBILLED, new Measure.Money(worth(money.unbilled()))));
        }
        return figures;
    }

    Report.Money money() {
        boolean all = material.client == null;
        return new Report.Money(ages(), debtors(), all ? clients() : List.of(), all ? unbilled() : List.of());
    }

    private Measure.Money sum(Period period, Function<Billed, BigDecimal> amount) {
        return new Measure.Money(material.invoices.stream()
                .filter(invoice -> isIn(invoice, period))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static boolean isIn(Billed invoice, Period period) {
        LocalDate date = invoice.date();
        return date != null && period.holds(date);
    }

    private static BigDecimal owed(Billed invoice) {
        return invoice.balance().max(BigDecimal.ZERO);
    }

    /// By the day it fell due; without one, by its date and the usual terms; without either it counts as not
    /// due.
    private Age age(Billed invoice) {
        LocalDate due = invoice.due();
        LocalDate date = invoice.date();
        if (due == null && date != null) {
            due = date.plusDays(material.tracker.settings().terms());
        }
        return due == null ? Age.NOT_DUE : Age.of(ChronoUnit.DAYS.between(due, material.today));
    }

    private BigDecimal outstanding(Age... ages) {
        List<Age> wanted = List.of(ages);
        return material.invoices.stream()
                .filter(invoice -> wanted.contains(age(invoice)))
                .map(MoneyFigures::owed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Report.AgeLine> ages() {
        List<Report.AgeLine> lines = new ArrayList<>();
        for (Age age : Age.values()) {
            int count = (int) material.invoices.stream()
                    .filter(invoice -> age(invoice) == age && owed(invoice).signum() > 0)
                    .count();
            lines.add(new Report.AgeLine(age, count, outstanding(age)));
        }
        return lines;
    }

    private List<Report.ClientLine> debtors() {
        return byClient(
                material.invoices.stream()
                        .filter(invoice -> age(invoice).compareTo(Age.TO_60) >= 0)
                        .toList(),
                MoneyFigures::owed);
    }

    private List<Report.ClientLine> clients() {
        LocalDate end = material.period.to();
        Period year = new Period(end.minusYears(1).plusDays(1), end);
        return byClient(
                material.invoices.stream()
                        .filter(invoice -> isIn(invoice, year))
                        .toList(),
                Billed::net);
    }

    private static List<Report.ClientLine> byClient(List<Billed> invoices, Function<Billed, BigDecimal> amount) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        BigDecimal all = BigDecimal.ZERO;
        for (Billed invoice : invoices) {
            sums.merge(invoice.client().strip(), amount.apply(invoice), BigDecimal::add);
            all = all.add(amount.apply(invoice));
        }
        List<Report.ClientLine> lines = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            if (sum.getValue().signum() > 0) {
                lines.add(new Report.ClientLine(
                        sum.getKey(),
                        sum.getValue(),
                        Measure.Percent.of(sum.getValue(), all).number()));
            }
        }
        lines.sort(Comparator.comparing(Report.ClientLine::amount).reversed().thenComparing(Report.ClientLine::client));
        return lines;
    }

    private static Measure.@Nullable Percent largest(List<Report.ClientLine> clients) {
        return clients.isEmpty() ? null : new Measure.Percent(clients.getFirst().share());
    }

    private List<Report.JobLine> unbilled() {
        return material.jobs.stream()
                .filter(material::isFinished)
                .filter(job -> job.text(Field.JOB_INVOICE).isEmpty() && !isNamed(job))
                .map(material::line)
                .filter(line -> line.value() == null || line.value().signum() > 0)
                .toList();
    }

    private boolean isNamed(Job job) {
        return !job.id().isBlank()
                && material.tracker.invoices().stream()
                        .filter(invoice -> !Material.isVoid(invoice))
                        .flatMap(invoice -> invoice.jobs().stream())
                        .anyMatch(id -> Material.same(id, job.id()));
    }

    private static BigDecimal worth(List<Report.JobLine> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Report.JobLine line : lines) {
            BigDecimal value = line.value();
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }
}
