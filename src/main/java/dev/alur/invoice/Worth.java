package dev.alur.invoice;

import dev.alur.tracker.Client;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Tracker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// What a job is worth, as an invoice over it would say without tax.
///
/// @param price of one unit
/// @param deposit what is billed beforehand; 0 where its service names no share
public record Worth(BigDecimal price, BigDecimal total, BigDecimal deposit) {
    /// What a job's cells, its service and its client say, or null where they do not say it.
    public static @Nullable Worth of(Tracker tracker, Job job) {
        Currency currency = tracker.client(job.text(Field.JOB_CLIENT))
                .map(Client::currency)
                .orElse(tracker.settings().currency());
        Contract contract = Contract.of(tracker, job, currency, new ArrayList<>());
        return contract == null ? null : new Worth(contract.line().price(), contract.amount(), contract.deposit());
    }
}
