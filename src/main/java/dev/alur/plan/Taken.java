package dev.alur.plan;

import dev.alur.grid.Value;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Progress;
import dev.alur.tracker.Register;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a connected tracker's jobs say about clients and invoices, as rows of our registers.
///
/// @param jobs with their ids
record Taken(List<Job> jobs, Tracker tracker) {
    private static final Set<String> PAID = Set.of(
            "true", "x", "yes", "y", "ya", "ja", "paid", "lunas", "dibayar", "sudah", "bezahlt", "✓", "✔", "done");

    /// A row for each client that jobs name.
    List<List<Value>> clients() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Job job : jobs) {
            String client = job.text(Field.JOB_CLIENT);
            if (!client.isEmpty()) {
                names.putIfAbsent(client.toLowerCase(Locale.ROOT), client);
            }
        }
        return names.values().stream()
                .map(name -> List.<Value>of(Value.of(name)))
                .toList();
    }

    /// A row for each invoice that jobs name: open, unless they say that it was paid. What was billed is known
    /// where each job has a price and none a quantity; else the total is left to the person who has the
    /// invoice.
    List<List<Value>> invoices() {
        Map<String, List<Job>> byNumber = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (Job job : jobs) {
            for (String number : job.invoices()) {
                String key = number.toLowerCase(Locale.ROOT);
                written.putIfAbsent(key, number);
                byNumber.computeIfAbsent(key, each -> new ArrayList<>()).add(job);
            }
        }
        List<List<Value>> rows = new ArrayList<>();
        byNumber.forEach((key, billed) -> rows.add(row(written.getOrDefault(key, key), billed)));
        return rows;
    }

    private List<Value> row(String number, List<Job> billed) {
        boolean whole = billed.stream()
                .allMatch(job -> job.number(Field.JOB_PRICE).isPresent()
                        && job.value(Field.JOB_QUANTITY).isBlank()
                        && job.invoices().size() == 1);
        BigDecimal total = billed.stream()
                .map(job -> job.number(Field.JOB_PRICE).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean paid = billed.stream().allMatch(job -> isPaid(job, total));
        String state = switch (tracker.settings().language()) {
            case EN -> paid ? "paid" : "open";
            case ID -> paid ? "lunas" : "terbuka";
        };
        List<Value> row = new ArrayList<>();
        for (Field field : Register.INVOICES.fields()) {
            row.add(
                    switch (field) {
                        case INVOICE_NUMBER -> Value.of(number);
                        case INVOICE_CLIENT -> Value.of(billed.getFirst().text(Field.JOB_CLIENT));
                        case INVOICE_PROJECTS ->
                            Value.of(String.join(
                                    ", ", billed.stream().map(Job::id).toList()));
                        case INVOICE_TOTAL -> whole ? Value.of(total) : Value.BLANK;
                        case INVOICE_PAID -> whole ? Value.of(paid ? total : BigDecimal.ZERO) : Value.BLANK;
                        case INVOICE_STATE -> Value.of(state);
                        default -> Value.BLANK;
                    });
        }
        return row;
    }

    /// Whether a job's cell says that all was paid.
    static boolean isPaid(Job job, BigDecimal total) {
        Value paid = job.value(Field.JOB_PAID);
        return paid instanceof Value.Number(BigDecimal amount)
                ? amount.signum() > 0 && (amount.compareTo(total) >= 0 || amount.compareTo(BigDecimal.ONE) == 0)
                : paid instanceof Value.Date
                        || Progress.of(paid) == Progress.BILLED
                        || PAID.contains(paid.plain().strip().toLowerCase(Locale.ROOT));
    }
}
