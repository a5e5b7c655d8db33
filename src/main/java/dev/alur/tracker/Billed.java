package dev.alur.tracker;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of Invoices: an invoice that was issued.
///
/// @param jobs the ids that its Projects cell names, parted by commas
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

    /// What is still to be paid: never of a void invoice.
    public BigDecimal balance() {
        return state.equals("void") ? BigDecimal.ZERO : total.subtract(paid);
    }
}
