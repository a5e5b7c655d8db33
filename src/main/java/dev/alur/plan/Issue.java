package dev.alur.plan;

import dev.alur.grid.Address;
import dev.alur.grid.Value;
import dev.alur.invoice.Invoice;
import dev.alur.language.Language;
import dev.alur.tracker.BilledMark;
import dev.alur.tracker.Field;
import dev.alur.tracker.Job;
import dev.alur.tracker.Place;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An invoice as a change of the workbook: its row in Invoices, the job's cell that names it, its document.
///
/// @param language in which the tracker's own words are written
record Issue(Job job, OperationKey key, List<Reason> reasons, String reads, Language language) {
    /// The folder beside the workbook in which documents are named.
    static final String FOLDER = "documents/";

    /// @param before what the job's Invoice cell holds, however it came there
    Change.IssueInvoice at(Place invoices, int row, FreeRows rows, Invoice invoice, Value before) {
        String document = Change.IssueInvoice.fileName(invoice.number());
        Map<String, Value> cells = new LinkedHashMap<>();
        Map<Field, Value> values = values(invoice, document);
        invoices.columns().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .filter(entry ->
                        values.containsKey(entry.getKey()) && !rows.isComputed(invoices, row, entry.getValue()))
                .forEach(entry -> {
                    String header = invoices.header(entry.getKey());
                    if (header != null) {
                        cells.put(header, values.getOrDefault(entry.getKey(), Value.BLANK));
                    }
                });
        int first = invoices.columns().values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1);
        Address at = invoices.sheet().address(row, first);
        return new Change.IssueInvoice(
                key, job.label(), at, invoice, cells, naming(invoice.number(), before), document, reasons, reads);
    }

    private List<Change.SetCell> naming(String number, Value before) {
        Address at = job.at(Field.JOB_INVOICE);
        String header = job.place().header(Field.JOB_INVOICE);
        if (at == null || header == null) {
            return List.of();
        }
        boolean none = BilledMark.of(before) == BilledMark.NO;
        Value after = Value.of(none ? number : before.plain().strip() + ", " + number);
        return List.of(new Change.SetCell(job.id(), job.label(), at, header, before, after, reasons, reads));
    }

    private Map<Field, Value> values(Invoice invoice, String document) {
        Map<Field, Value> values = new EnumMap<>(Field.class);
        values.put(Field.INVOICE_NUMBER, Value.of(invoice.number()));
        values.put(Field.INVOICE_DATE, Value.of(invoice.date()));
        values.put(Field.INVOICE_DUE, Value.of(invoice.due()));
        values.put(Field.INVOICE_CLIENT, Value.of(job.text(Field.JOB_CLIENT)));
        values.put(Field.INVOICE_PROJECTS, Value.of(String.join(", ", invoice.jobs())));
        values.put(Field.INVOICE_NET, Value.of(invoice.net()));
        values.put(Field.INVOICE_TAX, Value.of(invoice.taxAmount()));
        values.put(Field.INVOICE_TOTAL, Value.of(invoice.total()));
        values.put(Field.INVOICE_PAID, Value.of(BigDecimal.ZERO));
        values.put(Field.INVOICE_BALANCE, Value.of(invoice.total()));
        values.put(Field.INVOICE_STATE, Value.of(language == Language.ID ? "terbuka" : "open"));
        values.put(Field.INVOICE_DOCUMENT, Value.of(FOLDER + document));
        return values;
    }
}
