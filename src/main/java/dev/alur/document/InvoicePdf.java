package dev.alur.document;

import dev.alur.grid.ProblemException;
import dev.alur.invoice.Invoice;

/// Draws an invoice as a PDF, from the template `documents/invoice.html` or from the user's own.
public final class InvoicePdf {
    private InvoicePdf() {}

    /// Draws an invoice. The same invoice and files give the same bytes.
    ///
    /// @param draft whether a pale word across the page says that it is none yet
    /// @throws dev.alur.grid.ProblemException where the user's own template cannot be filled or is not
    /// well-formed
    public static Drawn draw(Invoice invoice, boolean draft, Sources sources) {
        Page page = InvoiceHtml.bare(invoice, draft, sources);
        Meta meta = new Meta(
                InvoiceWords.title(invoice),
                invoice.seller().name(),
                InvoiceWords.description(invoice),
                invoice.language(),
                invoice.date());
        if (!Templates.hasUsers(InvoiceHtml.TEMPLATE, sources.templates())) {
            return new Drawn(Pdf.draw(page.html(), meta), page.problems());
        }
        try {
            return new Drawn(Pdf.draw(page.html(), meta, sources.templates()), page.problems());
        } catch (MalformedException e) {
            throw new ProblemException(e.problem("templates/" + InvoiceHtml.TEMPLATE + ".html"), e);
        }
    }
}
