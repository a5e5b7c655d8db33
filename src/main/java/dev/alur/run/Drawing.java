package dev.alur.run;

import dev.alur.invoice.Invoice;
import dev.alur.language.Language;
import dev.alur.plan.Paper;
import dev.alur.tracker.Trade;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Draws documents: the same input gives the same bytes.
public interface Drawing {
    /// An invoice as PDF.
    ///
    /// @param folder where the workbook lies, for a logo and a template of the user's own
    /// @param draft whether it carries the word that says that it is none yet
    byte[] invoice(Invoice invoice, Path folder, boolean draft);

    /// A document as PDF.
    ///
    /// @param html its template
    /// @param folder where the workbook lies, for pictures that cells name
    /// @param templates where the template lies, for its own pictures; null for one of ours
    /// @throws dev.alur.grid.ProblemException where the template cannot be filled
    byte[] document(Paper paper, String html, Path folder, @Nullable Path templates);

    /// A new tracker as xlsx.
    byte[] tracker(Trade trade, Language language);

    /// An xlsx with one sheet and nothing in it.
    byte[] blank(String sheet);
}
