package dev.alur.tracker;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of Invoices: an invoice that was issued.
///
/// @param jobs the ids that its Projects cell names, parted by commas; a project's name there means its jobs
/// @param state what its State cell says, in lower case English: `open`, `paid`, `void`
public record Billed(
        String number,
        int row,
        @Nullable LocalDate date,
        @Nullable LocalDate due,
        String client,
        List<String> jobs,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal paid,
        String state,
        String document) {
    public Billed {
        jobs = List.copyOf(jobs);
    }

    /// The same over other jobs.
    Billed naming(List<String> others) {
        return new Billed(number, row, date, due, client, others, net, tax, total, paid, state, document);
    }

    /// What is still to be paid: never of a void invoice.
    public BigDecimal balance() {
        return state.equals("void") ? BigDecimal.ZERO : total.subtract(paid);
    }
}
