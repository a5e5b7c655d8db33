package dev.alur.cli;

import dev.alur.language.Dates;
import dev.alur.language.Language;
import dev.alur.language.Messages;
import dev.alur.language.Numbers;
import dev.alur.run.Bill;
import dev.alur.tracker.Billed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Invoices as text.
final class BillView {
    private static final int NUMBER = 20;

    private final Terminal out;
    private final Language language;

    BillView(Terminal out, Language language) {
        this.out = out;
        this.language = language;
    }

    /// One line: number, day, client, total, state.
    void line(Bill bill) {
        List<String> parts = new ArrayList<>();
        Billed row = bill.row();
        if (row == null) {
            parts.add(text("invoice-row-gone"));
        } else {
            parts.add(day(row.date()));
            parts.add(row.client());
            parts.add(Numbers.text(language, row.total()));
            parts.add(text("invoice-" + row.state()));
        }
        if (bill.voidedBy() > 0) {
            parts.add(text("voided-by", bill.voidedBy()));
        }
        parts.removeIf(String::isEmpty);
        out.line(Terminal.padded("  " + bill.number(), NUMBER) + String.join(" · ", parts));
    }

    /// The invoice in full.
    void full(Bill bill) {
        line(bill);
        Billed row = bill.row();
        if (row != null) {
            out.line("  " + text("invoice-due", day(row.due())));
            out.line("  "
                    + text(
                            "invoice-paid-of",
                            Numbers.text(language, row.paid()),
                            Numbers.text(language, row.balance())));
            out.line("  " + text("invoice-jobs", String.join(", ", row.jobs())));
            if (!row.document().isEmpty()) {
                out.line("  " + row.document());
            }
        }
        if (bill.run() > 0) {
            out.line("  " + text("issued-by", bill.run()));
        }
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : Dates.brief(language, day);
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
