package dev.alur.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/// Invoices as text and as JSON.
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

    /// Everything that journal and workbook say of it; null where nothing does.
    static ObjectNode json(Bill bill) {
        ObjectNode json = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        json.put("number", bill.number());
        Billed row = bill.row();
        json.put("row", row == null ? null : row.row());
        if (row != null) {
            json.put("date", row.date() == null ? null : row.date().toString());
            json.put("due", row.due() == null ? null : row.due().toString());
            json.put("client", row.client());
            row.jobs().forEach(json.putArray("jobs")::add);
            json.put("net", row.net());
            json.put("tax", row.tax());
            json.put("total", row.total());
            json.put("paid", row.paid());
            json.put("balance", row.balance());
            json.put("state", row.state());
            json.put("document", row.document());
        }
        json.put("run", bill.run() == 0 ? null : bill.run());
        json.put("voidedBy", bill.voidedBy() == 0 ? null : bill.voidedBy());
        return json;
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "cli", key, arguments);
    }
}
